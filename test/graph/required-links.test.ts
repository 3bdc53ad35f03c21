import { restore } from "../../src/backup/restore.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { audit } from "../../src/graph/statements/audit.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { updateDerivations } from "../../src/graph/statements/derivations.js";
import { Claim } from "../../src/model/claim.js";
import { type Class, entity, propertiesOf } from "../../src/model/declare.js";
import { Community, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { Entity, type Level, levelOf, Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { isA, Model } from "../../src/model/model.js";
import type { ClaimRecord, EntityRecord } from "../../src/model/records.js";
import { claimLinks, type Link, links, predicates } from "../../src/model/relations.js";
import { dumpOf, folder, sound } from "../backup/backup.js";
import { generate, seeds } from "../generator.js";
import { asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { columnsIn, contentOf } from "./content.js";
import { engines, type Home } from "./engines.js";

const about = { title: "A data set", licence: "none", version: "1" };
const levels = [0, 1, 2, 3] as const;
const levelIn = async (graph: Graph, id: string) => (await columnsIn(graph, id, "level"))?.[0];

/** A record of a class with every value that it needs. */
function recordOf(type: Class<Entity>, id: string, more: object = {}, to: Record<string, string> = {}): EntityRecord {
  const values = propertiesOf(type)
    .filter(({ optional, name }) => !optional && !["id", "name", "sensitivity"].includes(name))
    .map(({ name, vocabulary, kind, many }) => {
      const value = vocabulary?.values[0] ?? (kind === "flag" ? false : name === "published" ? "2020" : name);
      return [name, many ? [value] : value];
    });
  return record(type, id, { ...Object.fromEntries(values), ...more } as never, to);
}

/** The concrete classes that these unite. */
const concrete = (classes: readonly Class[]) => model.entities.filter((e) => classes.some((c) => isA(e, c))) as Class<Entity>[];
/** Each required link of an entity, with each class that it leads from and to. */
const requiredLinks = Object.entries<Link>(model.links).flatMap(([name, link]) =>
  link.required
    ? concrete(link.from).flatMap((from) =>
        concrete(model.targetsOf(link, from)).map((to) => ({
          name,
          field: link.reads[0],
          from,
          to,
          title: `${from.name} ${name} ${to.name}`,
        })),
      )
    : [],
);

test("the model has required links, each read as a field that is never null or as a list that is never empty", () => {
  expect(requiredLinks.map(({ title }) => title)).toEqual(["Community LOCATED_IN Place", "Passage OF Source"]);
  for (const { field, from } of requiredLinks) expect(model.relation(from, field)).toMatchObject({ alwaysVisible: true });
});

describe("a record whose required link leads to a hidden record is hidden at the same levels", () => {
  const hiding = ["GREEN", "AMBER", "RED", undefined] as const;

  test.each(requiredLinks)("$title", async ({ name, field, from, to }) => {
    for (const sensitivity of hiding) {
      const graph = await graphOf(datasetOf([recordOf(to, "behind", { sensitivity }), recordOf(from, "bound", {}, { [name]: "behind" })]));
      const ask = await asker(graph);
      const list = model.relation(to, model.links[name]?.backwards?.[0] ?? "")?.field;
      expect(list).toBeDefined();
      for (const level of levels) {
        const visible = sensitivity !== undefined && levelOf(sensitivity) <= level;
        const { data, errors, faults } = await ask(
          `{ node(id: "bound") { id ... on ${from.name} { ${field} { id } } } search(query: "bound") { totalCount } }`,
          {
            level,
          },
        );
        expect([errors, faults]).toEqual([[], []]);
        expect({ level, sensitivity, data }).toEqual({
          level,
          sensitivity,
          data: { node: visible ? { id: "bound", [field]: { id: "behind" } } : null, search: { totalCount: visible ? 1 : 0 } },
        });
      }
      expect((await audit(graph, model)).filter(({ code, findings }) => code.endsWith("-level") && findings.length > 0)).toEqual([]);
      await graph.close();
    }
  });

  test.each(
    Object.entries<(typeof claimLinks)[keyof typeof claimLinks]>(claimLinks).flatMap(([name, link]) => ("required" in link ? [name] : [])),
  )("Claim %s", async (name) => {
    const hidden = { SUBJECT_OF: "subject", OBJECT: "object", CITES: "passage" }[name];
    expect(hidden).toBeDefined();
    for (const sensitivity of hiding) {
      const of = (id: string) => ({ sensitivity: id === hidden ? sensitivity : "CLEAR" });
      const graph = await graphOf(
        datasetOf([
          record(Place, "subject", { kind: "ADMIN2", ...of("subject") }),
          record(Issue, "object", { roles: ["HARM"], ...of("object") }),
          record(Source, "report", { title: "A report", availability: "HELD" }),
          record(Passage, "passage", { heading: "One", ...of("passage") }, { OF: "report" }),
          claim("subject", "FACES", "object", { id: "claim-bound" }, { cites: ["passage"] }),
        ]),
      );
      expect(await levelIn(graph, "claim-bound")).toBe(sensitivity === undefined ? Sensitivity.values.length : levelOf(sensitivity));
      await graph.close();
    }
  });
});

/** Towns have houses, and houses have rooms. The links are required, and the ids do not follow their order. */
@entity("A room.")
class Room extends Entity {}
@entity("A house.")
class House extends Entity {}
@entity("A key, which opens a room or more.")
class Key extends Entity {}
const { SUBJECT_OF, OBJECT, AT, CITES } = claimLinks;
const at = (from: Class, to: Class, field: string, more: object = {}): Link => ({
  from: [from],
  to: [to],
  required: true,
  one: true,
  reads: [field, "Where it is."],
  ...more,
});
const chained = new Model({
  entities: [Room, Key, House, Place, Issue, Source, Passage],
  claim: Claim,
  predicates: {
    FACES: {
      from: [Room, Key, House, Place],
      to: [Issue],
      reads: ["faces", "What it faces."],
      backwards: ["facedBy", "What faces it."],
      says: "{subject} faces {object}.",
      sentence: predicates.FACES.sentence,
    },
  },
  links: {
    ROOM_IN: at(Room, House, "house"),
    HOUSE_IN: at(House, Place, "place"),
    OPENS: at(Key, Room, "rooms", { one: undefined }),
    OF: links.OF,
  },
  claimLinks: { SUBJECT_OF, OBJECT, AT, CITES },
});
const house = (place: Sensitivity | undefined, other: Sensitivity | undefined = "CLEAR"): readonly (EntityRecord | ClaimRecord)[] => [
  record(Place, "town", { kind: "ADMIN2", sensitivity: place }),
  record(Place, "village", { kind: "ADMIN2", sensitivity: other }),
  record(House, "a-house", {}, { HOUSE_IN: "town" }),
  record(House, "z-house", {}, { HOUSE_IN: "village" }),
  record(Room, "b-room", {}, { ROOM_IN: "z-house" }),
  record(Room, "c-room", { sensitivity: "GREEN" }, { ROOM_IN: "a-house" }),
  record(Key, "a-key", {}, { OPENS: ["b-room", "c-room"] as unknown as string }),
  record(Key, "z-key", {}, { OPENS: "c-room" }),
];
const said = [
  record(Issue, "cold", { roles: ["HARM"] }),
  record(Source, "book", { title: "A book", availability: "HELD" }),
  record(Passage, "book-1", { heading: "One" }, { OF: "book" }),
  ...["a-house", "z-house", "b-room", "c-room", "a-key", "z-key"].map((id) =>
    claim(id, "FACES", "cold", { id: `claim-${id}` }, { cites: ["book-1"] }),
  ),
];
type Expected = Readonly<Record<string, Level | 4>>;
const cases: [Sensitivity | undefined, Sensitivity | undefined, Expected][] = [
  ["CLEAR", "CLEAR", { "a-house": 0, "z-house": 0, "b-room": 0, "c-room": 1, "a-key": 0, "z-key": 1 }],
  ["AMBER", "CLEAR", { "a-house": 2, "z-house": 0, "b-room": 0, "c-room": 2, "a-key": 0, "z-key": 2 }],
  ["CLEAR", "RED", { "a-house": 0, "z-house": 3, "b-room": 3, "c-room": 1, "a-key": 1, "z-key": 1 }],
  ["AMBER", "RED", { "a-house": 2, "z-house": 3, "b-room": 3, "c-room": 2, "a-key": 2, "z-key": 2 }],
  [undefined, "RED", { "a-house": 4, "z-house": 3, "b-room": 3, "c-room": 4, "a-key": 3, "z-key": 4 }],
];

test("a model whose required links lead round in a circle is refused", () => {
  const declared = { entities: [Room, House], claim: Claim, predicates: {}, claimLinks: {} };
  expect(() => new Model({ ...declared, links: { ROOM_IN: at(Room, House, "house"), KEPT_IN: at(House, Room, "room") } })).toThrow(
    /required links .*(Room|House).* lead back/,
  );
});

describe.each(engines)("$name: levels follow chains of required links", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const put = (records: readonly (EntityRecord | ClaimRecord)[], name = "test") =>
    syncDataset(graph, chained, { name, about, digest: "1" }, datasetOf(records));
  const found = async (expected: Expected) => {
    const seen: Record<string, unknown> = {};
    for (const id of Object.keys(expected)) {
      seen[id] = await levelIn(graph, id);
      seen[`claim-${id}`] = await levelIn(graph, `claim-${id}`);
    }
    return seen;
  };
  const withClaims = (expected: Expected) =>
    Object.fromEntries(
      Object.entries(expected).flatMap(([id, level]) => [
        [id, level],
        [`claim-${id}`, level],
      ]),
    );

  test.each(cases)("town %s, village %s", async (town, village, expected) => {
    await put([...house(town, village), ...said]);
    expect(await found(expected)).toEqual(withClaims(expected));
  });

  test("over several data sets, and when only the place changes", async () => {
    const places = (...args: Parameters<typeof house>) => house(...args).filter((r) => "type" in r && r.type.name === "Place");
    const rest = house("CLEAR").filter((r) => !("type" in r && r.type.name === "Place"));
    const [houses, others] = [
      rest.filter((r) => "type" in r && r.type.name === "House"),
      rest.filter((r) => !("type" in r && r.type.name === "House")),
    ];
    await put(places("CLEAR"), "places");
    await put(houses, "houses");
    await put(others, "others");
    await put(said, "claims");
    for (const [town, village, expected] of [...cases, ...cases.toReversed()]) {
      await put(places(town, village), "places");
      expect(await found(expected)).toEqual(withClaims(expected));
    }
  });

  test("a graph that an older version stored gets its levels once, when it is next opened", async () => {
    await put([...house("AMBER", "RED"), ...said]);
    const content = await contentOf(graph);
    // As they were stored before required links counted.
    const ids = Object.keys(cases[0]?.[2] ?? {}).flatMap((id) => [id, `claim-${id}`]);
    await graph.write(async (tx) => {
      await tx.run("UNWIND $ids AS id MATCH (n {id: id}) WHERE NOT n:Change SET n.level = 0", { ids });
      await tx.run("MATCH (l:Layout {name: 'graph'}) REMOVE l.levels");
    });
    await updateDerivations(graph, chained);
    expect(await contentOf(graph)).toEqual(content);
    const version = await graph.version();
    await updateDerivations(graph, chained);
    expect(await graph.version()).toBe(version);
  });
});

describe("a restored graph has the levels of the graph that was backed up", () => {
  const place = folder();
  afterAll(() => place.drop());
  const restored = async (from: Graph, by: Model) => {
    const graph = await embeddedGraph(layoutOf(by));
    await restore(graph, by, place.file(await dumpOf(from, by)));
    return contentOf(graph).finally(() => graph.close());
  };

  test.each(cases)("town %s, village %s", async (town, village) => {
    const graph = await embeddedGraph(layoutOf(chained));
    const named = [...house(town, village), ...said].map((r) => r);
    await syncDataset(graph, chained, { name: "test", about, digest: "1" }, sound(datasetOf(named)));
    expect(await restored(graph, chained)).toEqual(await contentOf(graph));
    await graph.close();
  });
  test("communities of hidden places", async () => {
    const graph = await graphOf(sound(generate(seeds[0] as number)));
    expect(await restored(graph, model)).toEqual(await contentOf(graph));
    await graph.close();
  });
});

test("claims that name a community of a hidden place are hidden with it, and no count tells of it", async () => {
  const graph = await graphOf(
    datasetOf([
      record(Place, "valley", { kind: "ADMIN2", sensitivity: "AMBER" }),
      record(Community, "hamlet", {}, { LOCATED_IN: "valley" }),
      record(Issue, "extortion", { roles: ["THREAT"] }),
      record(Source, "report", { title: "A report", availability: "HELD" }),
      record(Passage, "report-1", { heading: "One" }, { OF: "report" }),
      claim("hamlet", "FACES", "extortion"),
    ]),
  );
  const ask = await asker(graph);
  const text = `{ communities { totalCount } claims { totalCount } issue(id: "extortion") { facedBy { totalCount } } responses(issue: "extortion", place: "hamlet") { totalCount } }`;
  const { data, errors } = await ask(text);
  expect(data).toBeNull();
  expect(errors.map((e) => e.extensions)).toMatchObject([{ code: "NOT_FOUND", suggestions: [] }]);
  expect((await ask(text.replace(/responses.*\} \}$/, "}"))).data).toEqual({
    communities: { totalCount: 0 },
    claims: { totalCount: 0 },
    issue: { facedBy: { totalCount: 0 } },
  });
  await graph.close();
});
