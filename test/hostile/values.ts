import type { Attack, AttackGroup } from "./attacked.js";
import { byUrl, posted, type Sent } from "./client.js";
import { answered, anyOf, failed, refused, status } from "./outcomes.js";

const asked = (query: string, variables: unknown) => posted({ query, variables });
/** The same, with variables as text: JSON can express values that JavaScript cannot. */
const written = (query: string, variables: string) => posted(`{"query": ${JSON.stringify(query)}, "variables": ${variables}}`);
const rows = (query: string): Sent => ({ path: `/responses.csv?${query}` });

const filtered = "query ($f: IssueFilter) { issues(filter: $f) { totalCount } }";
const listed = "query ($n: Int) { issues(first: $n) { nodes { id } } }";
const one = "query ($id: ID!) { issue(id: $id) { id } }";
const searched = "query ($q: String!) { search(query: $q) { totalCount nodes { node { id } } } }";
const after = (cursor: string) => asked("query ($c: String) { issues(first: 1, after: $c) { nodes { id } } }", { c: cursor });
const forged = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

const nested = (depth: number, open: string, inner: string, close: string) => open.repeat(depth) + inner + close.repeat(depth);
const tooMuch = refused("LIMIT_EXCEEDED");
const wrong = anyOf(refused("BAD_USER_INPUT"), failed("BAD_USER_INPUT"));
const notFound = answered('"issue":null');

const pages: Attack[] = [
  ["a billion, by variable", asked(listed, { n: 1e9 }), tooMuch],
  ["zero", asked(listed, { n: 0 }), wrong],
  ["a negative number", asked(listed, { n: -1 }), wrong],
  ["the smallest number of 32 bits", asked(listed, { n: -(2 ** 31) }), wrong],
  ["the greatest number of 32 bits", asked(listed, { n: 2 ** 31 - 1 }), tooMuch],
  ["one beyond the greatest", asked(listed, { n: 2 ** 31 }), wrong],
  ["more than JavaScript can count", written(listed, '{"n": 9007199254740993}'), wrong],
  ["infinity", written(listed, '{"n": 1e400}'), wrong],
  ["a number of 100,000 digits", written(listed, `{"n": ${"9".repeat(100_000)}}`), wrong],
  ["one and a half", asked(listed, { n: 1.5 }), wrong],
  ["minus zero", written(listed, '{"n": -0}'), wrong],
  ["a number in quotes", asked(listed, { n: "5" }), wrong],
  ["yes", asked(listed, { n: true }), wrong],
  ["a list of one", asked(listed, { n: [5] }), anyOf(wrong, answered('"nodes"'))],
  ["an object", asked(listed, { n: { valueOf: 5 } }), wrong],
  ["as the default of a variable", posted({ query: "query ($n: Int = 1000000) { issues(first: $n) { nodes { id } } }" }), tooMuch],
  [
    "a hundred, three times over, by one variable",
    asked(
      "query ($n: Int) { issues(first: $n) { nodes { facedBy(first: $n) { nodes { ... on Community { faces(first: $n) { nodes { id } } } } } } } }",
      { n: 100 },
    ),
    tooMuch,
  ],
  [
    "a hundred, three times over, by a default",
    posted({
      query:
        "query ($n: Int = 100) { issues(first: $n) { nodes { facedBy(first: $n) { nodes { ... on Community { faces(first: $n) { nodes { id } } } } } } } }",
    }),
    tooMuch,
  ],
  [
    "a negative number, to make the rest cheaper",
    asked(
      "query ($n: Int) { issues(first: $n) { nodes { facedBy(first: 100) { nodes { ... on Community { faces(first: 100) { nodes { id } } } } } } } }",
      {
        n: -1_000_000,
      },
    ),
    anyOf(wrong, tooMuch),
  ],
  [
    "so many that the sum overflows",
    asked(
      "query ($n: Int) { issues(first: $n) { nodes { facedBy(first: $n) { nodes { ... on Community { faces(first: $n) { nodes { id } } } } } } } }",
      {
        n: 2 ** 31 - 1,
      },
    ),
    tooMuch,
  ],
];

