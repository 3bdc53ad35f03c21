import type { Attack, AttackGroup } from "./attacked.js";
import { posted } from "./client.js";
import { answered, anyOf, failed, refused } from "./outcomes.js";

const document = (query: string) => posted({ query });
const times = (n: number, part: (i: number) => string) => Array.from({ length: n }, (_, i) => part(i)).join(" ");
const around = (depth: number, open: string, inner: string, close: string) => `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
const tooMuch = refused("LIMIT_EXCEEDED");
const unreadable = refused("GRAPHQL_PARSE_FAILED");
const invalid = refused("GRAPHQL_VALIDATION_FAILED");
/** Invalid and too large: which is reported depends on which check comes first. */
const wrong = refused("GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED");

const rows = "{ nodes { practice { id } } }";
const responses = (args = "") => `responses(issue: "extortion"${args}) ${rows}`;

const deep: Attack[] = [
  ["fields through a circle of relations, 40 deep", document(around(20, "{ issues { nodes ", "{ id }", "} }")), wrong],
  [
    "fields through a circle of relations, as deep as there is room",
    document(`{ issue(id: "extortion") ${around(10_000, "{ broader { nodes ", "{ id }", "} }")} }`),
    tooMuch,
  ],
  ["inline fragments without a type", document(`{ ${around(30_000, "... { ", "__typename", " }")} }`), tooMuch],
  ["inline fragments on a type", document(`{ ${around(10_000, "... on Query { ", "__typename", " }")} }`), tooMuch],
  ["a list in a list", document(`{ issues(filter: ${around(50_000, "[", "", "]")}) { nodes { id } } }`), tooMuch],
  ["a filter in a filter", document(`{ issues(filter: ${around(20_000, "{not: ", "{}", "}")}) { nodes { id } } }`), tooMuch],
  ["a list of lists as a variable's type", document(`query ($v: ${around(50_000, "[", "ID", "]")}) { __typename }`), tooMuch],
  ["a default value", document(`query ($v: IssueFilter = ${around(20_000, "{not: ", "{}", "}")}) { __typename }`), tooMuch],
  ["the argument of a directive", document(`{ __typename @include(if: ${around(50_000, "[", "true", "]")}) }`), tooMuch],
  ["braces that are never closed", document("{a".repeat(60_000)), tooMuch],
  [
    "filters that fit the document but not the server",
    document(`{ issues(filter: ${around(60, "{not: ", "{}", "}")}) { nodes { id } } }`),
    tooMuch,
  ],
];

const wide: Attack[] = [
  ["one field again and again", document(`{ ${"__typename ".repeat(20_000)} }`), tooMuch],
  ["one field again and again, as often as fits", document(`{ ${"__typename ".repeat(1900)} }`), wrong],
  ["aliases of what costs nothing", document(`{ ${times(8000, (i) => `a${i}: __typename`)} }`), tooMuch],
  ["aliases of what costs nothing, as many as fit", document(`{ ${times(600, (i) => `a${i}: __typename`)} }`), tooMuch],
  ["aliases of a search", document(`{ ${times(200, (i) => `a${i}: search(query: "a${i}") { totalCount }`)} }`), tooMuch],
  [
    "aliases of the same search",
    document(`{ ${times(150, (i) => `a${i}: search(query: "e", first: 100) { nodes { __typename } }`)} }`),
    tooMuch,
  ],
  ["aliases of the question", document(`{ ${times(120, (i) => `a${i}: ${responses()}`)} }`), tooMuch],
  ["aliases of a record", document(`{ ${times(200, (i) => `a${i}: issue(id: "extortion") { id }`)} }`), tooMuch],
  ["aliases of records that do not exist", document(`{ ${times(200, (i) => `a${i}: node(id: "nothing-${i}") { id }`)} }`), tooMuch],
  ["aliases below the root", document(`{ issue(id: "extortion") { ${times(300, (i) => `a${i}: name`)} } }`), tooMuch],
  ["aliases of counts", document(`{ issues { ${times(300, (i) => `a${i}: totalCount`)} } }`), tooMuch],
  [
    "aliases of one relation",
    document(`{ issues(first: 100) { nodes { ${times(80, (i) => `a${i}: facedBy { totalCount }`)} } } }`),
    tooMuch,
  ],
  [
    "aliases in a fragment that is spread in all lists",
    document(
      `{ issues { nodes { ...F } } communities { nodes { ...F } } practices { nodes { ...F } } } fragment F on Entity { ${times(60, (i) => `a${i}: name`)} }`,
    ),
    tooMuch,
  ],
  [
    "the dearest lists that may still be asked for, all at once",
    document(
      `{ ${["communities", "places", "issues", "practices", "claims", "rights", "events", "organizations"].map((f) => `${f}(first: 100) { totalCount nodes { id } }`).join(" ")} }`,
    ),
    answered('"totalCount"'),
  ],
  ["fields under one name that do not agree", document(`{ ${times(150, (i) => `a: issue(id: "i${i}") { id }`)} }`), wrong],
  [
    "fields under one name that do not agree, two levels down",
    document(`{ ${times(100, (i) => `issues { nodes { a: name(lang: "l${i}") } }`)} }`),
    wrong,
  ],
  ["unknown fields", document(`{ ${times(1500, (i) => `isues${i}`)} }`), wrong],
  ["unknown arguments", document(`{ issue(id: "x", ${times(400, (i) => `idd${i}: 1`)}) { id } }`), wrong],
  ["one argument again and again", document(`{ issue(${times(400, () => `id: "x"`)}) { id } }`), wrong],
  ["unknown types", document(`{ ${times(300, (i) => `... on Isue${i} { id }`)} }`), wrong],
  ["operations", document(times(500, (i) => `query Q${i} { __typename }`)), refused("LIMIT_EXCEEDED", "OPERATION_RESOLUTION_FAILURE")],
  ["operations of one name", document(times(300, () => "query Q { __typename }")), wrong],
  ["unused fragments", document(`{ __typename } ${times(300, (i) => `fragment F${i} on Query { __typename }`)}`), wrong],
  ["unused variables", document(`query (${times(450, (i) => `$v${i}: ID`)}) { __typename }`), wrong],
  ["undefined variables", document(`{ ${times(250, (i) => `issue(id: $v${i}) { id }`)} }`), wrong],
  ["fields of one filter", document(`{ issues(filter: {${times(400, () => "id: {}")}}) { nodes { id } } }`), wrong],
  ["unknown keys of a filter", document(`{ issues(filter: {${times(500, (i) => `idd${i}: 1`)}}) { nodes { id } } }`), wrong],
  ["values in a list", document(`{ issues(filter: {id: {in: [${'"x" '.repeat(1500)}]}}) { nodes { id } } }`), tooMuch],
];

const text: Attack[] = [
  ["nothing but a comment", document(`#${"x".repeat(200_000)}`), unreadable],
  ["a comment beside the question", document(`{ __typename } #${"x".repeat(200_000)}`), answered('"Query"')],
  ["sixty thousand comments", document(`${"#\n".repeat(60_000)}{ __typename }`), answered('"Query"')],
  ["commas", document(`{ __typename ${",".repeat(200_000)} }`), answered('"Query"')],
  ["line ends of all kinds", document(`{${"\r\n\n\r".repeat(25_000)}__typename }`), answered('"Query"')],
  ["byte order marks between words", document(`{ ${"\ufeff".repeat(60_000)}__typename }`), answered('"Query"')],
  ["one name of 200 kB", document(`{ ${"x".repeat(200_000)} }`), invalid],
  ["an alias of 200 kB", document(`{ ${"x".repeat(200_000)}: __typename }`), answered('"Query"')],
  ["a string of 200 kB", document(`{ issue(id: "${"x".repeat(200_000)}") { id } }`), failed("BAD_USER_INPUT")],
  ["a string that never ends", document(`{ issue(id: "${"x".repeat(200_000)}`), unreadable],
  ["a block string of 60,000 lines", document(`{ issue(id: """${"\n x".repeat(60_000)}""") { id } }`), failed("BAD_USER_INPUT")],
  ["a whole number of 100,000 digits", document(`{ issues(first: ${"9".repeat(100_000)}) { totalCount } }`), invalid],
  ["a number beyond all numbers", document("{ issues(first: 1e999999) { totalCount } }"), invalid],
  ["a number for a name", document(`{ issue(id: ${"9".repeat(100_000)}) { id } }`), failed("BAD_USER_INPUT")],
  ["half of a pair of surrogates, escaped", document('{ issue(id: "\\uD800") { id } }'), unreadable],
  ["a code point that there is not", document('{ issue(id: "\\u{110000}") { id } }'), unreadable],
  ["an escape that never ends", document(`{ issue(id: "\\u{${"0".repeat(100_000)}41}") { id } }`), unreadable],
  ["half of a pair of surrogates between words", document("{ \ud800 }"), unreadable],
  ["NUL between words", document("{ __typename \0 }"), unreadable],
  ["letters of other scripts for names", document("{ __typenаme }"), unreadable],
  ["text that runs backwards", document("{ __typename \u202e } \u202c"), unreadable],
  ["nothing", document(""), refused("BAD_USER_INPUT")],
  [
    "nothing but fragments",
    document("fragment F on Query { __typename }"),
    refused("GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE"),
  ],
];

