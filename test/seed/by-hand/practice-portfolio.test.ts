import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** The answers to `practicePortfolio` on the first five documents, worked out from the documents and the definitions of docs/methods.md. */

interface Expected {
  /** The practices in their order, with what each newly covers and what stays uncovered after it. */
  readonly practices: readonly {
    readonly practice: string;
    readonly newlyCovers: readonly string[];
    readonly uncovered: readonly string[];
    /** Whether the source reports it, means it or advises it. */
    readonly modalities: readonly string[];
    readonly alternatives: readonly string[];
  }[];
  /** What the portfolio does not cover, with the reason. */
  readonly uncovered: readonly (readonly [issue: string, reason: string])[];
  /** Practices and programmes that deal with what is faced and are not offered, with what the sources say against them. */
  readonly notOffered: readonly (readonly [practice: string, against: readonly string[]])[];
}
interface Case extends Expected {
  readonly name: string;
  readonly args: string;
  /** How the answer follows from the documents. */
  readonly reasoning: string;
}

const nothing = { practices: [], notOffered: [] } as const;
const unrecorded = (...issues: readonly string[]) => issues.map((issue) => [issue, "NONE_RECORDED"] as const);

const cases: readonly Case[] = [
  {
    name: "Tumaco",
    args: `community: "tumaco"`,
    reasoning: `The page on Somos Comunidad lists three main issues of Tumaco: illicit crops, forced recruitment of minors, threats to
      leaders. That the booklets of Tumaco propose steps against them is only implied, so it does not count. The fact sheet means to protect
      social leaders from the dangers that they run, and threats to social leaders are threats to leaders. Of the two other issues no
      document says how anybody deals with them, anywhere.`,
    practices: [
      {
        practice: "protection-of-leaders-and-defenders",
        newlyCovers: ["threats-to-leaders"],
        uncovered: ["forced-recruitment-of-minors", "illicit-crops"],
        modalities: ["INTENDED"],
        alternatives: [],
      },
    ],
    uncovered: unrecorded("forced-recruitment-of-minors", "illicit-crops"),
    notOffered: [],
  },
  {
    name: "San Jacinto",
    args: `community: "san-jacinto"`,
    reasoning: `It faces micro-trafficking, gender-based violence and extortion. The Human Rights Week report names extortion three
      times: its security workshop dealt with it (reported), and it advises to protect what is stored on devices, and to be careful in
      talking (both advice). Each covers extortion alone. The workshop comes first, since one of its issues is reported and theirs are
      not; the two others could take its place. Nobody is recorded to deal with the other two issues, if what is implied does not count.`,
    practices: [
      {
        practice: "holistic-security-risk-management",
        newlyCovers: ["extortion"],
        uncovered: ["gender-based-violence", "micro-trafficking"],
        modalities: ["REPORTED"],
        alternatives: ["discretion-about-sensitive-issues", "protecting-information-on-devices"],
      },
    ],
    uncovered: unrecorded("gender-based-violence", "micro-trafficking"),
    notOffered: [],
  },
  {
    name: "Valencia",
    args: `community: "valencia"`,
    reasoning: `It faces threats to leaders, criminal governance and micro-trafficking. The page on #GIResilience has three that deal
      with criminal governance: efforts of communities against the control of criminal groups (an aim), the project itself (an aim), and a
      global movement of communities (advice). None of them is reported, so the first by id is taken. Protection of leaders covers threats
      to leaders, as in Tumaco. Both cover one issue, so the ids decide their order.`,
    practices: [
      {
        practice: "community-efforts-against-criminal-control",
        newlyCovers: ["criminal-governance"],
        uncovered: ["micro-trafficking", "threats-to-leaders"],
        modalities: ["INTENDED"],
        alternatives: ["giresilience-project", "global-movement-of-communities"],
      },
      {
        practice: "protection-of-leaders-and-defenders",
        newlyCovers: ["threats-to-leaders"],
        uncovered: ["micro-trafficking"],
        modalities: ["INTENDED"],
        alternatives: [],
      },
    ],
    uncovered: unrecorded("micro-trafficking"),
    notOffered: [],
  },
  {
    name: "the Western Balkans",
    args: `community: "western-balkans"`,
    reasoning: `The region faces nine issues: organized crime, the seven concerns and the lack of trust between civil society and
      government. That safe spaces for dialogue deal with the lack of trust is only implied. Extortion has three responses (see San Jacinto),
      and extortion is organized crime, so each of them covers organized crime too. Corruption has four: civil society's entry points, the
      wide range of its activities and the cross-regional dialogue, which are all against organized crime too, and building trust against
      structural corruption, which is corruption. So two practices cover the three issues that can be covered, and one does not. All pairs
      that do cover two issues each, but for those with trust-building, which covers one. Reported for both of their issues are the entry
      points, the wide range, and the workshop on extortion: of these the entry points come before the wide range by id. Both of the pair
      cover two issues, as reported, so the ids decide which comes first. The second one newly covers extortion alone. What only the entry
      points cover is corruption, so that each of the three others could take their place. No document says how anybody deals with the five
      other concerns or what is narrower. Four practices are said to fail or to harm on organized crime or on illicit flows, which are part of
      it: responses by the military and by vigilantes, which make organized crime worse and do nothing about illicit flows, and cooperation
      of states and a focus above the local level, which leave out of sight what these flows do.`,
    practices: [
      {
        practice: "civil-society-entry-points",
        newlyCovers: ["corruption", "organized-crime"],
        uncovered: [
          "cyber-attacks",
          "drug-trafficking",
          "environmental-crime",
          "extortion",
          "lack-of-trust-between-civil-society-and-government",
          "migrant-smuggling",
          "money-laundering",
        ],
        modalities: ["REPORTED"],
        alternatives: [
          "wide-range-of-civil-society-activities",
          "cross-regional-resilience-dialogue",
          "trust-building-against-structural-corruption",
        ],
      },
      {
        practice: "holistic-security-risk-management",
        newlyCovers: ["extortion"],
        uncovered: [
          "cyber-attacks",
          "drug-trafficking",
          "environmental-crime",
          "lack-of-trust-between-civil-society-and-government",
          "migrant-smuggling",
          "money-laundering",
        ],
        modalities: ["REPORTED"],
        alternatives: ["discretion-about-sensitive-issues", "protecting-information-on-devices"],
      },
    ],
    uncovered: unrecorded(
      "cyber-attacks",
      "drug-trafficking",
      "environmental-crime",
      "lack-of-trust-between-civil-society-and-government",
      "migrant-smuggling",
      "money-laundering",
    ),
    notOffered: [
      ["focus-above-the-local-level", ["NEGLECTS illicit-flows"]],
      ["interstate-cooperation", ["NEGLECTS illicit-flows"]],
      ["militarised-responses", ["EXACERBATES organized-crime", "NO_EFFECT illicit-flows"]],
      ["vigilante-responses", ["EXACERBATES organized-crime", "NO_EFFECT illicit-flows"]],
    ],
  },
  {
    name: "the Western Balkans with one practice",
    args: `community: "western-balkans", maxPractices: 1`,
    reasoning: `One practice covers two of the nine at most. Of those that cover two, these have both reported: civil society's
      entry points, and its wide range of activities, against organized crime and corruption, and the workshop on extortion. The first of
      them by id is taken. Extortion would need a second practice. What only the entry points cover is corruption and
      organized crime: two more cover both, and the one that is reported comes first.`,
    practices: [
      {
        practice: "civil-society-entry-points",
        newlyCovers: ["corruption", "organized-crime"],
        uncovered: [
          "cyber-attacks",
          "drug-trafficking",
          "environmental-crime",
          "extortion",
          "lack-of-trust-between-civil-society-and-government",
          "migrant-smuggling",
          "money-laundering",
        ],
        modalities: ["REPORTED"],
        alternatives: ["wide-range-of-civil-society-activities", "cross-regional-resilience-dialogue"],
      },
    ],
    uncovered: [
      ["cyber-attacks", "NONE_RECORDED"],
      ["drug-trafficking", "NONE_RECORDED"],
      ["environmental-crime", "NONE_RECORDED"],
      ["extortion", "BEYOND_LIMIT"],
      ["lack-of-trust-between-civil-society-and-government", "NONE_RECORDED"],
      ["migrant-smuggling", "NONE_RECORDED"],
      ["money-laundering", "NONE_RECORDED"],
    ],
    notOffered: [
      ["focus-above-the-local-level", ["NEGLECTS illicit-flows"]],
      ["interstate-cooperation", ["NEGLECTS illicit-flows"]],
      ["militarised-responses", ["EXACERBATES organized-crime", "NO_EFFECT illicit-flows"]],
      ["vigilante-responses", ["EXACERBATES organized-crime", "NO_EFFECT illicit-flows"]],
    ],
  },
  {
    name: "the 35 municipalities",
    args: `community: "somos-comunidad-municipalities"`,
    reasoning: `The fact sheet says that violence weighs on them. Three practices of it cover violence: self-care (violence itself
      and past violence), psychosocial support (past violence) and protection of leaders (threats to social leaders, which are threats to
      leaders, which are violence). All three are aims, so the first by id is taken. The Human Rights Week report says that the war on drugs
      made killings and targeted violence worse, and put the right to life in danger.`,
    practices: [
      {
        practice: "protection-of-leaders-and-defenders",
        newlyCovers: ["violence"],
        uncovered: [],
        modalities: ["INTENDED"],
        alternatives: ["psychosocial-support", "self-care-and-self-protection"],
      },
    ],
    uncovered: [],
    notOffered: [
      ["war-on-drugs", ["ENDANGERS right-to-life-security-and-liberty", "EXACERBATES killings", "EXACERBATES targeted-violence"]],
    ],
  },
  {
    name: "El Guamo",
    args: `community: "el-guamo"`,
    reasoning: `It faces sexual violence, violence against LGBTIQ+ people, micro-trafficking and lack of land ownership. For all four
      the only response is the booklet of El Guamo, which is implied.`,
    ...nothing,
    uncovered: unrecorded("lack-of-land-ownership", "micro-trafficking", "sexual-violence", "violence-against-lgbtiq-people"),
  },
  {
    name: "El Guamo with what is implied",
    args: `community: "el-guamo", assertions: [STATED, COMPOSED, IMPLIED]`,
    reasoning: "The booklet is meant to prevent the main issues of El Guamo, so that one practice covers all four. It is an aim.",
    practices: [
      {
        practice: "prevention-and-resilience-booklets",
        newlyCovers: ["lack-of-land-ownership", "micro-trafficking", "sexual-violence", "violence-against-lgbtiq-people"],
        uncovered: [],
        modalities: ["INTENDED"],
        alternatives: [],
      },
    ],
    uncovered: [],
    notOffered: [],
  },
  {
    name: "Colombia",
    args: `community: "colombia"`,
    reasoning: "The documents say what municipalities of Colombia face, and of the country as a whole nothing.",
    ...nothing,
    uncovered: [],
  },
];

