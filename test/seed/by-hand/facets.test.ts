import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** What the first five documents say of what, counted by hand in the documents as facets count it. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

interface Value {
  readonly value: string | null;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}
interface Facet {
  readonly name: string;
  readonly values: readonly Value[];
  readonly more: number;
}
/** The facets of a list. @param list a field with its arguments */
async function facetsOf(list: string, names: readonly string[], first?: number) {
  const args = [`names: ${JSON.stringify(names)}`, ...(first === undefined ? [] : [`first: ${first}`])].join(", ");
  const { data, errors, faults } = await ask(
    `{ list: ${list} { totalCount facets(${args}) { name values { value label count chosen } more } } }`,
  );
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  const { totalCount, facets } = data.list as { totalCount: number; facets: Facet[] };
  expect(facets.map(({ name }) => name)).toEqual(names);
  return { totalCount, facets: Object.fromEntries(facets.map((facet) => [facet.name, facet])) as Record<string, Facet> };
}
const counts = (facet?: Facet) => (facet?.values ?? []).map(({ value, count }) => [value, count]);
const chosen = (facet?: Facet) => (facet?.values ?? []).filter((v) => v.chosen).map(({ value }) => value);

describe("El Guamo: four main issues, and of one of them whom it hits", () => {
  // Four claims of FACES, and one of AFFECTS whose place is El Guamo, all stated. Only implied beside them: the booklets address each of the
  // four issues and were prepared there (5 claims), and the dialogues took place there as an event and as a practice, and address crime and
  // violence (3 claims). None of these eight says what El Guamo faces.
  const claims = (filter = "") => `claims(within: "el-guamo"${filter})`;
  test("what is stated is listed, and what is implied is counted beside it", async () => {
    const { totalCount, facets } = await facetsOf(claims(), ["assertions", "predicate"]);
    expect(totalCount).toBe(5);
    expect(counts(facets.assertions)).toEqual([
      ["STATED", 5],
      ["COMPOSED", 0],
      ["IMPLIED", 8],
      ["IMPORTED", 0],
      ["INFERRED", 0],
    ]);
    expect(chosen(facets.assertions)).toEqual(["STATED", "COMPOSED", "IMPORTED"]);
    const said = counts(facets.predicate).filter(([, count]) => count !== 0);
    expect(said).toEqual([
      ["FACES", 4],
      ["AFFECTS", 1],
    ]);
  });
  test("a predicate that is chosen narrows the other facets, and not its own", async () => {
    const { totalCount, facets } = await facetsOf(claims(", filter: { predicate: { eq: FACES } }"), ["assertions", "predicate", "ISSUE"]);
    expect(totalCount).toBe(4);
    expect(counts(facets.assertions).map(([, count]) => count)).toEqual([4, 0, 0, 0, 0]);
    expect(counts(facets.predicate).filter(([, count]) => count !== 0)).toEqual([
      ["FACES", 4],
      ["AFFECTS", 1],
    ]);
    expect(chosen(facets.predicate)).toEqual(["FACES"]);
    expect(counts(facets.ISSUE)).toEqual([
      ["lack-of-land-ownership", 1],
      ["micro-trafficking", 1],
      ["sexual-violence", 1],
      ["violence-against-lgbtiq-people", 1],
    ]);
  });
  test("an issue that is chosen by a group: what could stand in its place, and what is said of it", async () => {
    const groups = `, groups: [{ axis: ISSUE, value: "violence-against-lgbtiq-people" }]`;
    const { totalCount, facets } = await facetsOf(claims(groups), ["ISSUE", "predicate", "POPULATION_GROUP"]);
    expect(totalCount).toBe(2);
    expect(counts(facets.ISSUE)).toEqual([
      ["violence-against-lgbtiq-people", 2],
      ["lack-of-land-ownership", 1],
      ["micro-trafficking", 1],
      ["sexual-violence", 1],
    ]);
    expect(chosen(facets.ISSUE)).toEqual(["violence-against-lgbtiq-people"]);
    expect(counts(facets.predicate).filter(([, count]) => count !== 0)).toEqual([
      ["FACES", 1],
      ["AFFECTS", 1],
    ]);
    // The claim of FACES names no people, which stands last.
    expect(counts(facets.POPULATION_GROUP)).toEqual([
      ["lgbtiq-people", 1],
      [null, 1],
    ]);
  });
  test("a long list is cut, and says how much more there is; the department and the country have all", async () => {
    const { facets } = await facetsOf(claims(), ["ISSUE", "PLACE:ADMIN1", "PLACE:COUNTRY"], 2);
    expect(counts(facets.ISSUE)).toEqual([
      ["violence-against-lgbtiq-people", 2],
      ["lack-of-land-ownership", 1],
    ]);
    expect(facets.ISSUE?.more).toBe(2);
    expect([counts(facets["PLACE:ADMIN1"]), counts(facets["PLACE:COUNTRY"])]).toEqual([[["bolivar-colombia", 5]], [["colombia", 5]]]);
    expect(facets["PLACE:COUNTRY"]?.values[0]?.label).toBe("Colombia");
  });
});

