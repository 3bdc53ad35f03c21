import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import type { HasFacets } from "../../src/api/schema/fields.js";
import type { Graph } from "../../src/graph/graph.js";
import { adverseEffects, helpfulEffects } from "../../src/model/claim.js";
import { type Class, plural, propertiesOf } from "../../src/model/declare.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { allGroupings, valuesOn } from "../oracle/axes.js";
import { axisFacetOf, counted, facetOf, type OracleFacet, type OracleList } from "../oracle/facets.js";
import { type Question, respond } from "../oracle/responses.js";
import { seenBy } from "../oracle/seen.js";
import { relationBehind, type Thing, World } from "../oracle/world.js";
import { covered, onePart, quick } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** Facets count what looking at every record by hand counts: under what is chosen of the others, at every level, on lists and relations. */
const [listsEach, relationsEach, responsesEach] = quick ? [21, 6, 8] : [24, 8, 10];
const roots = schema.getQueryType()?.getFields() ?? {};
type Field = GraphQLField<unknown, unknown>;
const connectionOf = (field: Field) => getNamedType(field.type) as GraphQLObjectType;
const facetField = (field: Field) => (isObjectType(connectionOf(field)) ? connectionOf(field).getFields().facets : undefined);
const namesOf = (field: Field) => (facetField(field)?.extensions as HasFacets | undefined)?.facets?.names ?? [];
const isAxis = (name: string) => /^[A-Z_]+$/.test(name);
const selection = "name values { value label count chosen } more";
const byDefault: Readonly<Record<string, readonly string[]>> = {
  assertions: ["STATED", "COMPOSED", "IMPORTED"],
  modalities: ["REPORTED", "INTENDED", "RECOMMENDED"],
  statuses: ["ACCEPTED"],
};
/** The facets that were compared, by the class of the records. */
const met = new Set<string>();

