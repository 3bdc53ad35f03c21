import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/**
 * Where responses are missing, worked out by hand from the first five documents. Each row has its reasoning. Claims are named by subject,
 * object and place, since their ids are hashes.
 */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

interface Nearest {
  readonly how: "WIDER_ISSUE_HERE" | "SAME_ISSUE_ELSEWHERE";
  readonly issue: string;
  readonly place: string | null;
  readonly steps: number | null;
}
interface Expected {
  readonly kind: string;
  readonly also: readonly string[];
  readonly nearest: readonly Nearest[];
  readonly rights: readonly string[];
  /** The claims that the kind rests on, where they are few. */
  readonly claims?: readonly string[];
  readonly reasoning: string;
}
const booklets = "prevention-and-resilience-booklets";
const booklet = (issue: string, place: string) => [`${booklets} > ${issue} @ ${place}`];

/** @param args as a document has them */
async function gaps(args: string) {
  const { data, errors, faults } = await ask(`{
    responseGaps(${args}, first: 100) {
      totalCount
      kindCounts { kind pairs } summary { value }
      nodes { place { id } issue { id } kind alsoHolds nearest { how issue { id } place { id } steps } rights { id } heldSources claims { count ids } }
    }
    sources(filter: { availability: { eq: HELD } }) { totalCount }
  }`);
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  for (const { heldSources } of data.responseGaps.nodes) expect(heldSources).toBe(data.sources.totalCount);
  return data.responseGaps;
}
async function claimsOf(ids: readonly string[]): Promise<string[]> {
  const { data } = await ask(
    "query ($ids: [ID!]!) { claims(first: 100, assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED], filter: { id: { in: $ids } }) { nodes { subject { id } object { id } at { id } } } }",
    { variables: { ids } },
  );
  return data.claims.nodes
    .map((k: { subject: { id: string }; object: { id: string }; at: { id: string } | null }) => {
      return `${k.subject.id} > ${k.object.id} @ ${k.at?.id ?? "-"}`;
    })
    .sort();
}
/** @param rows by `place issue` */
async function expectRows(args: string, rows: Readonly<Record<string, Expected>>) {
  const { totalCount, nodes } = await gaps(args);
  const found = Object.fromEntries(
    nodes.map((n: { place: { id: string }; issue: { id: string } }) => [`${n.place.id} ${n.issue.id}`, n] as const),
  );
  expect([totalCount, Object.keys(found)]).toEqual([Object.keys(rows).length, Object.keys(rows).sort()]);
  for (const [pair, { kind, also, nearest, rights, claims }] of Object.entries(rows)) {
    const node = found[pair];
    expect({
      pair,
      kind: node.kind,
      also: node.alsoHolds,
      nearest: node.nearest.map((n: { how: string; issue: { id: string }; place: { id: string } | null; steps: number | null }) => ({
        how: n.how,
        issue: n.issue.id,
        place: n.place?.id ?? null,
        steps: n.steps,
      })),
      rights: node.rights.map((r: { id: string }) => r.id),
    }).toEqual({ pair, kind, also, nearest, rights });
    if (claims)
      expect({ pair, count: node.claims.count, claims: await claimsOf(node.claims.ids) }).toEqual({ pair, count: claims.length, claims });
    if (kind === "NONE_RECORDED") expect({ pair, claims: node.claims }).toEqual({ pair, claims: { count: 0, ids: [] } });
  }
}

