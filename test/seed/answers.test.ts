import { readFileSync } from "node:fs";
import type { Ask } from "../harness.js";
import { firstDocuments, seeded, seedFolder } from "./seeded.js";

/** Questions about what the first five documents say, and about what none of them says. Another source may say it. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const answer = async (document: string, variables?: Record<string, unknown>) => {
  const { data, errors, faults } = await ask(document, { variables });
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return data;
};
const ids = (nodes: { id: string }[]) => nodes.map((n) => n.id).sort();

/** Implied and inferred claims are included. */
const everyAssertion = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]";

describe("communities and what they face", () => {
  test("El Guamo faces four issues, each said in one passage", async () => {
    const { community } = await answer(
      `{ community(id: "el-guamo") { name locatedIn { id partOf { id } } faces { totalCount edges { node { id } claims { assertion evidence { startLine endLine source { id } } } } } } }`,
    );
    expect(community.faces.totalCount).toBe(4);
    expect(ids(community.faces.edges.map((e: { node: { id: string } }) => e.node))).toEqual([
      "lack-of-land-ownership",
      "micro-trafficking",
      "sexual-violence",
      "violence-against-lgbtiq-people",
    ]);
    expect(community.locatedIn).toEqual({ id: "el-guamo-bolivar", partOf: { id: "bolivar-colombia" } });
    for (const { claims } of community.faces.edges)
      expect(claims).toEqual([{ assertion: "STATED", evidence: [{ startLine: 45, endLine: 47, source: { id: "somos-comunidad-page" } }] }]);
  });

  test("forced recruitment of minors is faced by five communities", async () => {
    const { issue } = await answer(`{ issue(id: "forced-recruitment-of-minors") { facedBy { nodes { id } } } }`);
    expect(ids(issue.facedBy.nodes)).toEqual(["caceres", "caucasia", "sardinata", "tierralta", "tumaco"]);
  });

  test("ten communities make 31 stated claims", async () => {
    const { communities, claims } = await answer(
      `{ communities(filter: { faces: { some: {} } }) { totalCount nodes { faces { totalCount } } } claims(filter: { predicate: { eq: FACES }, assertion: { eq: STATED }, subject: { some: { community: {} } } }) { totalCount } }`,
    );
    expect(communities.totalCount).toBe(10);
    expect(communities.nodes.reduce((n: number, c: { faces: { totalCount: number } }) => n + c.faces.totalCount, 0)).toBe(31);
    expect(claims.totalCount).toBe(31);
  });

  test("the Western Balkans face seven concerns as a region, and no country of it faces anything", async () => {
    const { place, places } = await answer(
      `{ place(id: "western-balkans") { members { nodes { id } } faces { totalCount } } places(filter: { memberOf: { some: { id: { eq: "western-balkans" } } } }) { nodes { id faces(assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]) { totalCount } activities(assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]) { totalCount } } } }`,
    );
    expect(place.faces.totalCount).toBeGreaterThanOrEqual(7);
    const countries = ["albania", "bosnia-and-herzegovina", "kosovo", "montenegro", "north-macedonia", "serbia"];
    expect(ids(place.members.nodes)).toEqual(expect.arrayContaining(countries));
    for (const country of countries)
      expect(places.nodes.find((p: { id: string }) => p.id === country)).toEqual({
        id: country,
        faces: { totalCount: 0 },
        activities: { totalCount: 0 },
      });
  });

  test("of the seven departments of Somos Comunidad, Sucre has no listed community", async () => {
    const { programme } = await answer(
      `{ programme(id: "somos-comunidad") { carriedOutIn(filter: { place: { kind: { eq: ADMIN1 } } }) { nodes { id ... on Place { parts { nodes { communities(filter: { faces: { some: {} } }) { totalCount } } } } } } } }`,
    );
    const listed = programme.carriedOutIn.nodes.map((d: { id: string; parts: { nodes: { communities: { totalCount: number } }[] } }) => [
      d.id,
      d.parts.nodes.reduce((n, p) => n + p.communities.totalCount, 0),
    ]);
    expect(Object.fromEntries(listed)).toEqual({
      "antioquia-colombia": 2,
      "bolivar-colombia": 3,
      "cauca-colombia": 1,
      "cordoba-colombia": 2,
      "narino-colombia": 1,
      "norte-de-santander-colombia": 1,
      "sucre-colombia": 0,
    });
  });
});

