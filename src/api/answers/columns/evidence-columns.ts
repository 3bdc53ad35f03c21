import { Claim } from "../../../model/claim.js";
import { Passage, Source } from "../../../model/entities/index.js";
import type { ColumnGroup } from "../cells.js";
import { idColumn, textColumn } from "../column.js";

/** The columns for the evidence of a claim. Each has one part for each passage, so that the parts at one place belong together. */
export const evidenceColumns = <Row>(claimId: (row: Row) => string): ColumnGroup<Row> => ({
  columns: [
    idColumn("source_ids", "The source of each passage that the claim cites.", Source, true),
    textColumn("source_titles", "The title of that source, in its own language.", true),
    { name: "source_urls", description: "Where that source was published; empty where that is not recorded.", type: "URL", list: true },
    textColumn("locators", "Where in that source the passage is, as a citation gives it.", true),
  ],
  async cells(row, reader) {
    const evidence = reader.model.relation(Claim, "evidence");
    const source = reader.model.relation(Passage, "source");
    if (!evidence || !source) return [[], [], [], []];
    const passages = (await reader.unpaged(evidence, { id: claimId(row) })) as Passage[];
    const sources = (await Promise.all(passages.map((p) => reader.one(source, p)))) as (Source | null)[];
    return [
      sources.map((s) => s?.id ?? null),
      sources.map((s) => s?.title ?? null),
      sources.map((s) => s?.url ?? null),
      passages.map((p) => p.locator),
    ];
  },
});
