import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { restore } from "../../src/backup/restore.js";
import { type Graph, runStatement } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { countRecords, storedDataSets } from "../../src/graph/statements/dump.js";
import { createReviews } from "../../src/graph/statements/reviews.js";
import { Review } from "../../src/model/annotations/review.js";
import { Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { instanceWith } from "../../src/model/records.js";
import { GraphKept, seed } from "../../src/seed.js";
import { dumpOf, folder as folderOfFiles, withoutHistory } from "../backup/backup.js";
import { emptyGraph } from "../graph/engines.js";
import { good } from "../import/fixture.js";
import { datasetOf, record } from "../records.js";
import { seedFolder } from "./seeded.js";

/** A seed changes a graph that is empty or came from the same folder. One that came from elsewhere is replaced only on request. */
const home = mkdtempSync(join(tmpdir(), "origin-"));
const files = folderOfFiles();
afterAll(() => {
  rmSync(home, { recursive: true });
  files.drop();
});
/** A folder with these files. */
function folderWith(name: string, contents: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(home, name);
  rmSync(path, { recursive: true, force: true });
  for (const [file, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}
const more = { "more.yaml": "defaults: {sensitivity: CLEAR}\nplaces:\n  - {id: peru, name: Peru, kind: COUNTRY, iso: PE}\n" };
const many = {
  "many.yaml": `defaults: {sensitivity: CLEAR}\nplaces:\n${Array.from({ length: 60 }, (_, i) => `  - {id: town-${i}, name: Town ${i}, kind: CITY, partOf: colombia}\n`).join("")}`,
};

let graph: Graph;
beforeEach(async () => {
  graph = await emptyGraph();
});
afterEach(() => graph.close());
const setOrigin = (origin: string) => graph.write((tx) => tx.run("MATCH (d:Dataset) SET d.origin = $origin", { origin }));
const kept = (message: RegExp) => expect.objectContaining({ code: "CONFLICT", message: expect.stringMatching(message) });

test("an empty graph is loaded, and loaded again when the files of the same folder change", async () => {
  expect(await seed(graph, model, folderWith("mine", good))).toMatchObject({ updated: 0, removed: 0 });
  expect(await seed(graph, model, join(home, "mine"))).toBeUndefined();
  expect(await seed(graph, model, folderWith("mine", { ...good, ...more }))).toMatchObject({ created: 1, removed: 0 });
});

test.each([
  ["{es: Una prueba}", "Una prueba"],
  ["{fr: Un essai, sr-Latn: Proba}", "Proba"],
  ["{sr-Latn: Proba, en: A test}", "A test"],
  ["Proba", "Proba"],
])("a data set that has its title in its own languages, %s, is called %s", async (title, called) => {
  const dataset = `title: ${title}\ndescription: {sr-Latn: Proba.}\nlicence: CC0-1.0\nversion: 1\nlanguages: [sr-Latn, es]\n`;
  await seed(graph, model, folderWith("mine", { ...good, "dataset.yaml": dataset }));
  expect(await runStatement(graph, storedDataSets())).toMatchObject([{ title: called }]);
});

test("the seed of the product stays the same one where its folder is named in another way", async () => {
  await seed(graph, model, folderWith("mine", good));
  await setOrigin("the seed of this product");
  expect((await seed(graph, model, join(seedFolder, "places", "..")))?.created).toBeGreaterThan(500);
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  ["another folder", () => seed(graph, model, folderWith("mine", good)), /it holds "A test", which came from \/.*\/mine, and not /],
  [
    "the seed of the product",
    () => seed(graph, model, folderWith("mine", good)).then(() => setOrigin("the seed of this product")),
    /which came from the seed of this product, and not /,
  ],
  [
    "a restore",
    async () => {
      const other = await emptyGraph();
      await seed(other, model, folderWith("theirs", { ...good, ...many }));
      await restore(graph, model, files.file(await dumpOf(other)));
      await other.close();
    },
    /which was restored, or loaded by an older version/,
  ],
  [
    "a data set of another name",
    () =>
      syncDataset(
        graph,
        model,
        { name: "ours", about: { title: "Ours", licence: "none", version: "1" }, digest: "1" },
        datasetOf([record(Place, "here", { kind: "CITY" })]),
      ),
    /it holds "Ours"/,
  ],
])("a graph that came from %s is left as it is, and replaced on request", async (_, load, why) => {
  await load();
  const before = await dumpOf(graph);
  const folder = folderWith("other", { ...good, ...more });
  await expect(seed(graph, model, folder)).rejects.toBeInstanceOf(GraphKept);
  await expect(seed(graph, model, folder, { force: true })).rejects.toEqual(kept(why));
  await expect(seed(graph, model, folder)).rejects.toThrow(`resilience-graph seed --replace ${folder}`);
  expect(await dumpOf(graph)).toBe(before);

  await seed(graph, model, folder, { replace: true, force: true });
  const fresh = await emptyGraph();
  await seed(fresh, model, folder);
  expect(withoutHistory(await dumpOf(graph))).toBe(withoutHistory(await dumpOf(fresh)));
  await fresh.close();
  expect(await seed(graph, model, folder)).toBeUndefined();
});

test("reviews stay when a graph is replaced", async () => {
  await seed(graph, model, folderWith("mine", { ...good, ...many }));
  const values = { id: "review-1", claim: "a-claim", status: "REJECTED", reviewedAt: "2026-01-01", reviewedBy: "editor" };
  await graph.write((tx) => createReviews(tx, [instanceWith(Review, values)]));
  await seed(graph, model, folderWith("other", { ...good, ...many, ...more }), { replace: true });
  expect(await graph.read("MATCH (r:Review) RETURN r.id", {})).toEqual([["review-1"]]);
});

test.each([false, true])("a folder of less than half as many records needs force (with replace: %s)", async (replace) => {
  await seed(graph, model, folderWith("mine", { ...good, ...many }));
  const held = await countRecords(graph);
  const folder = folderWith(replace ? "other" : "mine", good);
  const before = await dumpOf(graph);
  await expect(seed(graph, model, folder, { replace })).rejects.toEqual(
    kept(new RegExp(`it has ${held} records, and .* has only ${held - 60}\\. If that is meant, add --force\\.`)),
  );
  expect(await dumpOf(graph)).toBe(before);
  expect(await seed(graph, model, folder, { replace, force: true })).toMatchObject({ removed: 60 });
});
