import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/**
 * `similarCommunities`, worked out by hand from the first five documents and the definitions of docs/methods.md.
 *
 * What the page of Somos Comunidad says of its ten communities: the issues that each faces, and the people whom it names in an issue. It
 * names no actor of any community.
 *
 * | community | issues | people |
 * |---|---|---|
 * | El Carmen de Bolívar | micro-trafficking, threats to social leaders, sexual violence | social leaders |
 * | Cáceres, Caucasia | gender-based violence, forced displacement, forced recruitment | minors |
 * | Valencia | threats to leaders, criminal governance, micro-trafficking | leaders |
 * | Sardinata | gender-based violence, forced recruitment, threats to leaders | leaders, minors |
 * | Santander de Quilichao | micro-trafficking, illicit crops, illegal mining | |
 * | Tumaco | illicit crops, forced recruitment, threats to leaders | leaders, minors |
 * | San Jacinto | micro-trafficking, gender-based violence, extortion | |
 * | El Guamo | sexual violence, micro-trafficking, land, violence against LGBTIQ+ people | LGBTIQ+ people |
 * | Tierralta | illicit crops, gender-based violence, forced recruitment | minors |
 *
 * So micro-trafficking, gender-based violence, forced recruitment and minors have 5 communities, threats to leaders, illicit crops and
 * leaders 3, sexual violence and forced displacement 2, all others 1.
 *
 * A record that n other communities have, besides the two compared, weighs 100 / log2(2 + n): 100, 63, 50, 43, 39 for n from 0 to 4.
 * Issues have 60 of 100, people 20, actors 20. Expected are 3 issues, 2 groups of people and 2 kinds of actors. Nothing is recorded of
 * actors, so they add 0 to 20 in every pair: two unknown on either side could all be shared, or none.
 */
interface Case {
  readonly args: string;
  readonly reasoning: string;
  /** Community, low, high, and what is shared, only here, and only there. */
  readonly rows: readonly (readonly [string, number, number, readonly string[], readonly string[], readonly string[]])[];
}

