import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/**
 * What `responses` and `harmfulResponses` answer without an issue, from elsewhere, and what they say to leave out: worked out by hand from
 * the first five documents. Claims are named by subject, object and place, since their ids are hashes.
 */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

interface Node {
  practice: { id: string };
  issue: { id: string };
  place: { id: string } | null;
  scope: string | null;
  issueScope: string;
}
interface Left {
  reason: string;
  count: number;
  arguments: { name: string; value: string }[];
}
/** @param args as a document has them */
async function answer(question: string, args: string) {
  const { data, errors, faults } = await ask(
    `{ ${question}(${args}, first: 100) { totalCount leftOut { reason count arguments { name value } } nodes { practice { id } issue { id } place { id } scope issueScope } } }`,
  );
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  const { totalCount, leftOut, nodes } = data[question] as { totalCount: number; leftOut: Left[]; nodes: Node[] };
  return {
    totalCount,
    leftOut,
    nodes,
    counts: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])) as Record<string, number>,
    rows: nodes.map(({ practice, issue, place }) => `${practice.id} > ${issue.id} @ ${place?.id ?? "-"}`).sort(),
  };
}
const all = "assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]";
const booklets = "prevention-and-resilience-booklets";
const dialogues = "resilience-dialogues-colombia";

describe("a community, whatever the issue", () => {
  /*
   * The page of Somos Comunidad lists ten communities after it says that dialogues were held and booklets were made, and does not say what
   * came of any one: all that names Tumaco is implied. It is the dialogue there, and a booklet on each of its three main issues.
   * What names Colombia is of a wider place. It is what the page says of the programme (the programme itself, its social cohesion, its local
   * security systems), of the dialogues and of the booklets: five claims.
   */
  test("Tumaco: nothing that a document states, and what is left out", async () => {
    const { totalCount, counts } = await answer("responses", `place: "tumaco"`);
    expect(totalCount).toBe(0);
    expect(counts).toMatchObject({ IMPLIED: 4, WIDER_PLACES: 5 });
    // Most documents name no place, or the Western Balkans, or the 35 municipalities, of which none is named.
    expect(counts.UNPLACED).toBeGreaterThan(0);
    expect(counts.ELSEWHERE).toBeGreaterThan(0);
    // Without an issue there is no wider issue.
    expect(counts).not.toHaveProperty("WIDER_ISSUES");
  });
  test("Tumaco, with what is implied: its own claims, each of its own issue", async () => {
    const { nodes, rows } = await answer("responses", `place: "tumaco", ${all}`);
    expect(rows).toEqual([
      `${booklets} > forced-recruitment-of-minors @ tumaco`,
      `${booklets} > illicit-crops @ tumaco`,
      `${booklets} > threats-to-leaders @ tumaco`,
      `${dialogues} > crime-and-violence @ tumaco`,
    ]);
    for (const { scope, issueScope } of nodes) expect([scope, issueScope]).toEqual(["EXACT", "EXACT"]);
  });
  test("El Guamo, with wider places: five claims about Colombia", async () => {
    const { nodes, rows } = await answer("responses", `place: "el-guamo", scopes: [EXACT, WITHIN, BROADER]`);
    expect(rows).toEqual([
      "integrated-local-security-systems > crime-and-violence @ colombia",
      `${booklets} > local-insecurity @ colombia`,
      `${dialogues} > crime-and-violence @ colombia`,
      "somos-comunidad > crime-and-violence @ colombia",
      "strengthening-social-cohesion > crime-and-violence @ colombia",
    ]);
    for (const { scope } of nodes) expect(scope).toBe("BROADER");
  });
  /*
   * The report on human rights and the page of GIResilience say of four responses that they harm or do nothing, of two that they leave
   * communities out of sight, and of the war on drugs twice that it makes killings and violence worse: eight claims, none with a place.
   * That militarised responses lead to killings without trial is implied: it lacks a place and a statement.
   */
  test("harm in Tumaco: none with a place", async () => {
    const { totalCount, counts } = await answer("harmfulResponses", `place: "tumaco"`);
    expect(totalCount).toBe(0);
    expect(counts).toEqual({ UNPLACED: 8, ALL_TOGETHER: 9 });
  });
});