describe("the ten communities of Somos Comunidad", () => {
  const colombian = (filter = "") => `communities(within: "colombia"${filter})`;
  const facing = (...issues: string[]) => `, filter: { faces: { some: { id: { in: ${JSON.stringify(issues)} } } } }`;
  // Five communities face micro-trafficking, three illicit crops: as the page lists their main issues.
  const faced = [
    ["forced-recruitment-of-minors", 5],
    ["gender-based-violence", 5],
    ["micro-trafficking", 5],
    ["illicit-crops", 3],
    ["threats-to-leaders", 3],
  ];
  test("what they face", async () => {
    const { facets } = await facetsOf(colombian(), ["faces"], 5);
    expect(counts(facets.faces)).toEqual(faced);
    expect(facets.faces?.more).toBe(8);
  });
  test("an issue that is chosen does not change how many face the others, and stands although the list is cut before it", async () => {
    const { totalCount, facets } = await facetsOf(colombian(facing("micro-trafficking", "extortion")), ["faces"], 5);
    // Extortion is a main issue of San Jacinto alone, which faces micro-trafficking too.
    expect(totalCount).toBe(5);
    expect(counts(facets.faces)).toEqual([...faced, ["extortion", 1]]);
    expect(chosen(facets.faces)).toEqual(["micro-trafficking", "extortion"]);
    expect(facets.faces?.more).toBe(7);
  });
  // El Carmen, San Jacinto and El Guamo lie in Bolívar, Valencia in Córdoba, and Santander de Quilichao in Cauca.
  test("where those lie that face micro-trafficking", async () => {
    const { facets } = await facetsOf(colombian(facing("micro-trafficking")), ["within"], 100);
    expect(
      facets.within?.values.filter(({ value }) => /^(bolivar|cordoba|cauca|antioquia)-colombia$|^colombia$/.test(value ?? "")),
    ).toEqual([
      { value: "colombia", label: "Colombia", count: 5, chosen: true },
      { value: "bolivar-colombia", label: "Bolívar", count: 3, chosen: false },
      { value: "cauca-colombia", label: "Cauca", count: 1, chosen: false },
      { value: "cordoba-colombia", label: "Córdoba", count: 1, chosen: false },
    ]);
  });
});

// Crime and violence: a threat and a harm; crime: the same, and narrower; violence: a harm and a driver, narrower than crime and violence;
// organized crime: a threat and a driver, narrower than crime.
describe("four issues of our vocabulary", () => {
  const four = `id: { in: ["crime-and-violence", "crime", "violence", "organized-crime"] }`;
  const roles = [
    ["ILLICIT_MARKET", 0],
    ["THREAT", 3],
    ["HARM", 3],
    ["DRIVER", 2],
    ["GOVERNANCE", 0],
  ];
  test("by role, and by what is wider", async () => {
    const { facets } = await facetsOf(`issues(filter: { ${four} })`, ["roles", "broader"]);
    expect(counts(facets.roles)).toEqual(roles);
    expect(counts(facets.broader)).toEqual([
      ["crime-and-violence", 2],
      ["crime", 1],
    ]);
    expect(chosen(facets.roles)).toEqual([]);
  });
  test("the drivers among them", async () => {
    const { totalCount, facets } = await facetsOf(`issues(filter: { ${four}, roles: { includes: DRIVER } })`, ["roles", "broader"]);
    expect(totalCount).toBe(2);
    expect(counts(facets.roles)).toEqual(roles);
    expect(chosen(facets.roles)).toEqual(["DRIVER"]);
    expect(counts(facets.broader)).toEqual([
      ["crime", 1],
      ["crime-and-violence", 1],
    ]);
  });
  test("a list of one role keeps its role: that is no choice", async () => {
    const { totalCount, facets } = await facetsOf(`harms(filter: { ${four} })`, ["roles"]);
    expect(totalCount).toBe(3);
    expect(counts(facets.roles)).toEqual([
      ["ILLICIT_MARKET", 0],
      ["THREAT", 2],
      ["HARM", 3],
      ["DRIVER", 1],
      ["GOVERNANCE", 0],
    ]);
    expect(chosen(facets.roles)).toEqual([]);
  });
});

