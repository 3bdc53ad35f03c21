import { isIntrospectionType, isObjectType } from "graphql";
import { questions } from "../../src/api/questions/index.js";
import { schemaOf } from "../../src/api/schema.js";
import type { Graph } from "../../src/graph/graph.js";
import { plural } from "../../src/model/declare.js";
import { type Level, Locality, levelOf } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { Issue } from "../../src/model/issue.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Answered, type Ask, asker, graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { Filters } from "../queries/filters.js";
import { Names } from "../queries/names.js";
import { Walker } from "../queries/walk.js";
import { Random } from "../random.js";

/**
 * What a reader may not see changes nothing that they see. Two graphs, one with hidden records among the others and one in which
 * those were never recorded, answer whatever can be asked with the same bytes: data, errors, counts, cursors and suggestions.
 */
/** Each level with a graph of its own, as far as they go round. */
const pairs = ([0, 1, 2, 3] as const).map((level) => ({ level, seed: seeds[level % seeds.length]! }));
const schema = schemaOf(model, questions);
const ownLists = Object.fromEntries([...model.entities, model.claim].map((cls) => [plural(cls), cls]));
/** The fields that were asked for, and those that had something to say. */
const asked = new Set<string>();
const answered = new Set<string>();

describe.each(pairs)("level $level of the graph of seed $seed", ({ level, seed }: { level: Level; seed: number }) => {
  const dataset = generate(seed);
  const seen = seenBy(level, dataset);
  const shown = new Set([...seen.entities, ...seen.claims].map((r) => r.values.id));
  const hiddenOf = <T extends { values: { id: string } }>(records: readonly T[]) => records.filter((r) => !shown.has(r.values.id));
  const hidden: Dataset = { entities: hiddenOf(dataset.entities), claims: hiddenOf(dataset.claims) };
  let whole: Graph;
  let twin: Graph;
  let ask: Ask;
  beforeAll(async () => {
    [whole, twin] = await Promise.all([graphOf(dataset), graphOf(seen)]);
    ask = await asker(whole);
  });
  afterAll(() => Promise.all([whole.close(), twin.close()]));

  /** Asks both, and holds the answers against each other. */
  async function both(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const options = { level, variables, languages: ["es", "en"] };
    const one = await ask(text, options);
    const other = await ask(text, { ...options, graph: twin });
    const what = { seed, level, text, variables: JSON.stringify(variables) };
    const bytes = ({ data, errors, faults }: Answered) => JSON.stringify({ data, errors, faults: faults.map(String) });
    if (bytes(one) !== bytes(other))
      expect({ what, data: one.data, errors: one.errors }).toEqual({ what, data: other.data, errors: other.errors });
    expect({ what, bytes: bytes(one), faults: one.faults }).toEqual({ what, bytes: bytes(other), faults: [] });
    return one;
  }
  function tools(part: number) {
    const random = new Random(seed * 10_000 + level * 100 + part);
    const filters = new Filters(random, dataset);
    const names = new Names(random, dataset);
    return { random, filters, names, walker: new Walker(random, schema, filters, names) };
  }

  test("the whole graph hides something", () => {
    expect(hidden.entities.length).toBeGreaterThan(0);
    expect(hidden.claims.length).toBeGreaterThan(0);
  });

  test("every field of every list, record and question", async () => {
    const { walker } = tools(1);
    for (const root of walker.roots) {
      const isList = root.args.some((a) => a.name === "filter");
      // One list of each class is followed to what its records lead to; the others give the same records.
      const steps = root.name in ownLists ? 2 : 1;
      for (const args of isList ? [{ first: 100 }] : someArgs(root.name)) {
        const { text, variables, fields } = walker.everything(root, args, steps);
        const { data } = await both(text, variables);
        for (const field of fields.values()) asked.add(field);
        gather(data, fields);
      }
    }
  });
  /** For what is no list: records that are there, some that this level may not see, and one that nobody has. */
  function someArgs(root: string): Record<string, unknown>[] {
    const { random } = tools(2);
    const ids = (records: Dataset["entities"]) => records.map((r) => r.values.id);
    const [issue, place] = [Issue, Locality].map((c) => ids(dataset.entities.filter((e) => e.values instanceof c)));
    if (root === "node") return random.several(ids(dataset.entities), 5).map((id) => ({ id }));
    if (root === "nodes") return [{ ids: random.several(ids(dataset.entities), 100) }, { ids: random.several(ids(dataset.entities), 100) }];
    if (root === "search") return [{ query: "rio", first: 100 }, { query: "a" }, { query: "nobody has such a name" }];
    if (root.endsWith("esponses"))
      return random.several(issue!, 4).flatMap((i) => [{ issue: i }, { issue: i, place: random.pick(place!) }]);
    if (root === "dataset") return [{}];
    const cls = [...model.entities, model.claim].find((c) => c.name.toLowerCase() === root.toLowerCase());
    const all = [...dataset.entities, ...dataset.claims].filter((r) => cls && r.values instanceof cls).map((r) => r.values.id);
    return random.several(all, 3).map((id) => ({ id }));
  }

  test("whatever can be asked", async () => {
    const { walker, random, names } = tools(3);
    for (let n = 0; n < 150; n++) {
      const { text, variables, fields } = walker.anything(random.pick(walker.roots));
      const { data } = await both(text, variables);
      for (const [alias, field] of fields) if (field.endsWith(".cursor")) names.cursors.push(...valuesOf(data, alias).map(String));
    }
  });

  test("records by their ids", async () => {
    const ids = [...hidden.entities, ...hidden.claims].map((r) => r.values.id);
    for (const root of [...model.entities, model.claim].map((c) => c.name.charAt(0).toLowerCase() + c.name.slice(1)))
      for (const id of ids.filter((i) => i.includes(root.toLowerCase())).slice(0, 4))
        expect((await both(`{ ${root}(id: "${id}") { id } }`)).data).toEqual({ [root]: null });
    for (let at = 0; at < ids.length; at += 100) {
      const { data } = await both("query ($ids: [ID!]!) { nodes(ids: $ids) { id name } }", { ids: ids.slice(at, at + 100) });
      expect(new Set(data.nodes)).toEqual(new Set([null]));
    }
  });

  test("names that are not there, with suggestions", async () => {
    const { names } = tools(4);
    const texts = [
      "query ($v: ID!) { responses(issue: $v) { totalCount } }",
      "query ($v: ID!) { harmfulResponses(issue: $v, place: $v) { totalCount } }",
    ];
    const missed = hidden.entities.filter(({ values }) => values instanceof Issue || values instanceof Locality);
    for (const { values } of missed)
      for (const [i, text] of texts.entries()) {
        const v = i ? names.nearly(values.id) : values.id;
        const { errors } = await both(text, { v });
        if (!i) expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", argument: "issue", value: v });
      }
    for (let n = 0; n < 60; n++)
      await both("query ($i: ID!, $p: ID) { responses(issue: $i, place: $p) { totalCount nodes { claim { id } } } }", {
        i: names.of("issue"),
        p: names.of("place"),
      });
  });

  test("search by what hidden records are called", async () => {
    const { names, random } = tools(5);
    const text =
      "query ($q: String!, $n: Int!, $after: String) { search(query: $q, first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { match node { id name } } } }";
    for (const { values } of hidden.entities) {
      const called = random.pick([
        values.id,
        ...Object.values(values.name),
        ...Object.values(values.aliases ?? {}).flat(),
        ...Object.values(values.description ?? {}),
      ]);
      for (const q of [called, names.search(...called.split(/[\s-]+/)), names.search(called)]) await both(text, { q, n: 2 });
    }
    // A cursor of somebody who sees more stands for a hit that this level may not see.
    const query = { q: "r", n: 3 };
    for (let after: string | undefined, more = true; more; ) {
      const { data } = await ask(text, { level: 3, variables: { ...query, after } });
      ({ endCursor: after, hasNextPage: more } = data.search.pageInfo);
      await both(text, { ...query, after });
    }
  });

  test("pages that go on after a record that this level may not see", async () => {
    const { filters, walker, random } = tools(6);
    for (const cls of [...model.entities, model.claim]) {
      const root = walker.roots.find((r) => r.name === plural(cls))!;
      const orderBy = filters.argument(root.args.find((a) => a.name === "orderBy")!);
      const text = `query ($o: [${cls.name}Order!], $n: Int!, $after: String) { ${root.name}(orderBy: $o, first: $n, after: $after) { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
      const { data } = await ask(text, { level: 3, variables: { o: orderBy, n: 100 } });
      const edges: { cursor: string; node: { id: string } }[] = data[root.name].edges;
      const after = edges.filter((e) => level === 3 || !shown.has(e.node.id));
      expect(after.length).toBeGreaterThan(0);
      for (const { cursor } of random.several(after, 4)) await both(text, { o: orderBy, n: 5, after: cursor });
    }
  });
});

/** All values that an answer has under an alias. */
function valuesOf(data: unknown, alias: string): unknown[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [...(key === alias ? [value] : []), ...valuesOf(value, alias)]);
}
function gather(data: unknown, fields: ReadonlyMap<string, string>): void {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const field = fields.get(key);
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (field && !empty) answered.add(field);
    gather(value, fields);
  }
}

test("every field was asked for, and had something to say", () => {
  const types = Object.values(schema.getTypeMap()).filter((t) => isObjectType(t) && !isIntrospectionType(t));
  const all = types.flatMap((t) => (isObjectType(t) ? Object.keys(t.getFields()).map((f) => `${t.name}.${f}`) : []));
  expect(all.filter((field) => !asked.has(field))).toEqual([]);
  expect(all.filter((field) => !answered.has(field))).toEqual([]);
});
