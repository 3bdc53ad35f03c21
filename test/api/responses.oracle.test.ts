import type { GraphQLField } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { adverseEffects, helpfulEffects } from "../../src/model/claim.js";
import { propertiesOf } from "../../src/model/declare.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type Question, type Row, respond } from "../oracle/responses.js";
import { seenBy } from "../oracle/seen.js";
import { type Thing, World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * `responses` and `harmfulResponses` give the claims that looking at every claim by hand gives, in the same order, however the
 * place and the issue of each relate to those asked about.
 */
const questionsEach = times(120);
const sides: readonly (readonly [string, readonly string[]])[] = [
  ["responses", helpfulEffects],
  ["harmfulResponses", adverseEffects],
];
const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"];
const issueScopes = ["EXACT", "NARROWER", "BROADER"];
const roots = schema.getQueryType()?.getFields() ?? {};

/** Every way in which a claim was found to be near, as `WITHIN NARROWER`; a question without a place has none, and one without an issue finds any. */
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

  /** The names that a place has: its id and its codes. */
  const namesOf = ({ type, id, values }: Thing) => [
    id,
    ...propertiesOf(type).flatMap((p) => (p.scheme && values[p.name] !== undefined ? [`${p.scheme}:${values[p.name]}`] : [])),
  ];

  async function read(field: GraphQLField<unknown, unknown>, args: object, level: Level) {
    const document = new Document();
    const { data, errors, faults } = await ask(
      document.text(`${document.call(field, { ...args })} {
        totalCount practiceCount pageInfo { hasNextPage endCursor }
        nodes { practice { id } issue { id } place { id } scope issueScope claim { id effect } effect evidence { id } }
      }`),
      { level, variables: document.variables },
    );
    const page = data?.[field.name];
    const rows: Row[] | undefined = page?.nodes.map(
      // biome-ignore lint/suspicious/noExplicitAny: an answer's row
      ({ practice, issue, place, scope, issueScope, claim }: any) => ({
        practice: practice.id,
        issue: issue.id,
        place: place?.id ?? null,
        scope,
        issueScope,
        claim: claim.id,
      }),
    );
    return { errors, faults, page, rows };
  }
  async function pages(field: GraphQLField<unknown, unknown>, args: object, level: Level, first: number) {
    const all: Row[] = [];
    for (let after: string | undefined, more = true; more && all.length < 1000; ) {
      const { page, rows = [] } = await read(field, { ...args, first, after }, level);
      all.push(...rows);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    return all;
  }

  test.each(onePart<Level>([0, 1, 2, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const places = world.all(Locality);
    // Now and then nothing at all, or a term twice over.
    const most = <T>(list: readonly T[]) => {
      const some = random.several(list, random.below(list.length + 1));
      return random.chance(0.1) ? [...some, ...some] : some.length || random.chance(0.2) ? some : list;
    };
    for (let n = 0; n < questionsEach; n++) {
      const [name, effects] = random.pick(sides);
      const field = roots[name]!;
      const place = random.chance(0.8) ? random.pick(places) : undefined;
      const issue = place && random.chance(0.3) ? undefined : random.pick(world.all(Issue)).id;
      const question: Question = {
        ...filters.choosing(field.args),
        ...(issue !== undefined && { issue }),
        ...(place && { place: place.id }),
        scopes: place && random.chance(0.8) ? most(scopes) : ["EXACT", "WITHIN"],
        issueScopes: issue === undefined ? ["EXACT"] : random.chance(0.8) ? most(issueScopes) : ["EXACT", "NARROWER"],
        effects: random.chance(0.3) ? most(effects) : effects,
      };
      const { scopes: asked, issueScopes: askedIssues, ...rest } = question;
      // Defaults are left out now and then, as most clients leave them out.
      const args = {
        ...rest,
        ...(issue !== undefined && (String(askedIssues) !== "EXACT,NARROWER" || random.chance(0.5)) && { issueScopes: askedIssues }),
        ...(place && {
          place: random.pick(namesOf(place)),
          ...(asked.length === 2 && random.chance(0.5) && String(asked) === "EXACT,WITHIN" ? {} : { scopes: asked }),
        }),
      };
      const expected = respond(world, question);
      const what = { seed, level, name, args: JSON.stringify(args) };
      const { errors, faults, page, rows } = await read(field, { ...args, first: 100 }, level);
      expect({ what, errors, faults, rows, total: page?.totalCount, practices: page?.practiceCount }).toEqual({
        what,
        errors: [],
        faults: [],
        rows: expected.slice(0, 100),
        total: expected.length,
        practices: new Set(expected.map((r) => r.practice)).size,
      });
      for (const { effect, claim, evidence } of page.nodes) {
        expect([what, effects.includes(effect), claim.effect]).toEqual([what, true, effect]);
        expect(evidence.length).toBeGreaterThan(0);
      }
      if (expected.length > 1)
        expect({ what, rows: await pages(field, args, level, expected.length > 20 ? 15 : 1 + random.below(3)) }).toEqual({
          what,
          rows: expected,
        });
      for (const row of expected) met.add(`${row.scope} ${issue === undefined ? "any" : row.issueScope}`);
    }
  });
});

covered("claims were found in every way in which they can be near", () => {
  const ways = [...scopes, "null"].flatMap((s) => issueScopes.map((i) => `${s} ${i}`)).concat(scopes.map((s) => `${s} any`));
  expect(ways.filter((w) => !met.has(w))).toEqual([]);
});
