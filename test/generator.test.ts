import { propertiesOf } from "../src/model/declare.js";
import { type Level, levelOf } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import type { ClaimRecord, Dataset } from "../src/model/records.js";
import { generate, seeds } from "./generator.js";
import { seenBy } from "./oracle/seen.js";

/** Other suites depend on the content of the generated graphs. This suite checks that content. */
const datasets: readonly Dataset[] = seeds.map(generate);
const each = <T>(find: (dataset: Dataset) => readonly T[]) => new Set(datasets.flatMap(find));

test("the same seed gives the same graph, and ids are unique", () => {
  expect(seeds.map(generate)).toEqual(datasets);
  for (const { entities, claims } of datasets) {
    const ids = [...entities, ...claims].map((r) => r.values.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("they have former ids of records of every class, several of one, and some of none", () => {
  const types = each(({ entities, claims, formerIds = [] }) => {
    const ends = new Set(formerIds.map(({ successor }) => successor));
    return [...entities, ...claims].filter((r) => ends.has(r.values.id)).map((r) => r.values.constructor);
  });
  expect(types).toEqual(new Set([...model.entities, model.claim]));
  for (const { formerIds = [] } of datasets) {
    expect(new Set(formerIds.map(({ id }) => id)).size).toBe(formerIds.length);
    const ends = formerIds.map(({ successor }) => successor);
    expect([new Set(ends).size < ends.length, ends.includes(undefined)]).toEqual([true, true]);
  }
});

test("they have every class, predicate, link and claim link", () => {
  expect(each(({ entities }) => entities.map((e) => e.type))).toEqual(new Set(model.entities));
  expect(each(({ claims }) => claims.map((k) => k.values.predicate))).toEqual(new Set(Object.keys(model.predicates)));
  expect(each(({ entities }) => entities.flatMap((e) => e.links.map((l) => l.name)))).toEqual(new Set(Object.keys(model.links)));
  for (const key of ["at", "for", "by", "cites"] as const)
    expect([key, each(({ claims }) => claims.map((k) => (k[key] ?? []).length > 0)).has(true)]).toEqual([key, true]);
});

test("they have every term of every vocabulary", () => {
  const used = each(({ entities, claims }): unknown[] => [
    ...[...entities, ...claims].flatMap((r) => Object.values(r.values).flat()),
    ...entities.flatMap((e) => e.links.map((l) => l.qualifier)),
  ]);
  expect(model.vocabularies.flatMap((v) => v.values.filter((term) => !used.has(term)).map((term) => `${v.name}.${term}`))).toEqual([]);
});

test("they have equal and missing values in sortable properties", () => {
  for (const cls of [...model.entities, model.claim])
    for (const { name, optional, kind } of propertiesOf(cls).filter((p) => !p.many && p.kind !== "id" && !p.scheme)) {
      const values = datasets.map(({ entities, claims }) =>
        [...entities, ...claims].filter((r) => r.values instanceof cls).map((r) => (r.values as unknown as Record<string, unknown>)[name]),
      );
      if (optional) expect([cls.name, name, values.flat().includes(undefined)]).toEqual([cls.name, name, true]);
      const equal = values.some((ofOne) => new Set(ofOne.map((v) => JSON.stringify(v))).size < ofOne.length);
      if (kind !== "translated" && name !== "notation") expect([cls.name, name, equal]).toEqual([cls.name, name, true]);
    }
});

describe.each<Level>([0, 1, 2])("at level %i", (level) => {
  const views = datasets.map((dataset) => {
    const seen = seenBy(level, dataset);
    const visible = new Set([...seen.entities, ...seen.claims].map((r) => r.values.id));
    const records = new Map(dataset.entities.map((e) => [e.values.id, e]));
    const linked = (id: string, name: string) => (records.get(id)?.links ?? []).filter((l) => l.name === name).map((l) => l.to);
    return { ...dataset, hidden: (id: string) => !visible.has(id), linked };
  });

  test("they hide some records of every class, and not all", () => {
    for (const { entities, hidden } of views)
      for (const cls of model.entities) {
        const states = new Set(entities.filter((e) => e.type === cls).map((e) => hidden(e.values.id)));
        expect([cls.name, states.size]).toEqual([cls.name, 2]);
      }
  });

  test.each([["PART_OF"], ["BROADER"], ["MEMBER_OF"]])("they hide the middle of a chain of %s", (name) => {
    const broken = views.flatMap(({ entities, hidden, linked }) =>
      entities
        .map((e) => e.values.id)
        .filter((id) => !hidden(id))
        .flatMap((id) => linked(id, name).filter(hidden))
        .filter((middle) => linked(middle, name).some((top) => !hidden(top))),
    );
    expect(broken.length).toBeGreaterThan(0);
  });

  test.each<[string, (k: ClaimRecord) => readonly string[]]>([
    ["subject", (k) => [k.subject]],
    ["object", (k) => [k.object]],
    ["at", (k) => (k.at === undefined ? [] : [k.at])],
    ["for", (k) => k.for],
    ["by", (k) => k.by],
    ["passages", (k) => k.cites.slice(0, 1)],
    ["own sensitivity", (k) => [k.values.id]],
  ])("they have a claim that is hidden by nothing but its %s", (_, culprits) => {
    const hiddenByOne = views.flatMap(({ claims, hidden }) =>
      claims.filter((k) => {
        const named = [k.subject, k.object, ...(k.at === undefined ? [] : [k.at]), ...k.for, ...k.by].filter(hidden);
        const cited = k.cites.every(hidden) ? k.cites.slice(0, 1) : [];
        const own = levelOf(k.values.sensitivity) > level ? [k.values.id] : [];
        const reasons = [...named, ...cited, ...own];
        return reasons.length === 1 && culprits(k).includes(reasons[0] as string);
      }),
    );
    expect(hiddenByOne.length).toBeGreaterThan(0);
  });

  test("they hide one passage of a claim and not another, by its own sensitivity and by that of its source", () => {
    const bySource = views.flatMap(({ claims, hidden, linked }) =>
      claims.filter((k) => !hidden(k.values.id)).flatMap((k) => k.cites.filter(hidden).map((p) => linked(p, "OF").some(hidden))),
    );
    expect(new Set(bySource)).toEqual(new Set([true, false]));
  });

  test.each(["ACCEPTED", "PROPOSED", "REJECTED", "RETRACTED"])("they show claims that are %s, and hide some", (status) => {
    const states = views.flatMap(({ claims, hidden }) => claims.filter((k) => k.values.status === status).map((k) => hidden(k.values.id)));
    expect(new Set(states)).toEqual(new Set([true, false]));
  });
});
