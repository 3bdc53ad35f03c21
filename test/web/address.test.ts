import fc from "fast-check";
import { type GraphQLInputType, GraphQLNonNull, getNamedType, isInputObjectType, isListType, isNonNullType } from "graphql";
import { namedTables } from "../../src/export/tables/named-tables.js";
import { model } from "../../src/model/index.js";
import {
  type Address,
  addressIn,
  changed,
  completed,
  listOf,
  type PageDeclaration,
  type PageName,
  pages,
  parametersOf,
  pathOf,
  rowsPathOf,
} from "../../src/web/explorer/address.js";
import { variablesOf } from "../../src/web/explorer/state/variables.js";
import { cases } from "../parts.js";
import { schema } from "../schema.js";

/** The address language of the explorer: a state has one address, an address has one state, and it is the language of the API. */
const declared = Object.entries(pages) as [PageName, PageDeclaration][];
const names = declared.map(([name]) => name);
const hasId = (name: PageName) => name === "id" || (pages[name] as PageDeclaration).record === true;

/** Any text that is not empty: letters of all scripts, control characters, and what addresses have a meaning for. */
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."?&=#%+/\\,:;.~'\"<>{}[] \n"), minLength: 1, maxLength: 6 }),
);
/** The state of any page, with some of its parameters, in any order. */
const states: fc.Arbitrary<Address> = fc.constantFrom(...names).chain((page) =>
  fc
    .record({
      id: hasId(page) ? text : fc.constant(undefined),
      chosen: fc.shuffledSubarray(parametersOf(page)),
      values: fc.array(text, { minLength: 20, maxLength: 20 }),
    })
    .map(({ id, chosen, values }) => ({
      page,
      ...(id !== undefined && { id }),
      parameters: Object.fromEntries(chosen.map((name, at) => [name, values[at]])),
    })),
);
/** Commas separate the values of a list, and empty ones of those are none. */
const comparable = ({ parameters = {}, ...rest }: Address) => ({ ...rest, parameters });

test("a state has an address, which leads back to it", () => {
  fc.assert(
    fc.property(states, (state) => {
      const path = pathOf(state);
      expect(addressIn(path)).toEqual(comparable(state));
      expect(addressIn(`/${path}`)).toEqual(comparable(state));
      expect(addressIn(path.replace(/(?=\?|$)/, "/"))).toEqual(comparable(state));
    }),
    cases(100),
  );
});

test("equal states have equal addresses, in whichever order they were made, and what is empty does not count", () => {
  fc.assert(
    fc.property(states, fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 }), (state, dice) => {
      const entries = Object.entries(state.parameters ?? {});
      const shuffled = entries.map((entry, at) => ({ entry, die: dice[at] ?? 0 })).sort((a, b) => a.die - b.die);
      const parameters = Object.fromEntries(shuffled.map(({ entry }) => entry));
      expect(pathOf({ ...state, parameters })).toBe(pathOf(state));
      const empty = Object.fromEntries(parametersOf(state.page).map((name) => [name, dice[0] === 0 ? undefined : ""]));
      expect(pathOf({ ...state, parameters: { ...empty, ...parameters } })).toBe(pathOf(state));
      expect(pathOf(changed(state, {}))).toBe(pathOf(state));
    }),
    cases(100),
  );
});

test("an address holds the parameters in their declared order", () => {
  fc.assert(
    fc.property(states, (state) => {
      const [, query = ""] = pathOf(state).split("?");
      const inAddress = [...new URLSearchParams(query).keys()];
      expect(inAddress).toEqual(parametersOf(state.page).filter((name) => inAddress.includes(name)));
      expect(inAddress.sort()).toEqual(Object.keys(state.parameters ?? {}).sort());
    }),
    cases(100),
  );
});

test("an address is relative: below whichever path the server has, it leads to the same page of that server", () => {
  fc.assert(
    fc.property(states, fc.constantFrom("https://example.org/", "https://example.org/a/b/"), (state, root) => {
      // Browsers resolve these two, however they are written. No record has such an id.
      fc.pre(state.id !== "." && state.id !== "..");
      const { href } = new URL(pathOf(state) || ".", root);
      expect(href.startsWith(root)).toBe(true);
      expect(addressIn(href.slice(root.length))).toEqual(comparable(state));
    }),
    cases(100),
  );
});

