import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** How much the first five documents say of what, counted by hand in the documents. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

type Row = Readonly<Record<string, string | number | null>>;
const everyAssertion = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]";
const about = (place: string) => `filter: { within: { some: { id: { eq: "${place}" } } } }`;
/** What communities face, as the page on Somos Comunidad lists it. */
const communitiesFace = "filter: { predicate: { eq: FACES }, subject: { some: { community: {} } } }";

async function grouped(args: string): Promise<{ rows: Row[]; total: number; claimCount: number }> {
  const { data, errors, faults } = await ask(
    `{ claimGroups(first: 100, ${args}) { totalCount claimCount nodes { key1 key2 key3 claims practices communities places sources } } }`,
  );
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  const { nodes, totalCount, claimCount } = data.claimGroups;
  return { rows: nodes, total: totalCount, claimCount };
}
/** The claims of each group, by its keys; `null` is "not said". */
async function claimsBy(args: string): Promise<Record<string, number>> {
  const { rows } = await grouped(args);
  return Object.fromEntries(
    rows.map(({ key1, key2, claims }) => [key2 === null ? String(key1) : `${key1} ${key2}`, claims as number] as const),
  );
}

describe("El Guamo: four main issues, and of one of them whom it hits", () => {
  // The page lists four main issues: four claims of FACES. "Violence against the LGBTIQ+ population" also says whom it hits: one claim of
  // AFFECTS whose place is El Guamo. Five claims name El Guamo, and all have the default assertion.
  test("by issue: each once, and violence against LGBTIQ+ people twice", async () => {
    expect(await claimsBy(`groupBy: [{ axis: ISSUE }], ${about("el-guamo")}`)).toEqual({
      "lack-of-land-ownership": 1,
      "micro-trafficking": 1,
      "sexual-violence": 1,
      "violence-against-lgbtiq-people": 2,
    });
  });
  // Micro-trafficking is narrower than drug trafficking, illicit markets, organized crime, crime, and crime and violence. Both kinds of
  // violence are narrower than violence, which is narrower than crime and violence: 1 + 1 + 2 claims. The lack of land has nothing wider.
  test("by issue with all that is wider", async () => {
    expect(await claimsBy(`groupBy: [{ axis: ISSUE, rollUp: true }], ${about("el-guamo")}`)).toEqual({
      "crime-and-violence": 4,
      violence: 3,
      "violence-against-lgbtiq-people": 2,
      crime: 1,
      "drug-trafficking": 1,
      "illicit-markets": 1,
      "lack-of-land-ownership": 1,
      "micro-trafficking": 1,
      "organized-crime": 1,
      "sexual-violence": 1,
    });
  });
  test("by what is not said: no claim has an effect or a year, four name no people", async () => {
    expect(await claimsBy(`groupBy: [{ axis: EFFECT }], ${about("el-guamo")}`)).toEqual({ null: 5 });
    expect(await claimsBy(`groupBy: [{ axis: YEAR }], ${about("el-guamo")}`)).toEqual({ null: 5 });
    expect(await claimsBy(`groupBy: [{ axis: POPULATION_GROUP }], ${about("el-guamo")}`)).toEqual({ null: 4, "lgbtiq-people": 1 });
  });
  // The community stands for its ground, the municipality El Guamo in Bolívar, Colombia.
  test("by place: the municipality, the department and the country have all five", async () => {
    const { rows } = await grouped(`groupBy: [{ axis: PLACE }], ${about("el-guamo")}`);
    expect(rows).toEqual([
      { key1: "el-guamo-bolivar", key2: null, key3: null, claims: 5, practices: 0, communities: 1, places: 1, sources: 1 },
    ]);
    expect(await claimsBy(`groupBy: [{ axis: PLACE, level: ADMIN1 }], ${about("el-guamo")}`)).toEqual({ "bolivar-colombia": 5 });
    expect(await claimsBy(`groupBy: [{ axis: PLACE, level: COUNTRY }], ${about("el-guamo")}`)).toEqual({ colombia: 5 });
  });
  // Implied beside them: the booklets address each of the four issues and were prepared there (5 claims), and the dialogues took place there,
  // as an event and as a practice, and address crime and violence (3 claims). All eight say 2021. The claim about the event names no practice.
  test("with what is only implied: thirteen claims, eight of 2021, two practices", async () => {
    const args = `${everyAssertion}, ${about("el-guamo")}`;
    expect(await claimsBy(`groupBy: [{ axis: ASSERTION }], ${args}`)).toEqual({ IMPLIED: 8, STATED: 5 });
    expect(await claimsBy(`groupBy: [{ axis: YEAR }], ${args}`)).toEqual({ "2021": 8, null: 5 });
    expect(await claimsBy(`groupBy: [{ axis: PRACTICE }], ${args}`)).toEqual({
      "prevention-and-resilience-booklets": 5,
      "resilience-dialogues-colombia": 2,
      null: 6,
    });
  });
});