type Id = { readonly id: string };
const idsOf = (records: readonly Id[]) => records.map(({ id }) => id);

describe("which practices together cover what a community faces", () => {
  let ask: Ask;
  let close: () => Promise<void>;
  beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
  afterAll(() => close());

  test("violence is covered through threats to social leaders, which are what the claim names", async () => {
    const { data } = await ask(
      `{ practicePortfolio(community: "somos-comunidad-municipalities") { practices { newlyCovers { issue { id } through { issue { id } } effects } } } }`,
    );
    expect(data.practicePortfolio.practices).toEqual([
      { newlyCovers: [{ issue: { id: "violence" }, through: [{ issue: { id: "threats-to-social-leaders" } }], effects: ["PROTECTS"] }] },
    ]);
  });

  // Of the ten booklets five address micro-trafficking, two sexual violence, and that of El Guamo alone each of its two other issues.
  test("for El Guamo nine claims of the booklets are only implied, and each sentence says how many", async () => {
    const { data } = await ask(
      `{ practicePortfolio(community: "el-guamo") { leftOut { reason count arguments { name value } } uncovered { issue { id } sentence { value } } bound { sentence { template } } } }`,
    );
    const { leftOut, uncovered, bound } = data.practicePortfolio;
    const wider = [{ name: "assertions", value: "[STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]" }];
    expect(leftOut).toEqual([{ reason: "IMPLIED", count: 9, arguments: wider }]);
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    const implied = uncovered.map(({ issue, sentence }: any) => [
      issue.id,
      Number(/(\d+) claims? (is|are) only/.exec(sentence.value)?.[1]),
    ]);
    expect(implied).toEqual([
      ["lack-of-land-ownership", 1],
      ["micro-trafficking", 5],
      ["sexual-violence", 2],
      ["violence-against-lgbtiq-people", 1],
    ]);
    expect(bound.sentence.template).toBe("NOTHING_COMPARED");
  });

  test("the municipality of Tumaco faces nothing on record, and the community within it is named", async () => {
    const { data } = await ask(`{ practicePortfolio(community: "tumaco-narino") { summary { template value } } }`);
    expect(data.practicePortfolio.summary).toEqual({
      template: "NOTHING_FACED",
      value: expect.stringMatching(
        /^No claim that counts .* Tumaco \(tumaco\), within it, is recorded as facing some: ask for `tumaco`\.$/,
      ),
    });
  });

  test.each(cases)("$name", async ({ args, practices, uncovered, notOffered }) => {
    const { data, errors, faults } = await ask(`{ practicePortfolio(${args}) {
      algorithm
      practices {
        practice { id } newlyCovers { issue { id } modalities } uncovered { issue { id } } alternatives { practice { id } }
      }
      uncovered { issue { id } reason }
      notOffered { nodes { practice { id } against { effect record { id } } } }
    } }`);
    expect({ errors, faults }).toEqual({ errors: [], faults: [] });
    const found = data.practicePortfolio;
    expect(found.algorithm).toBe("EXACT");
    const answer: Expected = {
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      practices: found.practices.map((row: any) => ({
        practice: row.practice.id,
        newlyCovers: idsOf(row.newlyCovers.map(({ issue }: { issue: Id }) => issue)),
        uncovered: idsOf(row.uncovered.map(({ issue }: { issue: Id }) => issue)),
        modalities: [...new Set(row.newlyCovers.flatMap(({ modalities }: { modalities: string[] }) => modalities))],
        alternatives: idsOf(row.alternatives.map(({ practice }: { practice: Id }) => practice)),
      })),
      uncovered: found.uncovered.map(({ issue, reason }: { issue: Id; reason: string }) => [issue.id, reason]),
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      notOffered: found.notOffered.nodes.map(({ practice, against }: any) => [
        practice.id,
        against.map(({ effect, record }: { effect: string | null; record: Id }) => `${effect ?? "ENDANGERS"} ${record.id}`).sort(),
      ]),
    };
    expect(answer).toEqual({ practices, uncovered, notOffered });
  });
});
