import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  validateSchema,
} from "graphql";
import { upperSnake } from "../src/api/schema/types.js";
import { propertiesOf } from "../src/model/declare.js";
import { model } from "../src/model/index.js";
import { schemaFiles } from "../src/schema-files.js";
import { schema as built } from "./schema.js";

const folder = fileURLToPath(new URL("../schema/", import.meta.url));
const committed = (file: string) => readFile(`${folder}${file}`, "utf8");
const types = Object.values(built.getTypeMap()).filter((type) => !isIntrospectionType(type));

test("it is valid", () => expect(validateSchema(built)).toEqual([]));

describe("the files of schema/", () => {
  const files = schemaFiles();
  test.each(Object.keys(files))("%s is what the model gives: `npm run schema` writes it anew", async (file) => {
    expect(await committed(file)).toBe(files[file]);
  });
  test("there are no others", async () => {
    expect((await readdir(folder)).sort()).toEqual(Object.keys(files).sort());
  });
});

describe("every name of the schema is described", () => {
  const described = types.flatMap((type) => namesOf(type));

  test("in a sentence", () => {
    expect(described.filter(({ text }) => !/^[A-Z`][\s\S]*[.?!]$/.test(text)).map(shown)).toEqual([]);
  });
  test("that says more than the name does", () => {
    expect(described.filter(({ name, text }) => repeats(name, text)).map(shown)).toEqual([]);
  });
  test("with an article that fits", () => {
    expect(described.filter(({ text }) => /\b[Aa] [AEIOaeio]/.test(text)).map(shown)).toEqual([]);
  });
  test("and the two tests above find what they look for", () => {
    expect(described.length).toBeGreaterThan(2000);
    expect(["Its name.", "The name", "A name."].map((text) => repeats("name", text))).toEqual([true, true, true]);
    expect(repeats("practiceType", "The PracticeType.")).toBe(true);
    expect(repeats("name", "What it is called.")).toBe(false);
  });
});

test("what both ends of a relation are called tells them apart: none is only a pronoun", () => {
  const pronouns =
    /\b(does it|doing it|says of it|say it of|they are who|their own doing|concern them)\b|^(Which records|What they do|Who does it)\.$/;
  const described = types.flatMap((type) => namesOf(type));
  expect(described.filter(({ text }) => pronouns.test(text)).map(shown)).toEqual([]);
});

describe("what is sorted and compared by its spelling", () => {
  const values = (name: string) => (types.find((t) => t.name === name) as GraphQLEnumType).getValues();
  test("is no term: the order of terms is that of their declaration", () => {
    const terms = [...model.entities, model.claim].flatMap((cls) =>
      propertiesOf(cls).flatMap(({ kind, name }) => (kind === "term" ? [`${cls.name}Order.${upperSnake(name)}`] : [])),
    );
    expect(terms).toContain("PlaceOrder.KIND");
    const sorted = types
      .filter(isEnumType)
      .flatMap((type) => type.getValues().map(({ name }) => `${type.name}.${name.replace(/_(ASC|DESC)$/, "")}`));
    expect(sorted.filter((name) => terms.includes(name))).toEqual([]);
  });
  test("says so, if it is a date", () => {
    const how = /compared as text, by how it begins: 2021 comes before 2021-05/;
    const dated = values("ClaimOrder").filter(({ name }) => /^(PERIOD|RECORDED_AT)_/.test(name));
    expect(dated.map(({ description }) => description)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(how)));
    const { lt, gte } = (types.find((t) => t.name === "DateComparison") as GraphQLInputObjectType).getFields();
    expect([lt?.description, gte?.description]).toEqual([expect.stringMatching(how), expect.stringMatching(how)]);
  });
});

test("every value has a type: no scalar takes anything", () => {
  expect(types.filter(isScalarType).map(String).sort()).toEqual(["Boolean", "Float", "ID", "Int", "String"]);
  expect(built.getDirectives().filter((directive) => !isSpecifiedDirective(directive))).toEqual([]);
});

describe("what clients rely on stays", () => {
  const breaking = (before: GraphQLSchema, after: GraphQLSchema) => findBreakingChanges(before, after).map((change) => change.description);

  test("nothing of the committed schema is gone or means something else", async () => {
    expect(breaking(buildSchema(await committed("schema.graphql")), built)).toEqual([]);
  });

  // What the committed schema promised more of, in one place each, is what the built one would have lost.
  test.each([
    ["a field", /^type Community .*\{/m, "$&\n  gone: String\n", "Community.gone was removed."],
    ["an argument", /^ {2}nodes\(/m, "$&gone: Int, ", "Query.nodes arg gone was removed."],
    ["a term", /^enum Intent \{/m, "$&\n  GONE\n", "GONE was removed from enum type Intent."],
    ["a field of a filter", /^input TextComparison \{/m, "$&\n  gone: String\n", "TextComparison.gone was removed."],
    ["a type", /^type Query \{/m, "type Gone { id: ID! }\n$&", "Gone was removed."],
    [
      "an interface",
      /^type Practice implements/m,
      "interface Gone { id: ID! }\n$& Gone &",
      "Practice no longer implements interface Gone.",
    ],
    ["a promise that a value is there", /^ {2}mechanism: String$/m, "$&!", "Claim.mechanism changed type from String! to String."],
    ["what may be left out", /^ {4}first: Int! = 25$/m, "    first: Int", "first has changed type from Int to Int!"],
  ])("losing %s would be noticed", async (_, where, promised, noticed) => {
    const sdl = await committed("schema.graphql");
    const before = sdl.replace(where, promised);
    expect(before === sdl).toBe(false);
    expect(breaking(buildSchema(before), built)).toContainEqual(expect.stringContaining(noticed));
  });
});

interface Described {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}
const shown = ({ path, text }: Described) => `${path}: ${text}`;

/** A type and all that has a name in it. */
function namesOf(type: GraphQLNamedType): Described[] {
  const { name } = type;
  const named = (path: string, thing: { name: string; description?: string | null }): Described => ({
    path,
    name: thing.name,
    text: thing.description ?? "",
  });
  const members = isEnumType(type)
    ? type.getValues().map((value) => named(`${name}.${value.name}`, value))
    : isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => named(`${name}.${field.name}`, field))
      : isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).flatMap((field) => [
            named(`${name}.${field.name}`, field),
            ...field.args.map((argument) => named(`${name}.${field.name}(${argument.name}:)`, argument)),
          ])
        : [];
  return [named(name, type), ...members];
}

/** Whether a description holds no word that the name does not. */
function repeats(name: string, text: string): boolean {
  const said = wordsOf(name);
  return wordsOf(text).every((word) => empty.includes(word) || said.includes(word));
}
const empty = ["a", "an", "the", "its", "it", "is", "of", "this", "one"];
const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
