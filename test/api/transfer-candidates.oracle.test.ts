import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { transfer } from "../oracle/transfer-candidates.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * `transferCandidates` gives what looking at every claim by hand gives, whatever the choice of claims, the weights and the level of the
 * viewer: the same candidates in the same brackets, factor by factor with the same claims, and the same that are not offered.
 */
const questionsEach = times(80);
const field = schema.getQueryType()?.getFields().transferCandidates;
if (!field) throw new Error("There is no transferCandidates.");
const factors = ["ISSUE", "EVIDENCE", "CONTEXT", "POPULATION", "REPLICATION", "CONDITIONS", "RIGHTS"];
const relations = ["EXACT", "NARROWER", "BROADER", "DRIVER"];
const all = ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"];

/** What was met: states of factors, relations, scopes, reasons. */
const met = new Set<string>();

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  test.each(onePart<Level>([0, 1, 2, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    for (let n = 0; n < questionsEach; n++) {
      const question = {
        ...filters.choosing(field.args),
        // Nine of ten claims of the default do not say enough of one practice.
        ...(random.chance(0.5) && { assertions: all, statuses: ["PROPOSED", "ACCEPTED", "REJECTED", "RETRACTED"] }),
        community: random.pick(world.all(Locality)).id,
        issue: random.pick(world.all(Issue)).id,
        ...(random.chance(0.5) && { weights: weightsOf(random) }),
        ...(random.chance(0.3) && { excludeSameCountry: random.chance(0.8) }),
        ...(random.chance(0.3) && { issueRelations: random.several(relations, random.below(5)) }),
        ...(random.chance(0.5) && { includeAlreadyHere: random.chance(0.8) }),
      };
      const expected = transfer(world, question);
      const what = { seed, level, question: JSON.stringify(question) };
      const document = new Document();
      const { data, errors, faults } = await ask(
        document.text(`${document.call(field, { ...question, first: 100 })} {
          totalCount
          brackets { bracket candidates range { low high } }
          notOffered { practice { id } reason claims { count ids } }
          leftOut { reason count }
          nodes {
            practice { id } bracket issueRelation alreadyHere impliedHere { sentence { value } claims { count ids } } indication { low high }
            factors { factor state weight contribution { low high } sentence { value } claims { count ids } }
            questionsToAsk { factor question { value } }
            placesOfUse { place { ... on Entity { id } } shared { id } isAround sentence { template } claims { count ids } } placeOfUseCount
            saidOf { scope claims { count ids } } helpful { count ids } adverse { count ids }
          }
        }`),
        { level, variables: document.variables },
      );
      const answer = data?.transferCandidates;
      expect({ what, errors, faults, ...shown(answer) }).toEqual({
        what,
        errors: [],
        faults: [],
        total: expected.candidates.length,
        candidates: expected.candidates.map(shortened).slice(0, 100),
        notOffered: expected.notOffered.map((one) => ({ ...one, claims: counted(one.claims) })),
        leftOut: [
          { reason: "IMPLIED_HERE", count: expected.candidates.filter((one) => one.impliedHere.length).length },
          { reason: "IMPLIED", count: expected.onlyImplied },
        ].filter(({ count }) => count > 0),
      });
      for (const { bracket, candidates, range } of answer.brackets) {
        const members = expected.candidates.filter((one) => one.bracket === bracket);
        expect({ what, candidates, ...range }).toEqual({
          what,
          candidates: members.length,
          low: Math.min(...members.map(({ indication: [low] }) => low)),
          high: Math.max(...members.map(({ indication: [, high] }) => high)),
        });
      }
      for (const { questionsToAsk, factors: found, placesOfUse } of answer.nodes) {
        for (const { isAround, shared, sentence } of placesOfUse) {
          const template = isAround ? "AROUND" : shared.length ? "SHARED" : "APART";
          expect(sentence.template).toBe(template);
          met.add(`used ${template}`);
        }
        for (const { sentence } of found) expect(sentence.value).not.toMatch(/[{}]|undefined|null/);
        for (const { question: sentence } of questionsToAsk) expect(sentence.value).toMatch(/[?]/);
      }
      for (const one of expected.candidates) {
        met.add(one.issueRelation);
        for (const [scope] of one.saidOf) met.add(scope);
        if (one.asked[0] === "ISSUE") met.add("not faced");
        for (const { factor, state } of one.factors) met.add(`${factor} ${state}`);
        if (one.adverse.length) met.add("adverse");
      }
      for (const { reason } of [...expected.notOffered, ...answer.leftOut]) met.add(reason);
      if (expected.candidates.some(({ bracket }) => bracket > 1)) met.add("brackets");
    }
  });
});