const filters: Attack[] = [
  ["one in another, 10,000 deep", written(filtered, `{"f": ${nested(10_000, '{"not":', "{}", "}")}}`), tooMuch],
  ["lists in one another, 50,000 deep", written(filtered, `{"f": {"and": ${nested(50_000, "[", "", "]")}}}`), tooMuch],
  ["lists and objects by turns, 10,000 deep", written(filtered, `{"f": ${nested(10_000, '{"or":[', "{}", "]}")}}`), tooMuch],
  ["deeper than filters may be", asked(filtered, { f: JSON.parse(nested(20, '{"not":', "{}", "}")) }), wrong],
  ["80,000 that ask nothing", written(filtered, `{"f": {"or": [${Array(80_000).fill("{}").join()}]}}`), tooMuch],
  ["a hundred that ask nothing", asked(filtered, { f: { or: Array(100).fill({}) } }), wrong],
  ["30,000 values in a list", asked(filtered, { f: { id: { in: Array(30_000).fill("x") } } }), tooMuch],
  ["101 values in a list", asked(filtered, { f: { id: { in: Array(101).fill("x") } } }), anyOf(wrong, tooMuch)],
  ["100,000 nulls in a list", written(filtered, `{"f": {"id": {"in": [${Array(40_000).fill("null").join()}]}}}`), tooMuch],
  ["ids without end", asked("query ($i: [ID!]!) { nodes(ids: $i) { id } }", { i: Array(30_000).fill("extortion") }), tooMuch],
  [
    "the same id a hundred times",
    asked("query ($i: [ID!]!) { nodes(ids: $i) { id } }", { i: Array(100).fill("extortion") }),
    answered('"extortion"'),
  ],
  [
    "a thousand terms to sort by",
    asked("query ($o: [IssueOrder!]) { issues(orderBy: $o) { totalCount } }", { o: Array(900).fill("NAME_ASC") }),
    anyOf(wrong, tooMuch),
  ],
  [
    "one term of a vocabulary 30,000 times",
    asked('query ($e: [Effect!]) { responses(issue: "extortion", effects: $e) { totalCount } }', { e: Array(25_000).fill("REDUCES") }),
    tooMuch,
  ],
  [
    "one term of a vocabulary a hundred times",
    asked('query ($e: [Effect!]) { responses(issue: "extortion", effects: $e) { totalCount } }', { e: Array(100).fill("REDUCES") }),
    anyOf(wrong, answered("totalCount")),
  ],
  [
    "a relation in a relation in a relation in a relation",
    asked(filtered, { f: { broader: { some: { kinds: { some: { broader: { some: { kinds: { some: {} } } } } } } } } }),
    wrong,
  ],
  ["that no record is not like", asked(filtered, { f: { broader: { none: { kinds: { some: {} } } } } }), wrong],
  [
    "a text of 250 kB to look for",
    asked(filtered, { f: { name: { contains: "x".repeat(250_000) } } }),
    anyOf(wrong, tooMuch, answered('"totalCount":0')),
  ],
  ["a statement of the engine's", asked(filtered, { f: { name: { contains: "'}) DETACH DELETE n //" } } }), answered('"totalCount":0')],
  ["a statement of the engine's in an id", asked(one, { id: '"}) MATCH (n) SET n.sensitivity = 0 //' }), notFound],
  [
    "a pattern that never ends",
    asked(filtered, { f: { name: { containsIgnoreCase: `${"(a+)+".repeat(200)}$` } } }),
    answered('"totalCount":0'),
  ],
  [
    "null for all that may be null",
    asked(filtered, { f: { and: null, or: null, not: null, id: null, name: null, facedBy: null } }),
    anyOf(wrong, answered("totalCount")),
  ],
];