describe("Sardinata and Tumaco: three main issues each, and of two of them whom they hit", () => {
  // Threats to leaders hit leaders, and forced recruitment of minors hits minors: each issue has a claim of FACES and one of AFFECTS.
  // Gender-based violence and illicit crops do not say whom they hit.
  test.each([
    ["sardinata", "gender-based-violence"],
    ["tumaco", "illicit-crops"],
  ])("%s", async (community, other) => {
    expect(await claimsBy(`groupBy: [{ axis: ISSUE }, { axis: PREDICATE }], ${about(community)}`)).toEqual({
      "forced-recruitment-of-minors AFFECTS": 1,
      "forced-recruitment-of-minors FACES": 1,
      "threats-to-leaders AFFECTS": 1,
      "threats-to-leaders FACES": 1,
      [`${other} FACES`]: 1,
    });
    expect(await claimsBy(`groupBy: [{ axis: POPULATION_GROUP }], ${about(community)}`)).toEqual({ null: 3, leaders: 1, minors: 1 });
  });
});

describe("the ten communities of Somos Comunidad", () => {
  // El Guamo has four main issues and nine others have three: 31 claims. Each names one community, in its own municipality.
  test("by issue", async () => {
    const { rows, total, claimCount } = await grouped(`groupBy: [{ axis: ISSUE }], ${communitiesFace}`);
    expect([total, claimCount]).toEqual([13, 31]);
    const row = (key1: string, n: number) => ({
      ...{ key1, key2: null, key3: null },
      ...{ claims: n, practices: 0, communities: n, places: n, sources: 1 },
    });
    expect(rows).toEqual([
      row("forced-recruitment-of-minors", 5),
      row("gender-based-violence", 5),
      row("micro-trafficking", 5),
      row("illicit-crops", 3),
      row("threats-to-leaders", 3),
      row("forced-displacement", 2),
      row("sexual-violence", 2),
      row("criminal-governance", 1),
      row("extortion", 1),
      row("illegal-mining", 1),
      row("lack-of-land-ownership", 1),
      row("threats-to-social-leaders", 1),
      row("violence-against-lgbtiq-people", 1),
    ]);
  });
  // Antioquia has Cáceres and Caucasia, Córdoba has Valencia and Tierralta, and Bolívar has El Carmen, San Jacinto and El Guamo: 3 + 3 + 4.
  test("by department", async () => {
    expect(await claimsBy(`groupBy: [{ axis: PLACE, level: ADMIN1 }], ${communitiesFace}`)).toEqual({
      "bolivar-colombia": 10,
      "antioquia-colombia": 6,
      "cordoba-colombia": 6,
      "cauca-colombia": 3,
      "narino-colombia": 3,
      "norte-de-santander-colombia": 3,
    });
  });
});

describe("the Western Balkans, which the page speaks of as a region", () => {
  const regionFaces = `filter: { predicate: { eq: FACES }, subject: { some: { id: { eq: "western-balkans" } } } }`;
  // Nine claims: organized crime, the seven threats that the page lists, and the lack of trust. Eight of these issues are threats (all but the
  // lack of trust); five of the seven are illicit markets too; corruption and the lack of trust are of governance; organized crime drives.
  test("by role of the issue: sixteen in the rows, and nine different claims", async () => {
    const { claimCount } = await grouped(`groupBy: [{ axis: ISSUE_ROLE }], ${regionFaces}`);
    expect(claimCount).toBe(9);
    expect(await claimsBy(`groupBy: [{ axis: ISSUE_ROLE }], ${regionFaces}`)).toEqual({
      THREAT: 8,
      ILLICIT_MARKET: 5,
      GOVERNANCE: 2,
      DRIVER: 1,
    });
  });
  test("it is a region, and lies in no country", async () => {
    expect(await claimsBy(`groupBy: [{ axis: PLACE, level: REGION }], ${regionFaces}`)).toEqual({ "western-balkans": 9 });
    expect(await claimsBy(`groupBy: [{ axis: PLACE, level: COUNTRY }], ${regionFaces}`)).toEqual({ null: 9 });
  });
});

test("nothing is recorded about Albania: no groups", async () => {
  expect(await grouped(`groupBy: [{ axis: ISSUE }], ${about("albania")}`)).toEqual({ rows: [], total: 0, claimCount: 0 });
});
