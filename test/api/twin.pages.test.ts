import { isObjectType } from "graphql";
import { plural, singular } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import { oneInTen, onePart, times } from "../parts.js";
import { schema } from "../schema.js";
import { type Pair, pairs, Twins } from "../twins.js";

/**
 * What a viewer may not see changes no page, no count and no rank: neither of lists, filtered and sorted, nor of search by what
 * hidden records are called, nor of what follows a cursor that an insider has handed on.
 */
interface Edge {
  readonly cursor: string;
  readonly node: { readonly id: string };
}
const classes = [...model.entities, model.claim];

describe.each(onePart(pairs))("level $level of the graph of seed $seed", (pair: Pair) => {
  const twins = new Twins(pair);
  const { hidden } = twins;
  beforeAll(() => twins.open());
  afterAll(() => twins.close());

  test("lists with filters that know of hidden values", async () => {
    const { filters, walker, random } = twins.tools(1);
    for (const root of walker.roots.filter((r) => !r.extensions.question && r.args.some((a) => a.name === "filter")))
      for (let n = 0; n < times(4); n++) {
        const { text, variables } = walker.everything(root, { ...filters.choosing(root.args), first: 1 + random.below(4) }, 1);
        const { errors } = await twins.alike(text, variables);
        expect({ ...pair, text, variables, errors }).toEqual({ ...pair, text, variables, errors: [] });
      }
  });

  test("search by what hidden records are called", async () => {
    const { names, random } = twins.tools(2);
    for (const { values } of hidden.entities) {
      const called = [values.name, values.aliases, values.description].flatMap((texts) => Object.values(texts ?? {}).flat());
      const whole = random.pick([values.id, ...called]);
      for (const q of [whole, names.search(...whole.split(/[\s-]+/)), names.search(whole)]) await twins.alike(search, { q, n: 2 });
    }
  });
  const search =
    "query ($q: String!, $n: Int!, $after: String) { search(query: $q, first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { match node { id name } } } }";

  test("what follows an insider's cursor of a list", async () => {
    const { filters, walker, random } = twins.tools(4);
    for (const cls of classes) {
      const root = walker.roots.find((r) => r.name === plural(cls))!;
      const o = filters.argument(root.args.find((a) => a.name === "orderBy")!);
      const text = `query ($o: [${cls.name}Order!], $n: Int!, $after: String) { ${root.name}(orderBy: $o, first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }`;
      const { data } = await twins.asInsider(text, { o, n: 100 });
      for (const cursor of cursorsOf(data[root.name].edges)) await twins.alike(text, { o, n: random.pick([1, 5]), after: cursor });
    }
  });

  // An insider is of the highest level: from that one nothing is hidden that has a cursor.
  const relations = pair.level < 3 ? classes : [];
  test("what follows an insider's cursor of a relation", async () => {
    const { random } = twins.tools(6);
    let pages = 0;
    for (const cls of relations) {
      const type = schema.getType(cls.name);
      const paged = isObjectType(type) ? Object.values(type.getFields()).filter((f) => f.args.some((a) => a.name === "first")) : [];
      for (const { name } of oneInTen(paged)) {
        const { data } = await twins.asInsider(
          `{ ${plural(cls)}(first: 100) { nodes { id page: ${name}(first: 8) { edges { cursor node { id } } } } } }`,
        );
        const seen: { id: string; page: { edges: Edge[] } }[] = data[plural(cls)].nodes.filter((n: { id: string }) => !twins.hides(n.id));
        const handedOn = seen.flatMap(({ id, page }) => cursorsOf(page.edges).map((after) => ({ id, after })));
        for (const variables of random.several(handedOn, 2)) {
          pages++;
          await twins.alike(
            `query ($id: ID!, $after: String) { ${singular(cls)}(id: $id) { ${name}(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } } }`,
            variables,
          );
        }
      }
    }
    expect([pair.level, pages > times(50)]).toEqual([pair.level, pair.level < 3]);
  });

  /** Some cursors of records that the level does not see. */
  function cursorsOf(edges: readonly Edge[]): string[] {
    const { random } = twins.tools(5);
    return random.several(
      edges.filter(({ node }) => twins.hides(node.id)).map((e) => e.cursor),
      4,
    );
  }
});
