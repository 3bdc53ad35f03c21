import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import type { Graph } from "../../src/graph/graph.js";
import { Code, Community, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { testWith } from "../tools.js";
import { type Served, served } from "./served.js";

/** Bibliographies of sources, read by citation-js itself and by other programs. */
const hostile = "}{ 50 % of \\me & #1_$x^~ <i>T</i> <script>\u202E\u0007\uFDD0\uD800 \nTY  - JOUR\r\nER  - \n]]> \"=cmd()'";
/** What is left of it: on one line, and of characters that can be interchanged. */
const tame = "}{ 50 % of \\me & #1_$x^~ <i>T</i> <script>\u202E \uFFFD\uFFFD TY - JOUR ER - ]]> \"=cmd()'";
const longAddress = `https://example.org/${"very-long-".repeat(20)}?a=1&b=~x_y#z`;
const dataset = datasetOf([
  record(Place, "freedonia", { kind: "COUNTRY" }),
  record(Community, "river", {}, { LOCATED_IN: "freedonia" }),
  record(Issue, "extortion", { roles: ["THREAT"] }),
  record(Code, "doi:10.1234/ab.c", { scheme: "DOI", notation: "10.1234/ab.c", title: "The report" }),
  record(
    Source,
    "a-source-whose-id-is-long-1",
    {
      title: "Ñandú, đak и Ђорђе in El Guamo: 北京 é",
      authors: ["Siria Gastélum Félix", "Office of This and That", "Đorđe, A."],
      publisher: "Publisher and Sons",
      published: "2023-07-05",
      language: "es",
      licence: "All rights reserved",
      availability: "HELD",
    },
    { ALIGNED_TO: "doi:10.1234/ab.c EXACT" },
  ),
  record(Source, "a-source-whose-id-is-long-2", {
    title: hostile,
    authors: [hostile],
    url: longAddress,
    published: "2019/2020~",
    availability: "KNOWN",
  }),
  record(Source, "hidden", { title: "Hidden", availability: "KNOWN", sensitivity: "AMBER" }),
  record(Source, "uncited", { title: "Uncited", published: "2021~", availability: "PLANNED" }),
  record(Passage, "one", { heading: "One", startLine: 1 }, { OF: "a-source-whose-id-is-long-2" }),
  claim("river", "FACES", "extortion", {}, { cites: ["one"] }),
]);
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(dataset);
  server = await served(graph);
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
const text = async (path: string) => {
  const response = await server.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const works = async () => JSON.parse(await text("/sources.csl.json"));

test("sources have all that is stored of them, by id; hidden ones are not there", async () => {
  const note = "The text was read; lines are counted in that text (HELD). Terms of use: All rights reserved";
  expect(await works()).toEqual([
    {
      id: "a-source-whose-id-is-long-1",
      type: "report",
      title: "Ñandú, đak и Ђорђе in El Guamo: 北京 é",
      author: [{ literal: "Siria Gastélum Félix" }, { literal: "Office of This and That" }, { literal: "Đorđe, A." }],
      publisher: "Publisher and Sons",
      issued: { "date-parts": [[2023, 7, 5]] },
      language: "es",
      DOI: "10.1234/ab.c",
      note,
    },
    {
      id: "a-source-whose-id-is-long-2",
      type: "webpage",
      title: tame,
      author: [{ literal: tame }],
      issued: { literal: "2019/2020~" },
      URL: longAddress,
      note: "The source exists and was not read here (KNOWN)",
    },
    {
      id: "uncited",
      type: "document",
      title: "Uncited",
      issued: { "date-parts": [[2021]], circa: true },
      note: "The source was announced (PLANNED)",
    },
  ]);
});

test("CSL-JSON is valid by its published schema", async () => {
  // The schema of Citation Style Language 1.0.2 for input data (MIT), as the package commonmeta-py 0.312 (MIT) has it.
  const published = JSON.parse(readFileSync(new URL("../fixture/schemas/csl-data-1.0.2.json", import.meta.url), "utf8"));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(published);
  const errorsIn = (items: unknown) => (validate(items) ? [] : validate.errors);
  for (const path of [
    "/sources.csl.json",
    "/claims.sources.csl.json",
    "/claims.sources.csl.json?predicate=AFFECTS",
    "/dataset.citation.csl.json",
    "/responses.citation.csl.json?issue=extortion",
  ])
    expect([path, errorsIn(JSON.parse(await text(path)))]).toEqual([path, []]);
  const all = await works();
  for (const broken of [{ type: "leaflet" }, { id: undefined }, { author: "Somebody" }, { availability: "HELD" }])
    expect([broken, validate([{ ...all[0], ...broken }])]).toEqual([broken, false]);
});

test("one source alone is as it is among all; one that the viewer does not see is not there", async () => {
  for (const work of await works()) expect(JSON.parse(await text(`/sources.csl.json?id=${work.id}`))).toEqual([work]);
  const status = async (id: string) => (await server.get(`/sources.bib?id=${id}`)).status;
  expect([await status("no-such"), await status("hidden"), await status("extortion")]).toEqual([404, 404, 404]);
});

test("the sources behind an answer are those that its claims cite, and no others", async () => {
  for (const path of ["/responses.sources.", "/claims.sources."]) {
    const query = path.startsWith("/responses") ? "?issue=extortion" : "";
    expect((await text(`${path}csl.json${query}`)).includes("uncited")).toBe(false);
  }
  const [cited, ...others] = JSON.parse(await text("/claims.sources.csl.json?predicate=FACES"));
  expect([cited, others]).toEqual([(await works())[1], []]);
  expect(await text("/claims.sources.bib?predicate=AFFECTS")).toBe("");
  expect(JSON.parse(await text("/claims.sources.csl.json?predicate=AFFECTS"))).toEqual([]);
  const bib = await text("/claims.sources.bib");
  expect((await text("/sources.bib")).includes(bib)).toBe(true);
});

interface Parsed {
  readonly id: string;
  readonly title: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued: { readonly "date-parts": number[][] };
  readonly URL?: string;
  readonly DOI?: string;
}
/** What citation-js reads in a text, which it would also write. */
async function parsed(type: string, content: string): Promise<readonly Parsed[]> {
  const { Cite } = (await import("@citation-js/core")) as unknown as {
    Cite: new (text: string, options: object) => { readonly data: readonly Parsed[] };
  };
  return new Cite(content, { forceType: type }).data;
}

test("citation-js reads BibTeX as it was meant", async () => {
  const [first, second, third, ...others] = await parsed("@biblatex/text", await text("/sources.bib"));
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    id: "a-source-whose-id-is-long-1",
    title: "Ñandú, đak и Ђорђе in El Guamo: 北京 é",
    issued: { "date-parts": [[2023, 7, 5]] },
    DOI: "10.1234/ab.c",
  });
  expect(first?.author?.map(({ family }) => family)).toEqual(["Siria Gastélum Félix", "Office of This and That", "Đorđe, A."]);
  expect(second).toMatchObject({ id: "a-source-whose-id-is-long-2", title: tame, author: [{ family: tame }], URL: longAddress });
  expect(third).toMatchObject({ id: "uncited", title: "Uncited", issued: { "date-parts": [[2021]] } });
});

