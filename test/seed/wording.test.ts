import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { seedFolder } from "./seeded.js";

/** How the claims of the documents are worded, and which details of their lines they carry: `seed/README.md` has the rules. */
interface Claim {
  readonly id: string;
  readonly assertion: string;
  readonly modality: string;
  readonly predicate: string;
  readonly period?: string;
  readonly mechanism?: string;
  readonly statement?: string;
  readonly sourceTerms?: readonly string[];
  readonly quantityComparator?: string;
  readonly quantityValue?: number;
}
const valuesOf = (claim: ClaimRecord) => claim.values as unknown as Claim;
const report = "human-rights-week-report";
let all: readonly ClaimRecord[];
/** Those of the report and of the page of #GIResilience. */
let claims: readonly ClaimRecord[];
beforeAll(async () => {
  const { dataset } = await readFolder(seedFolder, model);
  all = dataset.claims;
  claims = all.filter(({ cites }) => cites.some((id) => id.startsWith(`${report}-`) || id.startsWith("giresilience-page-")));
  expect(claims.length).toBeGreaterThan(300);
});
/** The statements of those for which the condition holds. */
const faults = (fails: (claim: Claim, record: ClaimRecord) => boolean) =>
  claims.filter((record) => fails(valuesOf(record), record)).map((record) => [record.subject, record.object, valuesOf(record).statement]);
const find = (subject: string, predicate: string, object: string) => {
  const found = claims.filter((c) => c.subject === subject && valuesOf(c).predicate === predicate && c.object === object);
  expect([subject, predicate, object, found.length > 0]).toEqual([subject, predicate, object, true]);
  return found.map(valuesOf);
};

test("no statement ranks above others what a line only mentions in particular", () => {
  expect(faults(({ statement, mechanism }) => /above all|most of all|least of all/i.test(`${statement} ${mechanism}`))).toEqual([]);
});

test("advice is worded as advice", () => {
  expect(
    faults(({ modality, assertion, statement }) =>
      modality === "RECOMMENDED" && assertion !== "IMPLIED" ? !/\bshould\b|may have to|discussed the need to/.test(statement ?? "") : false,
    ),
  ).toEqual([]);
});

/** The passages of the report that name a day, a month or a year. */
const dated = ["title", "fund", "fellowship", "first-in-person-meeting", "week-purpose-and-participants", "workshop-one"];
test("a claim has a period only if a line that it cites names a date", () => {
  const passages = new Set(dated.map((name) => `${report}-${name}`));
  expect(faults(({ period }, { cites }) => period !== undefined && !cites.some((id) => passages.has(id)))).toEqual([]);
});

test("a mechanism is no comparison", () => {
  expect(faults(({ mechanism }) => /\b(more|less|fewer|harder)\b.*\bthan\b/i.test(mechanism ?? ""))).toEqual([]);
});

test.each([
  ["illicit-flows", "AFFECTS", "local-communities"],
  ["extortion", "AFFECTS", "rural-people"],
  ["lobby-groups", "OPPOSES", "fellows"],
  ["war-on-drugs", "ADDRESSES", "killings"],
  ["state-embedded-actors", "UNDERMINES", "access-to-justice-and-remedy"],
  ["militarised-responses", "ADDRESSES", "organized-crime"],
  ["unemployment", "UNDERMINES", "right-to-work"],
  ["lack-of-social-services", "UNDERMINES", "right-to-adequate-standard-of-living"],
  ["competition-for-resources", "UNDERMINES", "right-to-adequate-standard-of-living"],
  ["inaccessible-redress", "AFFECTS", "victims"],
  ["criminalisation-of-minorities", "AFFECTS", "gender-minorities"],
  ["criminalisation-of-minorities", "AFFECTS", "marginalised-groups"],
  ["surveillance", "AFFECTS", "fellows"],
  ["unemployment", "AFFECTS", "youth"],
  ["vulnerability-of-young-people", "AFFECTS", "youth"],
  ["costly-multilateral-participation", "AFFECTS", "civil-society-organizations"],
  ["restrictions-on-information-and-technology", "HINDERS", "community-and-civil-society-responses"],
  ["training-and-engaging-young-people", "ADDRESSES", "vulnerability-of-young-people"],
  ["training-and-engaging-young-people", "ADDRESSES", "absence-of-the-state"],
  ["state-actors", "PERPETRATES", "threats-to-activists"],
  ["private-actors", "PERPETRATES", "misuse-of-international-funds"],
  ["lack-of-state-intervention", "DRIVES", "organized-crime"],
  ["organized-crime", "DRIVES", "lack-of-social-services"],
  ["costly-multilateral-participation", "HINDERS", "multilateral-advocacy"],
  ["collecting-data-on-local-responses", "ADDRESSES", "organized-crime"],
])("%s %s %s without a mechanism that repeats it or belongs to something else", (subject, predicate, object) => {
  expect(find(subject, predicate, object).map(({ mechanism }) => mechanism)).toEqual(find(subject, predicate, object).map(() => undefined));
});

