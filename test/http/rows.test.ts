import { daysOf } from "../../src/model/dates/days.js";
import type { Level } from "../../src/model/entity.js";
import { seeds } from "../built.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { seeded } from "../seed/seeded.js";
import { world } from "../world.js";
import { csvText } from "./cells.js";
import { parseCsv, recordsOf } from "./rfc4180.js";
import { answered, type Served, served } from "./served.js";

/** Rows by URL: which columns and rows they have, in which language, and what each viewer sees. */
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

const placeColumns =
  "place_id,place_name,place_kind,place_iso,place_m49,place_divipola,place_wikidata,place_latitude,place_longitude,place_coordinate_kind,country_id,country_name,country_iso";
const evidenceColumns = "source_ids,source_titles,source_urls,locators";
const sentenceColumns = "sentence,sentence_lang,sentence_made";
const responseColumns =
  `practice_id,practice_name,practice_kind,practice_type_ids,practice_type_names,issue_id,issue_name,${placeColumns},scope,issue_scope,effect,modality,assertion,mechanism,period,period_start,period_end,statement,source_terms,claim_id,${evidenceColumns},${sentenceColumns}`.split(
    ",",
  );
const claimColumns =
  `claim_id,predicate,subject_type,subject_id,subject_name,object_type,object_id,object_name,practice_type_ids,practice_type_names,${placeColumns},for_ids,for_names,by_ids,by_names,assertion,modality,effect,mechanism,statement,statement_language,source_terms,period,period_start,period_end,quantity_comparator,quantity_value,quantity_unit,status,sensitivity,recorded_at,recorded_at_start,recorded_at_end,recorded_by,${evidenceColumns},${sentenceColumns}`.split(
    ",",
  );

describe.each([
  ["responses", "?issue=crime-and-violence&place=colombia", responseColumns],
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

    // A missing value is null in JSON and nothing in CSV; a list is a list in JSON, and one text in CSV.
    const asText = rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, csvText(v)])));
    expect(recordsOf(lines)).toEqual(asText);
    expect(rows.length).toBeGreaterThan(2);
  });
});

