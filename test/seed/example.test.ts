import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { emptyGraph } from "../graph/engines.js";
import { type Ask, asker } from "../harness.js";
import { seedFolder } from "./seeded.js";

/** The source that seed/README.md adds as an example, added as it says. */
const readme = (path: string) => readFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
let folder: string;
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "example-"));
  await cp(seedFolder, folder, { recursive: true });
  const [, own] = /^A new folder, `(sources\/[a-z-]+)\/`, with two files/m.exec(await readme("seed/README.md")) ?? [];
  const files = [...(await readme("seed/README.md")).matchAll(/^```yaml\n(# (\w+\.yaml): [\s\S]*?)^```$/gm)];
  expect([own, files.map(([, , name]) => name)]).toEqual(["sources/market-watch-report", ["source.yaml", "claims.yaml"]]);
  await mkdir(join(folder, own as string), { recursive: true });
  for (const [, text = "", name = ""] of files) await writeFile(join(folder, own as string, name), text);
  graph = await emptyGraph();
  await seed(graph, model, folder);
  ask = await asker(graph);
});
afterAll(async () => {
  await graph?.close();
  await rm(folder, { recursive: true });
});

test("the command that it names finds what was added", async () => {
  const [, issue, place] = /query responses --issue (\S+) --place ([a-z-]+)/.exec(await readme("seed/README.md")) ?? [];
  const { data } = await ask(
    "query ($issue: ID!, $place: ID!) { responses(issue: $issue, place: $place) { nodes { practice { id } statement } } }",
    {
      variables: { issue, place },
    },
  );
  expect(data.responses.nodes).toEqual([
    { practice: { id: "market-watch" }, statement: "Traders of Tumaco warn each other of people who come to damage their stalls." },
  ]);
});

test("the answer that the project's README prints stays as it is", async () => {
  const [, document = ""] = /^```graphql\n([\s\S]*?)^```$/m.exec(await readme("README.md")) ?? [];
  const [, printed = ""] = /^```json\n([\s\S]*?)^```$/m.exec(await readme("README.md")) ?? [];
  expect((await ask(document)).data).toEqual(JSON.parse(printed));
});
