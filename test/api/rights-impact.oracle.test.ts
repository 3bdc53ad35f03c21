import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type RightsQuestion, rightsOf, undermining } from "../oracle/rights-impact.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `rightsImpact` answers as checking every claim by hand does, and its drill-downs list the claims that it counts. */
const roots = schema.getQueryType()?.getFields() ?? {};
const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"];
const issueScopes = ["EXACT", "NARROWER", "BROADER"];
const met = new Set<string>();

const record = "{ ... on Entity { id } }";
const response = `{ claim { id } practice ${record} scope issueClaims place ${record} for { id } }`;
const selection = `rightCount unprotectedCount leftOut { reason count arguments { name value } }
  rights {
    right { id } claims { count ids drillDown { groups { axis value level rollUp } } } protection protectingPractices endangeringPractices
    ways { claim { id for { id } by { id } at ${record} } issue { id } issueScope scope for { id } by { id } place ${record} }
    protectedBy ${response} endangeredBy ${response} peopleNotNamed { id }
  }`;
type Ids = readonly { readonly id: string }[];
const idsOf = (records: Ids) => records.map(({ id }) => id);

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  async function read(name: string, args: object, fields: string, level: Level) {
    const document = new Document();
    const field = roots[name] as NonNullable<(typeof roots)[string]>;
    const text = document.text(`${document.call(field, { ...args })} { ${fields} }`);
    const { data, errors, faults } = await ask(text, { level, variables: document.variables });
    expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
    return data[name];
  }

  test.each(onePart<Level>([0, 1, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    // Half of all issues that are asked about have claims about rights.
    const telling = world
      .all(Issue)
      .filter(({ id }) => world.allClaims.some((k) => k.values.predicate === "UNDERMINES" && k.subject === id));
    // Many of the places are those that such claims name: few questions about the others find anything.
    const named = world.allClaims.flatMap(({ values, at }) => (values.predicate === "UNDERMINES" && at !== undefined ? [at] : []));
    for (let n = 0; n < times(180); n++) {
      const anywhere = named.length && random.chance(0.4) ? random.pick(named) : random.pick(world.all(Locality)).id;
      const place = random.chance(0.6) ? anywhere : undefined;
      const some = (all: readonly string[]) => (random.chance(0.7) ? random.several(all, 1 + random.below(all.length)) : all);
      const question: RightsQuestion = {
        ...(random.chance(0.5) && {
          assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"],
          statuses: ["ACCEPTED", "PROPOSED"],
        }),
        ...filters.choosing(roots.rightsImpact?.args ?? []),
        issue: random.pick(telling.length && random.chance(0.5) ? telling : world.all(Issue)).id,
        ...(place !== undefined && { place }),
        scopes: place === undefined || random.chance(0.4) ? ["EXACT", "WITHIN"] : some(scopes),
        issueScopes: random.chance(0.5) ? ["EXACT", "NARROWER"] : some(issueScopes),
      };
      const { scopes: wanted, ...rest } = question;
      const args = { ...rest, ...(place !== undefined && { scopes: wanted }) };
      const what = { seed, level, args: JSON.stringify(args) };
      const answer = await read("rightsImpact", args, selection, level);
      const expected = rightsOf(world, question);
      // biome-ignore lint/suspicious/noExplicitAny: an answer's row
      const responses = (list: any[]) => list.map((r) => [r.claim.id, r.practice.id, r.scope, r.issueClaims]);
      // biome-ignore lint/suspicious/noExplicitAny: an answer's row
      const rows = answer.rights.map((r: any) => ({
        right: r.right.id,
        // biome-ignore lint/suspicious/noExplicitAny: an answer's row
        ways: r.ways.map((w: any) => [w.claim.id, w.issue.id, w.issueScope, w.scope, idsOf(w.for), idsOf(w.by)]),
        protection: r.protection,
        protectedBy: responses(r.protectedBy),
        endangeredBy: responses(r.endangeredBy),
        peopleNotNamed: idsOf(r.peopleNotNamed),
      }));
      const listed = <T>(list: readonly T[]) => list.slice(0, 20);
      const shown = expected.map((row) => ({
        ...row,
        ways: listed(row.ways),
        protectedBy: listed(row.protectedBy),
        endangeredBy: listed(row.endangeredBy),
      }));
      expect({ what, rows }).toEqual({ what, rows: shown });
      expect({ what, rights: answer.rightCount, unprotected: answer.unprotectedCount }).toEqual({
        what,
        rights: expected.length,
        unprotected: expected.filter(({ protection }) => protection === "NONE_RECORDED").length,
      });
      const practicesIn = (list: readonly (readonly [string, string, ...unknown[]])[]) =>
        new Set(list.map(([, practice]) => practice)).size;
      for (const [i, row] of answer.rights.entries()) {
        const { ways, protectedBy, endangeredBy, protection } = expected[i] as (typeof expected)[number];
        expect({ what, claims: row.claims.count, protecting: row.protectingPractices, endangering: row.endangeringPractices }).toEqual({
          what,
          claims: ways.length,
          protecting: practicesIn(protectedBy),
          endangering: practicesIn(endangeredBy),
        });
        // Whom and by whom come from one claim.
        for (const way of row.ways)
          expect([idsOf(way.for), idsOf(way.by), way.place]).toEqual([idsOf(way.claim.for), idsOf(way.claim.by), way.claim.at]);
        await assertDrillDown(row.claims, question, level, what);
        met.add(`${place === undefined ? "anywhere" : "a place"} ${protection}`);
        for (const [, , issueScope, scope] of ways) met.add(`${issueScope} ${scope}`);
      }
      await assertLeftOut(answer.leftOut, args, what);

      /** What is left out comes with the arguments of each reason. */
      async function assertLeftOut(
        leftOut: { reason: string; count: number; arguments: { name: string; value: string }[] }[],
        own: object,
        about: object,
      ) {
        for (const { reason, count, arguments: changed } of leftOut) {
          const terms = changed.map(({ name, value }) => [name, value.slice(1, -1).split(", ")] as const);
          const widened = { ...question, ...Object.fromEntries(terms) } as RightsQuestion;
          expect({ about, own, reason, count }).toEqual({
            about,
            own,
            reason,
            count: undermining(world, widened).length - undermining(world, question).length,
          });
          met.add(reason);
        }
      }
    }
  });

  async function assertDrillDown(
    claims: { count: number; ids: string[]; drillDown: { groups: { axis: string; value: string; rollUp: boolean }[] } | null },
    { issue: _, place: __, scopes: ___, issueScopes: ____, claim: properties, ...terms }: RightsQuestion,
    level: Level,
    what: object,
  ) {
    if (!claims.drillDown) return;
    const groups = claims.drillDown.groups.map(({ axis, value, rollUp }) => ({ axis, value, rollUp }));
    const args = { groups, first: 100, ...terms, ...(properties && { filter: properties }) };
    const { totalCount, nodes } = await read("claims", args, "totalCount nodes { id }", level);
    expect({ what, groups, totalCount, ids: idsOf(nodes).sort().slice(0, 20) }).toEqual({
      what,
      groups,
      totalCount: claims.count,
      ids: claims.ids,
    });
    met.add(`drill-down of ${groups.length} groups`);
  }
});

covered("answers of every sort were met", () => {
  const states = ["REPORTED", "AIM_ONLY", "WIDER_PLACE_ONLY", "UNPLACED_ONLY", "ELSEWHERE_ONLY", "NONE_RECORDED"].map(
    (s) => `a place ${s}`,
  );
  const anywhere = ["REPORTED", "AIM_ONLY", "NONE_RECORDED"].map((state) => `anywhere ${state}`);
  const ways = [...scopes, "null"].flatMap((scope) => issueScopes.map((issueScope) => `${issueScope} ${scope}`));
  const others = ["IMPLIED", "UNPLACED", "ELSEWHERE", "WIDER_PLACES", "WIDER_ISSUES", "drill-down of 3 groups", "drill-down of 4 groups"];
  expect([...states, ...anywhere, ...ways, ...others].filter((sort) => !met.has(sort))).toEqual([]);
});
