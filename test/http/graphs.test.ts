import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Graph } from "../../src/graph/graph.js";
import { plural } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { testWith } from "../tools.js";
import { hostileGraph } from "./hostile-labels.js";
import { answered, type Served, served } from "./served.js";

/** The files of graphs, opened by the tools that they are for, hold what the API counts, whatever the labels are. */
const run = promisify(execFile);
const withNetworkx = testWith("networkx");
const home = mkdtempSync(join(tmpdir(), "graphs-"));
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(hostileGraph);
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
  rmSync(home, { recursive: true, force: true });
});

/** What Python prints, as JSON. */
async function python(script: string, ...args: readonly string[]) {
  const { stdout } = await run("python3", ["-c", script, ...args], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}
async function saved(address: string): Promise<string> {
  const response = await server.get(`/${address}`);
  expect([address, response.status]).toEqual([address, 200]);
  const path = join(home, address.replace(/\?.*/, ""));
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  return path;
}
const linesOf = async (query = "") =>
  (await (await server.get(`/graph.ndjson${query}`)).text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** How many nodes and edges there are, as the API counts them. */
async function counted(): Promise<{ nodes: number; edges: number }> {
  const every = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED], statuses: [PROPOSED, ACCEPTED, REJECTED, RETRACTED]";
  const lists = model.entities.map((cls) => `${plural(cls)} { totalCount }`).join(" ");
  const { body } = await answered(server.post({ query: `{ ${lists} claims(${every}) { totalCount } }` }));
  const { claims, ...entities } = body.data as Record<string, { totalCount: number }>;
  return { nodes: Object.values(entities).reduce((sum, { totalCount }) => sum + totalCount, 0), edges: claims!.totalCount };
}

/** What XML 1.0 has no form for is replaced. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
const inXml = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

const readGraph = `
import json, sys
import networkx as nx
read = nx.read_gexf if sys.argv[1].endswith("gexf") else nx.read_graphml
g = read(sys.argv[1])
edges = g.edges(keys=True, data=True) if g.is_multigraph() else [(s, t, d.get("id"), d) for s, t, d in g.edges(data=True)]
print(json.dumps({"directed": g.is_directed(), "nodes": dict(g.nodes(data=True)), "edges": [dict(d, source=s, target=t, id=k) for s, t, k, d in edges]}))`;

describe.each(["graph.gexf", "graph.graphml"])("%s", (file) => {
  withNetworkx("is opened by networkx: entities as nodes, claims as edges under their ids", async () => {
    const { directed, nodes, edges } = await python(readGraph, await saved(file));
    expect({ directed, nodes: Object.keys(nodes).length, edges: edges.length }).toEqual({ directed: true, ...(await counted()) });
    const lines = await linesOf();
    for (const { record, id, type, label, predicate, subject, object } of lines) {
      if (record === "entity") expect([id, nodes[id].kind, nodes[id].label]).toEqual([id, type, inXml(label)]);
      else
        expect(edges.find((edge: { id: string }) => edge.id === id)).toMatchObject({
          predicate,
          source: subject,
          target: object,
          label: inXml(label),
        });
    }
  });

  withNetworkx("has typed attributes, lists as in CSV cells, days of periods, and sources beside passages", async () => {
    const { nodes, edges } = await python(readGraph, await saved(file));
    expect(nodes.country).toMatchObject({ latitude: -12.5, longitude: 180, note_on_name: true, place_kind: "COUNTRY", m49: "004" });
    expect(nodes.municipality).toMatchObject({ latitude: 0, part_of_id: "country" });
    expect(nodes["report-1"]).toMatchObject({ start_line: 3, source_id: "report" });
    expect(nodes.organization).toMatchObject({ organization_kind: "NGO", kind: "Organization" });
    expect(nodes["second-report"]).toMatchObject({ published: "2020/2021", published_start: "2020-01-01", published_end: "2021-12-31" });
    expect(nodes["issue-0"].aliases.split(" | ")).toContain("a \\| b \\\\ c");
    const edge = (id: string) => edges.find((found: { id: string }) => found.id === id);
    expect(edge("claim-addresses-1")).toMatchObject({
      effect: "REDUCES",
      modality: "REPORTED",
      assertion: "STATED",
      status: "ACCEPTED",
      period: "2020-10/..",
      period_start: "2020-10-01",
      at_id: "people",
      evidence_ids: "report-1 | second-report-1",
      source_ids: "report | second-report",
    });
    expect(edge("claim-addresses-1").period_end).toBeUndefined();
    expect(edge("claim-faces-implied")).toMatchObject({ quantity_value: 5.5, assertion: "IMPLIED" });
  });

  withNetworkx("has labels and texts in the language asked for", async () => {
    const { nodes } = await python(readGraph, await saved(`${file}?lang=es`));
    expect(nodes.country).toMatchObject({ label: `a "quote", an 'apostrophe' & an ampersand (es)`, description: "Una nota" });
  });
});

withNetworkx("edges.csv is opened by pandas and networkx: an edge for each claim", async () => {
  const script = `
import json, sys
import networkx as nx, pandas as pd
frame = pd.read_csv(sys.argv[1], keep_default_na=False)
g = nx.from_pandas_edgelist(frame, "Source", "Target", edge_attr=True, edge_key="Id", create_using=nx.MultiDiGraph)
print(json.dumps({"columns": list(frame.columns), "rows": len(frame), "edges": [[s, t, k, d["Kind"], d["Type"], d["Label"]] for s, t, k, d in g.edges(keys=True, data=True)]}))`;
  const { columns, rows, edges } = await python(script, await saved("edges.csv"));
  expect(columns.slice(0, 6)).toEqual(["Source", "Target", "Type", "Id", "Label", "Kind"]);
  expect(columns).toEqual(expect.arrayContaining(["predicate", "modality", "assertion", "source_ids"]));
  expect(new Set(columns).size).toBe(columns.length);
  const claims = await server.rows("/claims.json");
  expect([rows, claims.length]).toEqual([claims.length, (await counted()).edges]);
  const byId = (a: readonly unknown[], b: readonly unknown[]) => (String(a[2]) < String(b[2]) ? -1 : 1);
  // A spreadsheet would run some texts as formulas: an apostrophe stands before these. Ends of lines differ between tools.
  const plain = (text: unknown) => inXml(String(text).replace(/^'(?=[=+\-@\t\r])/, "")).replace(/\r\n?/g, "\n");
  expect(edges.map((edge: readonly string[]) => edge.map(plain)).sort(byId)).toEqual(
    claims
      .map(({ subject_id, object_id, claim_id, predicate, sentence }) =>
        [subject_id, object_id, claim_id, predicate, "Directed", sentence].map(plain),
      )
      .sort(byId),
  );
});

describe("neighbourhood.gexf", () => {
  const asked = async (args: string) => {
    const query = `{ neighbourhood(${args}) { nodes { record { id name } kind steps } edges { subject { id } predicate object { id } claims { count } } } }`;
    return (await answered(server.post({ query }))).body.data.neighbourhood;
  };

  withNetworkx("is the answer of the question", async () => {
    const { nodes, edges } = await python(readGraph, await saved("neighbourhood.gexf?id=issue-1&depth=2&first=500"));
    const answer = await asked('id: "issue-1", depth: 2, first: 500');
    expect(Object.keys(nodes).length).toBeGreaterThan(10);
    expect(nodes).toEqual(
      Object.fromEntries(
        answer.nodes.map(({ record, kind, steps }: { record: { id: string; name: string }; kind: string; steps: number }) => [
          record.id,
          { label: inXml(record.name), kind, steps },
        ]),
      ),
    );
    expect(edges.map((edge: { source: string }) => edge.source).sort()).toEqual(
      answer.edges.map(({ subject }: { subject: { id: string } }) => subject.id).sort(),
    );
  });

  test.each([
    ["", 400, "id"],
    ["?id=nothing-of-this-name", 404, "nothing-of-this-name"],
    ["?id=issue-1&depth=3", 400, "depth"],
    ["?id=issue-1&first=501", 400, "first"],
    ["?id=issue-1&width=3", 400, "width"],
  ])("refuses %j as the question does", async (query, status, named) => {
    const { status: given, body } = await answered(server.get(`/neighbourhood.gexf${query}`));
    expect([given, body.error.message]).toEqual([status, expect.stringContaining(named)]);
  });

  test("says what is not in it", async () => {
    const text = await (await server.get("/neighbourhood.gexf?id=practice&first=3")).text();
    expect(text.match(/<edge /g)).toHaveLength(3);
    expect(text).toContain(": 3 edges. ");
    expect(text).toContain("Not in this file: 12 edges more 1 step away.");
  });
});