const keys: Attack[] = [
  ["__proto__ in a filter", written(filtered, '{"f": {"__proto__": {"id": {"eq": "x"}}}}'), anyOf(status(400), wrong)],
  [
    "__proto__ as a variable",
    written(one, '{"id": "extortion", "__proto__": {"admin": true}}'),
    anyOf(status(400), answered('"extortion"')),
  ],
  [
    "__proto__ for the variables",
    posted('{"query": "{ __typename }", "variables": {"__proto__": {"toString": 1}}}'),
    anyOf(status(400), answered('"Query"')),
  ],
  [
    "__proto__ beside the query",
    posted('{"query": "{ __typename }", "__proto__": {"query": "{ x }"}}'),
    anyOf(status(400), answered('"Query"')),
  ],
  [
    "constructor.prototype beside the query",
    posted('{"query": "{ __typename }", "constructor": {"prototype": {"x": 1}}}'),
    anyOf(status(400), answered('"Query"')),
  ],
  ["constructor in a filter", written(filtered, '{"f": {"constructor": {"prototype": {"id": "x"}}}}'), anyOf(status(400), wrong)],
  ["toString and valueOf in a filter", asked(filtered, { f: { toString: "x", valueOf: 1, hasOwnProperty: null } }), wrong],
  [
    "hasOwnProperty as a variable",
    asked("query ($hasOwnProperty: ID!) { issue(id: $hasOwnProperty) { id } }", { hasOwnProperty: "extortion" }),
    answered('"extortion"'),
  ],
  [
    "a variable that is only there by inheritance",
    posted({ query: "query ($toString: ID) { issues(filter: {id: {eq: $toString}}) { totalCount } }" }),
    answered("totalCount"),
  ],
  [
    "20,000 undefined variables",
    asked(one, { id: "extortion", ...Object.fromEntries(Array.from({ length: 15_000 }, (_, i) => [`v${i}`, 1])) }),
    anyOf(tooMuch, answered('"extortion"')),
  ],
  ["a variable with a name of 200 kB", asked(one, { id: "extortion", ["x".repeat(200_000)]: 1 }), answered('"extortion"')],
  ["a variable without a name", asked(one, { id: "extortion", "": 1, "\0": 2, "💥": 3 }), answered('"extortion"')],
  ["one variable twice", written(one, '{"id": "nothing", "id": "extortion"}'), answered('"extortion"')],
  ["one filter twice", written(filtered, '{"f": {"id": {"eq": "x"}, "id": {"eq": "extortion"}}}'), answered('"totalCount":1')],
];

const types: Attack[] = [
  ["an object for an id", asked(one, { id: { eq: "extortion" } }), wrong],
  ["a list for an id", asked(one, { id: ["extortion"] }), wrong],
  ["yes for an id", asked(one, { id: true }), wrong],
  ["null for what cannot be null", asked(one, { id: null }), wrong],
  ["nothing for what cannot be null", asked(one, {}), wrong],
  ["a number for a term of a vocabulary", asked("query ($o: [IssueOrder!]) { issues(orderBy: $o) { totalCount } }", { o: [0] }), wrong],
  [
    "a term that only JavaScript has",
    asked("query ($o: [IssueOrder!]) { issues(orderBy: $o) { totalCount } }", { o: ["__proto__", "constructor"] }),
    wrong,
  ],
  ["text for a filter", asked(filtered, { f: "id" }), wrong],
  ["a list for a filter", asked(filtered, { f: [] }), wrong],
  ["text for yes", asked("query ($b: Boolean!) { __typename @include(if: $b) }", { b: "false" }), wrong],
  ["sixty wrong values at once", asked(filtered, { f: { or: Array(60).fill(5) } }), wrong],
  ["a list for the variables", posted('{"query": "{ __typename }", "variables": [1, 2]}'), anyOf(status(400), answered('"Query"'))],
  ["text for the variables", posted('{"query": "{ __typename }", "variables": "{}"}'), anyOf(status(400), refused("BAD_REQUEST"))],
  ["a number for the variables", posted('{"query": "{ __typename }", "variables": 5}'), anyOf(status(400), refused("BAD_REQUEST"))],
  ["a number for the query", posted('{"query": 5}'), refused("BAD_REQUEST", "BAD_USER_INPUT")],
  ["an object for the query", posted('{"query": {"kind": "Document", "definitions": []}}'), refused("BAD_REQUEST", "BAD_USER_INPUT")],
  ["a list for the query", posted('{"query": ["{ __typename }"]}'), refused("BAD_REQUEST", "BAD_USER_INPUT")],
  [
    "an object for the operation's name",
    posted('{"query": "{ __typename }", "operationName": {"a": 1}}'),
    refused("BAD_REQUEST", "BAD_USER_INPUT"),
  ],
  [
    "a list for the extensions",
    posted('{"query": "{ __typename }", "extensions": [[[[]]]]}'),
    anyOf(status(400), refused("BAD_REQUEST"), answered('"Query"')),
  ],
  [
    "extensions 50,000 deep",
    posted(`{"query": "{ __typename }", "extensions": ${nested(25_000, '{"a":', "1", "}")}}`),
    anyOf(status(400), tooMuch, answered('"Query"')),
  ],
];