const classes = [...model.entities, model.claim];
const lists = Object.values(roots).flatMap((field): { field: Field; cls: Class; having?: readonly [string, string] }[] => {
  const cls = classes.find((c) => plural(c) === field.name);
  if (cls) return [{ field, cls }];
  return model.entities.flatMap((of) =>
    propertiesOf(of).flatMap(({ name, lists: byTerm = {} }) =>
      Object.entries(byTerm).flatMap(([term, list]) => (list === field.name ? [{ field, cls: of, having: [name, term] as const }] : [])),
    ),
  );
});
const relations = model.relations
  .filter(({ arity, source }) => arity === "many" && classes.includes(source))
  .map(({ source, field }) => ({ source, field: (schema.getType(source.name) as GraphQLObjectType).getFields()[field] as Field }));

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  const toolsOf = (level: Level, part: number) => {
    const random = new Random(seed * 1000 + level * 10 + part);
    return { random, filters: new Filters(random, dataset), world: new World(seenBy(level, dataset)) };
  };
  type Tools = ReturnType<typeof toolsOf>;

  /** Arguments of a list: random ones, and some that choose a value of a facet, alone or beside another condition. */
  function argumentsOf({ random, filters, world }: Tools, field: Field, cls: Class): Record<string, unknown> {
    const { orderBy: _, ...args } = filters.choosing(field.args) as Record<string, unknown>;
    // Most random filters leave nothing to count.
    if (random.chance(0.6)) delete args.filter;
    for (const name of random.several(namesOf(field), random.below(3))) {
      const condition = isAxis(name) ? undefined : conditionOn({ random, filters, world }, cls, name);
      if (condition) args.filter = { ...((args.filter as object | null) ?? {}), [name]: condition };
    }
    if (field.args.some((a) => a.name === "within") && random.chance(0.3)) args.within = random.pick(world.all(Locality)).id;
    if (field.args.some((a) => a.name === "groups") && random.chance(0.5)) args.groups = groupsOf({ random, filters, world });
    return args;
  }
  function conditionOn({ random, world }: Tools, cls: Class, name: string): object | undefined {
    const property = propertiesOf(cls).find((p) => p.name === name);
    const things = world.all(cls);
    if (!things.length) return undefined;
    if (property) {
      const values = things.flatMap(({ values }) => values[name] ?? []) as unknown[];
      if (random.chance(0.15) || !values.length) return { isNull: random.chance(0.7) };
      const value = random.pick(values);
      if (property.many) return { includes: value };
      return property.kind !== "flag" && random.chance(0.5) ? { in: [value, random.pick(values)] } : { eq: value };
    }
    const relation = relationBehind(cls, name);
    if (!relation) return undefined;
    const ids = things.flatMap((thing) => world.steps(thing, name).map(({ to }) => to.id));
    // Hidden records, and those that nothing leads to, can be named too.
    const id = () => random.pick(ids.length && random.chance(0.9) ? ids : dataset.entities.map((e) => e.values.id));
    const some = random.chance(0.5) ? { id: { eq: id() } } : { id: { in: [id(), id()] } };
    return { some, ...(relation.table === "predicate" && random.chance(0.3) && { assertions: ["STATED", "IMPLIED"] }) };
  }
  function groupsOf({ random, world }: Tools) {
    const claims = world.allClaims;
    return Array.from({ length: 1 + random.below(2) }, () => {
      const grouping = random.pick(
        allGroupings.filter(({ axis }) => !["PREDICATE", "EFFECT", "MODALITY", "ASSERTION", "STATUS"].includes(axis)),
      );
      const values = random.several(claims, 5).flatMap((claim) => valuesOn(world, claim, grouping));
      return { ...grouping, value: random.chance(0.1) || !values.length ? null : random.pick(values) };
    });
  }
  /** Some facets of a list: first those that were not compared yet. */
  function namesFor({ random }: Tools, field: Field, cls: Class): string[] {
    const known = namesOf(field);
    const groupings = known.some(isAxis) ? allGroupings.filter(({ axis }) => known.includes(axis)) : [];
    const axes = groupings.map(({ axis, level, rollUp }) => [axis, level, rollUp ? "ROLL_UP" : undefined].filter(Boolean).join(":"));
    const unmet = known.filter((name) => !met.has(`${cls.name} ${name}`)).slice(0, 3);
    return [
      ...new Set([
        ...unmet,
        ...random.several(
          known.filter((name) => !isAxis(name)),
          2,
        ),
        ...random.several(axes, 1),
      ]),
    ];
  }
  const withoutLabels = (facets: readonly OracleFacet[]) =>
    facets.map(({ name, values, more }) => ({ name, values: values.map(({ value, count, chosen }) => ({ value, count, chosen })), more }));
  const listOf = (cls: Class, args: Record<string, unknown>): OracleList => ({ cls, ...args });

  describe.each(onePart<Level>([0, 1, 2, 3]))("level %i", (level) => {
    test("lists", async () => {
      const tools = toolsOf(level, 1);
      for (let n = 0; n < listsEach; n++) {
        const { field, cls, having } = lists[n % lists.length] as (typeof lists)[number];
        const args = argumentsOf(tools, field, cls);
        const [names, first] = [namesFor(tools, field, cls), tools.random.pick([1, 2, 5, 100])];
        const document = new Document();
        const call = document.call(field, { first: 1, ...args });
        const facets = document.call(facetField(field) as Field, { names, first });
        const { data, errors, faults } = await ask(document.text(`list: ${call} { ${facets} { ${selection} } }`), {
          level,
          variables: document.variables,
        });
        const what = { seed, level, list: field.name, args: JSON.stringify(args), first };
        const list = { ...listOf(cls, args), ...(having && { having }) };
        expect({ what, errors, faults, facets: data && withoutLabels(data.list.facets) }).toEqual({
          what,
          errors: [],
          faults: [],
          facets: names.map((name) => facetOf(tools.world, list, name, first)),
        });
        for (const name of names) met.add(`${cls.name} ${name}`);
      }
    });

    test("relations of all records of a page at once", async () => {
      const tools = toolsOf(level, 2);
      for (let n = 0; n < relationsEach; n++) {
        const { source, field } = tools.random.pick(relations);
        const target = relationBehind(source, field.name)?.target as Class;
        const args = argumentsOf(tools, field, target);
        const [names, first] = [namesFor(tools, field, target), tools.random.pick([1, 3, 100])];
        const document = new Document();
        const call = document.call(field, { first: 1, ...args });
        const facets = document.call(facetField(field) as Field, { names, first });
        const { data, errors, faults, statements } = await ask(
          document.text(`all: ${plural(source)}(first: 100) { nodes { id list: ${call} { ${facets} { ${selection} } } } }`),
          { level, variables: document.variables },
        );
        const what = { seed, level, relation: `${source.name}.${field.name}`, args: JSON.stringify(args), names, first };
        expect({ what, errors, faults }).toEqual({ what, errors: [], faults: [] });
        const nodes = data.all.nodes as { id: string; list: { facets: OracleFacet[] } }[];
        // A statement for the page, one for the neighbours, one for each facet, and a few for former ids and years: none for each record.
        expect([what, statements.length < names.length + 12]).toEqual([what, true]);
        for (const { id, list } of tools.random.several(nodes, 8)) {
          const from: Thing = tools.world.thing(id);
          const expected = names.map((name) => facetOf(tools.world, { ...listOf(target, args), from, field: field.name }, name, first));
          expect({ what, id, facets: withoutLabels(list.facets) }).toEqual({ what, id, facets: expected });
        }
        for (const name of names) met.add(`${target.name} ${name}`);
      }
    });

    test.each(["responses", "harmfulResponses"])("%s", async (name) => {
      const tools = toolsOf(level, 3);
      const { random, filters, world } = tools;
      const field = roots[name] as Field;
      const all = {
        scopes: ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"],
        issueScopes: ["EXACT", "NARROWER", "BROADER"],
        effects: name === "responses" ? helpfulEffects : adverseEffects,
        assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"],
        modalities: ["REPORTED", "INTENDED", "RECOMMENDED"],
        statuses: ["PROPOSED", "ACCEPTED", "REJECTED", "RETRACTED"],
      };
      for (let n = 0; n < responsesEach; n++) {
        const place = random.chance(0.7) ? random.pick(world.all(Locality)).id : undefined;
        const issue = place !== undefined && random.chance(0.4) ? undefined : random.pick(world.all(Issue)).id;
        const chosenArgs = {
          ...filters.choosing(field.args),
          ...(place !== undefined && { place, ...(random.chance(0.7) && { scopes: random.several(all.scopes, 3) }) }),
          ...(issue !== undefined && { issue, ...(random.chance(0.4) && { issueScopes: random.several(all.issueScopes, 2) }) }),
          ...(random.chance(0.4) && { effects: random.several(all.effects, 3) }),
        } as Record<string, unknown>;
        const possible = [
          ...(place === undefined ? [] : ["scopes"]),
          ...(issue === undefined ? [] : ["issueScopes"]),
          ...["effects", "assertions", "modalities", "statuses"],
        ];
        // A Neo4j server plans a statement for each facet: a few at a time.
        const names = [
          ...random.several(possible, 2),
          ...random.several(["SOURCE", "PRACTICE", "PLACE:COUNTRY", "ISSUE:ROLL_UP", "YEAR", "PRACTICE_TYPE", "ISSUE_ROLE"], 1),
        ];
        const first = random.pick([1, 3, 100]);
        const document = new Document();
        const call = document.call(field, { first: 1, ...chosenArgs });
        const facets = document.call(facetField(field) as Field, { names, first });
        const { data, errors, faults } = await ask(document.text(`list: ${call} { ${facets} { ${selection} } }`), {
          level,
          variables: document.variables,
        });
        const what = { seed, level, name, args: JSON.stringify(chosenArgs), names, first };
        const query = {
          scopes: ["EXACT", "WITHIN"],
          issueScopes: issue === undefined ? ["EXACT"] : ["EXACT", "NARROWER"],
          ...chosenArgs,
          effects: (chosenArgs.effects ?? all.effects) as string[],
        } as unknown as Question & Record<string, readonly string[]>;
        const expected = names.map((facet) => {
          const terms = all[facet as keyof typeof all] as readonly string[] | undefined;
          const claims = () => respond(world, query).map(({ claim }) => claim);
          if (!terms) return axisFacetOf(world, claims(), facet, first);
          const rows = respond(world, { ...query, [facet]: terms } as Question);
          const values = rows.map(({ scope, issueScope, claim }) => {
            const property = { effects: "effect", assertions: "assertion", modalities: "modality", statuses: "status" }[facet];
            if (facet === "scopes") return [scope];
            return [property ? (world.thing(claim).values[property] as string) : issueScope];
          });
          return counted(facet, values, query[facet] ?? null, byDefault[facet] ?? [], terms, first);
        });
        expect({ what, errors, faults, facets: data && withoutLabels(data.list.facets) }).toEqual({
          what,
          errors: [],
          faults: [],
          facets: expected,
        });
      }
    });

    test("the order in which records are stored changes nothing, and neither do hidden records", async () => {
      const tools = toolsOf(level, 4);
      const { random } = tools;
      const shuffled = { ...dataset, entities: random.shuffled(dataset.entities), claims: random.shuffled(dataset.claims) };
      for (const other of [shuffled, seenBy(level, dataset)]) {
        const otherGraph = await graphOf(other);
        for (let n = 0; n < 3; n++) {
          const { field, cls } = random.pick(lists);
          const document = new Document();
          const call = document.call(field, { first: 1, ...argumentsOf(tools, field, cls) });
          const facets = document.call(facetField(field) as Field, { names: namesFor(tools, field, cls), first: 3 });
          const asked = [document.text(`list: ${call} { ${facets} { ${selection} } }`), { level, variables: document.variables }] as const;
          const [one, two] = [await ask(...asked), await ask(asked[0], { ...asked[1], graph: otherGraph })];
          expect({ data: two.data, errors: two.errors }).toEqual({ data: one.data, errors: one.errors });
        }
        await otherGraph.close();
      }
    });
  });
});

covered("every facet of every list was compared", () => {
  const all = lists.flatMap(({ field, cls }) => namesOf(field).map((name) => `${cls.name} ${name}`));
  expect(all.length).toBeGreaterThan(100);
  expect([...new Set(all)].filter((facet) => !met.has(facet))).toEqual([]);
});
