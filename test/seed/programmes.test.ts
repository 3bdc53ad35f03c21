import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { seedFolder } from "./seeded.js";

/** The claims of three documents on programmes: nothing reads as more than the document says. `seed/README.md` has the rules. */
let claims: readonly ClaimRecord[];
beforeAll(async () => ({ claims } = (await readFolder(seedFolder, model)).dataset));

const of = (source: string) => claims.filter(({ cites }) => cites.every((passage) => passage.startsWith(source)));
const brief = ({ values, subject, object }: ClaimRecord) => [subject, values.predicate, object, values.statement];
const documents = ["resilient-communities-fact-sheet", "somos-comunidad-page", "western-balkans-page"];

test("what the fact sheet says that the programme brings about is an intention", () => {
  const effects = of("resilient-communities-fact-sheet").filter(({ values }) => values.predicate === "ADDRESSES");
  expect(effects.length).toBeGreaterThan(20);
  expect(effects.filter(({ values }) => values.modality !== "INTENDED").map(brief)).toEqual([]);
});

test.each(documents)("what %s only suggests says how it is suggested, and what the document does not say", (source) => {
  const implied = of(source).filter(({ values }) => values.assertion === "IMPLIED");
  expect(implied.length).toBeGreaterThan(0);
  const reason = /^The source suggests\b.*(, since |, by calling |; it (does not say|speaks of|names no))/;
  expect(implied.filter(({ values }) => !reason.test(values.statement as string)).map(brief)).toEqual([]);
});

test.each(documents)("advice of %s says that something should be done", (source) => {
  const advice = of(source).filter(({ values }) => values.modality === "RECOMMENDED");
  expect(advice.filter(({ values }) => !/\bshould\b/.test(values.statement as string)).map(brief)).toEqual([]);
});

/** The timeline has a date above each entry: a claim of what stands under one says when. */
test("what an entry of the timeline of the Western Balkans says of an event has its date", () => {
  const entry =
    /^western-balkans-page-(roundtables|grants|national-dialogues|cross-regional|stronger-together-launch|coalition|resilient-balkans)/;
  // What came of an event came later.
  const dated = of("western-balkans-page").filter(
    ({ cites, values }) => values.predicate !== "PRODUCED" && cites.some((p) => entry.test(p)),
  );
  expect(dated.length).toBeGreaterThan(50);
  expect(dated.filter(({ values }) => values.period === undefined).map(brief)).toEqual([]);
});

test("how many municipalities of a department there are, the fact sheet does not say", () => {
  const departments = of("resilient-communities-fact-sheet").filter(
    ({ values, object }) => values.predicate === "CARRIED_OUT_IN" && object?.endsWith("-colombia"),
  );
  expect(departments).toHaveLength(7);
  for (const { values } of departments) expect(values.statement).toMatch(/one or more municipalities/);
});

test.each([
  ["civil-society-roundtables", "ADDRESSES", "organized-crime", "western-balkans-page-definition-of-resilience"],
  ["coalition-building", "ADDRESSES", "organized-crime", "western-balkans-page-engagement"],
  ["national-resilience-dialogues-2020", "PRODUCED", "stronger-together-report", "western-balkans-page-national-dialogues-2020"],
  ["gi-toc-western-balkans-resilience", "PRODUCED", "stronger-together-report", "western-balkans-page-stronger-together-launch"],
])("%s %s %s cites the line on which it rests", (subject, predicate, object, passage) => {
  const found = claims.filter((c) => c.subject === subject && c.values.predicate === predicate && c.object === object);
  expect(found.length).toBeGreaterThan(0);
  for (const { cites } of found) expect(cites).toContain(passage);
});

test("the report on the Western Balkans is said to come out of the dialogues of 2020, and its launch to be part of the engagement", () => {
  const [produced] = claims.filter(
    (c) =>
      c.subject === "gi-toc-western-balkans-resilience" && c.object === "stronger-together-report" && c.values.predicate === "PRODUCED",
  );
  expect(produced?.values.statement).toMatch(/counts the launch/);
});