describe("communities", () => {
  test("El Guamo", () =>
    expectRows(`place: "el-guamo"`, {
      "el-guamo lack-of-land-ownership": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("lack-of-land-ownership", "el-guamo"),
        reasoning:
          "A main issue there, so that a booklet about it is implied. No other community has it, and it lies under no wider issue.",
      },
      "el-guamo micro-trafficking": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("micro-trafficking", "el-guamo"),
        reasoning:
          "What four other communities have on it is implied too, and does not count. Of wider issues (drug trafficking, illicit markets, organized crime, crime) nothing is said of El Guamo; the dialogue there, against crime and violence, is implied.",
      },
      "el-guamo sexual-violence": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("sexual-violence", "el-guamo"),
        reasoning: "As for micro-trafficking: what El Carmen has is implied, and violence is addressed in the 35 municipalities alone.",
      },
      "el-guamo violence-against-lgbtiq-people": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: ["right-to-freedom-from-discrimination"],
        claims: booklet("violence-against-lgbtiq-people", "el-guamo"),
        reasoning: "The report on human rights joins this violence with the freedom from discrimination that LGBTIQ+ people lose.",
      },
    }));

  test("Tumaco", () =>
    expectRows(`place: "tumaco"`, {
      "tumaco forced-recruitment-of-minors": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("forced-recruitment-of-minors", "tumaco"),
        reasoning: "Implied of five communities, and stated of none. Crime, which is wider, is not said to be addressed in Tumaco.",
      },
      "tumaco illicit-crops": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("illicit-crops", "tumaco"),
        reasoning: "Implied of three communities, and stated of none.",
      },
      "tumaco threats-to-leaders": {
        kind: "IMPLIED_ONLY",
        also: ["ELSEWHERE_ONLY"],
        nearest: [{ how: "SAME_ISSUE_ELSEWHERE", issue: "threats-to-leaders", place: "somos-comunidad-municipalities", steps: 3 }],
        rights: [],
        claims: booklet("threats-to-leaders", "tumaco"),
        reasoning:
          "Threats to social leaders are narrower: their protection in the 35 municipalities counts. Tumaco is not recorded as one of these, so it is another place. From Tumaco it is three steps to Colombia, which is around both: municipality, department or sub-region, country.",
      },
    }));

  test("Valencia: what has no place", () =>
    expectRows(`place: "valencia", issue: "criminal-governance"`, {
      "valencia criminal-governance": {
        kind: "IMPLIED_ONLY",
        also: ["UNPLACED_ONLY"],
        nearest: [],
        rights: [],
        claims: booklet("criminal-governance", "valencia"),
        reasoning: "The page of GIResilience means communities to resist it and names no place. What has no place is no nearest answer.",
      },
    }));

  test("San Jacinto: advice on extortion without a place", () =>
    expectRows(`place: "san-jacinto", issue: "organized-crime"`, {
      "san-jacinto extortion": {
        kind: "IMPLIED_ONLY",
        also: ["UNPLACED_ONLY"],
        nearest: [],
        rights: [],
        claims: booklet("extortion", "san-jacinto"),
        reasoning: "Extortion is narrower than organized crime. The report on human rights has three practices against it, with no place.",
      },
      "san-jacinto micro-trafficking": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("micro-trafficking", "san-jacinto"),
        reasoning: "Micro-trafficking lies under organized crime by three steps. Gender-based violence does not, and is no row here.",
      },
    }));

  test("the ground of a community: what is said of the people who live there is of the municipality", () =>
    expectRows(`place: "tumaco-narino", issue: "illicit-markets"`, {
      "tumaco illicit-crops": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: booklet("illicit-crops", "tumaco"),
        reasoning: "The municipality itself is recorded as facing nothing. The community lies in it, and is judged from itself.",
      },
    }));
});

