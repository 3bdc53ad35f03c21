import { type GraphQLField, type GraphQLInputObjectType, getNamedType, isInputObjectType } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import { acceptedLanguages } from "../../src/api/reading/languages.js";
import type { Graph } from "../../src/graph/graph.js";
import { propertiesOf } from "../../src/model/declare.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type Choice, holds, listed, ordered } from "../oracle/filter.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { type Args, Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { codesOf } from "../queries/names.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * Lists, asked with random filters and orders, give what looking at every record by hand gives: the very ids in the very
 * order, the same number of them, and the same again page by page.
 */
const filtersEach = times(12);

const roots = schema.getQueryType()?.getFields() ?? {};
/** The languages in which names are compared and sorted; undefined: those of the viewer. One is of no name, and one of a few. */
const languages = [undefined, "en", "es", "es-CO", "fr", "sr-Latn", "de"];
/** Every operator and quantifier that the filters of all suites of this file have used. */
const used = new Set<string>();
/** Whether each filter let something through, and not everything. */
const selective: boolean[] = [];
/** The classes of the lists that were asked for what lies within a place. */
const placed: string[] = [];
const classOf = (field: GraphQLField<unknown, unknown>) =>
  [...model.entities, model.claim].find((c) => `${c.name}Connection` === getNamedType(field.type).name);
const lists = Object.values(roots).filter((f) => classOf(f));
/** The issues of a role, by the word that people come with. */
const roles: Readonly<Record<string, string>> = {
  illicitMarkets: "ILLICIT_MARKET",
  threats: "THREAT",
  harms: "HARM",
  drivers: "DRIVER",
  governanceIssues: "GOVERNANCE",
};

test("every class has a list, and every role", () => {
  expect(new Set(lists.map(classOf))).toEqual(new Set([...model.entities, model.claim]));
  expect(lists.filter((f) => f.name in roles).length).toBe(Object.keys(roles).length);
});

test("what has an order can be compared by it", () => {
  const type = (cls: string, property: string) =>
    getNamedType((schema.getType(`${cls}Filter`) as GraphQLInputObjectType).getFields()[property]!.type);
  for (const cls of [...model.entities, model.claim])
    for (const { name, kind, many } of propertiesOf(cls)) {
      if (many || !["integer", "real", "date"].includes(kind)) continue;
      const operators = Object.keys((type(cls.name, name) as GraphQLInputObjectType).getFields());
      expect([cls.name, name, operators]).toEqual([cls.name, name, expect.arrayContaining(["lt", "lte", "gt", "gte"])]);
    }
});

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  async function read(field: GraphQLField<unknown, unknown>, args: Args, level: Level) {
    const document = new Document();
    const { data, errors, faults } = await ask(
      document.text(
        `${document.call(field, args)} { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } nodes { id } }`,
      ),
      { level, variables: document.variables },
    );
    const list = data?.[field.name];
    return { errors, faults, list, ids: list?.nodes.map((n: { id: string }) => n.id) as string[] };
  }
  /** The ids of all pages, one after another. */
  async function pages(field: GraphQLField<unknown, unknown>, args: Args, level: Level) {
    const ids: string[] = [];
    for (let after: string | undefined, more = true; more && ids.length < 1000; ) {
      const { list, ids: found } = await read(field, { ...args, after }, level);
      ids.push(...found);
      after = list.pageInfo.endCursor;
      more = list.pageInfo.hasNextPage;
      if (list.edges.length) expect(list.edges.at(-1).cursor).toBe(after);
    }
    return ids;
  }

  test.each(onePart<Level>([0, 1, 2, 3]))("lists at level %i", async (level) => {
    const random = new Random(seed * 10 + level);
    const filters = new Filters(random, dataset);
    const seen = seenBy(level, dataset);
    for (const field of lists)
      for (let n = 0; n < filtersEach; n++) {
        const lang = random.pick(languages);
        const world = new World(seen, lang ? acceptedLanguages(lang) : ["en"]);
        const { filter = {}, ...rest } = filters.choosing(field.args) as { filter?: Args; orderBy?: string[] } & Choice;
        const cls = classOf(field)!;
        // A place by its id or a code, where the list takes one.
        const place = field.args.some((a) => a.name === "within") && random.chance(0.3) ? random.pick(world.all(Locality)) : undefined;
        const within = place && random.pick([place.id, ...codesOf(world.record(place.id))]);
        const inPlace = { within: { some: { id: { eq: place?.id } } } };
        if (place) placed.push(cls.name);
        const args = { filter, ...rest, ...(within && { within }), ...(lang && { lang }) };
        const all = world
          .all(cls)
          .filter((t) => listed(world, t, rest) && (!place || holds(world, cls, t, inPlace)))
          .filter((t) => !(field.name in roles) || (t.values.roles as string[]).includes(roles[field.name]!));
        const expected = ordered(
          all.filter((t) => holds(world, cls, t, filter)),
          args.orderBy ?? [],
          world.languages,
        ).map((t) => t.id);
        const asked = { seed, level, list: field.name, args: JSON.stringify(args) };
        const { errors, faults, list, ids } = await read(field, { ...args, first: 100 }, level);
        const first = expected.slice(0, 100);
        expect({ asked, errors, faults, ids, total: list?.totalCount, more: list?.pageInfo.hasNextPage }).toEqual({
          asked,
          errors: [],
          faults: [],
          ids: first,
          total: expected.length,
          more: expected.length > 100,
        });
        expect(list.edges.map((e: { node: { id: string } }) => e.node.id)).toEqual(first);
        const size = expected.length > 30 ? 40 : 1 + random.below(3);
        if (n % 3 === 0) expect({ asked, ids: await pages(field, { ...args, first: size }, level) }).toEqual({ asked, ids: expected });
        selective.push(expected.length > 0 && expected.length < all.length);
      }
    for (const operator of filters.used) used.add(operator);
  });
});

covered("every operator was asked of every sort of value, and every quantifier of claims and of links", () => {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const asking = inputs.filter((t) => t.name.endsWith("Comparison") || t.getFields().some);
  // One vocabulary's terms are compared like another's, and one class's records are quantified like another's.
  const sorted = (type: GraphQLInputObjectType) =>
    /^(Claimed|Linked)/.exec(type.name)?.[0] ??
    type.name.replace(/^(?!(?:Id|Text|Date|Integer|Real|Flag)(?:List)?Comp).*?(List)?Comp/, "Term$1Comp");
  const asked = asking.flatMap((t) =>
    Object.keys(t.getFields()).map((name) => [`${sorted(t)}.${name}`, used.has(`${t.name}.${name}`)] as const),
  );
  const answered = new Set(asked.filter(([, was]) => was).map(([name]) => name));
  expect([...new Set(asked.map(([name]) => name))].filter((name) => !answered.has(name))).toEqual([]);
  expect(answered).toContain("TermListComparison.includes");
});

covered("every list that takes a place was asked for what lies within one", () =>
  expect(new Set(placed)).toEqual(new Set(["Place", "Community", "Claim"])),
);

covered("filters were selective", () => expect(selective.filter(Boolean).length / selective.length).toBeGreaterThan(0.2));
