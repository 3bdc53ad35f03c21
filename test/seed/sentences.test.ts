import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { readSentenceTable, type SentenceRow } from "../../src/import/sentences/table.js";
import { Passage, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { root } from "../built.js";
import { firstDocuments, seedFolder } from "./seeded.js";

/**
 * Every sentence of the first five documents is a claim, a record, or left out for a reason: `docs/sentences` has a row for each.
 * `resilience-graph sentences` compares the rows with the documents, which are not kept here.
 */
const folder = join(root, "docs/sentences");
/** The sentences of each of the five, and how many of them have each outcome. A later source may have a table, or none. */
const counts: Record<string, Record<Exclude<SentenceRow["outcome"], ""> | "sentences", number>> = {
  "giresilience-page": { sentences: 24, CLAIM: 19, RECORD: 1, LEFT_OUT: 4 },
  "human-rights-week-report": { sentences: 233, CLAIM: 162, RECORD: 37, LEFT_OUT: 34 },
  "resilient-communities-fact-sheet": { sentences: 22, CLAIM: 18, RECORD: 1, LEFT_OUT: 3 },
  "somos-comunidad-page": { sentences: 32, CLAIM: 29, RECORD: 0, LEFT_OUT: 3 },
  "western-balkans-page": { sentences: 62, CLAIM: 53, RECORD: 3, LEFT_OUT: 6 },
};

const reasons = [...readFileSync(join(seedFolder, "README.md"), "utf8").matchAll(/^### ([a-z0-9-]+)$/gm)].map(([, name]) => name);
const tables = readdirSync(folder).flatMap((file) => (file.endsWith(".csv") ? [file.slice(0, -4)] : []));
const rowsOf = (source: string) => {
  const path = join(folder, `${source}.csv`);
  return readSentenceTable(path, readFileSync(path, "utf8"));
};
const referencesOf = ({ reference }: SentenceRow) => reference.split(" ").filter(Boolean);

let dataset: Dataset;
beforeAll(async () => ({ dataset } = await readFolder(seedFolder, model)));

/** The passages of a source that have lines. */
const passagesOf = (source: string) =>
  dataset.entities.flatMap(({ type, values, links }) => {
    const { id, startLine, endLine = startLine } = values as Passage;
    return type === Passage && startLine != null && endLine != null && links.some(({ name, to }) => name === "OF" && to === source)
      ? [{ id, startLine, endLine }]
      : [];
  });

test("each of the five documents has a table, and each table is that of a source", () => {
  const sources = dataset.entities.flatMap(({ type, values }) => (type === Source ? [values.id] : []));
  expect(sources).toEqual(expect.arrayContaining(tables));
  expect(tables).toEqual(expect.arrayContaining([...firstDocuments]));
});

describe.each(tables)("%s", (source) => {
  test("has each sentence once, in the order of the document", () => {
    const places = rowsOf(source).map(({ line, ordinal }) => [line, ordinal] as const);
    expect(places).toEqual([...places].sort(([a, b], [c, d]) => a - c || b - d));
    for (const [index, [line, ordinal]] of places.entries()) {
      const [before, last] = places[index - 1] ?? [0, 0];
      expect([line, ordinal]).toEqual([line, line === before ? last + 1 : 1]);
    }
  });

  test("has the lines of its passages, first and last", () => {
    const passages = passagesOf(source);
    const lines = new Set(rowsOf(source).map(({ line }) => line));
    expect(passages.length).toBeGreaterThan(0);
    expect(passages.filter(({ startLine, endLine }) => !lines.has(startLine) || !lines.has(endLine))).toEqual([]);
  });

  test("names passages of its own that cover the line and are cited, records, or a reason", () => {
    const passages = new Map(passagesOf(source).map((passage) => [passage.id, passage]));
    const cited = new Set(dataset.claims.flatMap(({ cites }) => cites));
    const records = new Set(dataset.entities.map(({ values }) => values.id));
    const isRight: Record<SentenceRow["outcome"], (row: SentenceRow, id: string) => boolean> = {
      CLAIM: ({ line }, id) => {
        const { startLine, endLine } = passages.get(id) ?? { startLine: Infinity, endLine: 0 };
        return startLine <= line && line <= endLine && cited.has(id);
      },
      RECORD: (_, id) => records.has(id),
      LEFT_OUT: (_, reason) => reasons.includes(reason),
      "": () => false,
    };
    const wrong = rowsOf(source).flatMap((row) =>
      referencesOf(row).flatMap((id) => (isRight[row.outcome](row, id) ? [] : [{ ...row, id }])),
    );
    expect(wrong).toEqual([]);
    const none = rowsOf(source).filter((row) => row.outcome !== "" && referencesOf(row).length === 0);
    expect(none).toEqual([]);
    expect(rowsOf(source).filter((row) => row.outcome === "LEFT_OUT" && referencesOf(row).length !== 1)).toEqual([]);
  });
});

describe("all five documents", () => {
  test("have an outcome for every sentence, as many of each as are counted here", () => {
    for (const source of firstDocuments) {
      const rows = rowsOf(source);
      const found = (outcome: SentenceRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
      expect({ source, ...counts[source] }).toEqual({
        source,
        sentences: rows.length,
        CLAIM: found("CLAIM"),
        RECORD: found("RECORD"),
        LEFT_OUT: found("LEFT_OUT"),
      });
      expect([source, rows.filter(({ outcome }) => outcome === "")]).toEqual([source, []]);
    }
  });

  test("name every passage with lines in some row", () => {
    for (const source of tables) {
      const named = new Set(rowsOf(source).flatMap((row) => (row.outcome === "CLAIM" ? referencesOf(row) : [])));
      expect([source, passagesOf(source).filter(({ id }) => !named.has(id))]).toEqual([source, []]);
    }
  });
});