describe("the Western Balkans", () => {
  const organizedCrimeHere: Nearest = { how: "WIDER_ISSUE_HERE", issue: "organized-crime", place: "western-balkans", steps: 1 };
  const rightsUnderOrganizedCrime = [
    "access-to-justice-and-remedy",
    "right-to-adequate-standard-of-living",
    "right-to-education",
    "right-to-housing",
    "right-to-justice-and-truth",
    "right-to-life-security-and-liberty",
    "right-to-participation-in-public-affairs",
    "right-to-work",
  ];

  test("nine issues of the region, and none of its countries", () =>
    expectRows(`place: "western-balkans"`, {
      "western-balkans corruption": {
        kind: "REPORTED_HERE",
        also: ["AIM_ONLY", "UNPLACED_ONLY"],
        nearest: [],
        rights: [],
        claims: [
          "civil-society-entry-points > corruption @ western-balkans",
          "wide-range-of-civil-society-activities > corruption @ western-balkans",
          "wide-range-of-civil-society-activities > corruption @ western-balkans",
        ],
        reasoning:
          "The page reports what civil society does against it. The dialogue across regions is an aim. Trust against structural corruption, which is narrower, is advised without a place; that safe spaces work against corruption is implied. Crime and what is wider are not addressed in the region.",
      },
      "western-balkans cyber-attacks": {
        kind: "NONE_RECORDED",
        also: [],
        nearest: [],
        rights: [],
        reasoning:
          "No document has a response to it. Its wider issues are crime, and crime and violence: neither is addressed in the region.",
      },
      "western-balkans drug-trafficking": {
        kind: "NONE_RECORDED",
        also: [],
        nearest: [{ ...organizedCrimeHere, steps: 2 }],
        rights: [],
        reasoning:
          "Micro-trafficking is narrower, and what is said against it is implied. Illicit markets are one step wider, and are addressed without a place; organized crime is two steps wider, and addressed in the region.",
      },
      "western-balkans environmental-crime": {
        kind: "NONE_RECORDED",
        also: [],
        nearest: [],
        rights: [],
        reasoning:
          "Illegal mining is narrower, and implied in Santander de Quilichao. Environmental crime lies under crime, not under organized crime.",
      },
      "western-balkans extortion": {
        kind: "UNPLACED_ONLY",
        also: [],
        nearest: [organizedCrimeHere],
        rights: [],
        claims: [
          "discretion-about-sensitive-issues > extortion @ -",
          "holistic-security-risk-management > extortion @ -",
          "protecting-information-on-devices > extortion @ -",
        ],
        reasoning: "The report on human rights has three practices and names no place. What is said of San Jacinto is implied.",
      },
      "western-balkans lack-of-trust-between-civil-society-and-government": {
        kind: "IMPLIED_ONLY",
        also: [],
        nearest: [],
        rights: [],
        claims: ["national-resilience-dialogues-western-balkans > lack-of-trust-between-civil-society-and-government @ western-balkans"],
        reasoning:
          "That the dialogues of 2021 were to build trust is implied. Safe spaces for dialogue and trust are advised side by side, without a place: that one serves the other is implied too, and what has no place is not of the region.",
      },
      "western-balkans migrant-smuggling": {
        kind: "NONE_RECORDED",
        also: [],
        nearest: [{ ...organizedCrimeHere, steps: 2 }],
        rights: [],
        reasoning: "No document has a response to it. As for drug trafficking, organized crime is two steps wider.",
      },
      "western-balkans money-laundering": {
        kind: "NONE_RECORDED",
        also: [],
        nearest: [],
        rights: [],
        reasoning: "No document has a response to it, and crime, which is wider, is not addressed in the region.",
      },
      "western-balkans organized-crime": {
        kind: "REPORTED_HERE",
        also: ["AIM_ONLY", "IMPLIED_ONLY", "UNPLACED_ONLY"],
        nearest: [],
        rights: rightsUnderOrganizedCrime,
        reasoning:
          "The page reports nine activities and more. Some are aims. That gender is considered is implied. GIResilience and the Resilience Fund name no place. Harm is recorded too, and without a place, so it is not of the region. The report on human rights names eight rights; two more are implied.",
      },
    }));

  test("only what is recorded nowhere", async () => {
    const { totalCount, nodes, kindCounts } = await gaps(`place: "western-balkans", kinds: [NONE_RECORDED]`);
    expect([totalCount, nodes.map((n: { issue: { id: string } }) => n.issue.id)]).toEqual([
      5,
      ["cyber-attacks", "drug-trafficking", "environmental-crime", "migrant-smuggling", "money-laundering"],
    ]);
    // All pairs are counted by kind, whichever rows are asked for.
    expect(kindCounts).toEqual([
      { kind: "REPORTED_HERE", pairs: 2 },
      { kind: "AIM_ONLY", pairs: 0 },
      { kind: "HARM_ONLY", pairs: 0 },
      { kind: "IMPLIED_ONLY", pairs: 1 },
      { kind: "WIDER_PLACE_ONLY", pairs: 0 },
      { kind: "UNPLACED_ONLY", pairs: 1 },
      { kind: "ELSEWHERE_ONLY", pairs: 0 },
      { kind: "NONE_RECORDED", pairs: 5 },
    ]);
  });
});

