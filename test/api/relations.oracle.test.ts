import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { type Class, plural, singular } from "../../src/model/declare.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type Choice, counting, holds, ordered } from "../oracle/filter.js";
import { seenBy } from "../oracle/seen.js";
import { relationBehind, type Thing, World } from "../oracle/world.js";
import { onePart } from "../parts.js";
import { type Args, Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * Every relation of every record, asked with random choices of claims, filters and orders, gives the distinct neighbours that
 * looking at every claim and link by hand gives, each with the claims or the term that lead to it.
 */
const fieldsOf = (cls: Class) => {
  const type = schema.getType(cls.name);
  if (!isObjectType(type)) throw new Error(`${cls.name} is no object.`);
  return Object.values(type.getFields()).filter((f) => relationBehind(cls, f.name));
};
const isPaged = (field: GraphQLField<unknown, unknown>) => getNamedType(field.type).name.endsWith("Connection");
const classes = [...model.entities, model.claim];
const paged = classes.flatMap((cls) =>
  fieldsOf(cls)
    .filter(isPaged)
    .map((field) => [cls, field] as const),
);
const whole = classes.flatMap((cls) =>
  fieldsOf(cls)
    .filter((f) => !isPaged(f))
    .map((field) => [cls, field] as const),
);

interface Edge {
  readonly id: string;
  readonly claims?: readonly string[];
  readonly match?: string;
}
type Asked = Args & Choice & { readonly filter?: Args; readonly orderBy?: readonly string[] };

test("there are both sorts of relations", () => expect([paged.length > 50, whole.length > 5]).toEqual([true, true]));

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  function edgesOf(world: World, from: Thing, field: string, { filter = {}, orderBy = [], lang: _, ...choice }: Asked): Edge[] {
    const target = relationBehind(from.type, field)?.target as Class;
    const steps = counting(world, world.steps(from, field), choice).filter((s) => holds(world, target, s.to, filter));
    return ordered([...new Set(steps.map((s) => s.to))], orderBy, world.languages).map(({ id }) => {
      const here = steps.filter((s) => s.to.id === id);
      const claims = here.flatMap((s) => s.claim?.id ?? []).sort();
      return { id, ...(claims.length && { claims }), ...(here[0]?.term && { match: here[0].term }) };
    });
  }
  /** What is asked of a connection, as far as its type has it. */
  function selection(field: GraphQLField<unknown, unknown>): string {
    const { edges } = (getNamedType(field.type) as GraphQLObjectType).getFields();
    const has = (getNamedType(edges?.type) as GraphQLObjectType).getFields();
    const more = [has.claims && "claimCount claims(first: 100) { id }", has.match && "match"].filter(Boolean).join(" ");
    return `{ totalCount pageInfo { hasNextPage endCursor } nodes { id } edges { cursor node { id } ${more} } }`;
  }
  // biome-ignore lint/suspicious/noExplicitAny: an answer's edge
  const edge = ({ node, claims, claimCount, match }: any): Edge => {
    if (claims) expect(claimCount).toBe(claims.length);
    return { id: node.id, ...(claims && { claims: claims.map((c: Edge) => c.id) }), ...(match && { match }) };
  };

  test.each(onePart<Level>([0, 1, 2, 3]))("relations at level %i", async (level) => {
    const random = new Random(seed * 100 + level);
    const filters = new Filters(random, dataset);
    const seen = seenBy(level, dataset);
    for (const [cls, field] of paged) {
      const lang = random.pick([undefined, "es", "fr"]);
      const world = new World(seen, lang ? [lang, "en"] : ["en"]);
      const args = { ...filters.choosing(field.args), ...(lang && { lang }) } as Asked;
      const first = 1 + random.below(5);
      const asked = { seed, level, relation: `${cls.name}.${field.name}`, args: JSON.stringify(args) };
      const document = new Document();
      const call = document.call(field, { ...args, first });
      const { data, errors, faults } = await ask(document.text(`${plural(cls)}(first: 100) { nodes { id ${call} ${selection(field)} } }`), {
        level,
        variables: document.variables,
      });
      expect({ asked, errors, faults }).toEqual({ asked, errors: [], faults: [] });
      const records: Record<string, { totalCount: number; nodes: { id: string }[]; edges: { cursor: string }[]; pageInfo: object }> =
        Object.fromEntries(data[plural(cls)].nodes.map((n: { id: string } & Record<string, unknown>) => [n.id, n[field.name]]));
      // A list of claims has those that count, of which a page may not hold all.
      const isListed = ({ id }: Thing) => cls !== model.claim || records[id] !== undefined;
      expect(Object.keys(records).length).toBeGreaterThan(0);
      const all = world
        .all(cls)
        .filter(isListed)
        .map((from) => ({ from, edges: edgesOf(world, from, field.name, args) }));
      for (const { from, edges } of all) {
        const found = records[from.id]!;
        expect({
          asked,
          from: from.id,
          total: found.totalCount,
          edges: found.edges.map(edge),
          info: found.pageInfo,
          nodes: found.nodes,
        }).toEqual({
          asked,
          from: from.id,
          total: edges.length,
          edges: edges.slice(0, first),
          info: { hasNextPage: edges.length > first, endCursor: found.edges.at(-1)?.cursor ?? null },
          nodes: edges.slice(0, first).map(({ id }) => ({ id })),
        });
      }
      const longest = all.reduce((a, b) => (b.edges.length > a.edges.length ? b : a));
      if (longest.edges.length > 1)
        expect({ asked, edges: await pages(longest.from, field, args, level, 1 + random.below(3)) }).toEqual({
          asked,
          edges: longest.edges,
        });
    }
  });

  /** All edges of one record, a page at a time. */
  async function pages(from: Thing, field: GraphQLField<unknown, unknown>, args: Asked, level: Level, first: number): Promise<Edge[]> {
    const edges: Edge[] = [];
    for (let after: string | undefined, more = true; more && edges.length < 1000; ) {
      const document = new Document();
      const call = document.call(field, { ...args, first, after });
      const { data } = await ask(document.text(`${singular(from.type)}(id: "${from.id}") { ${call} ${selection(field)} }`), {
        level,
        variables: document.variables,
      });
      const page = data[singular(from.type)][field.name];
      edges.push(...page.edges.map(edge));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    return edges;
  }

  test.each<Level>([0, 1, 2, 3])("single neighbours and short lists at level %i", async (level) => {
    const world = new World(seenBy(level, dataset));
    for (const cls of new Set(whole.map(([c]) => c))) {
      const fields = whole.filter(([c]) => c === cls).map(([, f]) => f.name);
      const { data, errors } = await ask(`{ ${plural(cls)}(first: 100) { nodes { id ${fields.map((f) => `${f} { id }`).join(" ")} } } }`, {
        level,
      });
      expect(errors).toEqual([]);
      for (const node of data[plural(cls)].nodes)
        for (const field of fields) {
          const sorted = ordered(
            world.steps(world.thing(node.id), field).map((s) => s.to),
            field === "evidence" ? ["START_LINE_ASC"] : [],
          ).map(({ id }) => ({ id }));
          const expected = Array.isArray(node[field]) ? sorted : (sorted[0] ?? null);
          expect({ level, from: node.id, field, found: node[field] }).toEqual({ level, from: node.id, field, found: expected });
        }
    }
  });
});
