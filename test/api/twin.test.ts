import { isIntrospectionType, isObjectType } from "graphql";
import { plural, singular } from "../../src/model/declare.js";
import { Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { Issue } from "../../src/model/issue.js";
import { covered, onePart, times } from "../parts.js";
import { codesOf } from "../queries/names.js";
import { type Pair, pairs, schema, Twins } from "../twins.js";

/** What a reader may not see changes nothing that they see: whatever the schema lets them ask, and whatever name they give. */

const classes = [...model.entities, model.claim];
const ownLists = new Set(classes.map(plural));
/** The fields that were asked for, and those that had something to say. */
const asked = new Set<string>();
const answered = new Set<string>();

describe.each(onePart(pairs))("level $level of the graph of seed $seed", (pair: Pair) => {
  const twins = new Twins(pair);
  const { dataset, hidden } = twins;
  beforeAll(() => twins.open());
  afterAll(() => twins.close());

  test("there is something to hide", () => {
    expect([hidden.entities.length > 0, hidden.claims.length > 0]).toEqual([true, true]);
  });

  test("every field of every list, record and question", async () => {
    const { walker } = twins.tools(1);
    for (const root of walker.roots) {
      // One list of each class is followed to what its records lead to; the others give the same records.
      const steps = ownLists.has(root.name) ? 2 : 1;
      for (const args of argsFor(root.name)) {
        const { text, variables, fields } = walker.everything(root, args, steps);
        const { data } = await twins.alike(text, variables);
        for (const field of fields.values()) asked.add(field);
        gather(data, fields);
      }
    }
  });
  /** What a root field is asked about: records of all levels. */
  function argsFor(root: string): Record<string, unknown>[] {
    const { random } = twins.tools(2);
    const idsOf = (cls: (typeof classes)[number] | undefined) =>
      [...dataset.entities, ...dataset.claims].filter((r) => !cls || r.values instanceof cls).map((r) => r.values.id);
    const cls = classes.find((c) => singular(c) === root);
    if (cls) return random.several(idsOf(cls), 2).map((id) => ({ id }));
    switch (root) {
      case "node":
        return random.several(idsOf(undefined), 5).map((id) => ({ id }));
      case "nodes":
        return [{ ids: random.several(idsOf(undefined), 100) }];
      case "search":
        return [{ query: "rio", first: 100 }, { query: "nobody has such a name" }];
      case "responses":
      case "harmfulResponses":
        return random.several(idsOf(Issue), 2).flatMap((issue) => [{ issue }, { issue, place: random.pick(idsOf(Locality)) }]);
      case "dataset":
        return [{}];
      default:
        return [{ first: 100 }];
    }
  }

  test("queries of any shape", async () => {
    const { walker, random, names } = twins.tools(3);
    for (let n = 0; n < times(90); n++) {
      const { text, variables, fields } = walker.anything(random.pick(walker.roots));
      const { data } = await twins.alike(text, variables);
      for (const [alias, field] of fields) if (field.endsWith(".cursor")) names.cursors.push(...valuesOf(data, alias).map(String));
    }
  });

  test("hidden records by their ids", async () => {
    for (const cls of classes) {
      const ids = [...hidden.entities, ...hidden.claims].filter((r) => r.values instanceof cls).map((r) => r.values.id);
      // Few records say nothing of who may see them, and nothing else is hidden from the highest level.
      expect([cls.name, ids.length > 0 || pair.level === 3]).toEqual([cls.name, true]);
      for (const id of ids.slice(0, 3)) {
        const { data } = await twins.alike(`query ($id: ID!) { ${singular(cls)}(id: $id) { id } node(id: $id) { id } }`, { id });
        expect(data).toEqual({ [singular(cls)]: null, node: null });
      }
      const { data } = await twins.alike("query ($ids: [ID!]!) { nodes(ids: $ids) { id name } }", { ids: ids.slice(0, 100) });
      expect(data.nodes).toEqual(ids.slice(0, 100).map(() => null));
    }
  });

  test("questions about names that are hidden, or nearly so, with what is suggested instead", async () => {
    const { names } = twins.tools(4);
    const text = "query ($i: ID!, $p: ID) { responses(issue: $i, place: $p) { totalCount nodes { claim { id } } } }";
    const [issue] = dataset.entities.filter(({ values }) => values instanceof Issue && !twins.hides(values.id));
    for (const record of hidden.entities) {
      const { values } = record;
      for (const [argument, value] of [["issue", values.id], ...[values.id, ...codesOf(record)].map((p) => ["place", p])]) {
        const { errors } = await twins.alike(text, argument === "issue" ? { i: value } : { i: issue?.values.id, p: value });
        expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", argument, value });
      }
      await twins.alike(text.replace("responses", "harmfulResponses"), { i: names.nearly(values.id), p: names.nearly(values.id) });
    }
    for (let n = 0; n < times(60); n++) await twins.alike(text, { i: names.of("issue"), p: names.of("place") });
  });
});

/** All values that an answer has under an alias. */
function valuesOf(data: unknown, alias: string): unknown[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [...(key === alias ? [value] : []), ...valuesOf(value, alias)]);
}
/** Notes which fields an answer has a value for. */
function gather(data: unknown, fields: ReadonlyMap<string, string>): void {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const field = fields.get(key);
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (field && !empty) answered.add(field);
    gather(value, fields);
  }
}

covered("every field was asked for, and had something to say", () => {
  const types = Object.values(schema.getTypeMap()).filter((t) => isObjectType(t) && !isIntrospectionType(t));
  const all = types.flatMap((t) => (isObjectType(t) ? Object.keys(t.getFields()).map((f) => `${t.name}.${f}`) : []));
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((field) => !asked.has(field))).toEqual([]);
  expect(all.filter((field) => !answered.has(field))).toEqual([]);
});
