import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** `practiceLineage`, worked out by hand from the first five documents and the definitions of docs/methods.md. */
interface Step {
  readonly place: string | null;
  readonly period: string | null;
  readonly order: string;
  readonly overlapping?: number;
  readonly modality?: string;
  readonly state: string;
  /** Claims that report for it, against it, and without an effect, and those of aims and advice. */
  readonly told?: readonly [number, number, number, number];
}
interface Case {
  readonly args: string;
  readonly reasoning: string;
  readonly steps: readonly Step[];
  readonly withoutPlace?: readonly [string, number];
  readonly elsewhere?: readonly [string, number];
  readonly agents?: readonly string[];
  readonly programmes?: readonly string[];
  readonly siblings?: Readonly<Record<string, readonly string[]>>;
  readonly notRecorded: readonly string[];
  readonly implied?: number;
}

const communities = [
  "caceres",
  "caucasia",
  "colombia",
  "el-carmen-de-bolivar",
  "el-guamo",
  "san-jacinto",
  "santander-de-quilichao",
  "sardinata",
  "tierralta",
  "tumaco",
  "valencia",
];
const departments = ["antioquia", "bolivar", "cauca", "cordoba", "narino", "norte-de-santander"].map((name) => `${name}-colombia`);
const wholeTime = { period: "2020-10/2025-09", overlapping: 8 };
const nothingTold = { state: "NONE_RECORDED" };

