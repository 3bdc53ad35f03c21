import { urlNameOf } from "../../src/api/answers/question.js";
import { fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { rowFormats } from "../../src/export/formats/index.js";
import { namedTables } from "../../src/export/tables/named-tables.js";
import type { Graph } from "../../src/graph/graph.js";
import { plural, propertiesOf } from "../../src/model/declare.js";
import { Code, Community, Issue, Passage, Place, Practice, PracticeType, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { pages } from "../../src/web/explorer/address.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { world } from "../world.js";
import { partsOf } from "./cells.js";
import { parseCsv, recordsOf } from "./rfc4180.js";
import { answered, type Served, served } from "./served.js";

/** The list of every class is a table: all of its records that the viewer may see, whole, in one order, with what they link to. */
const nameOf = (cls: (typeof model.entities)[number]) => urlNameOf({ name: plural(cls) });

describe.each([0, 1, 2, 3] as const)("what level %i gets", (level) => {
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(world);
    server = await served(graph, { level });
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });
  const { entities } = seenBy(level, world);

  test.each(model.entities.map((cls) => [nameOf(cls), cls] as const))(
    "of %s is every visible record, by id, with its visible links",
    async (name, cls) => {
      const rows = await server.rows(`/${name}.json`);
      const expected = entities.filter(({ type }) => type === cls).sort((a, b) => (a.values.id < b.values.id ? -1 : 1));
      expect(rows.map(({ id }) => id)).toEqual(expected.map(({ values }) => values.id));
      for (const [at, { values, links }] of expected.entries()) {
        const row = rows[at] as Readonly<Record<string, unknown>>;
        const idsIn = (column: string) => [row[column] ?? []].flat();
        const linked = Object.keys(row)
          .filter((column) => /_ids?$/.test(column) && column !== "country_id")
          .flatMap(idsIn);
        expect([values.id, linked.sort()]).toEqual([values.id, links.map(({ to }) => to).sort()]);
        // The plain values are those of the record.
        for (const { name: property, kind, many } of propertiesOf(cls)) {
          if (kind === "translated" || many || !/^[a-z]+$/.test(property)) continue;
          expect([values.id, property, row[property]]).toEqual([
            values.id,
            property,
            (values as unknown as Record<string, unknown>)[property] ?? null,
          ]);
        }
      }
    },
  );
});

const hostile = ['=cmd("a")', "one | two", 'say "no"', "two\nlines", "]]> <script>alert(1)</script>", "back\\slash |"];
const dataset = datasetOf([
  record(Source, "report", {
    title: hostile[0],
    name: { en: hostile[0] },
    availability: "HELD",
    published: "2021-05",
    authors: ["A | B", "=C"],
  }),
  record(Passage, "report-1", { heading: "One", startLine: 3, name: { en: "One" } }, { OF: "report" }),
  record(Place, "land", { kind: "COUNTRY", iso: "NN", name: { en: "Land", es: "Tierra" } }),
  record(
    Place,
    "town",
    { kind: "ADMIN2", divipola: "05120", latitude: 1.5, longitude: -74.25, coordinateKind: "SEAT", description: { en: hostile[4] } },
    { PART_OF: "land", ALIGNED_TO: ["x:2 BROAD", "x:1 EXACT"] },
  ),
  record(Community, "people", {}, { LOCATED_IN: "town" }),
  record(Issue, "theft", { roles: ["HARM", "THREAT"], aliases: { en: ["a | b", "=c"], es: ["robo"] } }),
  ...hostile.map((text, i) => record(PracticeType, `type-${i}`, { name: { en: text } })),
  record(Practice, "watch", { intent: "SUPPORTIVE" }, { OF_TYPE: hostile.map((_, i) => `type-${i}`) }),
  record(Code, "x:1", { scheme: "X", notation: "1", title: "One | 1", name: { en: "One | 1" } }),
  record(Code, "x:2", { scheme: "X", notation: "2", title: "Two", name: { en: "Two" } }),
  claim("people", "FACES", "theft", { id: "claim-1" }),
]);

