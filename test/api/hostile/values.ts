import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import type { Random } from "../../random.js";

/** Values that an attacker, or a careless client, sends for a type. */
export const texts: readonly string[] = [
  "",
  " \t\r\n",
  "nobody",
  "💥 🏳️‍🌈 👩‍👩‍👧‍👦 🇨🇴",
  "x".repeat(10_000),
  "'",
  '"',
  "`",
  "\\",
  "' OR 1 = 1 //",
  "}) DETACH DELETE n //",
  '"}) MATCH (n) DETACH DELETE n //',
  "`]->() DETACH DELETE n //",
  "*/ UNION ALL MATCH (n) SET n.x = 1 /*",
  "$level",
  "$p0",
  "__proto__",
  "constructor",
  "toString",
  "iso:__proto__",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800x",
  "\u202eאבג\u202c مرحبا",
  `e${"\u0301".repeat(500)}`,
  "ﷺ".repeat(400),
  "null",
  "NaN",
  "-1",
  "../../../etc/passwd",
  "%00%0a",
  "(a+)+$",
];
const tags = ["xx-", "e", "es_CO", "x-private", "i-klingon", `en${"-variant1".repeat(20)}`, "*", "ES", "zh-Hant-CN-x-a-b", "de,es;q=0.5"];
const integers: readonly unknown[] = [
  0,
  -1,
  101,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "1",
  true,
  [],
  {},
];
const numbers: readonly unknown[] = [0, -0, 1e308, Number.NEGATIVE_INFINITY, Number.NaN, 5e-324, 2 ** 53, "1", true, []];
/** Objects whose keys mean something to JavaScript: from JSON they are keys like any others. */
const prototypes: readonly unknown[] = ['{"__proto__": {"eq": "x"}}', '{"constructor": {"prototype": {}}}', '{"toString": null}'].map(
  (json) => JSON.parse(json),
);

const nested = (depth: number, around: (inner: unknown) => unknown, inner: unknown = {}): unknown =>
  depth === 0 ? inner : nested(depth - 1, around, around(inner));
const isRelation = ({ type }: { type: GraphQLInputType }) => /^(Linked|Claimed)/.test(getNamedType(type).name);

/** A filter that follows relations, one inside another, for as long as there are any. */
export function following(type: GraphQLInputObjectType, depth: number, quantifier: "some" | "none" | "every" = "some"): unknown {
  const relation = Object.values(type.getFields()).find(isRelation);
  if (depth === 0 || !relation) return {};
  const to = getNamedType((getNamedType(relation.type) as GraphQLInputObjectType).getFields().some?.type as GraphQLInputType);
  return { [relation.name]: { [quantifier]: following(to as GraphQLInputObjectType, depth - 1) } };
}

/** Filters with too many conditions, or with none. */
export function excessive(type: GraphQLInputObjectType): unknown[] {
  const nobody = { id: { eq: "nobody" } };
  return [
    { and: [] },
    { or: [] },
    { and: [], or: [], not: {} },
    { or: Array(61).fill({}) },
    { or: Array(61).fill(nobody) },
    { and: Array(61).fill(nobody) },
    { id: { in: [] } },
    { id: { in: Array(101).fill("nobody") } },
    nested(30, (inner) => ({ not: inner }), nobody),
    nested(9, (inner) => ({ or: [inner] }), nobody),
    ...[4, 6, 12].map((depth) => following(type, depth)),
    following(type, 2, "none"),
    following(type, 2, "every"),
  ];
}

/** Hostile values for a type. In an object one field at a time is hostile. */
export function hostile(type: GraphQLInputType, random: Random, name = "", depth = 3): unknown[] {
  if (isNonNullType(type)) return hostile(type.ofType, random, name, depth);
  if (isListType(type)) {
    const items = hostile(type.ofType, random, name, depth - 1);
    const good = isEnumType(getNamedType(type)) ? items[0] : "nobody";
    const lists = [[], [null], [[]], Array(101).fill(good), Array(500).fill(good), {}];
    return [null, ...lists, ...random.several(items, 6).map((item) => [item]), items[0]];
  }
  if (isEnumType(type))
    return [type.getValues()[0]?.name, "NOPE", "", "__proto__", "constructor", 5, null, type.getValues()[0]?.name.toLowerCase()];
  if (isInputObjectType(type)) {
    if (depth <= 0) return [{}];
    const fields = Object.values(type.getFields()).flatMap((field) =>
      random.several(hostile(field.type, random, field.name, depth - 1), 4).map((value) => ({ [field.name]: value })),
    );
    return [null, {}, [], "x", ...prototypes, ...fields];
  }
  switch (type.name) {
    case "Int":
      return [null, ...integers];
    case "Float":
      return [null, ...numbers, ...integers];
    case "Boolean":
      return [null, true, false, "true", 0, "__proto__"];
    default:
      return [null, ...(name === "lang" ? tags : []), ...texts, 5, 1.5, true, [], {}, ["a", "b"]];
  }
}

/** Cursors forged from a valid one: shortened, extended, and with values of other types in the key. */
export function forged(cursor: string): string[] {
  const [list, ...key] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, ...unknown[]];
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  const others = [null, 5, -1, 1e300, true, "", "\ud800", "'}) DETACH DELETE n //", [], {}, [["x"]]];
  return [
    cursor.slice(0, -3),
    cursor.slice(3),
    `${cursor}AAAA`,
    `${cursor}=`,
    made(list),
    made(list, ...key, "more"),
    made("other", ...key),
    Buffer.from(`{"0":"${list}"}`).toString("base64url"),
    ...key.flatMap((_, i) => others.map((other) => made(list, ...key.map((v, j) => (i === j ? other : v))))),
    ...others.map((other) => made(list, ...key.map(() => other))),
  ];
}
