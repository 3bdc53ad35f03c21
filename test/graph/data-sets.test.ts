import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { ActorType, Issue, Passage, Place, PopulationGroup, Practice, Right, Source } from "../../src/model/entities/index.js";
import { Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { generate } from "../generator.js";
import { seenBy } from "../oracle/seen.js";
import { oneOf } from "../parts.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { columnsIn, contentOf, visibleIn } from "./content.js";
import { engines, type Home } from "./engines.js";

const about = { title: "A data set", licence: "none", version: "1" };
const levels = [0, 1, 2, 3] as const;

/** Several data sets in one graph: each is replaced on its own, and a record that one hides also hides claims of the others. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const put = (name: string, dataset: Dataset, to = graph) => syncDataset(to, model, { name, about, digest: "1" }, dataset);
  const level = async (id: string) => (await columnsIn(graph, id, "level"))?.[0];

  const vocabulary = (hidden: Readonly<Record<string, Sensitivity>> = {}): Dataset => {
    const withSensitivity = (id: string) => ({ sensitivity: hidden[id] ?? ("CLEAR" as const) });
    return datasetOf([
      record(Source, "book", { title: "A book", availability: "HELD", ...withSensitivity("book") }),
      record(Passage, "book-1", { heading: "One", ...withSensitivity("book-1") }, { OF: "book" }),
      record(Passage, "book-2", { heading: "Two", ...withSensitivity("book-2") }, { OF: "book" }),
      record(Issue, "extortion", { roles: ["THREAT"], ...withSensitivity("extortion") }),
      record(Right, "life", withSensitivity("life")),
      record(Practice, "meetings", { intent: "SUPPORTIVE", ...withSensitivity("meetings") }),
      record(Place, "river", { kind: "ADMIN2", ...withSensitivity("river") }),
      record(PopulationGroup, "youth", { protectedGroup: true, ...withSensitivity("youth") }),
      record(ActorType, "gangs", withSensitivity("gangs")),
    ]);
  };
  const theirs: readonly (EntityRecord | ClaimRecord)[] = [
    record(Passage, "note-on-book", { heading: "A note" }, { OF: "book" }),
    record(Source, "letter", { title: "A letter", availability: "HELD" }),
    record(Passage, "letter-1", { heading: "One" }, { OF: "letter" }),
    record(Issue, "their-issue", { roles: ["HARM"] }),
    record(Place, "their-place", { kind: "ADMIN2" }),
    record(Right, "their-right"),
    // Each claim depends on the other data set through one link, except the last.
    claim("extortion", "UNDERMINES", "their-right", { id: "claim-by-its-subject" }, { cites: ["letter-1"] }),
    claim("their-issue", "UNDERMINES", "life", { id: "claim-by-its-object" }, { cites: ["letter-1"] }),
    claim("their-issue", "UNDERMINES", "their-right", { id: "claim-by-its-place" }, { at: "river", cites: ["letter-1"] }),
    claim("their-issue", "UNDERMINES", "their-right", { id: "claim-by-its-people" }, { for: ["youth"], cites: ["letter-1"] }),
    claim("their-issue", "UNDERMINES", "their-right", { id: "claim-by-its-actors" }, { by: ["gangs"], cites: ["letter-1"] }),
    claim("their-place", "FACES", "their-issue", { id: "claim-by-one-passage" }, { cites: ["book-1"] }),
    claim("their-place", "FACES", "their-issue", { id: "claim-by-two-passages" }, { cites: ["book-1", "book-2"] }),
    claim("their-place", "FACES", "their-issue", { id: "claim-by-their-own-passage" }, { cites: ["note-on-book"] }),
    claim("their-place", "FACES", "their-issue", { id: "claim-of-their-own" }, { cites: ["letter-1"] }),
  ];

  describe("a record that becomes hidden hides the claims of other data sets", () => {
    test.each<[string, Sensitivity, Readonly<Record<string, number>>]>([
      ["extortion", "RED", { "claim-by-its-subject": 3 }],
      ["life", "AMBER", { "claim-by-its-object": 2 }],
      ["river", "GREEN", { "claim-by-its-place": 1 }],
      ["youth", "RED", { "claim-by-its-people": 3 }],
      ["gangs", "AMBER", { "claim-by-its-actors": 2 }],
      ["meetings", "RED", {}],
      ["book-1", "AMBER", { "book-1": 2, "claim-by-one-passage": 2 }],
      [
        "book",
        "RED",
        {
          book: 3,
          "book-1": 3,
          "book-2": 3,
          "note-on-book": 3,
          "claim-by-one-passage": 3,
          "claim-by-two-passages": 3,
          "claim-by-their-own-passage": 3,
        },
      ],
    ])("%s %s", async (id, sensitivity, expected) => {
      await put("ours", vocabulary());
      await put("theirs", datasetOf(theirs));
      expect((await visibleIn(graph, 0)).length).toBe(vocabulary().entities.length + theirs.length);
      await put("ours", vocabulary({ [id]: sensitivity }));
      for (const { values } of theirs) expect([values.id, await level(values.id)]).toEqual([values.id, expected[values.id] ?? 0]);
      await put("ours", vocabulary());
      expect((await visibleIn(graph, 0)).length).toBe(vocabulary().entities.length + theirs.length);
    });
  });

  test("a passage that becomes hidden hides claims too, if its source and the claims are in two other data sets", async () => {
    const note = (sensitivity: Sensitivity) => datasetOf([record(Passage, "note", { heading: "A note", sensitivity }, { OF: "book" })]);
    await put("ours", vocabulary());
    await put("notes", note("CLEAR"));
    await put("theirs", datasetOf([claim("river", "FACES", "extortion", { id: "claim-by-note" }, { cites: ["note"] })]));
    for (const [sensitivity, expected] of [
      ["RED", 3],
      ["CLEAR", 0],
    ] as const) {
      await put("notes", note(sensitivity));
      expect([await level("note"), await level("claim-by-note")]).toEqual([expected, expected]);
    }
    await put("ours", vocabulary({ book: "AMBER" }));
    await put("notes", note("CLEAR"));
    expect([await level("note"), await level("claim-by-note")]).toEqual([2, 2]);
  });

  test("a record without a sensitivity is hidden from every viewer, and so are claims about it", async () => {
    await put(
      "ours",
      datasetOf([
        ...vocabulary().entities.filter((e) => e.values.id !== "extortion"),
        record(Issue, "extortion", { roles: ["THREAT"], sensitivity: undefined }),
      ]),
    );
    await put("theirs", datasetOf(theirs));
    expect(await visibleIn(graph, 3)).not.toContain("extortion");
    expect(await visibleIn(graph, 3)).not.toContain("claim-by-its-subject");
  });

  test("replacing or emptying a data set leaves the other as it was", async () => {
    await put("ours", vocabulary());
    const before = await contentOf(graph);
    await put("theirs", datasetOf(theirs));
    expect(await put("theirs", datasetOf(theirs.filter((r) => r.values.id !== "claim-by-its-subject")))).toMatchObject({ removed: 1 });
    await put("theirs", datasetOf([]));
    const after = await contentOf(graph);
    delete after.nodes.theirs;
    expect(after).toEqual(before);
  });

  test("a record that another data set uses cannot be removed, and the refusal names both", async () => {
    await put("ours", vocabulary());
    await put("theirs", datasetOf(theirs));
    const before = await contentOf(graph);
    const without = (...ids: string[]) => ({ ...vocabulary(), entities: vocabulary().entities.filter((e) => !ids.includes(e.values.id)) });
    for (const id of ["extortion", "life", "river", "youth", "gangs", "book-1"])
      await expect(put("ours", without(id))).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringMatching(`${id}, which theirs`),
      });
    expect(await contentOf(graph)).toEqual(before);
    expect(await put("ours", without("meetings"))).toMatchObject({ removed: 1 });
  });

  test("two data sets that are stored at once are both there", async () => {
    const other = datasetOf([record(Place, "elsewhere", { kind: "CITY" }), record(Place, "nowhere", { kind: "CITY" })]);
    await Promise.all([put("ours", vocabulary()), put("other", other)]);
    expect(await visibleIn(graph, 0)).toEqual([...vocabulary().entities, ...other.entities].map((e) => e.values.id).sort());
  });

  describe("levels follow from generated data sets, whatever was stored before", () => {
    test.each(oneOf([1, 2, 3, 4]))("seed %i", async (seed) => {
      const random = new Random(seed);
      const [ours, theirs] = split(generate(seed), random);
      let stored = { ours: reclassified(ours, random), theirs };
      await put("ours", stored.ours);
      for (const name of ["theirs", "ours", "theirs", "ours"] as const) {
        stored = { ...stored, [name]: reclassified(name === "ours" ? ours : theirs, random) };
        await put(name, stored[name]);
        const all = {
          entities: [...stored.ours.entities, ...stored.theirs.entities],
          claims: [...stored.ours.claims, ...stored.theirs.claims],
        };
        for (const level of levels) {
          const { entities, claims } = seenBy(level, all);
          const ids = [...entities, ...claims].map((r) => r.values.id).sort();
          expect({ seed, level, ids: await visibleIn(graph, level) }).toEqual({ seed, level, ids });
        }
      }
      const levelsFollow = (await audit(graph, model)).filter(({ code }) => code.endsWith("-level"));
      expect(levelsFollow.map(({ code, findings }) => [code, findings])).toEqual(levelsFollow.map(({ code }) => [code, []]));
    });
  });
});

/** Splits a data set in two: no record of the first links to the second. */
function split({ entities, claims }: Dataset, random: Random): [Dataset, Dataset] {
  const theirs = new Set(entities.filter(() => random.chance(0.3)).map((e) => e.values.id));
  for (let changed = true; changed; ) {
    changed = false;
    for (const e of entities)
      if (!theirs.has(e.values.id) && e.links.some((l) => theirs.has(l.to))) {
        theirs.add(e.values.id);
        changed = true;
      }
  }
  const endsOf = (k: ClaimRecord) => [k.subject, k.object, ...(k.at === undefined ? [] : [k.at]), ...k.for, ...k.by, ...k.cites];
  const fitsFirst = (k: ClaimRecord) => !endsOf(k).some((id) => theirs.has(id));
  const first = new Set(claims.filter((k) => fitsFirst(k) && random.chance(0.5)));
  return [
    { entities: entities.filter((e) => !theirs.has(e.values.id)), claims: claims.filter((k) => first.has(k)) },
    { entities: entities.filter((e) => theirs.has(e.values.id)), claims: claims.filter((k) => !first.has(k)) },
  ];
}

/** The same data set with random sensitivities. */
function reclassified({ entities, claims }: Dataset, random: Random): Dataset {
  const sensitivity = () => (random.chance(0.05) ? undefined : random.chance(0.6) ? "CLEAR" : random.pick(Sensitivity.values));
  const reclassify = <T extends { values: object }>(r: T): T => ({
    ...r,
    values: Object.assign(Object.create(Object.getPrototypeOf(r.values)), r.values, { sensitivity: sensitivity() }),
  });
  return { entities: entities.map(reclassify), claims: claims.map(reclassify) };
}