describe("responses", () => {
  test("against surveillance one practice is stated, with no place", async () => {
    const { placed, anywhere } = await answer(
      `{ placed: responses(issue: "surveillance", place: "world") { totalCount } anywhere: responses(issue: "surveillance", assertions: [STATED]) { practiceCount nodes { practice { id } place { id } effect assertion } } }`,
    );
    expect(placed.totalCount).toBe(0);
    expect(anywhere.practiceCount).toBe(1);
    expect(anywhere.nodes[0]).toMatchObject({
      practice: { id: "distancing-from-relatives-and-community-members" },
      place: null,
      assertion: "STATED",
    });
  });

  test("militarised and vigilante responses and the war on drugs are adverse, and never solutions", async () => {
    const { harmful, helpful } = await answer(
      `query ($all: [IssueScope!]!) { harmful: harmfulResponses(issue: "crime-and-violence", issueScopes: $all, first: 100) { nodes { practice { id } effect } } helpful: responses(issue: "crime-and-violence", issueScopes: $all, first: 100) { nodes { practice { id } } pageInfo { hasNextPage } } }`,
      { all: ["EXACT", "NARROWER", "BROADER"] },
    );
    const adverse = ids(harmful.nodes.map((n: { practice: { id: string } }) => n.practice));
    for (const practice of ["militarised-responses", "vigilante-responses", "war-on-drugs"]) {
      expect(adverse).toContain(practice);
      expect(helpful.nodes.map((n: { practice: { id: string } }) => n.practice.id)).not.toContain(practice);
    }
  });

  test("what the booklets propose is an intention, and implied of each community", async () => {
    const { claims } = await answer(
      `{ claims(${everyAssertion}, first: 100, filter: { subject: { some: { id: { eq: "prevention-and-resilience-booklets" } } }, predicate: { eq: ADDRESSES }, at: { some: { community: {} } } }) { totalCount nodes { modality assertion statement } } }`,
    );
    expect(claims.totalCount).toBe(31);
    for (const { modality, assertion, statement } of claims.nodes)
      expect([modality, assertion, statement]).toEqual([
        "INTENDED",
        "IMPLIED",
        expect.stringMatching(/^The source suggests .*; it does not say /),
      ]);
  });

  test("the nine activities of the Balkans deal with organized crime in general, and with none of the seven concerns", async () => {
    const nine = [
      "victim-support-western-balkans",
      "prevention-campaigns",
      "at-risk-youth-support",
      "community-workshops",
      "civil-society-capacity-building",
      "network-building",
      "civil-society-advocacy",
      "influencing-public-policy",
      "interrupting-violence-through-dialogue",
    ];
    const { claims } = await answer(
      `query ($nine: [ID!]!) { claims(first: 100, filter: { predicate: { eq: ADDRESSES }, subject: { some: { id: { in: $nine } } } }) { nodes { subject { id } object { id } at { id } assertion } } }`,
      { nine },
    );
    expect(ids(claims.nodes.map((n: { subject: { id: string } }) => n.subject))).toEqual([...nine].sort());
    for (const { object, at, assertion } of claims.nodes)
      expect([object.id, at.id, assertion]).toEqual(["organized-crime", "western-balkans", "COMPOSED"]);
  });

  test("places can be named by code", async () => {
    const { byCode, byId } = await answer(
      `{ byCode: responses(issue: "extortion", place: "iso:CO-BOL", assertions: [IMPLIED]) { nodes { claim { id } } } byId: responses(issue: "extortion", place: "bolivar-colombia", assertions: [IMPLIED]) { nodes { claim { id } } } }`,
    );
    expect(byCode).toEqual(byId);
    expect(byId.nodes).toHaveLength(1);
  });
});

