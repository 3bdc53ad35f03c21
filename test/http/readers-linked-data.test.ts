import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Issue } from "../../src/model/entities/index.js";
import { root } from "../built.js";
import { graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { world } from "../world.js";
import { served } from "./served.js";

/** What rdflib and pySHACL make of linked data: readers that share no code with the writer. */
const folder = mkdtempSync(join(tmpdir(), "linked-"));
const hostile = ["=cmd()", "\"\"\"'''\\", "one\ntwo\r\n", "\u202Eabc", "]]><script>", "\u0001\u001F\u007F", "𝕊 👩‍👩‍👧"];
beforeAll(async () => {
  const named = hostile.map((text, i) => record(Issue, `hostile-${i}`, { roles: ["HARM"], name: { en: text } }));
  const graph = await graphOf(datasetOf([...world.entities, ...world.claims, ...named]));
  for (const level of [0, 3] as const) {
    const server = await served(graph, { level });
    for (const file of ["dataset.ttl", "dataset.jsonld", "shapes.ttl"])
      writeFileSync(join(folder, `${level}-${file}`), await (await server.get(`/${file}`)).text());
    await server.close();
  }
  await graph.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = promisify(execFile);
const python = async (script: string) => JSON.parse((await run("python3", ["-c", script], { cwd: folder })).stdout);

testWith("rdflib")("rdflib reads the same graph from both files, and texts as they are stored", async () => {
  const found = await python(`
import json, rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS
def both(level): return [rdflib.Graph().parse(f"{level}-dataset.{ending}") for ending in ("ttl", "jsonld")]
clear, red = both(0), both(3)
labels = [str(clear[0].value(rdflib.URIRef(f"urn:resilience-graph:id/hostile-{i}"), SKOS.prefLabel)) for i in range(${hostile.length})]
print(json.dumps({"same": [isomorphic(*clear), isomorphic(*red)], "more": len(red[0]) > len(clear[0]) > 1000, "labels": labels}))`);
  expect(found).toEqual({ same: [true, true], more: true, labels: hostile });
});

/** Ways to break a file, as updates of SPARQL. */
const damage = {
  "a claim without a source": "DELETE { ?c prov:wasDerivedFrom ?p } WHERE { ?c prov:wasDerivedFrom ?p }",
  "a claim with two objects": "INSERT { ?c rdf:object ?s } WHERE { ?c rdf:subject ?s }",
  "a claim about a term": "DELETE { ?c rdf:subject ?s } INSERT { ?c rdf:subject rg:Issue } WHERE { ?c rdf:subject ?s }",
  "an effect of another list": "DELETE { ?c rg:effect ?e } INSERT { ?c rg:effect rg:Status.ACCEPTED } WHERE { ?c rg:effect ?e }",
  "a concept with two names in one language": 'INSERT { ?c skos:prefLabel "other"@en } WHERE { ?c a rg:Issue }',
  "a concept outside its scheme": "DELETE { ?c skos:inScheme ?s } WHERE { ?c a rg:Right; skos:inScheme ?s }",
  "a passage of no document": "DELETE { ?p dcterms:isPartOf ?s } WHERE { ?p dcterms:isPartOf ?s }",
  "a code without a notation": "DELETE { ?c skos:notation ?n } WHERE { ?c a rg:Code; skos:notation ?n }",
  "a latitude in words": 'DELETE { ?p wgs84:lat ?l } INSERT { ?p wgs84:lat "north" } WHERE { ?p wgs84:lat ?l }',
  "a data set without its terms of use": "DELETE { ?d dc:rights ?r } WHERE { ?d dc:rights ?r }",
};

testWith("pyshacl")("the files conform to their shapes, and broken ones do not", async () => {
  writeFileSync(join(folder, "damage.json"), JSON.stringify(damage));
  const found = await python(`
import json, rdflib
from pyshacl import validate
def conforms(graph, shapes): return validate(graph, shacl_graph=shapes)[0]
def read(name): return rdflib.Graph().parse(name)
whole = [conforms(read(f"{level}-dataset.ttl"), read(f"{level}-shapes.ttl")) for level in (0, 3)]
shapes, broken = read("3-shapes.ttl"), {}
for name, update in json.load(open("damage.json")).items():
    graph = read("3-dataset.ttl")
    before = set(graph)
    graph.update(update)
    broken[name] = [set(graph) != before, conforms(graph, shapes)]
print(json.dumps({"whole": whole, "broken": broken}))`);
  expect(found).toEqual({ whole: [true, true], broken: Object.fromEntries(Object.keys(damage).map((name) => [name, [true, false]])) });
});

testWith("rdflib")("the script of docs/formats.md prints each claim about extortion with its passages", async () => {
  const page = readFileSync(join(root, "docs/formats.md"), "utf8");
  const [, script = "", example = "none"] = /```python\n(import rdflib\n.*?)```\n.*?```\n(.*?)```/s.exec(page) ?? [];
  const { graph, close } = await seeded();
  const server = await served(graph);
  writeFileSync(join(folder, "dataset.ttl"), await (await server.get("/dataset.ttl")).text());
  const claims = await server.rows("/claims.json?about=extortion&statuses=ACCEPTED&assertions=STATED,COMPOSED,IMPORTED");
  await server.close();
  await close();
  const { stdout } = await run("python3", ["-c", script], { cwd: folder });
  expect(stdout).toContain(example);
  const said = stdout.split("\n").flatMap((line) => /^(\S.*) \[\w+\]$/.exec(line)?.[1] ?? []);
  expect(new Set(said)).toEqual(new Set(claims.map((row) => row.statement)));
});
