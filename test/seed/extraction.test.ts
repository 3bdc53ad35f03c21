import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset } from "../../src/model/records.js";
import { seedFolder } from "./seeded.js";

/**
 * The five documents were read twice: once into a list of facts, and once into the seed. Every record of that list is mapped here to
 * claims and entities of the seed, or to a written reason why it is not in the graph.
 */
interface Mapped {
  readonly record: string;
  readonly says: string;
  readonly claims?: readonly Record<string, string>[];
  readonly entities?: readonly string[];
  readonly reason?: string;
}
const folder = fileURLToPath(new URL("./extraction/", import.meta.url));
const mapped = readdirSync(folder).flatMap((file) => parse(readFileSync(`${folder}${file}`, "utf8")) as Mapped[]);
const reasons = [...readFileSync(`${seedFolder}/README.md`, "utf8").matchAll(/^### ([a-z0-9-]+)$/gm)].map(([, slug]) => slug);

let dataset: Dataset;
beforeAll(async () => ({ dataset } = await readFolder(seedFolder, model)));

const fits = (selector: Record<string, string>) => (k: ClaimRecord) =>
  Object.entries(selector).every(([field, value]) => {
    if (field === "for" || field === "by" || field === "cites") return [value].flat().every((id) => k[field].includes(id));
    if (field === "subject" || field === "object" || field === "at") return k[field] === value;
    return (k.values as unknown as Record<string, unknown>)[field] === value;
  });

test("each of the 331 records is mapped once, to something", () => {
  const keys = mapped.map((m) => m.record);
  expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([]);
  expect(keys).toHaveLength(331);
  expect(mapped.filter((m) => !(m.claims?.length || m.entities?.length || m.reason)).map((m) => m.record)).toEqual([]);
});

test("every claim that a record is mapped to is in the seed", () => {
  const missing = mapped.flatMap((m) =>
    (m.claims ?? []).filter((selector) => !dataset.claims.some(fits(selector))).map((selector) => ({ record: m.record, selector })),
  );
  expect(missing).toEqual([]);
});

test("every entity that a record is mapped to is in the seed", () => {
  const ids = new Set(dataset.entities.map((e) => e.values.id));
  expect(mapped.flatMap((m) => (m.entities ?? []).filter((id) => !ids.has(id)).map((id) => `${m.record}: ${id}`))).toEqual([]);
});

test("every reason is written down", () => {
  expect(mapped.filter((m) => m.reason && !reasons.includes(m.reason)).map((m) => `${m.record}: ${m.reason}`)).toEqual([]);
});