describe("a row", () => {
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    server = await served(graph);
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });
  const rowOf = async (path: string, id: string) =>
    (await server.rows(path)).find((row) => row.id === id) as Readonly<Record<string, unknown>>;
  const csvOf = async (path: string, id: string) =>
    recordsOf(parseCsv((await (await server.get(path)).text()).replace(/^\uFEFF/, ""))).find((row) => row.id === id) as Record<
      string,
      string
    >;

  test("has codes with their scheme and their relation, coordinates, and the country", async () => {
    expect(await rowOf("/places.json", "town")).toMatchObject({
      kind: "ADMIN2",
      divipola: "05120",
      latitude: 1.5,
      longitude: -74.25,
      coordinate_kind: "SEAT",
      country_id: "land",
      country_iso: "NN",
      part_of_id: "land",
      part_of_name: "Land",
      member_of_ids: [],
      aligned_to_ids: ["x:1", "x:2"],
      aligned_to_names: ["One | 1", "Two"],
      aligned_to_schemes: ["X", "X"],
      aligned_to_notations: ["1", "2"],
      aligned_to_matches: ["EXACT", "BROAD"],
    });
  });
  test("of a community has the codes and coordinates of its ground", async () => {
    expect(await rowOf("/communities.json", "people")).toMatchObject({
      ...{ kind: "ADMIN2", divipola: "05120", latitude: 1.5, longitude: -74.25, coordinate_kind: "SEAT" },
      ...{ country_id: "land", located_in_id: "town", located_in_name: "town" },
    });
  });
  test("has the texts of the reader's language", async () => {
    expect((await rowOf("/places.json?lang=es", "land")).name).toBe("Tierra");
    expect((await rowOf("/places.json?lang=es", "town")).part_of_name).toBe("Tierra");
    expect((await rowOf("/issues.json", "theft")).aliases).toEqual(["a | b", "=c"]);
    expect((await rowOf("/issues.json?lang=es", "theft")).aliases).toEqual(["robo"]);
  });
  test("has the days of a date, and where a passage stands", async () => {
    expect(await rowOf("/sources.json", "report")).toMatchObject({
      published: "2021-05",
      published_start: "2021-05-01",
      published_end: "2021-05-31",
    });
    expect(await rowOf("/passages.json", "report-1")).toMatchObject({
      locator: "One, line 3",
      source_id: "report",
      source_name: hostile[0],
    });
  });
  test("has as many parts in a joined cell as its neighbours, in one order, whatever the texts hold", async () => {
    const json = await rowOf("/practices.json", "watch");
    expect(json.practice_type_names).toEqual(hostile);
    const csv = await csvOf("/practices.csv", "watch");
    for (const column of ["practice_type_ids", "practice_type_names"]) {
      expect(csv[column]?.split(" | ")).toHaveLength(hostile.length);
      // What a spreadsheet would run as a formula starts with an apostrophe.
      expect(partsOf((csv[column] as string).replace(/^'/, ""))).toEqual(json[column]);
    }
    const html = await (await server.get("/practices.html")).text();
    expect(html).not.toContain("<script>");
    expect(html).toContain("]]&#62; &#60;script&#62;");
  });

  test("is filtered as the list of the API is", async () => {
    const filter = encodeURIComponent(JSON.stringify({ kind: { eq: "COUNTRY" } }));
    expect((await server.rows(`/places.json?filter=${filter}`)).map(({ id }) => id)).toEqual(["land"]);
    const wrong = await answered(server.get(`/places.csv?filter=${encodeURIComponent(JSON.stringify({ kind: { eq: "COUNTY" } }))}`));
    expect([wrong.status, wrong.body.error.code, wrong.body.error.argument]).toEqual([400, "BAD_USER_INPUT", "filter"]);
  });
  test("has a receipt and a citation of its table", async () => {
    const { body } = await answered(server.get("/places.receipt.json"));
    expect(body).toMatchObject({ question: "places", rows: { count: 2 }, claims: { count: 0 } });
    expect(await (await server.get("/places.citation.txt")).text()).toContain("/places.csv");
  });
});

describe("addresses", () => {
  const tables = namedTables(schema, model);
  test("of tables differ, also from parameters of formats, and lists stand in the order of the model, before questions", () => {
    const parameters = rowFormats.flatMap(({ parameters: all = [] }) => all.map(({ name }) => name));
    expect(tables.flatMap(({ args }) => args.map(({ name }) => name)).filter((name) => parameters.includes(name))).toEqual([]);
    const names = tables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, model.entities.length + 1)).toEqual([...model.entities.map(nameOf), "claims"]);
    const files = exportFiles().map(fileNameOf);
    for (const name of names)
      for (const { extension } of rowFormats)
        expect([`${name}.${extension}`, files.includes(`${name}.${extension}`)]).toEqual([`${name}.${extension}`, false]);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
  test("of lists are beside the pages of the lists, and those of one record have its claims", async () => {
    const graph = await graphOf(dataset);
    const server = await served(graph);
    const claims = await server.rows("/community/people.json");
    expect(claims.map((row) => row.claim_id)).toEqual(["claim-1"]);
    const lists = tables.filter(({ whole }) => whole).map(({ name }) => name);
    for (const { path } of Object.values(pages)) {
      const isPage = (await server.get(`/${path}`)).headers.get("content-type") ?? "";
      expect([path, /csv|json; /.test(isPage) && lists.includes(path)]).toEqual([path, false]);
      if (lists.includes(path))
        for (const { extension } of rowFormats) expect((await server.get(`/${path}.${extension}`)).status).toBe(200);
    }
    await server.close();
    await graph.close();
  });
});