test.each([
  ["holistic-security-risk-management", "INVOLVES", "open-briefing"],
  ["state-repression", "HINDERS", "community-and-civil-society-responses"],
  ["organized-crime", "DRIVES", "impunity"],
  ["interstate-cooperation", "ADDRESSES", "illicit-flows"],
  ["cost-effective-multilateral-participation", "ADDRESSES", "costly-multilateral-participation"],
])("%s %s %s joins two sentences", (subject, predicate, object) => {
  expect(find(subject, predicate, object).map(({ assertion }) => assertion)).toEqual(["COMPOSED"]);
});

test.each([
  ["normalisation-of-violence", "AFFECTS", "marginalised-groups", "violence"],
  ["unemployment", "UNDERMINES", "right-to-work", "high levels of unemployment"],
  ["few-openings-on-organized-crime", "HINDERS", "multilateral-advocacy", "fewer opportunities for organized crime engagement"],
  ["politicians", "PERPETRATES", "patronage-and-biased-judiciary", "some politicians"],
  ["inaccessible-redress", "AFFECTS", "victims", "psychological burden and stress"],
  ["inaccessible-redress", "UNDERMINES", "access-to-justice-and-remedy", "psychological burden and stress"],
  ["inaccessible-redress", "UNDERMINES", "access-to-justice-and-remedy", "a system that has failed you"],
  ["violence", "DRIVES", "forced-displacement", "violence associated with it"],
  ["state-actors", "PERPETRATES", "threats-to-activists", "raise issues related to the illicit economy"],
  ["infiltration-of-public-institutions", "UNDERMINES", "right-to-justice-and-truth", "organized crime"],
])("%s %s %s has the report's own words for both ends and its actors", (subject, predicate, object, term) => {
  expect(find(subject, predicate, object).flatMap(({ sourceTerms }) => sourceTerms ?? [])).toContain(term);
});

test.each([
  ["strong-civil-society-network", "INVOLVES"],
  ["civil-society-data-as-accountability", "LED_BY"],
  ["community-and-civil-society-responses", "LED_BY"],
])("civil society, of which the report says that %s %s it, is not narrowed to organizations", (subject, predicate) => {
  const named = claims.filter((c) => c.subject === subject && c.object.startsWith("civil-society"));
  expect(named.map((c) => [valuesOf(c).predicate, c.object])).toEqual([[predicate, "civil-society"]]);
});

test.each([
  ["unemployment", "AFFECTS", "youth"],
  ["unemployment", "UNDERMINES", "right-to-work"],
  ["competition-for-resources", "AFFECTS", "local-communities"],
  ["threats-to-journalists", "AFFECTS", "journalists"],
  ["threats-to-human-rights-defenders", "AFFECTS", "human-rights-defenders"],
])("those who exploit or enable %s are not said to do it (%s %s)", (subject, predicate, object) => {
  find(subject, predicate, object);
  expect(claims.filter((c) => c.subject === subject && c.object === object && c.by.length > 0)).toEqual([]);
});

test("the report's small numbers of people are there, and none that could tell who they were", () => {
  for (const [subject, object] of [
    ["human-rights-and-organized-crime-week", "resilience-fund-grantees"],
    ["video-screening-and-panel", "fellows"],
  ] as const) {
    const counts = find(subject, "INVOLVES", object).filter(({ quantityValue }) => quantityValue !== undefined);
    expect(counts.map(({ quantityComparator, quantityValue }) => [quantityComparator, quantityValue])).toEqual([["LESS_THAN", 5]]);
  }
});

test.each([
  ["competition-for-resources", "organized-crime"],
  ["lack-of-state-intervention", "organized-crime"],
  ["absence-of-the-state", "crime"],
  ["vulnerability-of-young-people", "crime"],
])("that %s is exploited only suggests that it drives %s", (subject, object) => {
  for (const { assertion, statement } of find(subject, "DRIVES", object))
    expect([assertion, statement]).toEqual(["IMPLIED", expect.stringMatching(/advantage.*suggests.*does not say that it causes/)]);
});

test("whose opponents and allies are meant stands in a line that is cited", () => {
  const named = claims.filter(
    (c) => c.object === "fellows" && ["OPPOSES", "ALLIED_WITH"].includes(valuesOf(c).predicate) && valuesOf(c).assertion !== "IMPLIED",
  );
  expect(named.length).toBeGreaterThanOrEqual(11);
  for (const { subject, cites, values } of named)
    expect([subject, values.assertion, cites]).toEqual([subject, "COMPOSED", expect.arrayContaining([`${report}-security-workshop`])]);
});

