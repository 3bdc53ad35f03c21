import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readDatasetDescription } from "../../src/import/readers/yaml/dataset/about.js";
import { readDocument } from "../../src/import/readers/yaml/document.js";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { Problems } from "../../src/import/records/problem.js";
import { model } from "../../src/model/index.js";
import { root } from "../built.js";
import { seedFolder } from "./seeded.js";

const textOf = (name: string) => readFile(join(seedFolder, name), "utf8");

test("what changed in the version of the seed is said first, and each version once", async () => {
  const problems = new Problems();
  const node = readDocument("dataset.yaml", await textOf("dataset.yaml"), { problems, warnings: problems }, "record");
  const { version } = readDatasetDescription(node, { file: "dataset.yaml", line: 1, column: 1 }, problems);
  const versions = [...(await textOf("CHANGES.md")).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect([problems.count, versions[0]]).toEqual([0, version]);
  expect(new Set(versions).size).toBe(versions.length);
});

/** `published` has a file for each earlier version: the ids of its records and claims, one a line. */
test("each id of an earlier version is still there, leads on, or has the reason why it does not", async () => {
  const { dataset } = await readFolder(seedFolder, model);
  const known = new Set([...dataset.entities, ...dataset.claims].map(({ values }) => values.id as string));
  for (const { id } of dataset.formerIds ?? []) known.add(id);
  const folder = join(root, "test/seed/published");
  const lost: string[] = [];
  for (const file of await readdir(folder)) {
    const ids = (await readFile(join(folder, file), "utf8")).split("\n").filter(Boolean);
    expect([file, ids.length > 1000]).toEqual([file, true]);
    lost.push(...ids.filter((id) => !known.has(id)).map((id) => `${file}: ${id}`));
  }
  expect(lost).toEqual([]);
});
