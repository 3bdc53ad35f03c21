import { createHash } from "node:crypto";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { identityOf } from "../../src/import/records/claim-id.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, EntityRecord } from "../../src/model/records.js";
import { seedFolder } from "../seed/seeded.js";

/** Claims are cited by their ids, so published ids never change. */
test("the ids of the seed follow the published formula", async () => {
  const { dataset } = await readFolder(seedFolder, model);
  const entities = new Map(dataset.entities.map((e) => [e.values.id, e]));
  expect(dataset.claims.length).toBeGreaterThan(400);
  for (const claim of dataset.claims) expect([claim, claim.values.id]).toEqual([claim, published(claim, entities)]);
});

/** The formula as it was published, written out. */
function published({ values, subject, object, at, ...ends }: ClaimRecord, entities: ReadonlyMap<string, EntityRecord>): string {
  const { assertion, effect, mechanism, modality, period, predicate, quantityComparator, quantityUnit, quantityValue } = values;
  const set = (ids: readonly string[]) => (ids.length > 0 ? [...new Set(ids)].sort() : undefined);
  const by = set(ends.by);
  const sources = set(ends.cites.map((passage) => entities.get(passage)?.links.find(({ name }) => name === "OF")?.to ?? passage));
  const text = JSON.stringify({
    assertion,
    at,
    by,
    effect,
    for: set(ends.for),
    mechanism,
    modality,
    object,
    period,
    predicate,
    quantityComparator,
    quantityUnit,
    quantityValue,
    sources,
    subject,
  });
  const bits = [...createHash("sha256").update(text).digest()].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = Array.from(
    { length: 20 },
    (_, i) => "abcdefghijklmnopqrstuvwxyz234567"[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)],
  );
  return `claim-${letters.join("")}`;
}

test("what identifies a claim follows from its declaration", () => {
  expect(identityOf(model)).toEqual([
    "assertion",
    "at",
    "by",
    "effect",
    "for",
    "mechanism",
    "modality",
    "object",
    "period",
    "predicate",
    "quantityComparator",
    "quantityUnit",
    "quantityValue",
    "sources",
    "subject",
  ]);
});
