import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, Scalar } from "yaml";
import { nameOf, type Problems, type Spot } from "./problem.js";

/** A value of a YAML file that knows where it stands. */
export type Node = ScalarNode | ListNode | MapNode;
export interface ScalarNode {
  readonly kind: "scalar";
  readonly spot: Spot;
  readonly value: string | number | boolean | null;
  /** The value as it was written: `05120` stays a code of five digits, `2021` a date, `2026-11-21` a text. */
  readonly text: string;
}
export interface ListNode {
  readonly kind: "list";
  readonly spot: Spot;
  readonly items: readonly Node[];
}
export interface MapNode {
  readonly kind: "map";
  readonly spot: Spot;
  readonly fields: ReadonlyMap<string, Field>;
}
export interface Field {
  /** Its path in its record: `name`, `name.es`. */
  readonly path: string;
  /** Where the key stands. */
  readonly spot: Spot;
  readonly node: Node;
}

/** No list of a list of a list has a meaning here; this keeps the recursion small. */
const deepest = 20;
/** How much aliases may add to a file, in values: an alias of an alias of an alias grows tenfold each time. */
const mostAliased = 50_000;

/**
 * The content of a YAML file with the place of every value, or nothing where the file cannot be read as YAML: then the problems say why.
 * @param shape whether the file holds lists of records, or is one record
 */
export function readDocument(file: string, content: string, problems: Problems, shape: "lists" | "record" = "lists"): Node | undefined {
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const before = problems.told;
  try {
    // Keys are compared below: the parser would compare every key with every other.
    const document = parseDocument(content, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      version: "1.2",
      schema: "core",
      merge: false,
    });
    for (const { pos, code, message } of [...document.errors, ...document.warnings])
      problems.add(spotAt(pos[0]), "", "", reasonOf(code, message));
    if (problems.told > before) return undefined;
    return document.contents ? new Locator(spotAt, problems, shape === "lists").locate(document.contents) : empty(spotAt(0));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add({ file, line: 1, column: 1 }, "", "", tooDeep);
    return undefined;
  }
}

function reasonOf(code: string, message: string): string {
  if (code === "MULTIPLE_DOCS") return "starts another document: a file holds one.";
  return message.includes("call stack") ? tooDeep : `is not YAML: ${message}.`;
}
const tooDeep = `is nested too deeply: ${deepest} levels are allowed.`;

class Locator {
  /** What each anchor stands for, and how many values that is. */
  private readonly anchors = new Map<string, { node: Node; size: number }>();
  private aliased = 0;
  private size = 0;
  private refused = false;

  constructor(
    private readonly spotAt: (offset: number) => Spot,
    private readonly problems: Problems,
    private readonly lists: boolean,
  ) {}

  locate(contents: ParsedNode): Node | undefined {
    const node = this.node(contents, "", 0);
    return this.refused ? undefined : node;
  }

  private node(parsed: ParsedNode | null, path: string, depth: number, fallback?: Spot): Node {
    const spot = parsed ? this.spotAt(parsed.range[0]) : (fallback ?? this.spotAt(0));
    if (depth > deepest) return this.refuse(spot, path, "", tooDeep);
    if (isAlias(parsed)) return this.alias(parsed, spot, path);
    const start = this.size++;
    const node = this.plain(parsed, spot, path, depth);
    if (parsed && "anchor" in parsed && parsed.anchor) this.anchors.set(parsed.anchor, { node, size: this.size - start });
    return node;
  }

  private plain(parsed: Exclude<ParsedNode, Alias.Parsed> | null, spot: Spot, path: string, depth: number): Node {
    if (isSeq(parsed))
      return { kind: "list", spot, items: parsed.items.map((item) => this.node(item as ParsedNode, path, depth + 1, spot)) };
    if (!isMap(parsed)) return isScalar(parsed) ? scalar(parsed, spot) : empty(spot);
    const fields = new Map<string, Field>();
    for (const { key, value } of parsed.items) {
      const keySpot = key ? this.spotAt(key.range[0]) : spot;
      const name = isScalar(key) ? scalar(key, keySpot).text : "";
      const field = path ? `${path}.${name}` : name;
      const twin = fields.get(name);
      if (name === "") this.problems.add(keySpot, path, "", "has a key that is not a word.");
      else if (twin)
        this.problems.add(keySpot, field, "", `is written twice in one record: the other stands at ${nameOf(twin.spot)}. Keep one.`);
      else
        fields.set(name, {
          path: field,
          spot: keySpot,
          node: this.node(value as ParsedNode | null, this.lists && depth === 0 ? "" : field, depth + 1, keySpot),
        });
    }
    return { kind: "map", spot, fields };
  }

  private alias({ source }: Alias.Parsed, spot: Spot, path: string): Node {
    const target = this.anchors.get(source);
    if (!target)
      return this.refuse(spot, path, `*${source}`, `is an alias of nothing: write &${source} before what it stands for, outside of it.`);
    this.aliased += target.size;
    this.size += target.size;
    if (this.aliased > mostAliased)
      return this.refuse(spot, path, `*${source}`, `repeats too much: the aliases of a file may stand for ${mostAliased} values in all.`);
    return target.node;
  }

  private refuse(spot: Spot, path: string, value: string, message: string): Node {
    if (!this.refused) this.problems.add(spot, path, value, message);
    this.refused = true;
    return empty(spot);
  }
}

function scalar({ value, source, type }: Scalar, spot: Spot): ScalarNode {
  if (value === null || value === undefined) return empty(spot);
  // A block ends in a line break that nobody means.
  if (typeof value === "string") {
    const block = type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL;
    const text = block ? value.replace(/\n+$/, "") : value;
    return { kind: "scalar", spot, value: text, text };
  }
  return {
    kind: "scalar",
    spot,
    value: typeof value === "number" || typeof value === "boolean" ? value : String(value),
    text: source ?? String(value),
  };
}
const empty = (spot: Spot): ScalarNode => ({ kind: "scalar", spot, value: null, text: "" });

export const isEmpty = (node: Node) => node.kind === "scalar" && node.value === null;
/** One value, or each of a list. */
export const each = (node: Node): readonly Node[] => (node.kind === "list" ? node.items : [node]);

/** A value as a message quotes it. */
export function shown(node: Node, room = 100): string {
  if (node.kind === "scalar") return node.text;
  let text = "";
  const parts =
    node.kind === "list" ? node.items.map((n) => ["", n] as const) : [...node.fields].map(([name, f]) => [`${name}: `, f.node] as const);
  for (const [name, part] of parts) {
    if (text.length > room) break;
    text += `${text && ", "}${name}${shown(part, room - text.length)}`;
  }
  return node.kind === "list" ? `[${text}]` : `{${text}}`;
}