test("rows are at the address of the page with an extension, without what the page alone knows", () => {
  fc.assert(
    fc.property(states, (state) => {
      const rows = rowsPathOf(state, "csv");
      const { rows: hasRows, arguments: args } = pages[state.page] as PageDeclaration;
      if (!hasRows) return expect(rows).toBeUndefined();
      const parameters = Object.fromEntries(Object.entries(state.parameters ?? {}).filter(([name]) => [...args, "lang"].includes(name)));
      return expect(rows).toBe(pathOf(completed({ ...state, parameters })).replace(/(?=\?|$)/, ".csv"));
    }),
    cases(100),
  );
});

test.each([
  ["", { page: "home" }],
  ["?lang=es", { page: "home", parameters: { lang: "es" } }],
  [
    "responses?issue=extortion&place=iso:CO&scopes=EXACT,WITHIN",
    { page: "answer", parameters: { issue: "extortion", place: "iso:CO", scopes: "EXACT,WITHIN" } },
  ],
  ["community/tumaco", { page: "community", id: "tumaco" }],
  ["record/iccs%3A02051", { page: "record", id: "iccs:02051" }],
  ["id/a%2Fb", { page: "id", id: "a/b" }],
] as [string, Address][])("/%s stays as it is", (path, state) => {
  expect(addressIn(path)).toEqual({ parameters: {}, ...state });
  expect(pathOf(state)).toBe(path);
});

test.each(["nothing", "responses/more", "community", "community/", "community/a/b", "id", "community/%zz", "Responses", "responses.csv"])(
  "there is no page at /%s",
  (path) => {
    expect(addressIn(path)).toBeUndefined();
  },
);

test("what a page does not know is left out, and a repeated parameter is a list", () => {
  const read = addressIn("responses?issue=a&unknown=b&issue=c&scopes=EXACT&scopes=WITHIN&__proto__=x");
  expect(read).toEqual({ page: "answer", parameters: { issue: "a,c", scopes: "EXACT,WITHIN" } });
  expect(listOf(read as Address, "scopes")).toEqual(["EXACT", "WITHIN"]);
  expect(listOf(read as Address, "effects")).toBeUndefined();
});

test("no two pages have one path, and no path has parts", () => {
  const paths = declared.map(([, { path }]) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^([a-z]+(-[a-z]+)*)?$/);
  for (const name of names) expect(new Set(parametersOf(name)).size).toBe(parametersOf(name).length);
});

describe("the API", () => {
  const tables = namedTables(schema, model);
  const withRows = declared.filter(([, { rows }]) => rows === true || rows === "records");

  test.each(withRows)("has rows at the path of the page %s, which take its arguments", (_, { path, arguments: args }) => {
    const table = tables.find(({ name }) => name === path);
    expect(table).toBeDefined();
    const taken = table?.args.map(({ name }) => name);
    for (const name of args) expect(taken).toContain(name);
  });

  /** A value of a type as an address has it, and as JSON has it. */
  function example(type: GraphQLInputType): [string, unknown] {
    if (isNonNullType(type)) return example(type.ofType);
    const named = getNamedType(type);
    if (isListType(type) && !isInputObjectType(named)) return ["A,B", ["A", "B"]];
    if (named.name === "GroupByInput") return ["ISSUE:ROLL_UP", { axis: "ISSUE", rollUp: true }];
    if (isInputObjectType(named)) return ['{"x":1}', { x: 1 }];
    if (named.name === "Int" || named.name === "Float") return ["3", 3];
    return named.name === "Boolean" ? ["true", true] : ["a", "a"];
  }
  test.each(withRows)("takes the arguments of the page %s as their types are", (name, { path, arguments: args }) => {
    const table = tables.find((t) => t.name === path);
    for (const arg of table?.args ?? []) {
      if (!args.includes(arg.name)) continue;
      const [inAddress, value] = example(new GraphQLNonNull(isNonNullType(arg.type) ? arg.type.ofType : arg.type));
      expect(variablesOf({ page: name, parameters: { [arg.name]: inAddress } }, [arg.name])).toEqual({ [arg.name]: value });
    }
  });

  test("is asked without what the address does not say, and as it is said where it makes no sense", () => {
    expect(variablesOf({ page: "answer", parameters: { issue: "", place: undefined } }, ["issue", "place", "scopes"])).toEqual({});
    expect(variablesOf({ page: "answer", parameters: { claim: "{", issue: "a" } }, ["claim"])).toEqual({ claim: "{" });
    expect(variablesOf({ page: "answer" }, ["claim"])).toEqual({});
  });
});