describe("statements that no document makes", () => {
  test("that a practice did prevent or reduce anything", async () => {
    const { claims } = await answer(
      `{ claims(${everyAssertion}, filter: { modality: { eq: REPORTED }, effect: { in: [PREVENTS, REDUCES] } }) { totalCount } }`,
    );
    expect(claims.totalCount).toBe(0);
  });
  test("that a single community had a dialogue or a booklet, or is better off for it: all of it is implied", async () => {
    const { communities, claims } = await answer(
      `{ communities(filter: { faces: { some: {} } }) { nodes { id activities { totalCount } activity: activities(${everyAssertion}) { totalCount } } } claims(filter: { or: [{ at: { some: { community: {} } }, predicate: { eq: ADDRESSES } }, { object: { some: { community: {} } }, predicate: { eq: CARRIED_OUT_IN } }] }) { totalCount } }`,
    );
    expect(claims.totalCount).toBe(0);
    for (const { id, activities, activity } of communities.nodes)
      expect([id, activities.totalCount, activity.totalCount]).toEqual([id, 0, 3]);
  });
  test("which sort of leaders is threatened where the page says leaders", async () => {
    const { issues } = await answer(
      `{ issues(filter: { id: { in: ["threats-to-leaders", "threats-to-social-leaders"] } }) { nodes { id broader { nodes { id } } facedBy(filter: { community: {} }) { nodes { id } } } } }`,
    );
    expect(
      issues.nodes.map((n: { id: string; broader: { nodes: { id: string }[] }; facedBy: { nodes: { id: string }[] } }) => [
        n.id,
        ids(n.broader.nodes),
        ids(n.facedBy.nodes),
      ]),
    ).toEqual([
      ["threats-to-leaders", ["violence"], ["sardinata", "tumaco", "valencia"]],
      ["threats-to-social-leaders", ["threats-to-leaders"], ["el-carmen-de-bolivar"]],
    ]);
  });
  test("a response for a named community beyond its booklet", async () => {
    const { communities } = await answer(`{ communities(filter: { faces: { some: {} } }) { nodes { id } } }`);
    for (const { id } of communities.nodes) {
      const { claims } = await answer(
        `query ($id: ID!) { claims(${everyAssertion}, filter: { predicate: { eq: ADDRESSES }, at: { some: { id: { eq: $id } } }, not: { subject: { some: { id: { in: ["prevention-and-resilience-booklets", "resilience-dialogues-colombia"] } } } } }) { nodes { subject { id } object { id } } } }`,
        { id },
      );
      expect({ id, nodes: claims.nodes }).toEqual({ id, nodes: [] });
    }
  });
  test("which main issue of a community the dialogues answer: what is implied of one is what seed/README.md says it is", async () => {
    const { claims } = await answer(
      `{ claims(${everyAssertion}, first: 100, filter: { predicate: { eq: ADDRESSES }, subject: { some: { id: { eq: "resilience-dialogues-colombia" } } }, at: { some: { community: {} } } }) { nodes { assertion object { id } } } }`,
    );
    expect(claims.nodes).toEqual(Array.from({ length: 10 }, () => ({ assertion: "IMPLIED", object: { id: "crime-and-violence" } })));
    expect(readFileSync(`${seedFolder}/README.md`, "utf8")).toMatch(/the claim about the single community is marked `IMPLIED`/);
  });
  test("a claim of any sort about a country of the Balkans", async () => {
    for (const id of ["albania", "bosnia-and-herzegovina", "kosovo", "montenegro", "north-macedonia", "serbia"]) {
      const { about } = await answer(
        `query ($id: ID!) { about: claims(${everyAssertion}, statuses: [PROPOSED, ACCEPTED, REJECTED, RETRACTED], filter: { or: [{ subject: { some: { id: { eq: $id } } } }, { object: { some: { id: { eq: $id } } } }, { at: { some: { id: { eq: $id } } } }] }) { totalCount } }`,
        { id },
      );
      expect([id, about.totalCount]).toEqual([id, 0]);
    }
  });
  test("who took part in the dialogues under the Chatham House rule", async () => {
    const { event } = await answer(
      `{ event(id: "national-resilience-dialogues-2021") { chathamHouseRule chathamHouse involves(${everyAssertion}) { totalCount } } }`,
    );
    expect(event).toEqual({ chathamHouseRule: "APPLIED", chathamHouse: true, involves: { totalCount: 0 } });
  });
  test("that sexual violence is a kind of gender-based violence", async () => {
    const { issue } = await answer(
      `{ issue(id: "sexual-violence") { broader { nodes { id } } kindOf(${everyAssertion}) { nodes { id } } } }`,
    );
    expect(JSON.stringify(issue)).not.toContain("gender-based");
  });
});