const strings: Attack[] = [
  ["200 kB for an id", asked(one, { id: "x".repeat(200_000) }), wrong],
  ["NUL in an id", asked(one, { id: "extortion\0" }), notFound],
  ["half of a pair of surrogates for an id", written(one, '{"id": "\\ud800"}'), anyOf(notFound, wrong)],
  ["half of a pair of surrogates for a search", written(searched, '{"q": "\\udfff extor"}'), anyOf(wrong, answered("totalCount"))],
  [
    "half of a pair of surrogates for the issue of the question",
    written("query ($i: ID!) { responses(issue: $i) { totalCount } }", '{"i": "ext\\ud83d"}'),
    failed("NOT_FOUND", "BAD_USER_INPUT"),
  ],
  ["200 kB to search for", asked(searched, { q: "x".repeat(200_000) }), wrong],
  ["100,000 words to search for", asked(searched, { q: "a ".repeat(100_000) }), wrong],
  [
    "as many words as may be searched for, of one letter",
    asked(searched, { q: "e a o i u s t n r l".repeat(10).slice(0, 190) }),
    anyOf(wrong, answered("totalCount")),
  ],
  [
    "the language of another search engine",
    asked(searched, { q: '+extor* -"x"~2 name:[a TO z] /.*/ {! }' }),
    anyOf(wrong, answered("totalCount")),
  ],
  ["letters that each fold into eighteen", asked(searched, { q: "ﷺ".repeat(190) }), anyOf(wrong, answered("totalCount"))],
  ["one letter under 190 accents", asked(searched, { q: `e${"\u0301".repeat(190)}` }), anyOf(wrong, answered("totalCount"))],
  ["nothing but accents", asked(searched, { q: "\u0301".repeat(100) }), anyOf(wrong, answered("totalCount"))],
  ["nothing but what cannot be seen", asked(searched, { q: "\u200b\u200d\u2060\ufeff" }), anyOf(wrong, answered("totalCount"))],
  ["a language of 200 kB", asked('query ($l: String) { issue(id: "extortion") { name(lang: $l) } }', { l: "en-".repeat(60_000) }), wrong],
  ["a language called __proto__", asked('query ($l: String) { issue(id: "extortion") { name(lang: $l) } }', { l: "__proto__" }), wrong],
  [
    "a place by a code with a quote in it",
    asked('query ($p: ID) { responses(issue: "extortion", place: $p) { totalCount } }', { p: "iso:CO' OR 1=1 //" }),
    failed("NOT_FOUND"),
  ],
  [
    "a place by a code of a scheme that only JavaScript has",
    asked('query ($p: ID) { responses(issue: "extortion", place: $p) { totalCount } }', { p: "constructor:name" }),
    failed("NOT_FOUND"),
  ],
  [
    "a place with a colon and 250 kB",
    asked('query ($p: ID) { responses(issue: "extortion", place: $p) { totalCount } }', { p: `iso:${"C".repeat(250_000)}` }),
    wrong,
  ],
  [
    "the escapes of a terminal, which come back in the error",
    asked("query ($i: ID!) { responses(issue: $i) { totalCount } }", { i: "\u001b[2J\u001b]0;x\u0007" }),
    failed("NOT_FOUND"),
  ],
  [
    "markup, which comes back in the error",
    asked("query ($i: ID!) { responses(issue: $i) { totalCount } }", { i: "<script>alert(1)</script>" }),
    failed("NOT_FOUND"),
  ],
];

