import { inLanguage } from "../api/languages.js";
import type { Reader } from "../api/reader.js";
import { Claim } from "../model/claim.js";
import type { Entity } from "../model/entity.js";
import { Passage } from "../model/passage.js";
import type { Source } from "../model/source.js";
import { type Cell, joined } from "./table.js";

/** A record's name in the reader's language. */
export async function nameOf(reader: Reader, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = (await reader.entity(id)) as Entity | null;
  return found && inLanguage(found.name, reader.languages(undefined)).value;
}

/** Who says so, and where to look it up: each source once, and each place in one. */
export const evidenceColumns = ["source_ids", "source_titles", "source_urls", "locators"];
export async function evidenceCells(reader: Reader, claim: string): Promise<Cell[]> {
  const evidence = reader.model.relation(Claim, "evidence");
  const source = reader.model.relation(Passage, "source");
  if (!evidence || !source) return evidenceColumns.map(() => null);
  const passages = (await reader.few(evidence, { id: claim })) as Passage[];
  const sources = (await Promise.all(passages.map((p) => reader.one(source, p)))) as (Source | null)[];
  return [
    joined(sources.map((s) => s?.id)),
    joined(sources.map((s) => s?.title)),
    joined(sources.map((s) => s?.url)),
    joined(passages.map((p) => p.locator)),
  ];
}
