import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim } from "../records.js";
import { world } from "../world.js";

/** What `practiceLineage` and `compare` refuse, and what they say where nothing is recorded. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf({ ...world, claims: [...world.claims, claim("harbour", "FACES", "recruitment")] });
  ask = await asker(graph, unlimited);
});
afterAll(() => graph.close());

describe("what does not fit is refused, with the argument and what would be right", () => {
  const ids = (...list: readonly string[]) => `compare(ids: ${JSON.stringify(list)}) { totalCount }`;
  const kinds = "Compare records of one kind";
  // biome-ignore format: a table, to be read row by row
  const refused: readonly (readonly [call: string, code: string, argument: string | undefined, message: string])[] = [
    [ids(), "BAD_USER_INPUT", "ids", "ids: 0 records. Give 2 to 5 different ones of one kind."],
    [ids("river"), "BAD_USER_INPUT", "ids", "ids: 1 record. Give 2 to 5 different ones of one kind."],
    [ids("river", "harbour", "freedonia", "river-basin", "river-north", "world"), "BAD_USER_INPUT", "ids", "ids: 6 records."],
    [ids("river", "river"), "BAD_USER_INPUT", "ids", "ids: river is there twice."],
    [ids("freedonia", "iso:FD"), "BAD_USER_INPUT", "ids", "ids: freedonia is there twice."],
    [ids("river", "extortion"), "BAD_USER_INPUT", "ids", `ids: river is a community and extortion is an issue. ${kinds}: with river go records of places or communities.`],
    [ids("town-meetings", "right-to-life"), "BAD_USER_INPUT", "ids", "with town-meetings go records of "],
    [ids("extortion", "right-to-life"), "BAD_USER_INPUT", "ids", "with extortion go records of issues."],
    [ids("river", "nowhere"), "NOT_FOUND", "ids", "nowhere"],
    [ids("river", "hidden-hamlet"), "NOT_FOUND", "ids", "hidden-hamlet"],
    [ids("river", "claim-river-faces-extortion"), "NOT_FOUND", "ids", "is a claim. Ask with its subject (river) or its object (extortion)."],
    [`compare(ids: ["river", "harbour"], first: 101) { totalCount }`, "BAD_USER_INPUT", "first", "/compare.csv"],
    [`practiceLineage(practice: "nothing") { totalCount }`, "NOT_FOUND", "practice", "nothing"],
    [`practiceLineage(practice: "quiet-help") { totalCount }`, "NOT_FOUND", "practice", "quiet-help"],
    [`practiceLineage(practice: "river") { totalCount }`, "NOT_FOUND", "practice", "is a community (river), and this takes a practice, a programme or an event"],
    [`practiceLineage(practice: "town-meetings", first: 0) { totalCount }`, "BAD_USER_INPUT", "first", "first"],
  ];
  test.each(refused)("%s", async (call, code, argument, message) => {
    const { data, errors, faults } = await ask(`{ ${call} }`);
    expect([data ?? null, errors[0]?.extensions?.code, errors[0]?.extensions?.argument, faults]).toEqual([null, code, argument, []]);
    expect(errors[0]?.message).toContain(message);
  });
});

test("records of one kind go together: a place and a community, a practice and a programme", async () => {
  for (const pair of [
    ["river", "freedonia"],
    ["town-meetings", "river-programme"],
    ["gangs", "helpers"],
  ]) {
    const { data, errors } = await ask(`{ compare(ids: ${JSON.stringify(pair)}) { compared { record { ... on Entity { id } } } } }`);
    expect([pair, errors, data.compare.compared.map((c: { record: { id: string } }) => c.record.id)]).toEqual([pair, [], pair]);
  }
});

test("records of one name are told apart by their ids", async () => {
  const namesakes = world.entities.map((entity) =>
    entity.values.id === "river" || entity.values.id === "harbour"
      ? {
          ...entity,
          values: Object.assign(Object.create(Object.getPrototypeOf(entity.values)), entity.values, { name: { en: "Landing" } }),
        }
      : entity,
  );
  const named = await graphOf({ ...world, entities: namesakes, claims: [...world.claims, claim("harbour", "FACES", "recruitment")] });
  try {
    const document = `{
      compare(ids: ["river", "harbour", "freedonia"], first: 100) { summary { value } nodes { sentence { value } } }
      paths(from: "river", to: "harbour") { summary { value } }
    }`;
    const { data, errors } = await ask(document, { graph: named });
    expect(errors).toEqual([]);
    expect(data.compare.summary.value).toContain("for all of Landing (river), Landing (harbour), and freedonia.");
    expect(data.paths.summary.value).toContain("Landing (river) and Landing (harbour)");
    for (const { sentence } of data.compare.nodes) expect(sentence.value).not.toMatch(/Landing(?! \()/);
  } finally {
    await named.close();
  }
});

test("pages of both go on where the last one ended", async () => {
  const pages = async (call: (after: string) => string, name: string, of: string) => {
    const found: unknown[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const { data } = await ask(`{ ${call(after)} { totalCount pageInfo { hasNextPage endCursor } nodes { ${of} } } }`);
      const { nodes, pageInfo, totalCount } = data[name];
      found.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (after === null) expect(found).toHaveLength(totalCount);
    }
    return found;
  };
  const rows = "predicate side other { ... on Entity { id } }";
  const compare = (first: number) => (after: string) => `compare(ids: ["river", "harbour"], first: ${first}, after: "${after}")`;
  const all = await pages(compare(100), "compare", rows);
  expect(all.length).toBeGreaterThan(3);
  expect(await pages(compare(1), "compare", rows)).toEqual(all);
  const lineage = (after: string) => `practiceLineage(practice: "town-meetings", first: 1, after: "${after}")`;
  expect(await pages(lineage, "practiceLineage", "position")).toEqual([{ position: 1 }]);
});

test("where nothing is recorded the answers say so, and what to do next", async () => {
  const { data } = await ask(`{
    practiceLineage(practice: "raids") { totalCount summary { value } notRecorded lowInformation { reasons } }
    compare(ids: ["freedonia", "world"], statuses: [REJECTED]) { totalCount summary { value } lowInformation { reasons } }
  }`);
  expect(data.practiceLineage).toMatchObject({
    totalCount: 0,
    notRecorded: ["REPORT", "PLACE", "TIME", "AGENT", "PROGRAMME"],
    summary: {
      value:
        "No claim that counts says where or when raids was carried out. That is no evidence that it was not. Ask those who know it where it was tried. Claims report that it does harm or nothing, and none that it helps: read them first.",
    },
  });
  expect(data.practiceLineage.lowInformation.reasons).toContain("UNKNOWN_FACTORS");
  expect(data.compare).toMatchObject({
    totalCount: 0,
    lowInformation: { reasons: ["NO_CLAIM", "UNKNOWN_FACTORS"] },
  });
  expect(data.compare.summary.value).toContain("No claim that counts is recorded of freedonia and world. That is no evidence");
});