const badCursor = failed("BAD_USER_INPUT");
const cursors: Attack[] = [
  ["no text at all", after(""), anyOf(badCursor, answered("nodes"))],
  ["no base64", after("%%%"), badCursor],
  ["base64 of what is no JSON", after(Buffer.from("{").toString("base64url")), badCursor],
  ["a key without a list", after(forged("extortion")), badCursor],
  ["a made-up list", after(forged("AAAAAA", "extortion")), badCursor],
  ["an object with the names of a list", after(Buffer.from('{"0":"AAAAAA","length":2}').toString("base64url")), badCursor],
  ["lists 30,000 deep", after(Buffer.from("[".repeat(30_000) + "]".repeat(30_000)).toString("base64url")), badCursor],
  ["a list of 30,000 parts", after(forged(...Array(30_000).fill(0))), badCursor],
  ["200 kB", after("A".repeat(200_000)), badCursor],
  ["the prototype of all objects", after(Buffer.from('[{"__proto__":{"x":1}},"x"]').toString("base64url")), badCursor],
  ["a statement of the engine's", after(forged("AAAAAA", "'}) DETACH DELETE n //")), badCursor],
  ["NUL and bytes that are no text", after(Buffer.from([0, 255, 254, 0]).toString("base64url")), badCursor],
];

const urls: Attack[] = [
  ["the same argument a thousand times", rows(`issue=extortion${"&issue=extortion".repeat(400)}`), status(400)],
  ["a thousand arguments", rows(Array.from({ length: 1000 }, (_, i) => `a${i}`).join("&")), status(400)],
  ["nothing but ampersands", rows(`issue=extortion${"&".repeat(7000)}`), answered("extortion")],
  ["a list of nothing but commas", rows(`issue=extortion&effects=${",".repeat(7000)}`), status(400)],
  ["a list of one term 700 times", rows(`issue=extortion&effects=${"REDUCES,".repeat(700)}`), anyOf(status(400), answered("practice_id"))],
  ["names as other frameworks nest them", rows("issue[$ne]=x&issue[]=extortion&issue[__proto__][x]=1"), status(400)],
  ["__proto__ and constructor", rows("__proto__=x&constructor=y&issue=extortion"), status(400)],
  ["escapes of nothing", rows("issue=%zz%"), status(400)],
  ["escapes of what is no text", rows("issue=%ff%fe%c0%80"), status(400)],
  ["an escaped NUL", rows("issue=extortion%00"), status(404)],
  ["half of a pair of surrogates, escaped", rows("issue=%ed%a0%80"), status(400)],
  ["line ends, to write headers with", rows("issue=extortion%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a"), status(404)],
  ["line ends in the language", rows("issue=extortion&lang=es%0d%0aX-Injected:%201"), status(400)],
  ["arguments of the graph, which has none", { path: "/graph.ndjson?first=-1&__proto__=x" }, status(400)],
  ["a graph in a language with line ends", { path: "/graph.ndjson?lang=es%0d%0aX-Injected:%201" }, status(400)],
  ["a name of 7 kB", rows(`issue=${"x".repeat(7000)}`), anyOf(status(404), status(400))],
  ["an address of 12 kB", rows(`issue=${"x".repeat(12_000)}`), status(414)],
  ["a document by URL that is too deep", byUrl({ query: `{a${"{a".repeat(1500)}` }), refused("LIMIT_EXCEEDED", "GRAPHQL_PARSE_FAILED")],
  ["variables by URL that are too deep", { path: `/graphql?query={__typename}&variables=${nested(3500, "[", "", "]")}` }, status(400)],
];

/** Values that are too large, too deep, of the wrong type, or aimed at our code, the engine, a spreadsheet or a terminal. */
export const valueAttacks: readonly AttackGroup[] = [
  ["pages", pages],
  ["filters and lists", filters],
  ["keys", keys],
  ["types", types],
  ["strings", strings],
  ["cursors", cursors],
  ["arguments by URL", urls],
];