test.each([
  ["militarised-responses", "ADDRESSES", "organized-crime", /populist politicians encourage/],
  ["vigilante-responses", "ADDRESSES", "organized-crime", /populist politicians encourage/],
  ["militarised-responses", "ADDRESSES", "illicit-flows", /populist politicians encourage/],
  ["vigilante-responses", "ADDRESSES", "illicit-flows", /populist politicians encourage/],
  ["silencing-of-civil-society", "AFFECTS", "journalists", /^Many communities and investigative journalists/],
  ["silencing-of-civil-society", "AFFECTS", "local-communities", /^Many communities and investigative journalists/],
  ["protecting-information-on-devices", "LED_BY", "fellows", /discussed the need/],
  ["discretion-about-sensitive-issues", "LED_BY", "fellows", /discussed the need/],
  ["diplomatic-lunch", "LED_BY", "government-of-norway", /its deputy ambassador/],
  ["diplomatic-lunch", "LED_BY", "government-of-switzerland", /its deputy ambassador/],
])("%s %s %s says of which it holds, as the line does", (subject, predicate, object, words) => {
  for (const { statement } of find(subject, predicate, object)) expect(statement).toMatch(words);
});

test("advice that stands beside a scarcity is not said to answer it", () => {
  const advice = find("multilateral-advocacy", "ADDRESSES", "few-openings-on-organized-crime");
  expect(advice.map(({ assertion }) => assertion)).toEqual(advice.map(() => "IMPLIED"));
  for (const { statement } of advice) expect(statement).toMatch(/suggests.*neither says so/);
});

test.each([
  "workshop-issues-and-challenges",
  "workshop-responses",
  "workshop-security-risk-management",
  "workshop-policy-and-multilateral-engagement",
])("%s is part of the week by the line on its training", (subject) => {
  for (const { statement } of find(subject, "PART_OF_PROGRAMME", "human-rights-and-organized-crime-week"))
    expect(statement).toMatch(/training/);
  const [{ cites }] = claims.filter((c) => c.subject === subject && c.object === "human-rights-and-organized-crime-week") as [ClaimRecord];
  expect(cites).toContain(`${report}-week-safe-space-and-training`);
});

test("nothing that criminal groups or religious leaders influence is said to be swayed or steered", () => {
  expect(faults(({ statement, mechanism }) => /\bsway|\bsteer/.test(`${statement} ${mechanism}`))).toEqual([]);
});

test.each([
  ["somos-comunidad", "CARRIED_OUT_IN", "colombia"],
  ["somos-comunidad", "SERVES", "local-communities"],
  ["training-and-engaging-young-people", "ADDRESSES", "vulnerability-of-young-people"],
  ["training-and-engaging-young-people", "ADDRESSES", "absence-of-the-state"],
  ["competition-for-resources", "AFFECTS", "youth"],
  ["few-openings-on-organized-crime", "HINDERS", "multilateral-advocacy"],
  ["video-screening-and-panel", "INVOLVES", "resilience-fund-grantees"],
  ["video-screening-and-panel", "INVOLVES", "gi-toc"],
  ["human-rights-and-organized-crime-week", "PRODUCED", "human-rights-week-longer-report"],
  ["strong-civil-society-network", "ADDRESSES", "infiltration-of-public-institutions"],
  ["safe-spaces-for-dialogue", "ADDRESSES", "corruption"],
  ["incentives-for-risk-management", "ADDRESSES", "neglected-personal-safety"],
  ["multilateral-advocacy", "ADDRESSES", "uncertainty-about-multilateral-engagement"],
  ["giresilience-project", "PRODUCED", "gi-compendium-of-development-responses"],
])("the documents only suggest that %s %s %s", (subject, predicate, object) => {
  for (const { assertion, statement } of find(subject, predicate, object))
    expect([assertion, statement]).toEqual(["IMPLIED", expect.stringMatching(/suggests/)]);
});

test("what the fact sheet says is promoted, strengthened or developed is not reported to be carried out", () => {
  const subjects = ["relational-policing", "inclusive-evidence-based-policing", "police-community-authority-collaboration"];
  const found = all.filter((c) => subjects.includes(c.subject));
  const plans = all.filter((c) => c.subject === "participatory-security-plans" && valuesOf(c).predicate === "INVOLVES");
  expect([found.length > 10, plans.length]).toEqual([true, 1]);
  expect([...found, ...plans].filter((c) => valuesOf(c).modality !== "INTENDED")).toEqual([]);
});

