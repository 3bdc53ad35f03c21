import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** `paths`, worked out by hand from the first five documents and the definitions of docs/methods.md. */
interface Case {
  readonly args: string;
  readonly reasoning: string;
  /** The records of each path, and how many claims those between its ends have in sum. */
  readonly paths: readonly (readonly [records: readonly string[], innerClaims: number])[];
  /** How many paths there are; by default those above. */
  readonly count?: number;
  readonly looked?: number;
  /** Where there is none: whether longer ones were not looked for. */
  readonly tooShort?: true;
  /** The steps of the first path: each edge of each of them, with its number of claims. */
  readonly steps?: readonly (readonly string[])[];
}

const project = "giresilience-project";
const every = "assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]";

const cases: readonly Case[] = [
  {
    args: `from: "el-guamo", to: "san-jacinto"`,
    reasoning: `Both are recorded as facing micro-trafficking, and no other issue is the same. Three more communities face it: five claims. Four
      issues of El Guamo and three of San Jacinto were looked at, one of them twice, and the two communities.`,
    paths: [[["el-guamo", "micro-trafficking", "san-jacinto"], 5]],
    looked: 8,
    steps: [["el-guamo FACES micro-trafficking: 1"], ["san-jacinto FACES micro-trafficking: 1"]],
  },
  {
    args: `from: "populist-politicians", to: "${project}"`,
    reasoning: `Populist politicians encourage militarised and vigilante responses, which make organized crime worse; the project is meant to build
      capacity to deal with it. Each of the two responses has three claims that count; what organized crime has is the same in both sums.`,
    paths: [
      [["populist-politicians", "militarised-responses", "organized-crime", project], 0],
      [["populist-politicians", "vigilante-responses", "organized-crime", project], 0],
    ],
    steps: [
      ["populist-politicians ENCOURAGES militarised-responses: 1"],
      ["militarised-responses ADDRESSES organized-crime: 1"],
      [`${project} ADDRESSES organized-crime: 2`],
    ],
  },
  {
    args: `from: "populist-politicians", to: "${project}", maxClaims: 2`,
    reasoning: `The same with at most two claims: none. Of populist politicians two neighbours were looked at; the project has thirteen, less
      itself: twelve. With the two ends that is sixteen.`,
    paths: [],
    looked: 16,
    tooShort: true,
  },
  {
    args: `from: "populist-politicians", to: "${project}", excludePredicates: [ADDRESSES], maxClaims: 6`,
    reasoning: `Without what responses do about issues, nothing leads on from the two responses that populist politicians encourage. Looked at were
      the two ends, the two responses, and from the project its ten neighbours that are no issues.`,
    paths: [],
    looked: 14,
  },
  {
    args: `from: "el-guamo", to: "tumaco"`,
    reasoning: `They share no issue, and no claim joins an issue of the one with an issue of the other. Micro-trafficking (5 claims) leads to
      Santander de Quilichao (3), which faces illicit crops (3), as Tumaco does; and to Valencia (3), which faces threats to leaders, of which
      three claims say who faces them and three whom they affect. So the way by Santander de Quilichao is the rarer one.`,
    paths: [
      [["el-guamo", "micro-trafficking", "santander-de-quilichao", "illicit-crops", "tumaco"], 11],
      [["el-guamo", "micro-trafficking", "valencia", "threats-to-leaders", "tumaco"], 14],
    ],
  },
  {
    args: `from: "el-guamo", to: "tumaco", first: 1`,
    reasoning: "The first of the two, and that there is one more.",
    paths: [[["el-guamo", "micro-trafficking", "santander-de-quilichao", "illicit-crops", "tumaco"], 11]],
    count: 2,
  },
  {
    args: `from: "el-guamo", to: "tumaco", via: ["valencia"]`,
    reasoning: "The one that goes through Valencia.",
    paths: [[["el-guamo", "micro-trafficking", "valencia", "threats-to-leaders", "tumaco"], 14]],
  },
  {
    args: `from: "el-guamo", to: "tumaco", via: ["valencia"], maxClaims: 3`,
    reasoning: "Each leg takes two claims.",
    paths: [],
    tooShort: true,
  },
  {
    args: `from: "el-guamo", to: "tumaco", maxClaims: 3`,
    reasoning: "Both ways take four claims, so that there is none of three; longer ones were not looked for.",
    paths: [],
    tooShort: true,
  },
  {
    args: `from: "san-jacinto", to: "western-balkans", excludePredicates: [FACES]`,
    reasoning: "Without what it faces, no claim that counts joins San Jacinto with anything: a longer chain would find nothing either.",
    paths: [],
  },
  {
    args: `from: "el-guamo", to: "tumaco", ${every}`,
    reasoning: `With what is implied: dialogues of 2021, the dialogues as such and the booklets were in both. Booklets are said to take up the issues
      of each of the ten communities, dialogues insecurity there, so that the dialogues of 2021 are rarest.`,
    paths: [
      [["el-guamo", "resilience-dialogues-2021", "tumaco"], 0],
      [["el-guamo", "resilience-dialogues-colombia", "tumaco"], 0],
      [["el-guamo", "prevention-and-resilience-booklets", "tumaco"], 0],
    ],
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const record = "{ ... on Entity { id } }";
const document = (args: string) =>
  `{ paths(${args}) {
      length pathCount more complete recordsLookedAt summary { template value }
      paths {
        position innerClaims records ${record}
        steps { from ${record} to ${record} edges { subject ${record} predicate object ${record} claims { count ids } } claims { predicate } }
      }
    } }`;

test.each(cases)("$args", async ({ args, paths, count = paths.length, looked, tooShort, steps }) => {
  const { data, errors, faults } = await ask(document(args));
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  const answer = data.paths;
  const idsOf = (records: { id: string }[]) => records.map(({ id }) => id);
  // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
  expect(answer.paths.map((p: any) => idsOf(p.records))).toEqual(paths.map(([records]) => records));
  // Where the sum is not counted by hand, 0 stands for it.
  for (const [i, [, innerClaims]] of paths.entries()) if (innerClaims) expect([i, answer.paths[i].innerClaims]).toEqual([i, innerClaims]);
  expect({ length: answer.length, count: answer.pathCount, more: answer.more, complete: answer.complete }).toEqual({
    length: paths[0] ? paths[0][0].length - 1 : null,
    count,
    more: count - paths.length,
    complete: true,
  });
  if (looked !== undefined) expect(answer.recordsLookedAt).toBe(looked);
  for (const path of answer.paths) {
    const ids = idsOf(path.records);
    // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
    expect(path.steps.map((s: any) => [s.from.id, s.to.id])).toEqual(ids.slice(1).map((id, i) => [ids[i], id]));
    for (const { edges, claims } of path.steps) {
      expect(edges.length).toBeGreaterThan(0);
      expect(claims.length).toBeGreaterThan(0);
    }
  }
  if (steps)
    expect(
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      answer.paths[0].steps.map((s: any) =>
        // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
        s.edges.map((e: any) => `${e.subject.id} ${e.predicate} ${e.object.id}: ${e.claims.count}`),
      ),
    ).toEqual(steps);
  expect(answer.summary.template).toBe(paths.length ? "FOUND" : tooShort ? "NONE_SO_SHORT" : "NONE");
});