describe("responses", () => {
  // The report on human rights tells fellows how to be ready for extortion: one practice is reported, two are advised, and no place is named.
  test("extortion in the Western Balkans: nothing there, three without a place", async () => {
    const { totalCount, facets } = await facetsOf(`responses(issue: "extortion", place: "western-balkans")`, [
      "scopes",
      "modalities",
      "SOURCE",
    ]);
    expect(totalCount).toBe(0);
    expect(counts(facets.scopes)).toEqual([
      ["EXACT", 0],
      ["WITHIN", 0],
      ["BROADER", 0],
      ["UNPLACED", 3],
      ["ELSEWHERE", 0],
    ]);
    expect(chosen(facets.scopes)).toEqual(["EXACT", "WITHIN"]);
    expect(counts(facets.modalities)).toEqual([
      ["REPORTED", 0],
      ["INTENDED", 0],
      ["RECOMMENDED", 0],
    ]);
    expect(counts(facets.SOURCE)).toEqual([]);
  });
  test("the same, of no place", async () => {
    const list = `responses(issue: "extortion", place: "western-balkans", scopes: [UNPLACED], modalities: [RECOMMENDED])`;
    const { totalCount, facets } = await facetsOf(list, ["scopes", "modalities", "SOURCE"]);
    expect(totalCount).toBe(2);
    expect(counts(facets.scopes)).toContainEqual(["UNPLACED", 2]);
    expect(counts(facets.modalities)).toEqual([
      ["REPORTED", 1],
      ["INTENDED", 0],
      ["RECOMMENDED", 2],
    ]);
    expect(counts(facets.SOURCE)).toEqual([["human-rights-week-report", 2]]);
  });
  // GIResilience: two responses leave communities out of sight, two make organized crime worse, and two do nothing about illicit flows. The
  // report on human rights: the war on drugs makes killings and targeted violence worse. None of these eight claims names a place.
  test("harm without a place: by effect, by source and by what does it", async () => {
    const { totalCount, facets } = await facetsOf(`harmfulResponses(place: "tumaco", scopes: [UNPLACED])`, [
      "effects",
      "SOURCE",
      "PRACTICE",
    ]);
    expect(totalCount).toBe(8);
    expect(counts(facets.effects)).toEqual([
      ["MIXED", 0],
      ["NO_EFFECT", 2],
      ["NEGLECTS", 2],
      ["EXACERBATES", 4],
    ]);
    expect(counts(facets.SOURCE)).toEqual([
      ["giresilience-page", 6],
      ["human-rights-week-report", 2],
    ]);
    expect(counts(facets.PRACTICE)).toEqual([
      ["militarised-responses", 2],
      ["vigilante-responses", 2],
      ["war-on-drugs", 2],
      ["focus-above-the-local-level", 1],
      ["interstate-cooperation", 1],
    ]);
  });
  // El Guamo has a booklet on micro-trafficking, only implied; four other communities have one too.
  test("what is implied of El Guamo, and elsewhere", async () => {
    const all = "assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]";
    const { facets } = await facetsOf(`responses(issue: "micro-trafficking", place: "el-guamo", ${all})`, ["scopes", "assertions"]);
    expect(counts(facets.scopes).filter(([scope]) => scope !== "UNPLACED")).toEqual([
      ["EXACT", 1],
      ["WITHIN", 0],
      ["BROADER", 0],
      ["ELSEWHERE", 4],
    ]);
    expect(counts(facets.assertions)).toContainEqual(["IMPLIED", 1]);
  });
});
