import { urlNameOf } from "../../src/api/answers/question.js";
import { questionsIn } from "../../src/api/answers/question-field.js";
import { receiptFrom } from "../../src/export/receipts/receipt.js";
import { repeatablesIn } from "../../src/export/receipts/repeatables.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { seeds } from "../built.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { seeded } from "../seed/seeded.js";
import { answered, type Served, served } from "./served.js";

/** Receipts by URL: the address of rows with another ending. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

const verify = async (receipt: string) =>
  (
    await answered(
      server.post({
        query: "query ($receipt: String!) { verifyReceipt(receipt: $receipt) { same rows { before now } } }",
        variables: { receipt },
      }),
    )
  ).body;

test("each question with rows has a receipt, which holds as long as nothing changes", async () => {
  const examples = new Map(questionsIn(schema).map(({ question }) => [urlNameOf(question), question.example]));
  for (const { name, method } of await repeatablesIn(schema, model)) {
    const query = new URLSearchParams(examples.get(name) ?? {});
    const response = await server.get(`/${name}.receipt.json?${query}`);
    const text = await response.text();
    expect([name, response.status, response.headers.get("content-type")]).toEqual([name, 200, "application/json; charset=utf-8"]);
    expect(response.headers.get("content-disposition")).toBe(`inline; filename="${name.replace("questions/", "")}.receipt.json"`);
    const receipt = receiptFrom(text);
    expect(receipt).toMatchObject({ question: name, method: method ? { name: method.name, version: method.version } : null });
    const rows = await server.rows(`/${name}.json?${query}`);
    expect([name, receipt.rows.count]).toEqual([name, rows.length]);
    expect([name, (await verify(text)).data?.verifyReceipt]).toEqual([
      name,
      { same: true, rows: { before: rows.length, now: rows.length } },
    ]);
  }
});

test("the claims of a receipt are those that its rows name", async () => {
  const path = (extension: string) => `/responses.${extension}?place=iso:CO`;
  const rows = await server.rows(path("json"));
  const { claims } = receiptFrom(await (await server.get(path("receipt.json"))).text());
  expect(rows.length).toBeGreaterThan(0);
  expect(claims.listed.map(([[id]]) => id)).toEqual(rows.map((row) => row.claim_id).sort());
});

test("a client that has the receipt gets 304, and HEAD reads nothing", async () => {
  const path = "/responses.receipt.json?issue=extortion";
  const first = await server.get(path);
  const tag = first.headers.get("etag");
  expect([first.status, tag]).toEqual([200, expect.stringMatching(/^W\/"/)]);
  await first.text();
  expect((await server.get(path, { "if-none-match": tag as string })).status).toBe(304);
  const head = await fetch(server.address + path, { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([200, "", "application/json; charset=utf-8"]);
});

test.each([
  ["/responses.receipt.json?mood=good", "BAD_USER_INPUT", /^mood: no such parameter/],
  ["/responses.receipt.json", "BAD_USER_INPUT", /^issue: it is missing/],
  ["/transfer-candidates.receipt.json", "BAD_USER_INPUT", /^community: needed/],
  ["/responses.receipt.json?issue=nothing-like-it", "NOT_FOUND", /^issue: nothing here is called/],
  ["/questions/what-a-community-faces.receipt.json?community=nowhere", "NOT_FOUND", /^community: nothing here is called "nowhere"\./],
  ["/questions/dataset.receipt.json", "BAD_USER_INPUT", /^dataset: its answer is not a table\./],
])("%s is refused: %s", async (path, code, message) => {
  const { body } = await answered(server.get(path));
  expect(body.error).toMatchObject({ code, message: expect.stringMatching(message) });
});

test("a receipt of many rows lists the first thousand, has a digest of the others, and fits a request of the usual size", async () => {
  const many = Array.from({ length: 1200 }, (_, n) => `t${String(n).padStart(4, "0")}`);
  const towns = (cited: string) =>
    datasetOf([
      record(Issue, "extortion", { roles: ["THREAT"] }),
      record(Source, "report", { title: "A report", availability: "HELD", language: "en" }),
      ...["report-1", "report-2"].map((id, n) => record(Passage, id, { heading: id, startLine: n + 1 }, { OF: "report" })),
      ...many.flatMap((id) => [record(Place, id, { kind: "ADMIN2" }), claim(id, "FACES", "extortion")]),
      // It comes after all others.
      record(Place, "zebra", { kind: "ADMIN2" }),
      claim("zebra", "FACES", "extortion", {}, { cites: [cited] }),
    ]);
  const graph = await graphOf(towns("report-1"));
  const other = await served(graph);
  try {
    const text = await (await other.get("/claims.receipt.json?predicate=FACES")).text();
    const receipt = receiptFrom(text);
    for (const items of [receipt.rows, receipt.claims]) {
      expect(items).toMatchObject({ count: 1201, rest: expect.stringMatching(/^[0-9a-f]{32}$/) });
      expect(items.listed).toHaveLength(1000);
    }
    const query =
      "query ($receipt: String!) { verifyReceipt(receipt: $receipt) { same rows { same new restChanged } claims { same new restChanged } } }";
    const verifyThere = async () => (await answered(other.post({ query, variables: { receipt: text } }))).body.data.verifyReceipt;
    const unchanged = { same: 1000, new: 0, restChanged: false };
    expect(await verifyThere()).toEqual({ same: true, rows: unchanged, claims: unchanged });
    await syncDataset(
      graph,
      model,
      { name: "test", about: { title: "A test", licence: "none", version: "2" }, digest: "2" },
      towns("report-2"),
    );
    const changed = { ...unchanged, restChanged: true };
    expect(await verifyThere()).toEqual({ same: false, rows: changed, claims: changed });
  } finally {
    await other.close();
    await graph.close();
  }
});
