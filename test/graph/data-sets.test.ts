import type { Graph } from "../../src/graph/graph.js";
import { rules } from "../../src/graph/statements/audit.js";
import { store } from "../../src/graph/statements/store.js";
import { ActorType } from "../../src/model/actor-type.js";
import { Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { Issue } from "../../src/model/issue.js";
import { Passage } from "../../src/model/passage.js";
import { Place } from "../../src/model/place.js";
import { PopulationGroup } from "../../src/model/population-group.js";
import { Practice } from "../../src/model/practice.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { Right } from "../../src/model/right.js";
import { Source } from "../../src/model/source.js";
import { generate } from "../generator.js";
import { seenBy } from "../oracle/seen.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { contentOf, visibleIn } from "./content.js";
import { engines, type Home } from "./engines.js";

const about = { title: "A data set", licence: "none", version: "1" };
const levels = [0, 1, 2, 3] as const;

/** Several data sets in one graph: each is replaced by itself, and what one hides is hidden in the others too. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const put = (name: string, dataset: Dataset, to = graph) => store(to, model, { name, about, digest: "1" }, dataset);
  const level = async (id: string) => (await graph.read("MATCH (n {id: $id}) RETURN n.level", { id }))[0]?.[0];

  const vocabulary = (hidden: Readonly<Record<string, Sensitivity>> = {}): Dataset => {
    const of = (id: string) => ({ sensitivity: hidden[id] ?? ("CLEAR" as const) });
    return datasetOf([
      record(Source, "book", { title: "A book", availability: "HELD", ...of("book") }),
      record(Passage, "book-1", { heading: "One", ...of("book-1") }, { OF: "book" }),
      record(Passage, "book-2", { heading: "Two", ...of("book-2") }, { OF: "book" }),
      record(Issue, "extortion", { roles: ["THREAT"], ...of("extortion") }),
      record(Right, "life", of("life")),
      record(Practice, "meetings", { intent: "SUPPORTIVE", ...of("meetings") }),
      record(Place, "river", { kind: "ADMIN2", ...of("river") }),
      record(PopulationGroup, "youth", { protectedGroup: true, ...of("youth") }),
      record(ActorType, "gangs", of("gangs")),
    ]);
  };
  const theirs: readonly (EntityRecord | ClaimRecord)[] = [
    record(Passage, "note-on-book", { heading: "A note" }, { OF: "book" }),
    record(Source, "letter", { title: "A letter", availability: "HELD" }),
    record(Passage, "letter-1", { heading: "One" }, { OF: "letter" }),
    record(Issue, "their-issue", { roles: ["HARM"] }),
    record(Place, "their-place", { kind: "ADMIN2" }),
    record(Right, "their-right"),
    // Each tied to the other data set by one thread alone.
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

  test("so does a passage between two others' records", async () => {
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

  test("what says nothing of its sensitivity is seen by nobody, nor is what is said of it", async () => {
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

  test("replacing or emptying one leaves the other as it was", async () => {
    await put("ours", vocabulary());
    const before = await contentOf(graph);
    await put("theirs", datasetOf(theirs));
    expect(await put("theirs", datasetOf(theirs.filter((r) => r.values.id !== "claim-by-its-subject")))).toMatchObject({ removed: 1 });
    await put("theirs", datasetOf([]));
    const after = await contentOf(graph);
    delete after.nodes.theirs;
    expect(after).toEqual(before);
  });

  test("what another data set is tied to cannot be removed, and the refusal names both", async () => {
    await put("ours", vocabulary());
    await put("theirs", datasetOf(theirs));
    const before = await contentOf(graph);
    const less = (...ids: string[]) => ({ ...vocabulary(), entities: vocabulary().entities.filter((e) => !ids.includes(e.values.id)) });
    for (const id of ["extortion", "life", "river", "youth", "gangs", "book-1"])
      await expect(put("ours", less(id))).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringMatching(`${id}, which theirs`),
      });
    expect(await contentOf(graph)).toEqual(before);
    expect(await put("ours", less("meetings"))).toMatchObject({ removed: 1 });
  });

  test("two that are stored at once are both there", async () => {
    const other = datasetOf([record(Place, "elsewhere", { kind: "CITY" }), record(Place, "nowhere", { kind: "CITY" })]);
    await Promise.all([put("ours", vocabulary()), put("other", other)]);
    expect(await visibleIn(graph, 0)).toEqual([...vocabulary().entities, ...other.entities].map((e) => e.values.id).sort());
  });

  describe("of any content, levels are those of the rule, whatever was stored before", () => {
    test.each([1, 2, 3, 4])("seed %i", async (seed) => {
      const random = new Random(seed);
      const [ours, theirs] = split(generate(seed), random);
      let held = { ours: reclassified(ours, random), theirs };
      await put("ours", held.ours);
      for (const name of ["theirs", "ours", "theirs", "ours"] as const) {
        held = { ...held, [name]: reclassified(name === "ours" ? ours : theirs, random) };
        await put(name, held[name]);
        const all = { entities: [...held.ours.entities, ...held.theirs.entities], claims: [...held.ours.claims, ...held.theirs.claims] };
        for (const l of levels) {
          const { entities, claims } = seenBy(l, all);
          const ids = [...entities, ...claims].map((r) => r.values.id).sort();
          expect({ seed, l, ids: await visibleIn(graph, l) }).toEqual({ seed, l, ids });
        }
      }
      for (const rule of rules(model).filter(({ says }) => /visible from/.test(says))) expect(await rule.broken(graph)).toEqual([]);
    });
  });
});

/** A data set as two: what the first holds leads nowhere into the second. */
function split({ entities, claims }: Dataset, random: Random): [Dataset, Dataset] {
  const theirs = new Set(entities.filter(() => random.chance(0.3)).map((e) => e.values.id));
  for (let grown = true; grown; ) {
    grown = false;
    for (const e of entities)
      if (!theirs.has(e.values.id) && e.links.some((l) => theirs.has(l.to))) {
        theirs.add(e.values.id);
        grown = true;
      }
  }
  const of = (k: ClaimRecord) => [k.subject, k.object, ...(k.at === undefined ? [] : [k.at]), ...k.for, ...k.by, ...k.cites];
  const mine = (k: ClaimRecord) => !of(k).some((id) => theirs.has(id));
  const kept = new Set(claims.filter((k) => mine(k) && random.chance(0.5)));
  return [
    { entities: entities.filter((e) => !theirs.has(e.values.id)), claims: claims.filter((k) => kept.has(k)) },
    { entities: entities.filter((e) => theirs.has(e.values.id)), claims: claims.filter((k) => !kept.has(k)) },
  ];
}

/** The same with other sensitivities. */
function reclassified({ entities, claims }: Dataset, random: Random): Dataset {
  const sensitivity = () => (random.chance(0.05) ? undefined : random.chance(0.6) ? "CLEAR" : random.pick(Sensitivity.values));
  const again = <T extends { values: object }>(r: T): T => ({
    ...r,
    values: Object.assign(Object.create(Object.getPrototypeOf(r.values)), r.values, { sensitivity: sensitivity() }),
  });
  return { entities: entities.map(again), claims: claims.map(again) };
}