describe("Colombia", () => {
  // Ten communities with 31 pairs, of which every response is implied; and the 35 municipalities, whose fact sheet calls them affected by violence.
  test("a whole country: 32 pairs, one with an aim", async () => {
    const { totalCount, kindCounts, summary } = await gaps(`place: "colombia"`);
    expect(summary.value).toMatch(
      /^32 times a place or community is recorded as facing an issue in Colombia\..* reported there: 0\. .* advice there: 1\. .* implied there: 31\./,
    );
    expect(totalCount).toBe(32);
    expect(kindCounts.filter(({ pairs }: { pairs: number }) => pairs > 0)).toEqual([
      { kind: "AIM_ONLY", pairs: 1 },
      { kind: "IMPLIED_ONLY", pairs: 31 },
    ]);
  });
  test("the 35 municipalities and violence", () =>
    expectRows(`place: "colombia", kinds: [AIM_ONLY]`, {
      "somos-comunidad-municipalities violence": {
        kind: "AIM_ONLY",
        also: [],
        nearest: [{ how: "WIDER_ISSUE_HERE", issue: "crime-and-violence", place: "somos-comunidad-municipalities", steps: 1 }],
        rights: ["right-to-freedom-from-discrimination", "right-to-life-security-and-liberty"],
        claims: [
          "protection-of-leaders-and-defenders > threats-to-social-leaders @ somos-comunidad-municipalities",
          "psychosocial-support > past-violence @ somos-comunidad-municipalities",
          "self-care-and-self-protection > past-violence @ somos-comunidad-municipalities",
          "self-care-and-self-protection > violence @ somos-comunidad-municipalities",
        ],
        reasoning:
          "The fact sheet says what the programme means to do: against violence, against what past violence left behind, and for social leaders under threat; these are narrower. It reports no result. Harm from the war on drugs (killings, targeted violence) has no place. Crime and violence, which are wider, are addressed there. Narrower issues undermine two rights: murder, targeted violence and killings without trial; violence against LGBTIQ+ people.",
      },
    }));
  test("an issue and all that is narrower", async () => {
    const { nodes } = await gaps(`place: "colombia", issue: "organized-crime"`);
    expect(nodes.map((n: { place: { id: string }; issue: { id: string } }) => `${n.place.id} ${n.issue.id}`)).toEqual([
      "el-carmen-de-bolivar micro-trafficking",
      "el-guamo micro-trafficking",
      "san-jacinto extortion",
      "san-jacinto micro-trafficking",
      "santander-de-quilichao illegal-mining",
      "santander-de-quilichao illicit-crops",
      "santander-de-quilichao micro-trafficking",
      "tierralta illicit-crops",
      "tumaco illicit-crops",
      "valencia criminal-governance",
      "valencia micro-trafficking",
    ]);
  });
  test("with claims that are implied, booklets are aims, and no result", async () => {
    const { nodes } = await gaps(`place: "el-guamo", assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]`);
    for (const { kind } of nodes) expect(kind).toBe("AIM_ONLY");
    expect(nodes).toHaveLength(4);
  });
});

describe("nothing recorded as faced", () => {
  // The page names the region alone; no community of Sucre is listed; no document says what Tumaco has to do with corruption.
  test.each([`place: "albania"`, `place: "sucre-colombia"`, `place: "tumaco", issue: "corruption"`])("%s", async (args) => {
    const { totalCount, nodes, kindCounts, summary } = await gaps(args);
    expect(summary.value).toMatch(
      /^No claim that counts is recorded that .* That is no finding: nobody may have written it down\. Ask people there/,
    );
    expect([totalCount, nodes]).toEqual([0, []]);
    for (const { pairs } of kindCounts) expect(pairs).toBe(0);
  });
});