const cases: readonly Case[] = [
  {
    args: `practice: "national-resilience-dialogues-western-balkans"`,
    reasoning: `In the six capitals in November 2020, then in the region from September to December 2021. What is told of the region is not told
      of the capitals: the report of November 2020 belongs to no step, since in the region there is one in 2021 alone. Two aims do: one for
      that time, one without a date. Who led it is only implied. In the programme, the roundtables of 2019 and the launch of 2018 came before,
      that of 2022 after, and the rest lies between its first step and its last.`,
    steps: [
      { place: "western-balkans-capitals", period: "2020-11", order: "FIRST", ...nothingTold },
      { place: "western-balkans", period: "2021-09/2021-12", order: "AFTER", state: "ONLY_MEANT", told: [0, 0, 0, 2] },
    ],
    elsewhere: ["EFFECT_NOT_SAID", 1],
    programmes: ["gi-toc-western-balkans-resilience"],
    siblings: {
      BEFORE: ["see-obs-launch", "civil-society-roundtables", "civil-society-roundtables-2019"],
      OVERLAPS: [
        "western-balkans-grants-2020",
        "national-resilience-dialogues-2020",
        "cross-regional-dialogue-2020",
        "cross-regional-resilience-dialogue",
        "western-balkans-grants-2021",
        "stronger-together-launch",
        "national-resilience-dialogues-2021",
        "coalition-building",
        "coalition-building-dialogue-2021",
      ],
      AFTER: ["resilient-balkans-launch"],
    },
    notRecorded: ["AGENT", "OUTCOME"],
    implied: 2,
  },
  {
    args: `practice: "grants-to-local-civil-society"`,
    reasoning: `Twice in one region, in 2020 and in 2021: two steps, the one after the other. One aim, without a place. Of the Resilience Fund, the
      launch of March 2019 came before; the fellowship, from October 2019 onwards, and the grants as events lie beside it.`,
    steps: [
      { place: "western-balkans", period: "2020", order: "FIRST", ...nothingTold },
      { place: "western-balkans", period: "2021", order: "AFTER", ...nothingTold },
    ],
    withoutPlace: ["ONLY_MEANT", 1],
    programmes: ["resilience-fund"],
    siblings: {
      BEFORE: ["resilience-fund-launch"],
      OVERLAPS: ["resilience-fund-fellowship", "western-balkans-grants-2020", "western-balkans-grants-2021"],
    },
    notRecorded: ["AGENT", "OUTCOME"],
  },
  {
    args: `practice: "resilience-dialogues-colombia"`,
    reasoning: `One step, Colombia in 2021, with one report that people became better able to deal with crime and violence. The same report without
      a place belongs to no step, nor do two aims. Who led it and who took part is said of no place.`,
    steps: [{ place: "colombia", period: "2021", order: "FIRST", state: "FOR", told: [1, 0, 0, 0] }],
    withoutPlace: ["FOR", 3],
    agents: ["LED_BY gi-toc", "INVOLVES civil-society", "INVOLVES law-enforcement", "INVOLVES state-actors"],
    notRecorded: ["PROGRAMME"],
    implied: 22,
  },
  {
    args: `practice: "resilience-dialogues-colombia", assertions: [STATED, COMPOSED, IMPORTED, IMPLIED]`,
    reasoning: `With what is implied, ten communities too, all in 2021: they overlap, so by place. What is told of a community is told within
      Colombia, so that its step has eleven reports. It is part of two programmes then. The booklets belong to an event, not to these.`,
    steps: communities.map((place) => ({
      place,
      period: "2021",
      order: "OVERLAPS",
      overlapping: 10,
      state: "FOR",
      told: [place === "colombia" ? 11 : 1, 0, 0, 0],
    })),
    withoutPlace: ["FOR", 3],
    agents: ["LED_BY gi-toc", "INVOLVES civil-society", "INVOLVES law-enforcement", "INVOLVES state-actors"],
    programmes: ["resilience-fund", "somos-comunidad"],
    notRecorded: [],
  },
  {
    args: `practice: "somos-comunidad"`,
    reasoning: `Nine steps that all begin in October 2020: eight end in September 2025, and that of Colombia has no end, so it is last. All overlap: none is the first.
      Two aims are told of the 35 municipalities, which lie in Colombia: there they count beside its own.`,
    steps: [
      ...departments.map((place) => ({ place, order: "OVERLAPS", ...wholeTime, ...nothingTold })),
      { place: "somos-comunidad-municipalities", order: "OVERLAPS", ...wholeTime, state: "ONLY_MEANT", told: [0, 0, 0, 2] },
      { place: "sucre-colombia", order: "OVERLAPS", ...wholeTime, ...nothingTold },
      { place: "colombia", period: "2020-10/..", order: "OVERLAPS", overlapping: 8, state: "ONLY_MEANT", told: [0, 0, 0, 3] },
    ],
    withoutPlace: ["ONLY_MEANT", 1],
    agents: ["LED_BY gi-toc", "LED_BY padf"],
    notRecorded: ["PROGRAMME", "OUTCOME"],
    implied: 2,
  },
  {
    args: `practice: "cross-regional-resilience-dialogue"`,
    reasoning: `No claim says where. That it belongs to the programme is said of December 2020: a step without a place. What it was meant to do is
      said of the region, in which no step is recorded.`,
    steps: [{ place: null, period: "2020-12", order: "FIRST", ...nothingTold }],
    elsewhere: ["ONLY_MEANT", 2],
    programmes: ["gi-toc-western-balkans-resilience"],
    notRecorded: ["PLACE", "AGENT", "OUTCOME"],
    implied: 1,
  },
  {
    args: `practice: "war-on-drugs"`,
    reasoning: "No step. Three claims report harm, without a place: to two issues and to the right to life.",
    steps: [],
    withoutPlace: ["AGAINST", 3],
    notRecorded: ["REPORT", "PLACE", "TIME", "AGENT", "PROGRAMME"],
  },
  {
    args: `practice: "relational-policing"`,
    reasoning: "Meant for the 35 municipalities, as everything else that is recorded of it: no claim reports that it was done.",
    steps: [
      {
        place: "somos-comunidad-municipalities",
        period: "2020-10/2025-09",
        order: "FIRST",
        modality: "INTENDED",
        state: "ONLY_MEANT",
        told: [0, 0, 0, 1],
      },
    ],
    programmes: ["somos-comunidad"],
    notRecorded: ["REPORT", "AGENT", "OUTCOME"],
    implied: 1,
  },
  {
    args: `practice: "community-workshops"`,
    reasoning: "In the Western Balkans, at a time that no claim says. That they deal with organized crime is reported, and no effect.",
    steps: [{ place: "western-balkans", period: null, order: "UNDATED", state: "EFFECT_NOT_SAID", told: [0, 0, 1, 0] }],
    notRecorded: ["TIME", "AGENT", "PROGRAMME", "OUTCOME"],
    implied: 1,
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const told = "{ state reportedFor { count } reportedAgainst { count } reportedNotSaid { count } meant { count } claims { claim { id } } }";
const document = (args: string) =>
  `{ practiceLineage(${args}, first: 100) {
      totalCount nodes { position place { ... on Entity { id } } period order overlapping modality claims { count ids } outcomes ${told} sentence { value } }
      outcomesWithoutPlace ${told} outcomesElsewhere ${told}
      agents { record { ... on Entity { id } } predicate claims { ids } } programmes { record { ... on Entity { id } } claims { ids } }
      inProgramme { order count undertakings { undertaking { ... on Entity { id } } } }
      notRecorded leftOut { reason count } summary { value }
    } }`;

test.each(cases)("$args", async ({ args, steps, withoutPlace, elsewhere, agents, programmes, siblings, notRecorded, implied }) => {
  const { data, errors, faults } = await ask(document(args));
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  const answer = data.practiceLineage;
  const countsOf = (outcomes: Readonly<Record<string, { count: number }>>) =>
    ["reportedFor", "reportedAgainst", "reportedNotSaid", "meant"].map((part) => outcomes[part]?.count);
  // biome-ignore lint/suspicious/noExplicitAny: an answer's row
  const read = answer.nodes.map(({ place, period, order, overlapping, modality, outcomes }: any) => ({
    place: place?.id ?? null,
    period,
    order,
    overlapping,
    modality,
    state: outcomes.state,
    told: countsOf(outcomes),
  }));
  const expected = steps.map((step) => ({ overlapping: 0, modality: "REPORTED", told: [0, 0, 0, 0], ...step }));
  expect(read).toEqual(expected);
  expect(answer.totalCount).toBe(steps.length);
  const rest = ({ state, claims }: { state: string; claims: unknown[] }) => [state, claims.length];
  expect([args, rest(answer.outcomesWithoutPlace)]).toEqual([args, withoutPlace ?? ["NONE_RECORDED", 0]]);
  expect([args, rest(answer.outcomesElsewhere)]).toEqual([args, elsewhere ?? ["NONE_RECORDED", 0]]);
  const ties = answer.agents.map(({ predicate, record }: { predicate: string; record: { id: string } }) => `${predicate} ${record.id}`);
  expect([args, ties]).toEqual([args, agents ?? []]);
  expect([args, answer.programmes.map(({ record }: { record: { id: string } }) => record.id)]).toEqual([args, programmes ?? []]);
  expect([args, answer.notRecorded]).toEqual([args, notRecorded]);
  expect([args, answer.leftOut.map(({ count }: { count: number }) => count)]).toEqual([args, implied ? [implied] : []]);
  if (!siblings && programmes) return;
  type Order = { order: string; count: number; undertakings: { undertaking: { id: string } }[] };
  const found = answer.inProgramme.map(({ order, undertakings }: Order) => [order, undertakings.map((u) => u.undertaking.id)]);
  expect([args, Object.fromEntries(found)]).toEqual([args, siblings ?? {}]);
});

test("a step cites the claims that it rests on, and says in words what is told of it", async () => {
  const { data } = await ask(document(`practice: "national-resilience-dialogues-western-balkans"`));
  const [first, second] = data.practiceLineage.nodes;
  const ids = JSON.stringify([...first.claims.ids, ...second.claims.ids]);
  const cited = await ask(
    `{ claims(filter: { id: { in: ${ids} } }, orderBy: [PERIOD_ASC]) { nodes { predicate period object { ... on Entity { id } } } } }`,
  );
  expect(cited.data.claims.nodes).toEqual([
    { predicate: "CARRIED_OUT_IN", period: "2020-11", object: { id: "western-balkans-capitals" } },
    { predicate: "CARRIED_OUT_IN", period: "2021-09/2021-12", object: { id: "western-balkans" } },
  ]);
  expect(first.sentence.value).toBe(
    "The six capitals of the Western Balkans, 2020-11: carried out. No claim is recorded of what came of it there.",
  );
  expect(second.sentence.value).toBe(
    "Western Balkans, 2021-09/2021-12: carried out. 2 claims say what it is meant or advised to do there. No claim is recorded of what came of it.",
  );
});
