import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";
import { en } from "../../src/web/explorer/words/en/index.js";
import { es } from "../../src/web/explorer/words/es/index.js";
import { fr } from "../../src/web/explorer/words/fr/index.js";
import { root } from "../built.js";

/** All words of the explorer, by language. */
export const spoken = { en, es, fr } as const;
export type Spoken = keyof typeof spoken;

/** A text that the explorer may show, and where it is: `answer.row.more(1)`. */
export interface Said {
  readonly path: string;
  readonly text: string;
}

/** A name that stands in texts where the name of a record would. */
export const name = "Xyz";
const folder = join(root, "src/web/explorer/words/en");
const counts = [0, 1, 2, 5, 1234];
const moment = new Date("2026-11-28T14:02:00Z");

// biome-ignore lint/suspicious/noExplicitAny: the syntax tree of a file
type Node = any;

/** Values of a type, as English declares it: the other languages take the same. */
function samplesOf(type: Node): unknown[] {
  switch (type?.type) {
    case "TsKeywordType":
      return { number: counts, boolean: [true, false], undefined: [undefined], null: [null] }[type.kind as string] ?? [name];
    case "TsLiteralType":
      return [type.literal.value];
    case "TsUnionType":
      return type.types.flatMap(samplesOf);
    case "TsParenthesizedType":
      return samplesOf(type.typeAnnotation);
    case "TsTypeOperator":
      return samplesOf(type.typeAnnotation);
    case "TsArrayType":
      return [samplesOf(type.elemType).slice(0, 1), samplesOf(type.elemType).concat(samplesOf(type.elemType)).slice(0, 2)];
    case "TsTypeLiteral":
      return [Object.fromEntries(type.members.map((m: Node) => [m.key.value, samplesOf(m.typeAnnotation?.typeAnnotation)[0]]))];
    case "TsTypeReference":
      return type.typeName.value === "Date" ? [moment] : [name];
    default:
      return [name];
  }
}
function samplesOfParameter({ pat, ...param }: Node): unknown[] {
  const pattern = pat ?? param;
  if (pattern.type === "AssignmentPattern") return [undefined, ...samplesOfParameter(pattern.left)];
  const known = samplesOf(pattern.typeAnnotation?.typeAnnotation);
  return pattern.optional ? [undefined, ...known] : known;
}

/** What the functions of an object of words take, by their paths. */
function parametersIn(node: Node, path: string, found: Map<string, unknown[][]>): void {
  if (["TsAsExpression", "TsSatisfiesExpression", "TsConstAssertion", "ParenthesisExpression"].includes(node?.type))
    parametersIn(node.expression, path, found);
  else if (node?.type === "ArrowFunctionExpression" || node?.type === "FunctionExpression")
    found.set(path, node.params.map(samplesOfParameter));
  else if (node?.type === "ObjectExpression")
    for (const property of node.properties) {
      const key = property.key?.value;
      if (property.type === "KeyValueProperty") parametersIn(property.value, path ? `${path}.${key}` : String(key), found);
      if (property.type === "MethodProperty") found.set(path ? `${path}.${key}` : String(key), property.params.map(samplesOfParameter));
    }
}

/** The tools of a language that are words too. */
const tools: readonly (readonly [string, unknown[][]])[] = [
  ["list", [[[name], [name, name]]]],
  ["number", [counts]],
  ["day", [[moment]]],
];

/** Of each file of English words, by the path from its topic and, for the parts of a topic, by the path within the file. */
function readParameters(): Map<string, unknown[][]> {
  const found = new Map<string, unknown[][]>(tools);
  for (const file of readdirSync(folder).filter((f) => f !== "index.ts")) {
    const { body } = parseSync(readFileSync(join(folder, file), "utf8"), { syntax: "typescript" });
    for (const item of body as Node[])
      if (item.type === "ExportDeclaration" && item.declaration.type === "VariableDeclaration")
        for (const { init } of item.declaration.declarations) {
          parametersIn(init, "", found);
          parametersIn(init, file.replace(/\.ts$/, ""), found);
        }
  }
  return found;
}
function parametersOfWords(path: string): unknown[][] {
  const parts = path.split(".");
  const known = parts.map((_, at) => parameters.get(parts.slice(at).join("."))).find((lists) => lists !== undefined);
  if (!known) throw new Error(`${path} is a function whose parameters are not declared in words/en.`);
  return known;
}
const parameters = readParameters();

/** Every choice of one value for each parameter. */
const combinations = (lists: readonly unknown[][]): unknown[][] =>
  lists.reduce<unknown[][]>((all, list) => all.flatMap((before) => list.map((value) => [...before, value])).slice(0, 2000), [[]]);

/** All that a language says: its texts, and what its functions make of samples. */
export function saidIn(lang: Spoken): Said[] {
  const said: Said[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value === "string") said.push({ path, text: value });
    else if (typeof value === "function") {
      for (const args of combinations(parametersOfWords(path))) visit(value(...args), `${path}(${JSON.stringify(args).slice(1, -1)})`);
    } else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, path ? `${path}.${key}` : key);
  };
  visit(spoken[lang], "");
  return said;
}