test.each(["national-resilience-dialogues-2020", "cross-regional-dialogue-2020"])(
  "that a report came of all dialogues only suggests that it came of %s",
  (subject) => {
    const produced = claims.filter((c) => c.subject === subject && c.values.predicate === "PRODUCED");
    expect(produced.map(({ values }) => values.assertion)).toEqual(["IMPLIED"]);
  },
);

test.each([
  ["victim-support-western-balkans", "victims"],
  ["at-risk-youth-support", "youth"],
  ["social-reuse-of-confiscated-assets", "local-communities"],
  ["coalition-building", "civil-society-organizations"],
  ["national-resilience-dialogues-western-balkans", "civil-society-organizations"],
])("%s SERVES %s in the region that the joined line names", (subject, object) => {
  const found = claims.filter((c) => c.subject === subject && c.object === object && c.values.predicate === "SERVES");
  expect(found.map(({ at, values }) => [at, values.assertion])).toEqual([["western-balkans", "COMPOSED"]]);
});

test("each objective of #GIResilience cites the line that names the project, since its list has no heading", () => {
  const objectives = claims.filter(({ cites }) => cites.some((passage) => passage.startsWith("giresilience-page-objective-")));
  expect(objectives.length).toBeGreaterThanOrEqual(10);
  for (const { cites, values } of objectives)
    expect([cites, ["COMPOSED", "IMPLIED"]]).toEqual([
      expect.arrayContaining(["giresilience-page-purpose"]),
      expect.arrayContaining([values.assertion]),
    ]);
});

test.each([
  ["Resilience Dialogues", ["somos-comunidad-page-tools", "somos-comunidad-page-dialogues"]],
  ["Somos Comunidad", ["somos-comunidad-page-programme"]],
])("what is said of the %s cites a line of the page that names them", (name, passages) => {
  const named = of("somos-comunidad-page").filter(({ values }) => (values.statement as string).includes(name));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ cites }) => !cites.some((passage) => passages.includes(passage))).map(brief)).toEqual([]);
});

test("what the dialogues and booklets of 2021 did has the year that its line carries", () => {
  const ofThatYear = of("somos-comunidad-page").filter(({ cites }) => cites.includes("somos-comunidad-page-dialogues-and-booklets"));
  expect(ofThatYear.length).toBeGreaterThan(70);
  expect(ofThatYear.filter(({ values }) => values.period !== "2021").map(brief)).toEqual([]);
});

test("what several years of the timeline say together is COMPOSED", () => {
  const years = of("western-balkans-page").filter(({ values }) => values.period === "2020/2021");
  expect(years.map(({ values }) => values.assertion)).toEqual(["COMPOSED", "COMPOSED"]);
});

test("what the brief on the youth says of no place says where its place comes from", () => {
  const youth = of("western-balkans-page").filter(
    ({ cites, at, values }) => cites.includes("western-balkans-page-youth-brief") && at && values.predicate !== "PRODUCED",
  );
  expect(youth.length).toBeGreaterThan(2);
  for (const { values } of youth) expect(values.statement).toMatch(/; the brief that says so is on a topic of interest to civil society/);
});

test("when a programme in Colombia runs dates where and by whom it is carried out, and none of its aims", () => {
  const ofProgramme = [...of("resilient-communities-fact-sheet"), ...of("somos-comunidad-page")];
  const dated = ofProgramme.filter(({ values }) => String(values.period).startsWith("2020-10/"));
  expect(new Set(dated.map(({ values }) => values.predicate))).toEqual(new Set(["CARRIED_OUT_IN", "LED_BY"]));
  const placed = of("resilient-communities-fact-sheet").filter(({ values }) => values.predicate === "CARRIED_OUT_IN");
  expect(placed.filter((claim) => !dated.includes(claim)).map(brief)).toEqual([]);
});