const cases: readonly Case[] = [
  {
    args: `community: "tumaco"`,
    reasoning: `Tumaco and Sardinata share forced recruitment (5 communities, 3 besides the two: 43) and threats to leaders (3, 1 besides: 63);
      only Tumaco has illicit crops (3, 2 besides: 50), only Sardinata gender-based violence (5, 4 besides: 39): 106 of 195, of 60: 32.6, so 33.
      Both have two groups of people and the same: 20. With actors 53 to 73.
      Tierralta: illicit crops 63 and forced recruitment 43 of 195: 33. Of two groups of people it has one, minors (43); leaders (50) are
      only in Tumaco. If the unknown one is another, rare one: 43 of 93 + 100, of 20: 4.5, so 4. If it is leaders: 20. 37 to 73.
      Valencia: threats to leaders 63 of 63 + 50 + 39 + 100 + 39 = 291: 13.0. Leaders 63, minors 39 in Tumaco only: 63 of 202: 6, to 20. 19 to 53.
      Cáceres and Caucasia: forced recruitment 43 of 43 + 50 + 50 + 39 + 63 = 245: 10.5, so 11. Minors 43 of 193: 4, to 20. 15 to 51.
      Santander de Quilichao: illicit crops 63 of 291: 13. No group is recorded there: 0 to 20. 13 to 53.
      The other three share nothing. Of equal ranges, Caucasia comes before Cáceres by code units.`,
    rows: [
      [
        "sardinata",
        53,
        73,
        ["forced-recruitment-of-minors", "threats-to-leaders", "leaders", "minors"],
        ["illicit-crops"],
        ["gender-based-violence"],
      ],
      [
        "tierralta",
        37,
        73,
        ["forced-recruitment-of-minors", "illicit-crops", "minors"],
        ["threats-to-leaders", "leaders"],
        ["gender-based-violence"],
      ],
      [
        "valencia",
        19,
        53,
        ["threats-to-leaders", "leaders"],
        ["forced-recruitment-of-minors", "illicit-crops", "minors"],
        ["criminal-governance", "micro-trafficking"],
      ],
      [
        "caucasia",
        15,
        51,
        ["forced-recruitment-of-minors", "minors"],
        ["illicit-crops", "threats-to-leaders", "leaders"],
        ["forced-displacement", "gender-based-violence"],
      ],
      [
        "caceres",
        15,
        51,
        ["forced-recruitment-of-minors", "minors"],
        ["illicit-crops", "threats-to-leaders", "leaders"],
        ["forced-displacement", "gender-based-violence"],
      ],
      [
        "santander-de-quilichao",
        13,
        53,
        ["illicit-crops"],
        ["forced-recruitment-of-minors", "threats-to-leaders", "leaders", "minors"],
        ["illegal-mining", "micro-trafficking"],
      ],
    ],
  },
  {
    args: `community: "el-guamo"`,
    reasoning: `El Guamo has four issues and one group of people; a second group is unknown. With El Carmen de Bolívar it shares sexual
      violence, which no other community has (100), and micro-trafficking (5, 3 besides: 43); each other issue of either is its own alone
      (land, LGBTIQ+; threats to social leaders): 143 of 443: 19.4, so 19. Of people either has one that the other lacks, and one unknown:
      none shared, or both: 0 to 20. 19 to 59.
      With the other three it shares micro-trafficking alone. Sexual violence (2, 1 besides) weighs 63, land and LGBTIQ+ 100 each: 263 only here.
      Valencia adds threats to leaders 50 and criminal governance 100: 43 of 456: 5.7, so 6. Santander de Quilichao adds illicit crops 50 and
      illegal mining 100: 6. San Jacinto adds gender-based violence 39 and extortion 100: 43 of 445: 5.8, so 6. People 0 to 20. 6 to 46.`,
    rows: [
      [
        "el-carmen-de-bolivar",
        19,
        59,
        ["micro-trafficking", "sexual-violence"],
        ["lack-of-land-ownership", "violence-against-lgbtiq-people", "lgbtiq-people"],
        ["threats-to-social-leaders", "social-leaders"],
      ],
      [
        "san-jacinto",
        6,
        46,
        ["micro-trafficking"],
        ["lack-of-land-ownership", "sexual-violence", "violence-against-lgbtiq-people", "lgbtiq-people"],
        ["extortion", "gender-based-violence"],
      ],
      [
        "santander-de-quilichao",
        6,
        46,
        ["micro-trafficking"],
        ["lack-of-land-ownership", "sexual-violence", "violence-against-lgbtiq-people", "lgbtiq-people"],
        ["illegal-mining", "illicit-crops"],
      ],
      [
        "valencia",
        6,
        46,
        ["micro-trafficking"],
        ["lack-of-land-ownership", "sexual-violence", "violence-against-lgbtiq-people", "lgbtiq-people"],
        ["criminal-governance", "threats-to-leaders", "leaders"],
      ],
    ],
  },
  {
    args: `community: "caceres"`,
    reasoning: `Cáceres and Caucasia have the same three issues: 60, and the same group of people (43): with one unknown on either side
      43 of 243 of 20: 3.5, so 4, to 20. 64 to 100.
      Sardinata: gender-based violence 43, forced recruitment 43; only Cáceres has forced displacement (2, 1 besides: 63), only Sardinata threats
      to leaders (50): 86 of 199: 25.9, so 26. Minors 43, leaders 50 only in Sardinata, one group of Cáceres unknown: 43 of 193: 4, or 93 of 93:
      20. 30 to 66. Tierralta: the same 86 of 199 with illicit crops 50: 26; minors on both sides: 4 to 20. 30 to 66.
      Tumaco: 15 to 51, as the other way round. San Jacinto: gender-based violence 43 of 43 + 63 + 39 + 39 + 100 = 284: 9.1, so 9; people 0 to 20.`,
    rows: [
      ["caucasia", 64, 100, ["forced-displacement", "forced-recruitment-of-minors", "gender-based-violence", "minors"], [], []],
      [
        "sardinata",
        30,
        66,
        ["forced-recruitment-of-minors", "gender-based-violence", "minors"],
        ["forced-displacement"],
        ["threats-to-leaders", "leaders"],
      ],
      [
        "tierralta",
        30,
        66,
        ["forced-recruitment-of-minors", "gender-based-violence", "minors"],
        ["forced-displacement"],
        ["illicit-crops"],
      ],
      [
        "tumaco",
        15,
        51,
        ["forced-recruitment-of-minors", "minors"],
        ["forced-displacement", "gender-based-violence"],
        ["illicit-crops", "threats-to-leaders", "leaders"],
      ],
      [
        "san-jacinto",
        9,
        49,
        ["gender-based-violence"],
        ["forced-displacement", "forced-recruitment-of-minors", "minors"],
        ["extortion", "micro-trafficking"],
      ],
    ],
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const item = "record { ... on Entity { id } }";
const document = (args: string) =>
  `{ similarCommunities(${args}) { totalCount leftOut { reason count } nodes {
    community { id } similarity { low high } sharedIssues sharedPeople sharedActors practicesThere { practice { ... on Entity { id } } }
    parts { part contribution { low high } shared { ${item} } onlyHere { ${item} } onlyThere { ${item} } }
  } } }`;

async function answerOf(args: string) {
  const { data, errors, faults } = await ask(document(args));
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  return data.similarCommunities;
}

test.each(cases)("$args", async ({ args, rows }) => {
  const { totalCount, nodes } = await answerOf(args);
  type Items = { record: { id: string } }[];
  type Part = Record<"shared" | "onlyHere" | "onlyThere", Items>;
  const idsIn = (parts: Part[], list: keyof Part) => parts.flatMap((part) => part[list].map(({ record }) => record.id)).sort();
  const read = nodes.map(({ community, similarity, parts }: { community: { id: string }; similarity: object; parts: Part[] }) => [
    community.id,
    similarity,
    idsIn(parts, "shared"),
    idsIn(parts, "onlyHere"),
    idsIn(parts, "onlyThere"),
  ]);
  const sorted = (ids: readonly string[]) => [...ids].sort();
  expect(read).toEqual(
    rows.map(([id, low, high, shared, here, there]) => [id, { low, high }, sorted(shared), sorted(here), sorted(there)]),
  );
  expect(totalCount).toBe(rows.length);
  for (const { parts, practicesThere } of nodes) {
    expect(parts.map(({ part }: { part: string }) => part)).toEqual(["ISSUES", "PEOPLE", "ACTORS"]);
    expect(parts[2].contribution).toEqual({ low: 0, high: 20 });
    // That a single community had a booklet or a dialogue is implied alone, so no practice counts there.
    expect(practicesThere).toEqual([]);
  }
});

test("all ten communities lie in Colombia: in other countries none is recorded, and the answer says what it leaves out", async () => {
  const { totalCount, nodes, leftOut } = await answerOf(`community: "tumaco", otherCountriesOnly: true`);
  expect({ totalCount, nodes, leftOut }).toEqual({ totalCount: 0, nodes: [], leftOut: [{ reason: "SAME_COUNTRY", count: 6 }] });
});

test("with what is implied, the practices of every community are those of Tumaco: none is there and not here", async () => {
  const { nodes } = await answerOf(`community: "tumaco", assertions: [STATED, COMPOSED, IMPLIED]`);
  expect(nodes.map(({ practicesThere }: { practicesThere: object[] }) => practicesThere)).toEqual(nodes.map(() => []));
  expect(nodes.length).toBeGreaterThan(0);
});

test("an empty list of practices says what only implied claims would find: the dialogues and the booklets of each community", async () => {
  const { data, errors } = await ask(
    '{ similarCommunities(community: "tumaco") { nodes { practicesThereCount impliedPracticesThereCount practicesSummary { template value } } } }',
  );
  expect(errors).toEqual([]);
  expect(data.similarCommunities.nodes.length).toBeGreaterThan(0);
  for (const node of data.similarCommunities.nodes) {
    expect(node).toMatchObject({ practicesThereCount: 0, impliedPracticesThereCount: 2, practicesSummary: { template: "ONLY_IMPLIED" } });
    expect(node.practicesSummary.value).toContain("assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]");
  }
});

test("a place that is named by its code leads to the communities there", async () => {
  const refused = async (community: string) => (await ask(document(`community: "${community}"`))).errors[0];
  const municipality = await refused("divipola:52835");
  expect(municipality?.message).toMatch(
    /"divipola:52835" is .*a place \(tumaco-narino\), and this takes a community: .* Did you mean tumaco/,
  );
  expect((await refused("iso:CO"))?.extensions?.suggestions).toEqual(["caceres", "caucasia", "el-carmen-de-bolivar"]);
});

test("the Western Balkans are recorded as a region, which is no community, and the error says so", async () => {
  const { data, errors } = await ask(document(`community: "western-balkans"`));
  expect([data, errors.map(({ extensions }) => [extensions?.code, extensions?.argument])]).toEqual([null, [["NOT_FOUND", "community"]]]);
  expect(errors[0]?.message).toMatch(/western-balkans.*this takes a community: name a community, or ask responseGaps/);
});

test("without claims to compare, each argument that chooses claims is named", async () => {
  const { data } = await ask(`{ similarCommunities(community: "tumaco", modalities: []) { summary { value } } }`);
  expect(data.similarCommunities.summary.value).toContain("assertions, modalities and statuses choose them");
});