test("without answers, CSV has its header, JSON an empty list, and NDJSON no line", async () => {
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
interface Ground {
  readonly kind: string;
  readonly iso: string | null;
  readonly m49: string | null;
  readonly divipola: string | null;
  readonly wikidata: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly coordinateKind: string | null;
}
interface Response {
  readonly practice: Named & { readonly types?: { readonly nodes: readonly Named[] } };
  readonly issue: Named;
  readonly place: (Named & Partial<Ground> & { readonly locatedIn?: Ground }) | null;
  readonly claim: { readonly id: string };
  readonly scope: string | null;
  readonly issueScope: string;
  readonly period: string | null;
  readonly sourceTerms: readonly string[];
  readonly sentence: { readonly value: string; readonly lang: string; readonly made: boolean };
  readonly evidence: readonly {
    readonly locator: string;
    readonly source: { readonly id: string; readonly title: string; readonly url: string | null };
  }[];
}

describe("the rows are what GraphQL answers", () => {
  const groundOf = (place: Partial<Ground> | null) => ({
    place_kind: place?.kind ?? null,
    place_iso: place?.iso ?? null,
    place_m49: place?.m49 ?? null,
    place_divipola: place?.divipola ?? null,
    place_wikidata: place?.wikidata ?? null,
    place_latitude: place?.latitude ?? null,
    place_longitude: place?.longitude ?? null,
    place_coordinate_kind: place?.coordinateKind ?? null,
  });
  const days = (period: string | null) => (period === null ? [null, null] : daysOf(period));
  const ground = "kind iso m49 divipola wikidata latitude longitude coordinateKind";
  const flat = `nodes { practice { __typename id name ... on Practice { types { nodes { id name } } } } issue { id name }
    place { id name ... on Place { ${ground} } ... on Community { locatedIn { ${ground} } } } scope issueScope effect modality assertion mechanism period statement sourceTerms claim { id }
    evidence { locator source { id title url } } sentence { value lang made } }`;
  test.each([
    ["responses", "/responses", `issue: "threats-to-social-leaders", place: "colombia"`, "issue=threats-to-social-leaders&place=colombia"],
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
    const expected = (nodes as Response[]).map(
      ({ practice, issue, place, evidence, scope, issueScope, claim, sourceTerms, sentence, ...plain }) => ({
        practice_id: practice.id,
        practice_name: practice.name,
        practice_kind: practice.__typename as string,
        practice_type_ids: practice.types?.nodes.map((t) => t.id) ?? [],
        practice_type_names: practice.types?.nodes.map((t) => t.name) ?? [],
        issue_id: issue.id,
        issue_name: issue.name,
        place_id: place?.id ?? null,
        place_name: place?.name ?? null,
        ...groundOf(place?.locatedIn ?? place),
        // Every place of these answers is, or lies in, Colombia.
        country_id: place && "colombia",
        country_name: place && "Colombia",
        country_iso: place && "CO",
        scope,
        issue_scope: issueScope,
        ...plain,
        source_terms: sourceTerms,
        period_start: days(plain.period)[0],
        period_end: days(plain.period)[1],
        claim_id: claim.id,
        source_ids: evidence.map((p) => p.source.id),
        source_titles: evidence.map((p) => p.source.title),
        source_urls: evidence.map((p) => p.source.url),
        locators: evidence.map((p) => p.locator),
        sentence: sentence.value,
        sentence_lang: sentence.lang,
        sentence_made: sentence.made,
      }),
    );
    const rows = await server.rows(`${path}.json?${query}`);
    expect(rows).toEqual(expected);
    expect(rows).toHaveLength(totalCount);
    expect(totalCount).toBeGreaterThan(0);
  });
});

describe("names", () => {
  const names = async (query: string, language?: string) => [
    ...new Set(
      (
        await server.rows(
          `/responses.json?issue=threats-to-social-leaders&place=colombia${query}`,
          language ? { "accept-language": language } : {},
        )
      ).map((r) => r.issue_name),
    ),
  ];
  test("come in the language of the reader, or in the one that `lang` names", async () => {
    expect(await names("")).toEqual(["Threats to social leaders"]);
    expect(await names("", "es")).toEqual(["Amenazas a líderes y lideresas sociales"]);
    expect(await names("&lang=fr", "es")).toEqual(["Menaces contre les leaders sociaux"]);
    expect(await names("&lang=es-CO")).toEqual(["Amenazas a líderes y lideresas sociales"]);
  });
  test("depend on Accept-Language, as Vary says", async () => {
    for (const path of ["/responses.csv?issue=extortion", "/claims.json", "/harmful-responses.ndjson?issue=extortion"])
      expect((await server.get(path)).headers.get("vary")).toMatch(/Accept-Language/i);
  });
  test("and sentences are the only cells that depend on the language", async () => {
    const [english, spanish] = [await server.rows("/claims.json"), await server.rows("/claims.json?lang=es")];
    const rest = (rows: Record<string, unknown>[]) => rows.map((r) => Object.entries(r).filter(([k]) => !/_names?$|^sentence/.test(k)));
    expect(rest(spanish)).toEqual(rest(english));
    expect(spanish).not.toEqual(english);
  });
});

describe("what a viewer may not see", () => {
  test.each<Level>([0, 1, 2, 3])("level %i: is in no row and no cell", async (level) => {
    const graph = await graphOf(world);
    const toLevel = await served(graph, { level });
    const { entities, claims } = seenBy(level, world);
    const rows = await toLevel.rows("/claims.json");
    expect(rows.map((r) => r.claim_id)).toEqual(claims.map((k) => k.values.id).sort());
    const seen = new Set(entities.map((e) => e.values.id));
    const ids = (cell: unknown) => [cell ?? []].flat();
    for (const row of rows)
      for (const id of [
        row.subject_id,
        row.object_id,
        row.place_id,
        row.country_id,
        row.practice_type_ids,
        row.for_ids,
        row.by_ids,
        row.source_ids,
      ].flatMap(ids))
        expect([id, seen.has(id as string)]).toEqual([id, true]);
    const cited = new Map(claims.map((k) => [k.values.id, k.cites.length]));
    for (const row of rows) expect([row.claim_id, ids(row.locators).length]).toEqual([row.claim_id, cited.get(row.claim_id as string)]);
    await toLevel.close();
    await graph.close();
  });
});
