import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { root } from "../built.js";
import { emptyGraph } from "../graph/engines.js";
import { type Ask, asker } from "../harness.js";
import { seedFolder } from "./seeded.js";

/** The examples of seed/README.md, added to the seed together, as they are printed. */
const textOf = (path: string) => readFile(join(root, path), "utf8");
let folder: string;
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "example-"));
  await cp(seedFolder, folder, { recursive: true });
  const text = await textOf("seed/README.md");
  const [, sourceFolder] = /^A new folder, `(sources\/[a-z-]+)\/`, with two files/m.exec(text) ?? [];
  const files = [...text.matchAll(/^```yaml\n(# ([\w-]+\.yaml): [\s\S]*?)^```$/gm)];
  expect([sourceFolder, files.map(([, , name]) => name)]).toEqual([
    "sources/market-watch-report",
    ["source.yaml", "claims.yaml", "records.yaml", "more-claims.yaml"],
  ]);
  await mkdir(join(folder, sourceFolder as string), { recursive: true });
  for (const [, text = "", name = ""] of files) await writeFile(join(folder, sourceFolder as string, name), text);
  graph = await emptyGraph();
  await seed(graph, model, folder);
  ask = await asker(graph);
});
afterAll(async () => {
  await graph?.close();
  await rm(folder, { recursive: true });
});

test("each command in seed/README.md finds what was added", async () => {
  const found = [];
  for (const [, issue, place] of (await textOf("seed/README.md")).matchAll(/query responses --issue (\S+) --place ([a-z-]+)/g)) {
    const { data } = await ask(
      "query ($issue: ID!, $place: ID!) { responses(issue: $issue, place: $place) { nodes { practice { id } place { id } scope effect modality statement } } }",
      { variables: { issue, place } },
    );
    found.push(data.responses.nodes.filter((n: { practice: { id: string } }) => n.practice.id === "market-watch"));
  }
  const practice = { id: "market-watch" };
  expect(found).toEqual([
    [
      {
        practice,
        place: { id: "tumaco-narino" },
        scope: "EXACT",
        effect: "MITIGATES",
        modality: "REPORTED",
        statement: "Traders of Tumaco warn each other of people who come to damage their stalls.",
      },
    ],
    [
      {
        practice,
        place: { id: "firefly" },
        scope: "WITHIN",
        effect: "REDUCES",
        modality: "REPORTED",
        statement: "Since the traders of Firefly watch over the market together, fewer of them pay.",
      },
    ],
  ]);
});

test("a record of each class that the examples show is there, with what is said of it", async () => {
  const { data, errors } = await ask(`{
    place(id: "freedonia") { coordinateKind parts { nodes { id } } }
    community(id: "firefly") { locatedIn { id } faces { nodes { id } } }
    populationGroup(id: "traders-of-firefly") { protectedGroup claimsFor { nodes { subject { id } } } }
    condition(id: "agreement-of-the-traders-of-firefly") { objectOf { nodes { subject { id } } } }
  }`);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    place: { coordinateKind: "CENTROID", parts: { nodes: [{ id: "sylvania-freedonia" }] } },
    community: { locatedIn: { id: "firefly-sylvania" }, faces: { nodes: [{ id: "extortion" }] } },
    populationGroup: { protectedGroup: true, claimsFor: { nodes: [{ subject: { id: "market-watch" } }] } },
    condition: { objectOf: { nodes: [{ subject: { id: "market-watch" } }] } },
  });
});

test("the rows that README.md prints are among those of the whole seed", async () => {
  const [, document = ""] = /^```graphql\n([\s\S]*?)^```$/m.exec(await textOf("README.md")) ?? [];
  const [, printed = ""] = /^```json\n([\s\S]*?)^```$/m.exec(await textOf("README.md")) ?? [];
  const { nodes } = JSON.parse(printed).responses;
  expect(nodes.length).toBeGreaterThan(0);
  const whole = document.replace("responses(", "responses(first: 100, ");
  expect((await ask(whole)).data.responses.nodes).toEqual(expect.arrayContaining(nodes));
});