test("BibTeX names languages as BibLaTeX and babel do, since a tag would be printed as it stands", async () => {
  const { biblatex } = await import("../../src/api/bibliography/biblatex.js");
  const write = await biblatex.writer();
  const fieldsOf = (language: string) => write({ id: "one", type: "document", title: "One", language }).match(/^ {2}lang\w+ = \{.*\}/gm);
  expect(fieldsOf("en")).toEqual(["  language = {english}", "  langid = {english}"]);
  expect(fieldsOf("es-CO")).toEqual(["  language = {spanish}", "  langid = {spanish}"]);
  expect(fieldsOf("sl")).toEqual(["  language = {slovene}", "  langid = {slovene}"]);
  expect(fieldsOf("sq")).toEqual(["  language = {Albanian}"]);
  expect(fieldsOf("und")).toEqual(["  language = {und}"]);
  expect(await text("/sources.bib")).toContain("  langid = {spanish},\n");
});

test("citation-js reads RIS as it was meant", async () => {
  const [first, second, third, ...others] = await parsed("@ris/file", await text("/sources.ris"));
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    title: "Ñandú, đak и Ђорђе in El Guamo: 北京 é",
    issued: { "date-parts": [[2023, 7, 5]] },
    DOI: "10.1234/ab.c",
  });
  expect(second).toMatchObject({ title: tame, URL: longAddress });
  expect(third).toMatchObject({ title: "Uncited" });
});

/** What a program in Python prints for the bibliography at an address. */
async function python(script: string, path: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)("python3", [
    "-c",
    `import json, sys, urllib.request\ntext = urllib.request.urlopen(sys.argv[1]).read().decode()\n${script}`,
    server.address + path,
  ]);
  return JSON.parse(stdout);
}
const withBibtexparser = testWith("bibtexparser");
const withCiteproc = testWith("citeproc-py");
const withRispy = testWith("rispy");

withBibtexparser("bibtexparser reads every entry of BibTeX", async () => {
  const script = `
import bibtexparser
library = bibtexparser.parse_string(text)
print(json.dumps([[len(library.failed_blocks)], *[[e.key, e.entry_type, e.fields_dict["title"].value, e.fields_dict["url"].value if "url" in e.fields_dict else None] for e in library.entries]]))`;
  expect(await python(script, "/sources.bib")).toEqual([
    [0],
    ["a-source-whose-id-is-long-1", "report", "{Ñandú, đak и Ђорђе in El Guamo: 北京 é}", null],
    ["a-source-whose-id-is-long-2", "online", expect.stringContaining("\\textbraceright{}\\textbraceleft{} 50 \\% of"), longAddress],
    ["uncited", "misc", "{Uncited}", null],
  ]);
});

withCiteproc("citeproc-py, which warns of what CSL-JSON does not have, writes a reference for each work of CSL-JSON", async () => {
  const script = `
import warnings
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
works = json.loads(text)
warnings.simplefilter("error")
source = CiteProcJSON(works)
warnings.simplefilter("ignore")
bibliography = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain)
for work in works: bibliography.register(Citation([CitationItem(work["id"])]))
print(json.dumps([str(reference) for reference in bibliography.bibliography()]))`;
  const references = (await python(script, "/sources.csl.json")) as string[];
  expect(references).toHaveLength(3);
  expect(references.join("\n")).toMatch(/Siria Gastélum Félix, Office of This and That and Đorđe, A\. \(2023\) Ñandú, đak и Ђорђе/);
  expect(references.join("\n")).toContain(`Available at: ${longAddress}.`);
});

withRispy("rispy reads every entry of RIS", async () => {
  const script = `
import rispy
print(json.dumps([[e["id"], e["type_of_reference"], e["title"], e.get("urls"), e.get("authors")] for e in rispy.loads(text)]))`;
  expect(await python(script, "/sources.ris")).toEqual([
    [
      "a-source-whose-id-is-long-1",
      "RPRT",
      "Ñandú, đak и Ђорђе in El Guamo: 北京 é",
      null,
      ["Siria Gastélum Félix", "Office of This and That", "Đorđe, A."],
    ],
    ["a-source-whose-id-is-long-2", "ELEC", tame, [longAddress], [tame]],
    ["uncited", "GEN", "Uncited", null, null],
  ]);
});
