import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type GapRow, type GapsQuestion, gapsOf } from "../oracle/response-gaps.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * `responseGaps` gives what looking at every claim for every pair gives: each pair has exactly one kind, what each row counts is what the
 * questions that it names find, and pages and kinds are parts of one answer.
 */
const questionsEach = times(40);
const field = schema.getQueryType()?.getFields().responseGaps;
if (!field) throw new Error("The schema has no responseGaps.");
const kinds = [
  "REPORTED_HERE",
  "AIM_ONLY",
  "HARM_ONLY",
  "IMPLIED_ONLY",
  "WIDER_PLACE_ONLY",
  "UNPLACED_ONLY",
  "ELSEWHERE_ONLY",
  "NONE_RECORDED",
];
const met = new Set<string>();

/** The graph is generated with few claims of FACES and many of responses, so that gaps of all kinds are met with narrow choices. */
describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset: Dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  async function read(args: object, level: Level) {
    const document = new Document();
    const { data, errors, faults } = await ask(
      document.text(`${document.call(field!, { ...args })} {
        totalCount pageInfo { hasNextPage endCursor } kindCounts { kind pairs } summary { template value }
        nodes {
          place { id } issue { id } kind alsoHolds claims { count ids } facing { count ids } rights { id } lowInformation { reasons }
          conditions { kind count lookUps { question arguments url } }
          nearest { how issue { id } place { id } steps claims { count ids } }
        }
      }`),
      { level, variables: document.variables },
    );
    return { errors, faults, page: data?.responseGaps };
  }
  /** A row as the oracle has it, with at most as many ids as an answer shows. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer's row
  const rowOf = (node: any) => ({
    place: node.place.id,
    issue: node.issue.id,
    kind: node.kind,
    alsoHolds: node.alsoHolds,
    conditions: node.conditions.map((c: { kind: string; count: number }) => [c.kind, c.count]),
    claims: node.claims,
    facing: node.facing,
    // biome-ignore lint/suspicious/noExplicitAny: an answer's row
    nearest: node.nearest.map((n: any) => ({ ...n, issue: n.issue.id, place: n.place.id })),
    rights: node.rights.map((r: { id: string }) => r.id),
    lowInformation: node.lowInformation.reasons,
  });
  const shown = (ids: readonly string[]) => ({ count: ids.length, ids: ids.slice(0, 20) });
  const expectedOf = (row: GapRow) => ({
    ...row,
    claims: shown(row.claims),
    facing: shown(row.facing),
    nearest: row.nearest.map((n) => ({ ...n, claims: shown(n.claims) })),
  });

  test.each(onePart<Level>([0, 1, 2, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level + 15);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const places = world.all(Locality);
    const facing = world.allClaims.filter(({ values }) => values.predicate === "FACES").map(({ subject }) => subject);
    let rowsMet = 0;
    for (let n = 0; n < questionsEach || (rowsMet === 0 && n < 100); n++) {
      const question = {
        ...filters.choosing(field!.args),
        place: random.chance(0.6) ? random.pick(facing) : random.pick(places).id,
        ...(random.chance(0.3) && { issue: random.pick(world.all(Issue)).id }),
      };
      const expected = gapsOf(world, question);
      rowsMet += expected.length;
      const what = { seed, level, args: JSON.stringify(question) };
      const { errors, faults, page } = await read({ ...question, first: 100 }, level);
      expect({ what, errors, faults, rows: page?.nodes.map(rowOf), total: page?.totalCount, kindCounts: page?.kindCounts }).toEqual({
        what,
        errors: [],
        faults: [],
        rows: expected.slice(0, 100).map(expectedOf),
        total: expected.length,
        kindCounts: kinds.map((kind) => ({ kind, pairs: expected.filter((row) => row.kind === kind).length })),
      });
      const { template, value } = page.summary;
      const numbers = [...value.matchAll(/: (\d+)\./g)].map(([, number]) => Number(number));
      const times = (...some: readonly string[]) => expected.filter(({ kind }) => some.includes(kind)).length;
      const away = times("WIDER_PLACE_ONLY", "UNPLACED_ONLY", "ELSEWHERE_ONLY");
      const here = [times("REPORTED_HERE"), times("AIM_ONLY"), times("HARM_ONLY"), times("IMPLIED_ONLY")];
      if (expected.length)
        expect({ what, template, numbers }).toEqual({ what, template: "FOUND", numbers: [...here, away, times("NONE_RECORDED")] });
      else {
        const assertions = [...((question as GapsQuestion).assertions ?? ["STATED", "COMPOSED", "IMPORTED"]), "IMPLIED", "INFERRED"];
        const implied = gapsOf(world, { ...question, assertions }).length;
        const told = Number(/(\d+) (?:is|are) only implied/.exec(value)?.[1] ?? 0);
        const none = "issue" in question ? "ISSUE_NOT_FACED" : "NOTHING_FACED";
        expect({ what, template, told }).toEqual({ what, template: none, told: implied });
        met.add(implied ? "only implied to be faced" : none);
      }
      for (const { kind, alsoHolds, nearest } of expected) {
        met.add(kind);
        for (const also of alsoHolds) met.add(`also ${also}`);
        for (const { how } of nearest) met.add(how);
      }
      if (expected.length === 0) continue;
      // Some kinds, page by page, are a part of the same answer.
      const some = random.several(kinds, 1 + random.below(kinds.length));
      const paged: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const { page: part } = await read({ ...question, kinds: some, first: 1 + random.below(4), after }, level);
        paged.push(...part.nodes.map((node: { place: { id: string }; issue: { id: string } }) => `${node.place.id} ${node.issue.id}`));
        ({ endCursor: after, hasNextPage: more } = part.pageInfo);
        expect([what, part.totalCount]).toEqual([what, expected.filter(({ kind }) => some.includes(kind)).length]);
      }
      expect([what, some, paged]).toEqual([
        what,
        some,
        expected.filter(({ kind }) => some.includes(kind)).map(({ place, issue }) => `${place} ${issue}`),
      ]);
      await expectLookUps(random.pick(page.nodes as GapNode[]), "claim" in question ? question.claim : undefined, level);
    }
  });

  interface GapNode {
    conditions: { kind: string; count: number; lookUps: { question: string; arguments: string; url: string | null }[] }[];
  }
  /** What each condition counts is what the questions that it names find together, as a client would copy their arguments. */
  async function expectLookUps({ conditions }: GapNode, claim: unknown, level: Level) {
    for (const { kind, count, lookUps } of conditions) {
      let found = 0;
      for (const lookUp of lookUps) {
        const document = new Document();
        const responses = schema.getQueryType()?.getFields()[lookUp.question];
        const withClaim = claim == null ? "" : document.call(responses!, { claim });
        const call = withClaim ? withClaim.replace(/\)$/, `, ${lookUp.arguments})`) : `${lookUp.question}(${lookUp.arguments})`;
        const { data, errors } = await ask(document.text(`${call} { totalCount }`), { level, variables: document.variables });
        expect([lookUp, errors]).toEqual([lookUp, []]);
        found += data[lookUp.question].totalCount;
        // The API has sorted the conditions as it declares them.
        const asked = new URLSearchParams((lookUp.url as string).split("?")[1]).get("claim");
        expect([lookUp, asked && JSON.parse(asked)]).toEqual([lookUp, claim ?? null]);
      }
      expect([kind, lookUps, found]).toEqual([kind, lookUps, count]);
    }
  }
});

covered("rows of every kind, every later condition and both sorts of nearest answers were met", () => {
  const all = [...kinds, ...kinds.slice(1, -1).map((kind) => `also ${kind}`), "WIDER_ISSUE_HERE", "SAME_ISSUE_ELSEWHERE"];
  expect(all.filter((one) => !met.has(one))).toEqual([]);
});
