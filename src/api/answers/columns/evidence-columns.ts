import { Claim } from "../../../model/claim.js";
import type { Source } from "../../../model/entities/index.js";
import { Passage } from "../../../model/entities/index.js";
import type { ColumnGroup } from "../cells.js";

/** The columns for the evidence of a claim. Each has one part for each passage, so that the parts at one place belong together. */
export const evidenceColumns = <Row>(claimId: (row: Row) => string): ColumnGroup<Row> => ({
  names: ["source_ids", "source_titles", "source_urls", "locators"],
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