test.each([
  ["psychosocial-support", "past-violence", "local-communities"],
  ["psychosocial-support", "future-security-risks", "local-communities"],
  ["self-care-and-self-protection", "past-violence", "local-communities"],
  ["self-care-and-self-protection", "future-security-risks", "local-communities"],
  ["self-care-and-self-protection", "violence", "local-communities"],
  ["civil-society-and-traditional-governance-capacity", "crime-and-violence", "civil-society-organizations"],
  ["strengthening-social-cohesion", "crime-and-violence", "local-communities"],
  ["integrated-local-security-systems", "crime-and-violence", "local-communities"],
  ["gi-toc-western-balkans-resilience", "organized-crime", "local-communities"],
  ["cross-regional-resilience-dialogue", "corruption", "civil-society-organizations"],
])("%s deals with %s for those whom its sentence names: %s", (subject, object, group) => {
  const found = all.filter((c) => c.subject === subject && c.object === object && valuesOf(c).predicate === "ADDRESSES");
  expect(found.length).toBeGreaterThan(0);
  for (const claim of found) expect(claim.for).toContain(group);
});

test.each([
  ["marginalisation-by-globalisation", "AFFECTS", "local-communities"],
  ["human-rights-and-organized-crime-week", "INVOLVES", "experts"],
  ["human-rights-and-organized-crime-week", "INVOLVES", "resilience-fund-grantees"],
  ["human-rights-and-organized-crime-week", "INVOLVES", "multilateral-community"],
  ["human-rights-and-organized-crime-week", "PRODUCED", "human-rights-week-report"],
  ["workshop-responses", "INVOLVES", "gi-toc"],
  ["multilateral-advocacy", "SUCCEEDS_WITH", "perseverance"],
  ["criminal-groups", "PERPETRATES", "surveillance"],
  ["diplomatic-engagement", "CARRIED_OUT_IN", "vienna-austria"],
  ["collecting-data-on-local-responses", "PART_OF_PROGRAMME", "giresilience-project"],
  ["resilience-fund-fellowship", "SERVES", "fellows"],
  ["protection-economies", "UNDERMINES", "right-to-work"],
  ["violence-against-lgbtiq-people", "AFFECTS", "lgbtiq-people"],
  ["underfunding-of-journalism", "AFFECTS", "journalists"],
  ["multilateral-advocacy", "SUCCEEDS_WITH", "credibility"],
  ["giresilience-project", "CARRIED_OUT_IN", "world"],
])("%s %s %s takes its group or its event from the sentence before", (subject, predicate, object) => {
  expect(new Set(find(subject, predicate, object).map(({ assertion }) => assertion))).toEqual(new Set(["COMPOSED"]));
});

test.each([
  ["supporting-journalists", "ADDRESSES", "threats-to-journalists"],
  ["supporting-journalists", "ADDRESSES", "underfunding-of-journalism"],
])("that advice answers what stands beside it is only suggested (%s %s %s)", (subject, predicate, object) => {
  for (const { assertion, statement } of find(subject, predicate, object))
    expect([assertion, statement]).toEqual(["IMPLIED", expect.stringMatching(/suggests.*does not say/)]);
});

test.each(["overlooked", "mental health", "let them down"])(
  "that redress is hard on people (%s) only suggests that it undermines a right",
  (words) => {
    const found = find("inaccessible-redress", "UNDERMINES", "access-to-justice-and-remedy").filter((c) => c.statement?.includes(words));
    expect(found.map(({ assertion, statement }) => [assertion, statement])).toEqual([
      ["IMPLIED", expect.stringMatching(/suggests.*does not say/)],
    ]);
  },
);

test("the founder of the fund is not dated, since a launch is no span of leading, and the screening in Vienna rests on the lines of the week", () => {
  expect(find("resilience-fund", "LED_BY", "gi-toc").map(({ period }) => period)).toEqual([undefined]);
  const screening = claims.find((c) => c.subject === "video-screening-and-panel" && c.object === "vienna-austria");
  expect(screening?.cites).toEqual(
    expect.arrayContaining([`${report}-week-purpose-and-participants`, `${report}-week-safe-space-and-training`]),
  );
  expect(screening?.cites).not.toContain(`${report}-diplomatic-community`);
});

test.each(["unemployment", "competition-for-resources"])("the words kept with %s are words for what its claims name", (subject) => {
  const terms = claims.filter((c) => c.subject === subject).flatMap((c) => valuesOf(c).sourceTerms ?? []);
  expect(terms.length).toBeGreaterThan(0);
  expect(terms.filter((term) => /^organized crime/.test(term))).toEqual([]);
});