const doubling = (levels: number, inner: string) =>
  `{ ...F0 } ${times(levels, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${levels} on Query { ${inner} }`;
const fragments: Attack[] = [
  ["one that spreads itself", document("{ ...F } fragment F on Query { ...F }"), invalid],
  ["two that spread each other", document("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"), invalid],
  ["a ring of 200", document(`{ ...F0 } ${times(200, (i) => `fragment F${i} on Query { ...F${(i + 1) % 200} }`)}`), wrong],
  [
    "one that spreads itself by way of its relations",
    document('{ issue(id: "extortion") { ...F } } fragment F on Issue { broader { nodes { ...F } } }'),
    wrong,
  ],
  ["one that spreads itself among inline fragments", document("{ ...F } fragment F on Query { ... { ... on Query { ...F } } }"), invalid],
  [
    "all of which spread all",
    document(`{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ${times(30, (j) => `...F${j}`)} }`)}`),
    wrong,
  ],
  ["doubling, of what costs nothing", document(doubling(40, "__typename")), tooMuch],
  [
    "doubling, of aliases",
    document(
      doubling(
        40,
        times(30, (i) => `a${i}: __typename`),
      ),
    ),
    tooMuch,
  ],
  [
    "doubling by relations",
    document(
      `{ issues { nodes { ...F0 } } } ${times(18, (i) => `fragment F${i} on Issue { a${i}: broader { nodes { ...F${i + 1} } } b${i}: kinds { nodes { ...F${i + 1} } } }`)} fragment F18 on Issue { id }`,
    ),
    wrong,
  ],
  [
    "doubling, with fields that do not agree at the end",
    document(`${doubling(20, 'a: issue(id: "x") { id }')} fragment G on Query { a: issue(id: "y") { id } } query { ...F0 ...G }`),
    wrong,
  ],
  ["ten thousand spreads of one", document(`{ ${"...F ".repeat(10_000)} } fragment F on Query { __typename }`), tooMuch],
  ["spreads of one, as many as fit", document(`{ ${"...F ".repeat(900)} } fragment F on Query { __typename }`), tooMuch],
  ["spreads of unknown fragments", document(`{ ${times(900, (i) => `...F${i}`)} }`), wrong],
  [
    "of a type that can never be there",
    document('{ issue(id: "extortion") { ... on Community { id } ...F } } fragment F on Place { id }'),
    invalid,
  ],
  ["on a value", document('{ issue(id: "extortion") { name { ... on String { length } } } }'), invalid],
  ["of one name", document(`{ ...F } ${times(300, () => "fragment F on Query { __typename }")}`), wrong],
  ["that use an undefined variable, far down", document(`${doubling(100, "issue(id: $v) { id }")}`), wrong],
  [
    "that hide a page in a page in a page",
    document(
      `{ issues(first: 100) { nodes { ...A } } } fragment A on Issue { facedBy(first: 100) { nodes { ...B } } } fragment B on Entity { ... on Community { faces(first: 100) { nodes { id name } } } }`,
    ),
    tooMuch,
  ],
];

const directives: Attack[] = [
  ["one again and again", document(`{ __typename ${"@include(if: true) ".repeat(300)} }`), wrong],
  ["a few at each of many fields", document(`{ ${times(90, () => "__typename @include(if: true) @skip(if: false)")} }`), tooMuch],
  ["unknown ones", document(`{ __typename ${times(900, (i) => `@d${i}`)} }`), wrong],
  ["at inline fragments", document(`{ ${times(200, () => "... @include(if: true) { __typename }")} }`), tooMuch],
  ["at spreads", document(`{ ${times(200, () => "...F @include(if: true)")} } fragment F on Query { __typename }`), tooMuch],
  ["at the operation", document(`query ${times(900, () => "@include(if: true)")} { __typename }`), wrong],
  ["at variables", document(`query (${times(200, (i) => `$v${i}: ID @include(if: true)`)}) { __typename }`), wrong],
  [
    "at a fragment that is spread again and again",
    document(`{ ${"...F ".repeat(100)} } fragment F on Query { __typename @include(if: true) }`),
    tooMuch,
  ],
  ["of the schema's own language", document("{ __typename @deprecated @specifiedBy(url: 5) }"), invalid],
  ["that defer or stream", document("{ ... @defer { issues @stream { nodes { id } } } }"), invalid],
  [
    "whose condition is a variable that is missing",
    document("query ($v: Boolean!) { __typename @include(if: $v) }"),
    refused("BAD_USER_INPUT"),
  ],
];

const fieldsOfType = (depth: number) => `{ __schema { types ${around(depth, "{ fields { type ", "{ name }", "} }")} } }`;
const everything =
  "__schema { types { name description kind fields(includeDeprecated: true) { name description args { name description type { kind name ofType { name } } } type { kind name ofType { kind name ofType { name } } } } inputFields { name description type { name } } enumValues { name description } interfaces { name } possibleTypes { name } } directives { name description args { name } } }";
const introspection: Attack[] = [
  ["types of fields of types", document(fieldsOfType(4)), wrong],
  ["types of fields of types, as deep as there is room", document(fieldsOfType(60)), wrong],
  [
    "types of arguments of fields of types",
    document(`{ __schema { types ${around(4, "{ fields { args { type ", "{ name }", "} } }")} } }`),
    wrong,
  ],
  [
    "interfaces of implementations of interfaces",
    document(`{ __schema { types ${around(12, "{ possibleTypes { interfaces ", "{ fields { name } }", "} }")} } }`),
    wrong,
  ],
  ["fields of what inputs are made of", document(`{ __schema { types ${around(5, "{ inputFields { type ", "{ name }", "} }")} } }`), wrong],
  [
    "what a type is of, a hundred deep",
    document(`{ __schema { types { fields { type ${around(300, "{ ofType ", "{ name }", "}")} } } } }`),
    answered("__schema"),
  ],
  ["everything, under forty names", document(`{ ${times(40, (i) => `a${i}: ${everything}`)} }`), tooMuch],
  [
    "everything, in a fragment that is spread under thirty names",
    document(
      `{ ${times(30, (i) => `a${i}: __schema { ...S }`)} } fragment S on __Schema { types { fields { args { type { name description } } type { name description } } } }`,
    ),
    tooMuch,
  ],
  ["every type by its name", document(`{ ${times(300, (i) => `a${i}: __type(name: "Issue") { fields { name } }`)} }`), tooMuch],
  ["a type with a name of 100 kB", document(`{ __type(name: "${"x".repeat(100_000)}") { name } }`), answered('"__type":null')],
  [
    "a type called __proto__",
    document('{ __type(name: "__proto__") { name } constructor: __type(name: "constructor") { name } }'),
    answered('"__type":null'),
  ],
  ["the schema where there is none", document('{ issue(id: "extortion") { __schema { types { name } } } }'), invalid],
];

const operations: Attack[] = [
  ["a mutation", document("mutation { deleteEverything }"), anyOf(wrong, failed("BAD_USER_INPUT"))],
  ["a subscription", document("subscription { claims { nodes { id } } }"), anyOf(wrong, failed("BAD_USER_INPUT"))],
  ["one without a name among others", document("{ __typename } query Q { __typename }"), wrong],
  ["a definition of types", document("type Query { hacked: Int } extend schema { mutation: Query }"), wrong],
  ["a definition of types beside a question", document("{ __typename } scalar ID directive @include on FIELD"), wrong],
  [
    "a name with a meaning in JavaScript",
    posted({ query: "query __proto__ { __typename } query constructor { __typename }", operationName: "constructor" }),
    answered('"Query"'),
  ],
  [
    "a name that only JavaScript has",
    posted({ query: "query A { __typename }", operationName: "toString" }),
    refused("OPERATION_RESOLUTION_FAILURE"),
  ],
  ["fields that only JavaScript has", document("{ __proto__ constructor hasOwnProperty toString }"), invalid],
  ["an object without a selection", document('{ issue(id: "extortion") }'), invalid],
  ["a scalar with a selection", document('{ issue(id: "extortion") { id { x } } }'), invalid],
  [
    "a page of a page of a page, a hundred each",
    document(
      "{ issues(first: 100) { nodes { facedBy(first: 100) { nodes { ... on Community { faces(first: 100) { nodes { id } } } } } } } }",
    ),
    tooMuch,
  ],
  [
    "the claims of claims of claims",
    document(
      "{ claims(first: 100) { nodes { subject { subjectOf(first: 100) { nodes { object { objectOf(first: 100) { nodes { id } } } } } } } } }",
    ),
    tooMuch,
  ],
  [
    "a question with pages of pages in each row",
    document(
      `{ responses(issue: "organized-crime", first: 100) { nodes { place { ... on Place { contains: id } } practice { ... on Practice { addresses(first: 100) { nodes { addressedBy(first: 100) { totalCount } } } } } } } }`,
    ),
    wrong,
  ],
  [
    "an error in every row",
    document('{ issues(first: 100) { nodes { broader(after: "forged") { nodes { id } } } } }'),
    failed("BAD_USER_INPUT"),
  ],
];

/** Documents that are built to cost more than their size suggests. */
export const documentAttacks: readonly AttackGroup[] = [
  ["depth", deep],
  ["width", wide],
  ["text", text],
  ["fragments", fragments],
  ["directives", directives],
  ["introspection", introspection],
  ["operations", operations],
];
