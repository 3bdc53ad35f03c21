import { documentOf } from "../../src/api/answers/document.js";
import { tableListOf } from "../../src/api/answers/question.js";
import { questionsIn } from "../../src/api/answers/question-field.js";
import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Community, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { generate, seeds as generated } from "../generator.js";
import { emptyGraph } from "../graph/engines.js";
import { graphOf } from "../harness.js";
import { Filters } from "../queries/filters.js";
import { Names } from "../queries/names.js";
import { QuestionArgs } from "../queries/questions.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** How to cite an answer: as a field of it, and at the address of its rows. */
const open: { graph: Graph; server: Served }[] = [];
async function serve(graph: Graph): Promise<Served> {
  const server = await served(graph);
  open.push({ graph, server });
  return server;
}
let server: Served;
beforeAll(async () => {
  server = await serve(await graphOf(world));
});
afterAll(async () => {
  for (const { server, graph } of open) {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  }
});
const ask = async (query: string, variables = {}, of = server) => (await answered(of.post({ query, variables }))).body;

test("names the data sets, what was asked beside the defaults, the method, the version of the data, and the address", async () => {
  const { data } = await ask(
    `{ dataset { version } responses(issue: "extortion", modalities: [REPORTED], assertions: [STATED, COMPOSED, IMPORTED], first: 1) { citation { text bibtex } } }`,
  );
  const { version } = data.dataset;
  const address = "/responses.csv?issue=extortion&modalities=REPORTED";
  const answer = `Answer to responses (issue: extortion; modalities: REPORTED), method responses, version 1, version of the data ${version}`;
  const { text, bibtex } = data.responses.citation;
  expect(text).toBe(`A test. Data set, version 1, none. ${answer}. ${address}`);
  expect(bibtex.split("\n")).toEqual([
    expect.stringMatching(new RegExp(`^@dataset\\{resilience-graph-${version.slice(0, 8)}-[0-9a-f]{8},$`)),
    `  note = {${answer}. none},`,
    "  title = {{A test}},",
    `  url = {${address}},`,
    "  version = {1},",
    "}",
    "",
  ]);
});

test("the key for BibTeX is another one for other questions and other arguments, and the same for the same answer", async () => {
  const keyOf = async (call: string) => {
    const { data } = await ask(`{ answer: ${call} { citation { bibtex } } }`);
    return /^@dataset\{([^,]+),/.exec(data.answer.citation.bibtex)?.[1];
  };
  const one = await keyOf('responses(issue: "extortion")');
  const same = await keyOf('responses(issue: "extortion", assertions: [STATED, COMPOSED, IMPORTED], first: 1)');
  const others = await keyOf('responses(issue: "extortion", modalities: [REPORTED])');
  const harmful = await keyOf('harmfulResponses(issue: "extortion")');
  expect(same).toBe(one);
  expect(new Set([one, others, harmful]).size).toBe(3);
});

test.each([
  ["txt", "text/plain; charset=utf-8", "text"],
  ["bib", "application/x-bibtex; charset=utf-8", "bibtex"],
  ["ris", "application/x-research-info-systems; charset=utf-8", "ris"],
  ["csl.json", "application/vnd.citationstyles.csl+json", "cslJson"],
])("is at the address of the rows with .citation.%s, whatever the language", async (ending, type, field) => {
  const { data } = await ask(`{ responses(issue: "extortion") { citation { ${field} } } }`);
  for (const lang of ["", "&lang=es"]) {
    const response = await server.get(`/responses.citation.${ending}?issue=extortion${lang}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(response.headers.get("content-disposition")).toBe(`inline; filename="responses.citation.${ending}"`);
    expect((await response.text()).trimEnd()).toBe(data.responses.citation[field].trimEnd());
  }
});

test("the table of claims and the ready questions have one too", async () => {
  const text = async (path: string) => (await server.get(path)).text();
  expect(await text("/claims.citation.txt?predicate=FACES,AFFECTS&country=iso:FD")).toMatch(
    / Answer to claims \(predicate: FACES,AFFECTS; country: iso:FD\), version of the data [0-9a-f]{32}\. \/claims\.csv\?predicate=FACES%2CAFFECTS&country=iso%3AFD\n$/,
  );
  expect(await text("/questions/what-a-community-faces.citation.txt?community=river")).toMatch(
    / Answer to the ready question what-a-community-faces \(community: river\), .* \/questions\/what-a-community-faces\.csv\?community=river\n$/,
  );
});

test("the data set is cited as such, with the address of all of it", async () => {
  const { data } = await ask("{ dataset { version citation { text bibtex } } }");
  const { version, citation } = data.dataset;
  expect(citation.text).toBe(`A test. Data set, version 1, none. Version of the data ${version}. /dataset.zip`);
  expect(citation.bibtex).toContain(`  note = {Version of the data ${version}. none},\n`);
  expect(citation.bibtex).toContain("  url = {/dataset.zip},\n");
  expect(await (await server.get("/dataset.citation.txt")).text()).toBe(`${citation.text}\n`);
});

test("of every question, the address leads to the rows of the same answer", async () => {
  const dataset = generate(generated[0]);
  const random = new Random(5);
  const args = new QuestionArgs(random, dataset, new Names(random, dataset), new Filters(random, dataset));
  const other = await serve(await graphOf(dataset));
  let met = 0;
  for (const found of questionsIn(schema).filter(({ question }) => tableListOf(question)))
    for (let n = 0; n < 3; n++) {
      const variables = args.plain(found);
      const { data } = await ask(documentOf(found, "citation { text }"), variables, other);
      // A record that nobody of this level sees.
      if (!data) continue;
      const { text } = data[found.question.name].citation;
      const address = text.split(" ").at(-1) as string;
      expect(address).toMatch(/^\/([a-z-]+\.csv|dataset\.zip$)/);
      expect([address, (await other.get(address)).status]).toEqual([address, 200]);
      expect(await (await other.get(address.replace(/\.(csv|zip)/, ".citation.txt"))).text()).toBe(`${text}\n`);
      met++;
    }
  expect(met).toBeGreaterThan(10);
});

test("what TeX would read as a command is written as a character, and each data set is named", async () => {
  const graph = await emptyGraph();
  const about = { title: "50 % of {harm} & more_#1", licence: "CC-BY-4.0", version: "1" };
  const records = datasetOf([
    record(Place, "freedonia", { kind: "COUNTRY" }),
    record(Community, "river", {}, { LOCATED_IN: "freedonia" }),
    record(Issue, "extortion", { roles: ["THREAT"] }),
    record(Source, "report", { title: "A report", availability: "HELD", language: "en" }),
    record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
    claim("river", "FACES", "extortion"),
  ]);
  await syncDataset(graph, model, { name: "one", about, digest: "1" }, records);
  await syncDataset(
    graph,
    model,
    { name: "two", about: { ...about, title: "Other" }, digest: "1" },
    datasetOf([record(Issue, "arson", { roles: ["HARM"] })]),
  );
  const { data } = await ask('{ responses(issue: "extortion") { citation { text bibtex } } }', {}, await serve(graph));
  expect(data.responses.citation.text).toMatch(
    /^50 % of \{harm\} & more_#1\. Data set, version 1, CC-BY-4\.0\. Other\. Data set, version 1, CC-BY-4\.0\. Answer /,
  );
  expect(data.responses.citation.bibtex).toContain("title = {{50 \\% of \\textbraceleft{}harm\\textbraceright{} \\& more\\_\\#1; Other}}");
});