const counted = (ids: readonly string[]) => ({ count: ids.length, ids: ids.slice(0, 20) });
const shortened = ({
  factors: found,
  impliedHere,
  saidOf,
  helpful,
  adverse,
  placesOfUse,
  ...one
}: ReturnType<typeof transfer>["candidates"][number]) => ({
  ...one,
  impliedHere: impliedHere.length ? counted(impliedHere) : null,
  factors: found.map((f) => ({ ...f, claims: counted(f.claims) })),
  saidOf: saidOf.map(([scope, ids]) => ({ scope, claims: counted(ids) })),
  helpful: counted(helpful),
  adverse: counted(adverse),
  placesOfUse: placesOfUse.slice(0, 20).map((use) => ({ ...use, claims: counted(use.claims) })),
  placeOfUseCount: placesOfUse.length,
});
/** An answer in the form of what is expected. */
// biome-ignore lint/suspicious/noExplicitAny: an answer
function shown(answer: any) {
  const pair = ({ low, high }: { low: number; high: number }) => [low, high];
  return {
    total: answer?.totalCount,
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    candidates: answer?.nodes.map(({ questionsToAsk, impliedHere, practice, indication, factors: found, placesOfUse, ...node }: any) => ({
      ...node,
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      placesOfUse: placesOfUse.map(({ place, shared, claims }: any) => ({
        place: place.id,
        shared: shared.map(({ id }: { id: string }) => id),
        claims,
      })),
      impliedHere: impliedHere?.claims ?? null,
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      asked: questionsToAsk.map(({ factor }: any) => factor),
      practice: practice.id,
      indication: pair(indication),
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      factors: found.map(({ sentence: _, contribution, ...f }: any) => ({ ...f, contribution: pair(contribution) })),
    })),
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    notOffered: answer?.notOffered.map(({ practice, ...rest }: any) => ({ practice: practice.id, ...rest })),
    leftOut: answer?.leftOut,
  };
}
const weightsOf = (random: Random) => {
  const given = factors
    .filter(() => random.chance(0.6))
    .map((factor) => [factor.toLowerCase(), random.pick([0, 1, 1, 2, 3.5, 40])] as const);
  return given.some(([, weight]) => weight > 0) || given.length < factors.length ? Object.fromEntries(given) : {};
};

covered("states of factors, relations, scopes and reasons of all sorts were met", () => {
  const states = (factor: string, ...of: string[]) => of.map((state) => `${factor} ${state}`);
  const expected = [
    ...["EXACT", "NARROWER", "BROADER", "DRIVER", "WITHIN", "ELSEWHERE", "UNPLACED", "ADVERSE_ONLY", "ALREADY_HERE", "SAME_COUNTRY_ONLY"],
    ...states("EVIDENCE", "MATCH", "PARTIAL", "UNKNOWN"),
    ...states("CONTEXT", "PARTIAL", "UNKNOWN"),
    ...states("POPULATION", "PARTIAL", "UNKNOWN"),
    ...states("REPLICATION", "MATCH", "PARTIAL", "UNKNOWN"),
    ...states("CONDITIONS", "MISMATCH", "PARTIAL", "UNKNOWN"),
    ...states("RIGHTS", "MATCH", "MISMATCH", "PARTIAL", "UNKNOWN"),
    "adverse",
    "brackets",
    "not faced",
    "used AROUND",
    "used SHARED",
    "used APART",
    "IMPLIED",
    "IMPLIED_HERE",
  ];
  expect(expected.filter((one) => !met.has(one))).toEqual([]);
});
