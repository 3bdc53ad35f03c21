import { columns } from "../../src/graph/hydrate.js";
import { model } from "../../src/model/index.js";
import { Issue } from "../../src/model/issue.js";
import { Passage } from "../../src/model/passage.js";
import { Practice } from "../../src/model/practice.js";
import { Source } from "../../src/model/source.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

const graph = graphOf(
  datasetOf([
    record(Source, "report", { title: "A report", publisher: "A press", published: "2021", availability: "HELD" }),
    record(Passage, "report-1", { heading: "Findings", startLine: 3, endLine: 5 }, { OF: "report" }),
    record(Passage, "report-2", { heading: "Findings", startLine: 9 }, { OF: "report" }),
    record(Issue, "extortion", { name: { en: "Extortion", es: "Extorsión" }, unchecked: ["es"], roles: ["THREAT"] }),
    record(Practice, "mediation", { name: { en: "Mediation" }, description: { en: "Talking" }, intent: "SUPPORTIVE" }),
    record(Practice, "arming", { name: { en: "Arming" }, intent: "REPRESSIVE" }),
    claim("mediation", "ADDRESSES", "extortion", { effect: "REDUCES" }, { cites: ["report-1"] }),
  ]),
);
let ask: Ask;
beforeAll(async () => {
  ask = await asker(await graph);
});
afterAll(async () => (await graph).close());

/** What the statements of a question read of the records that they give back. */
async function readBy(document: string) {
  const { data, errors, faults, statements } = await ask(document);
  expect([errors, faults]).toEqual([[], []]);
  return {
    data,
    read: [...new Set(statements.flatMap((s) => [...s.slice(s.lastIndexOf("RETURN")).matchAll(/\bo\.(\w+)/g)].map(([, p]) => p)))],
  };
}

test("of each record only what the question names is read, and its id", async () => {
  const { read } = await readBy("{ practices { nodes { name } } }");
  expect(read.sort()).toEqual(["id", "name", "nameTranslations"]);
  expect((await readBy("{ practices { nodes { id } totalCount } }")).read).toEqual(["id"]);
});

test("what is named in a fragment is read too, whatever it stands in", async () => {
  const { data } = await readBy(
    '{ node(id: "mediation") { ...named ... on Practice { intent addresses { edges { claims { effect } } } } } } fragment named on Entity { description }',
  );
  expect(data.node).toEqual({ description: "Talking", intent: "SUPPORTIVE", addresses: { edges: [{ claims: [{ effect: "REDUCES" }] }] } });
});

test("what follows from other properties is read with them", async () => {
  const { data, read } = await readBy(
    '{ passage(id: "report-1") { locator } issue(id: "extortion") { label(lang: "es") { value checked } } }',
  );
  expect(data).toEqual({ passage: { locator: "Findings, lines 3-5" }, issue: { label: { value: "Extorsión", checked: false } } });
  expect(read).toEqual(expect.arrayContaining(["startLine", "endLine", "page", "row", "unchecked"]));
});

test("a list goes on after what it is sorted by, though nobody named that", async () => {
  const page = async (after?: string) =>
    (
      await readBy(
        `{ practices(first: 1, orderBy: [NAME_DESC]${after ? `, after: "${after}"` : ""}) { nodes { id } pageInfo { endCursor } } }`,
      )
    ).data.practices;
  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  expect([first, second].map(({ nodes }) => nodes[0].id)).toEqual(["mediation", "arming"]);
});

test("what was not read is not taken for absent", () => {
  const { text, hydrate } = columns(model, Source, "o", new Set(["title"]));
  expect(text).toBe("o.id, o.title");
  const source = hydrate(["report", "A report"], 0) as Source;
  expect([source.id, source.title, source instanceof Source]).toEqual(["report", "A report", true]);
  expect(() => source.publisher).toThrow("Source.publisher was not read");
});
