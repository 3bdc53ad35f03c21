import type { Level } from "../../src/model/entity.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { seeded } from "../seed/seeded.js";
import { world } from "../world.js";
import { parseCsv, recordsOf } from "./rfc4180.js";
import { answered, type Served, served } from "./served.js";

/** Rows by URL: which columns, which rows, in which language, for whom. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded();
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

const responseColumns =
  "practice_id,practice_name,practice_type,issue_id,issue_name,place_id,place_name,scope,issue_scope,effect,modality,assertion,mechanism,period,statement,claim_id,source_ids,source_titles,source_urls,locators".split(
    ",",
  );
const claimColumns =
  "claim_id,predicate,subject_type,subject_id,subject_name,object_type,object_id,object_name,at_id,at_name,for_ids,for_names,by_ids,by_names,assertion,modality,effect,mechanism,statement,period,quantity_comparator,quantity_value,quantity_unit,status,sensitivity,recorded_at,recorded_by,source_ids,source_titles,source_urls,locators".split(
    ",",
  );

describe.each([
  ["responses", "?issue=forced-recruitment-of-minors&place=colombia", responseColumns],
  ["harmful-responses", "?issue=crime-and-violence", responseColumns],
  ["claims", "", claimColumns],
])("/%s", (name, query, columns) => {
  test("has these columns, in this order, in every format, and the same rows in all", async () => {
    const csv = await server.get(`/${name}.csv${query}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(csv.headers.get("content-disposition")).toBe(`inline; filename="${name}.csv"`);
    const lines = parseCsv(await csv.text());
    expect(lines[0]).toEqual(columns);

    const json = await server.get(`/${name}.json${query}`);
    expect(json.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const rows = (await json.json()) as Record<string, unknown>[];
    for (const row of rows) expect(Object.keys(row)).toEqual(columns);

    const ndjson = await server.get(`/${name}.ndjson${query}`);
    expect(ndjson.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    const text = await ndjson.text();
    expect(text.endsWith("\n")).toBe(true);
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);

    // A missing value is null in JSON and nothing in CSV.
    const asText = rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? "" : String(v)])));
    expect(recordsOf(lines)).toEqual(asText);
    expect(rows.length).toBeGreaterThan(2);
  });
});

test("where nothing answers there is still a header, an empty list, or nothing", async () => {
  const body = async (ending: string) => (await server.get(`/responses.${ending}?issue=extortion&place=kosovo`)).text();
  expect(parseCsv(await body("csv"))).toEqual([responseColumns]);
  expect(JSON.parse(await body("json"))).toEqual([]);
  expect(await body("ndjson")).toBe("");
});

interface Named {
  readonly __typename?: string;
  readonly id: string;
  readonly name: string;
}
interface Response {
  readonly practice: Named;
  readonly issue: Named;
  readonly place: Named | null;
  readonly claim: { readonly id: string };
  readonly scope: string | null;
  readonly issueScope: string;
  readonly evidence: readonly {
    readonly locator: string;
    readonly source: { readonly id: string; readonly title: string; readonly url: string | null };
  }[];
}

describe("the rows are what GraphQL answers", () => {
  const flat = `nodes { practice { __typename id name } issue { id name } place { id name } scope issueScope effect modality assertion mechanism period statement claim { id }
    evidence { locator source { id title url } } }`;
  test.each([
    [
      "responses",
      "/responses",
      `issue: "forced-recruitment-of-minors", place: "colombia"`,
      "issue=forced-recruitment-of-minors&place=colombia",
    ],
    [
      "responses",
      "/responses",
      `issue: "extortion", place: "iso:CO-BOL", scopes: [EXACT, WITHIN, BROADER, UNPLACED], issueScopes: [EXACT, BROADER], modalities: [INTENDED, REPORTED]`,
      "issue=extortion&place=iso:CO-BOL&scopes=EXACT,WITHIN,BROADER&scopes=UNPLACED&issueScopes=EXACT,BROADER&modalities=INTENDED&modalities=REPORTED",
    ],
    [
      "harmfulResponses",
      "/harmful-responses",
      `issue: "organized-crime", effects: [EXACERBATES]`,
      "issue=organized-crime&effects=EXACERBATES",
    ],
  ])("%s %#", async (field, path, args, query) => {
    const { body } = await answered(server.post({ query: `{ answer: ${field}(${args}, first: 100) { totalCount ${flat} } }` }));
    const { totalCount, nodes } = body.data.answer;
    const joined = (values: (string | null)[]) => [...new Set(values.filter((v) => v !== null))].join(" | ") || null;
    const expected = (nodes as Response[]).map(({ practice, issue, place, evidence, scope, issueScope, claim, ...plain }) => ({
      practice_id: practice.id,
      practice_name: practice.name,
      practice_type: practice.__typename as string,
      issue_id: issue.id,
      issue_name: issue.name,
      place_id: place?.id ?? null,
      place_name: place?.name ?? null,
      scope,
      issue_scope: issueScope,
      ...plain,
      claim_id: claim.id,
      source_ids: joined(evidence.map((p) => p.source.id)),
      source_titles: joined(evidence.map((p) => p.source.title)),
      source_urls: joined(evidence.map((p) => p.source.url)),
      locators: joined(evidence.map((p) => p.locator)),
    }));
    const rows = await server.rows(`${path}.json?${query}`);
    expect(rows).toEqual(expected);
    expect(rows).toHaveLength(totalCount);
    expect(totalCount).toBeGreaterThan(0);
  });
});

describe("names", () => {
  const names = async (query: string, language?: string) => [
    ...new Set(
      (await server.rows(`/responses.json?issue=extortion&place=colombia${query}`, language ? { "accept-language": language } : {})).map(
        (r) => r.issue_name,
      ),
    ),
  ];
  test("come in the language of the reader, or in the one asked for", async () => {
    expect(await names("")).toEqual(["Extortion"]);
    expect(await names("", "es")).toEqual(["Extorsión"]);
    expect(await names("&lang=fr", "es")).toEqual(["Extorsion"]);
    expect(await names("&lang=es-CO")).toEqual(["Extorsión"]);
  });
  test("and caches are told so", async () => {
    for (const path of ["/responses.csv?issue=extortion", "/claims.json", "/harmful-responses.ndjson?issue=extortion"])
      expect((await server.get(path)).headers.get("vary")).toMatch(/Accept-Language/i);
  });
  test("leave everything else as it is", async () => {
    const [english, spanish] = [await server.rows("/claims.json"), await server.rows("/claims.json?lang=es")];
    const rest = (rows: Record<string, unknown>[]) => rows.map((r) => Object.entries(r).filter(([k]) => !/_names?$/.test(k)));
    expect(rest(spanish)).toEqual(rest(english));
    expect(spanish).not.toEqual(english);
  });
});

describe("what a reader may not see", () => {
  test.each<Level>([0, 1, 2, 3])("level %i: is in no row and no cell", async (level) => {
    const graph = await graphOf(world);
    const toLevel = await served(graph, { level });
    const { entities, claims } = seenBy(level, world);
    const rows = await toLevel.rows("/claims.json");
    expect(rows.map((r) => r.claim_id)).toEqual(claims.map((k) => k.values.id).sort());
    const seen = new Set(entities.map((e) => e.values.id));
    const ids = (cell: unknown) => (cell === null ? [] : String(cell).split(" | "));
    for (const row of rows)
      for (const id of [row.subject_id, row.object_id, row.at_id, row.for_ids, row.by_ids, row.source_ids].flatMap(ids))
        expect([id, seen.has(id)]).toEqual([id, true]);
    const cited = new Map(claims.map((k) => [k.values.id, k.cites.length]));
    for (const row of rows) expect([row.claim_id, ids(row.locators).length]).toEqual([row.claim_id, cited.get(row.claim_id as string)]);
    await toLevel.close();
    await graph.close();
  });
});