describe("the Western Balkans and their countries", () => {
  // The page speaks of the region and of no country: what it says is of a place around Albania.
  test("Albania and corruption: four claims about the region", async () => {
    const { totalCount, counts } = await answer("responses", `issue: "corruption", place: "albania"`);
    expect([totalCount, counts.WIDER_PLACES]).toEqual([0, 4]);
    const { rows } = await answer("responses", `issue: "corruption", place: "albania", scopes: [EXACT, WITHIN, BROADER]`);
    expect(rows).toEqual([
      "civil-society-entry-points > corruption @ western-balkans",
      "cross-regional-resilience-dialogue > corruption @ western-balkans",
      "wide-range-of-civil-society-activities > corruption @ western-balkans",
      "wide-range-of-civil-society-activities > corruption @ western-balkans",
    ]);
  });
  test("Albania, whatever the issue: nothing, and all that is said of the region is left out", async () => {
    const { totalCount, counts } = await answer("responses", `place: "albania"`);
    expect(totalCount).toBe(0);
    expect(counts).not.toHaveProperty("IMPLIED");
    expect(counts.WIDER_PLACES).toBeGreaterThan(10);
  });
  /*
   * The report on human rights tells fellows how to be ready for extortion (one practice is reported, two are advised) and names no place.
   * The page on the region has nothing on extortion; on organized crime, which is wider, it has much. No document has anything on extortion
   * with another place, but what is implied of San Jacinto.
   */
  test("extortion in the region: three claims without a place, more on organized crime, and no dead end", async () => {
    const { totalCount, counts } = await answer("responses", `issue: "extortion", place: "western-balkans"`);
    expect(totalCount).toBe(0);
    expect(counts.UNPLACED).toBe(3);
    expect(counts.WIDER_ISSUES).toBeGreaterThanOrEqual(9);
    expect(counts).not.toHaveProperty("ELSEWHERE");
    expect(counts).not.toHaveProperty("IMPLIED");
    const { rows } = await answer("responses", `issue: "extortion", place: "western-balkans", scopes: [UNPLACED]`);
    expect(rows).toEqual([
      "discretion-about-sensitive-issues > extortion @ -",
      "holistic-security-risk-management > extortion @ -",
      "protecting-information-on-devices > extortion @ -",
    ]);
  });
});

describe("elsewhere", () => {
  /*
   * The fact sheet says that leaders and defenders are to be protected in the 35 municipalities. It does not name them, so Tumaco is not
   * recorded as one: they are another place. Threats to social leaders are narrower than threats to leaders.
   */
  test("threats to leaders, asked of Tumaco: protection in the 35 municipalities", async () => {
    const asked = `issue: "threats-to-leaders", place: "tumaco"`;
    const { totalCount, counts } = await answer("responses", asked);
    expect(totalCount).toBe(0);
    expect(counts).toMatchObject({ IMPLIED: 1, ELSEWHERE: 1 });
    for (const reason of ["WIDER_PLACES", "UNPLACED", "WIDER_ISSUES"]) expect(counts).not.toHaveProperty(reason);
    const { nodes } = await answer("responses", `${asked}, scopes: [EXACT, WITHIN, ELSEWHERE]`);
    expect(nodes).toEqual([
      {
        practice: { id: "protection-of-leaders-and-defenders" },
        issue: { id: "threats-to-social-leaders" },
        place: { id: "somos-comunidad-municipalities" },
        scope: "ELSEWHERE",
        issueScope: "NARROWER",
      },
    ]);
  });
  /*
   * Five communities count micro-trafficking among their main issues, El Guamo with them. Two of the others lie in Bolívar as it does: from
   * El Guamo it is two steps up to what is around both (its municipality, then the department or the sub-region). The other two share
   * Colombia with it, a step further.
   */
  test("micro-trafficking, asked of El Guamo: first here, then in the same department, then in the country", async () => {
    const { nodes } = await answer(
      "responses",
      `issue: "micro-trafficking", place: "el-guamo", scopes: [EXACT, WITHIN, ELSEWHERE], ${all}`,
    );
    const places = nodes.map(({ place, scope }) => `${scope} ${place?.id}`);
    expect(places.slice(0, 1)).toEqual(["EXACT el-guamo"]);
    expect(places.slice(1, 3).sort()).toEqual(["ELSEWHERE el-carmen-de-bolivar", "ELSEWHERE san-jacinto"]);
    expect(places.slice(3).sort()).toEqual(["ELSEWHERE santander-de-quilichao", "ELSEWHERE valencia"]);
  });
});

