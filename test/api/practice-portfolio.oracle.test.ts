import { documentOf } from "../../src/api/answers/document.js";
import { questionsIn, type SchemaQuestion } from "../../src/api/answers/question-field.js";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { adverseEffects } from "../../src/model/claim.js";
import { Issue } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { answerPortfolio } from "../oracle/practice-portfolio.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { claim } from "../records.js";
import { schema } from "../schema.js";

/**
 * `practicePortfolio` gives what looking at every claim and trying every combination gives, and each of its drill-downs lists as many
 * claims as it counted.
 */
const questionsEach = times(60);
const question = questionsIn(schema).find((found) => found.question.name === "practicePortfolio");
const roots = schema.getQueryType()?.getFields() ?? {};
const [field, claimsRoot] = [roots.practicePortfolio!, roots.claims!];

/** A generated graph in which few practices harm and some places face several issues: otherwise hardly one practice is left to choose. */
function withMuchToCover(seed: number): Dataset {
  const random = new Random(seed);
  const { entities, claims } = generate(seed);
  const harms = ({ effect, predicate }: Dataset["claims"][number]["values"]) =>
    predicate === "ENDANGERS" || (effect !== undefined && adverseEffects.includes(effect));
  const issues = entities.flatMap(({ type, values }) => (type === Issue ? [values.id] : []));
  const faces = claims.filter(({ values }) => values.predicate === "FACES");
  const more = random
    .several(faces, 8)
    .flatMap(({ subject, cites }, i) =>
      random.several(issues, 6).map((object, j) => claim(subject, "FACES", object, { id: `claim-more-${i}-${j}` }, { cites })),
    );
  // Former ids may lead to a claim that is not among them.
  return { entities, claims: [...claims.filter(({ values }) => !harms(values) || random.chance(0.15)), ...more] };
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
type Json = any;
const idsOf = (list: readonly Json[], name: string): string[] => list.map((row) => row[name].id);
/** What answers had, to see that together they had everything. */
const met = new Set<string>();

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = withMuchToCover(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  /** Asks with these arguments, and checks that each drill-down lists the claims that were counted. */
  async function read(args: object, choice: object, level: Level) {
    const document = new Document();
    const claims = "claims { count ids drillDown { url groups { axis value level rollUp } } }";
    const coverage = `issue { id } modalities through { issue { id } } ${claims}`;
    const { data, errors, faults } = await ask(
      document.text(`${document.call(field, { ...args, ...choice })} {
        algorithm compared facedCount coveredCount bound { timesFewest fewestAtLeast shareOfMost } lowInformation { value }
        summary { template value } leftOut { reason count arguments { name value } } method { name }
        practices {
          position practice { id } newlyCovers { ${coverage} } alsoCovers { ${coverage} } uncovered { issue { id } }
          alternatives { practice { id } } sentence { value } lowInformation { value }
        }
        faces(first: 100) { totalCount nodes { issue { id } coveredBy { id } ${claims} } }
        uncovered { issue { id } reason sentence { value } }
        notOffered(first: 100) { totalCount nodes { practice { id } wouldCover { issue { id } } against { effect record { id } ${claims} } sentence { value } } }
      }`),
      { level, variables: document.variables },
    );
    return { errors, faults, found: data?.practicePortfolio as Json };
  }

  test.each(onePart<Level>([0, 1, 2, 3]))("portfolios at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const facing = [...new Set(world.allClaims.flatMap(({ values, subject }) => (values.predicate === "FACES" ? [subject] : [])))].sort();
    const next = random.dealer(facing);
    for (let n = 0; n < questionsEach; n++) {
      const choice = random.chance(0.4) ? filters.choosing(field.args) : {};
      const args = { community: next(), ...(random.chance(0.4) && { maxPractices: 1 + random.below(3) }) };
      const { claims, alternatives, notOffered, implied, within, ...expected } = answerPortfolio(world, { ...args, ...choice });
      const what = { seed, level, args: JSON.stringify({ ...args, ...choice }) };
      const { errors, faults, found } = await read(args, choice, level);
      expect({ what, errors, faults }).toEqual({ what, errors: [], faults: [] });
      const rows: Json[] = found.practices;
      const coverages = rows.flatMap((row) => [...row.newlyCovers, ...row.alsoCovers].map((c) => ({ ...c, practice: row.practice.id })));
      expect({ what, answer: portfolioIn(found) }).toEqual({ what, answer: expected });
      expect({ what, alternatives: Object.fromEntries(rows.map((row) => [row.practice.id, idsOf(row.alternatives, "practice")])) }).toEqual(
        {
          what,
          alternatives,
        },
      );
      expect({ what, claims: Object.fromEntries(coverages.map((c) => [`${c.practice} ${c.issue.id}`, c.claims.ids])) }).toEqual({
        what,
        claims,
      });
      expect({ what, total: found.notOffered.totalCount, notOffered: found.notOffered.nodes.map(notOfferedIn) }).toEqual({
        what,
        total: notOffered.length,
        notOffered,
      });
      const issues = [...rows.flatMap((row) => idsOf(row.newlyCovers, "issue")), ...idsOf(found.uncovered, "issue")].sort();
      expect({ what, faces: idsOf(found.faces.nodes, "issue"), total: found.faces.totalCount }).toEqual({
        what,
        faces: issues,
        total: found.facedCount,
      });
      const leftOut = found.leftOut.map(({ reason, count }: Json) => [reason, count]);
      expect({ what, leftOut }).toEqual({ what, leftOut: implied ? [["IMPLIED", implied]] : [] });
      if (found.summary.template === "NOTHING_FACED") {
        const named = [...found.summary.value.matchAll(/`([^`]+)`/g)].map(([, name]) => name).filter((name) => name !== "leftOut");
        expect({ what, named }).toEqual({ what, named: within.slice(0, 3) });
        met.add(within.length ? "faced within" : "nothing faced");
      }
      if (implied) met.add("left out");
      await countedClaimsAreListed(found, choice, level, what);
      for (const { reason } of expected.uncovered) met.add(reason);
      met.add(`${expected.chosen.length} chosen`);
      if (notOffered.length) met.add("not offered");
      if (Object.values(alternatives).some((others) => others.length)) met.add("alternatives");
    }
  });

  test("answers do not depend on the order in which records were stored", async () => {
    const other = await graphOf({ entities: dataset.entities.toReversed(), claims: dataset.claims.toReversed() });
    const askOther = await asker(other, unlimited);
    const { claims } = seenBy(3, dataset);
    const facing = [...new Set(claims.flatMap(({ values, subject }) => (values.predicate === "FACES" ? [subject] : [])))].sort();
    const document = documentOf(question as SchemaQuestion);
    for (const community of facing.slice(0, times(30))) {
      const [one, another] = await Promise.all(
        [ask, askOther].map((from) => from(document, { level: 3, variables: { community, maxPractices: 2 } })),
      );
      expect([community, one?.errors, one?.data]).toEqual([community, [], another?.data]);
    }
    await other.close();
  });

  /** Every number of claims with a drill-down is as many claims as it lists, and these. */
  async function countedClaimsAreListed(found: Json, choice: object, level: Level, what: object) {
    const counted = new Map<string, Json>();
    JSON.stringify(found, (_, value) => {
      if (value?.drillDown) counted.set(JSON.stringify(value.drillDown.groups), value);
      return value;
    });
    // A claim filter has no place beside groups here: by URL it has.
    if ("claim" in choice) return;
    for (const { count, ids, drillDown } of [...counted.values()].slice(0, 5)) {
      const document = new Document();
      const groups = drillDown.groups.map(({ axis, value, level: lifted, rollUp }: Json) => ({
        axis,
        value,
        ...(lifted && { level: lifted }),
        ...(rollUp && { rollUp }),
      }));
      const { data, errors } = await ask(
        document.text(`${document.call(claimsRoot, { groups, ...choice, first: 100 })} { totalCount nodes { id } }`),
        { level, variables: document.variables },
      );
      expect({ what, groups, errors, count, ids }).toEqual({
        what,
        groups,
        errors: [],
        count: data?.claims.totalCount,
        ids: data?.claims.nodes.slice(0, 20).map(({ id }: Json) => id),
      });
      met.add("drill-down");
    }
  }
});

/** The answer as the method gives it. */
const portfolioIn = ({ algorithm, compared, bound, practices, uncovered }: Json) => ({
  algorithm,
  compared,
  bound,
  chosen: practices.map((row: Json) => ({
    practice: row.practice.id,
    newlyCovers: idsOf(row.newlyCovers, "issue"),
    alsoCovers: idsOf(row.alsoCovers, "issue"),
    uncovered: idsOf(row.uncovered, "issue"),
  })),
  uncovered: uncovered.map(({ issue, reason }: Json) => ({ issue: issue.id, reason })),
});
const notOfferedIn = ({ practice, against, wouldCover }: Json) => ({
  practice: practice.id,
  against: against.flatMap(({ claims }: Json) => claims.ids).sort(),
  wouldCover: idsOf(wouldCover, "issue"),
});

covered("the answers had everything that an answer can have", () => {
  const expected = [
    "BEYOND_LIMIT",
    "NONE_RECORDED",
    "ONLY_NOT_OFFERED",
    "not offered",
    "alternatives",
    "drill-down",
    "2 chosen",
    "left out",
    "faced within",
  ];
  expect(expected.filter((one) => !met.has(one))).toEqual([]);
});