describe("no answer is a dead end", () => {
  /*
   * Nothing on sexual violence is stated anywhere, and no document says that Tumaco faces it. Booklets about it are implied of El Carmen and El
   * Guamo, so they are left out for two reasons at once; wider issues in Colombia for two others. No single argument finds anything.
   */
  test("sexual violence in Tumaco: only several arguments together find anything", async () => {
    const { totalCount, leftOut } = await answer("responses", `issue: "sexual-violence", place: "tumaco"`);
    expect(totalCount).toBe(0);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["ALL_BUT_IMPLIED", "ALL_TOGETHER"]);
    const [stated, { count, arguments: named }] = leftOut as [Left, Left];
    expect(stated.arguments.map(({ name }) => name)).toEqual(["issueScopes", "scopes"]);
    expect(stated.count).toBeLessThan(count);
    const wider = await answer(
      "responses",
      [`issue: "sexual-violence", place: "tumaco"`, ...named.map(({ name, value }) => `${name}: ${value}`)].join(", "),
    );
    expect([wider.totalCount, wider.leftOut]).toEqual([count, []]);
    expect(wider.rows).toEqual(
      expect.arrayContaining([`${booklets} > sexual-violence @ el-guamo`, `${booklets} > sexual-violence @ el-carmen-de-bolivar`]),
    );
  });
  /*
   * Only a booklet of El Guamo, which is implied, is about micro-trafficking itself. What documents state is of wider issues (drug trafficking
   * to crime as a whole), and of Colombia, of no place, or of the Western Balkans: no single argument finds any of it.
   */
  test("micro-trafficking in El Guamo: what documents state comes without what is implied", async () => {
    const asked = `issue: "micro-trafficking", place: "el-guamo"`;
    const { leftOut, counts } = await answer("responses", asked);
    expect(counts.IMPLIED).toBe(1);
    const stated = leftOut.find(({ reason }) => reason === "ALL_BUT_IMPLIED") as Left;
    const wider = await answer("responses", [asked, ...stated.arguments.map(({ name, value }) => `${name}: ${value}`)].join(", "));
    const scopes = wider.nodes.map(({ scope }) => scope);
    const count = (scope: string) => scopes.filter((one) => one === scope).length;
    expect([wider.totalCount, count("BROADER"), count("UNPLACED"), count("ELSEWHERE")]).toEqual([stated.count, 4, 19, 25]);
    expect(wider.leftOut.map(({ reason }) => reason)).toEqual(["IMPLIED"]);
  });
  // Nothing is recorded about Sucre but that the programme works there: even the widest question finds nothing that is said of it.
  test("Sucre, whatever the issue: nothing of its own, and the way to what is said of Colombia", async () => {
    const { totalCount, counts } = await answer("responses", `place: "sucre-colombia"`);
    expect([totalCount, counts.WIDER_PLACES, counts.IMPLIED]).toEqual([0, 5, undefined]);
  });
});

describe("the summary says what to do next", () => {
  const summary = async (question: string, args: string) => {
    const { data, errors } = await ask(`{ ${question}(${args}) { summary { template value } } }`);
    expect(errors).toEqual([]);
    return data[question].summary as { template: string; value: string };
  };
  test("the main question: an intention is no result", async () => {
    const { template, value } = await summary("responses", `issue: "threats-to-social-leaders", place: "colombia"`);
    expect(template).toBe("FOUND");
    expect(value).toMatch(/^1 claim says what 1 practice or programme does about .* in Colombia\. Read the modality/);
  });
  test("El Guamo and the lack of land: what is implied is left out", async () => {
    const { template, value } = await summary("responses", `issue: "lack-of-land-ownership", place: "el-guamo"`);
    expect(template).toBe("NO_HELP");
    expect(value).toMatch(/about lack of land ownership in El Guamo\. That is not evidence that nothing is done.*`leftOut` says/);
  });
  test("Kosovo and cyber attacks: what is done about wider issues is left out", async () => {
    // Of cyber attacks the page says that the region faces them, and no document says what is done.
    const { template, value } = await summary("responses", `issue: "cyber-attacks", place: "kosovo"`);
    expect(template).toBe("NO_HELP");
    expect(value).toMatch(/do about cyber attacks in Kosovo\..*`leftOut` says/);
  });
  test("harm done about the lack of land: nothing is left out, so ask people", async () => {
    // No document says of any response to it that it harms, and no issue is wider.
    const there = await summary("harmfulResponses", `issue: "lack-of-land-ownership", place: "el-guamo"`);
    expect(there.template).toBe("NO_HARM");
    expect(there.value).toMatch(/leave nothing out that would change it\. Ask people there, or ask about a wider issue or place\.$/);
    const anywhere = await summary("harmfulResponses", `issue: "lack-of-land-ownership"`);
    expect(anywhere.value).toMatch(/a response about lack of land ownership harms.*Ask people whom it concerns/);
  });
});

describe("arguments that do not go together", () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    [`first: 1`, "issue", /^issue: .*place/],
    [`place: "tumaco", issueScopes: [EXACT]`, "issueScopes", /^issueScopes: .*issue/],
    [`issue: "extortion", scopes: [ELSEWHERE]`, "scopes", /^scopes: .*place/],
  ];
  test.each(refused)("responses(%s)", async (args, argument, message) => {
    const { errors } = await ask(`{ responses(${args}) { totalCount } }`);
    expect(errors.map((e) => [e.extensions?.code, e.extensions?.argument])).toEqual([["BAD_USER_INPUT", argument]]);
    expect(errors[0]?.message).toMatch(message);
  });
});
