import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  Scalar,
} from "yaml";
import { locationText, type Problems, type SourceLocation } from "../../records/problem.js";
import { syntaxProblems } from "./syntax.js";

/** A value of a YAML file, with its location. */
export type YamlNode = ScalarNode | ListNode | MapNode;
export interface ScalarNode {
  readonly kind: "scalar";
  readonly location: SourceLocation;
  readonly value: string | number | boolean | null;
  /** The value as it was written: `05120` stays a code of five digits, `2021` a date, `2026-11-21` a text. */
  readonly text: string;
}
export interface ListNode {
  readonly kind: "list";
  readonly location: SourceLocation;
  readonly items: readonly YamlNode[];
}
export interface MapNode {
  readonly kind: "map";
  readonly location: SourceLocation;
  readonly fields: ReadonlyMap<string, Field>;
}
export interface Field {
  /** Its path in its record: `name`, `name.es`. */
  readonly path: string;
  /** The location of the key. */
  readonly location: SourceLocation;
  readonly node: YamlNode;
}

/** No record is nested so deeply. */
const maxDepth = 20;
/** The composer is recursive: beyond some thousands of levels it ends the process, or reports an overflow of the stack several times. */
const maxComposedDepth = 200;
/** Values that aliases may add to a file. Aliases of aliases grow exponentially. */
const maxAliasedValues = 50_000;

/** What is wrong with a folder, and what may be. */
export interface Findings {
  readonly problems: Problems;
  readonly warnings: Problems;
}

/**
 * Parses a YAML file, with the location of every value.
 * @returns nothing if the file is not YAML; then the problems say why
 * @param shape whether the file holds lists of records, or is one record
 */
export function readDocument(
  file: string,
  content: string,
  { problems, warnings }: Findings,
  shape: "lists" | "record" = "lists",
): YamlNode | undefined {
  const lines = new LineCounter();
  const locationAt = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(content)];
  const deep = tokens.map(firstBeyondDepth).find((token) => token !== undefined);
  if (deep) {
    problems.add(locationAt(deep.offset), "", "", tooDeep);
    return undefined;
  }
  const before = problems.count;
  const [first, second] = new Composer(composerOptions).compose(tokens, true, content.length);
  const document = first as Document.Parsed;
  const errors = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const lineOf = (position: number) => ({ line: locationAt(position).line, column: locationAt(position).column });
  for (const { line, message } of syntaxProblems(errors, content, lineOf))
    problems.add({ file, line, column: 1 }, "", "", `is not YAML: ${message}`);
  if (second) problems.add(locationAt(second.range[0]), "", "", "starts another document: a file holds one.");
  if (problems.count > before) return undefined;
  if (!document.contents) return empty(locationAt(0));
  return new Locator(locationAt, content, { problems, warnings }, shape === "lists").locate(document.contents);
}

// Duplicate keys are found by the locator: the composer compares every key with every other.
const composerOptions = { prettyErrors: false, uniqueKeys: false, version: "1.2", schema: "core", merge: false } as const;
const tooDeep = `is nested too deeply: ${maxDepth} levels are allowed.`;

/** The first token beyond the depth that the composer can take. */
function firstBeyondDepth(token: CST.Token): CST.Token | undefined {
  const stack: (readonly [CST.Token, depth: number])[] = [[token, 0]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [parent, depth] = top;
    if (depth > maxComposedDepth) return parent;
    const children = "items" in parent ? parent.items.flatMap(({ key, value }) => [key, value]) : "value" in parent ? [parent.value] : [];
    for (const child of children) if (child) stack.push([child, depth + 1]);
  }
  return undefined;
}

class Locator {
  /** The node of each anchor, and how many values it contains. */
  private readonly anchors = new Map<string, { node: YamlNode; size: number }>();
  private aliased = 0;
  private size = 0;
  private refused = false;

  constructor(
    private readonly locationAt: (offset: number) => SourceLocation,
    private readonly content: string,
    private readonly findings: Findings,
    private readonly lists: boolean,
  ) {}

  locate(contents: ParsedNode): YamlNode | undefined {
    const node = this.node(contents, "", 0);
    return this.refused ? undefined : node;
  }

  private node(parsed: ParsedNode | null, path: string, depth: number, fallback?: SourceLocation): YamlNode {
    const location = parsed ? this.locationAt(parsed.range[0]) : (fallback ?? this.locationAt(0));
    if (depth > maxDepth) return this.refuse(location, path, "", tooDeep);
    if (isAlias(parsed)) return this.alias(parsed, location, path);
    const start = this.size++;
    const node = this.withoutAlias(parsed, location, path, depth);
    if (parsed && "anchor" in parsed && parsed.anchor) this.anchors.set(parsed.anchor, { node, size: this.size - start });
    return node;
  }

  private withoutAlias(parsed: Exclude<ParsedNode, Alias.Parsed> | null, location: SourceLocation, path: string, depth: number): YamlNode {
    if (isSeq(parsed))
      return { kind: "list", location, items: parsed.items.map((item) => this.node(item as ParsedNode, path, depth + 1, location)) };
    if (!isMap(parsed)) {
      if (!isScalar(parsed)) return empty(location);
      this.warnOfComment(parsed, location, path);
      return scalar(parsed, location);
    }
    const fields = new Map<string, Field>();
    const repeated: (readonly [SourceLocation, field: string, existing: Field])[] = [];
    for (const { key, value } of parsed.items) {
      const keyLocation = key ? this.locationAt(key.range[0]) : location;
      const name = isScalar(key) ? scalar(key, keyLocation).text : "";
      const field = path ? `${path}.${name}` : name;
      const existing = fields.get(name);
      if (name === "") this.findings.problems.add(keyLocation, path, "", "has a key that is not a word.");
      else if (existing) repeated.push([keyLocation, field, existing]);
      else
        fields.set(name, {
          path: field,
          location: keyLocation,
          node: this.node(value as ParsedNode | null, this.lists && depth === 0 ? "" : field, depth + 1, keyLocation),
        });
    }
    const [first, ...others] = repeated;
    // Several are another record without its hyphen.
    if (first) {
      const [keyLocation, field, existing] = first;
      const twice = `is written twice in one record: the other stands at ${locationText(existing.location)}.`;
      const advice = others.length
        ? `So are ${others.length} more fields: if another record begins here, begin it with a hyphen.`
        : "Keep one.";
      this.findings.problems.add(keyLocation, field, "", `${twice} ${advice}`);
    }
    return { kind: "map", location, fields };
  }

  /** Warns of a comment that is probably the rest of a text: it begins without a blank, as in `road #7`. */
  private warnOfComment({ type, source = "", range: [, end, after] }: Scalar.Parsed, location: SourceLocation, path: string): void {
    const [, comment] = (type === Scalar.PLAIN && /^[ \t]*(#[^\s#].*)/.exec(this.content.slice(end, after))) || [];
    const advice = "put all of it in quotes if that belongs to it, and write a blank after # if not";
    if (comment) this.findings.warnings.add(location, path, source, `ends before ${comment}: ${advice}.`);
  }

  private alias({ source }: Alias.Parsed, location: SourceLocation, path: string): YamlNode {
    const target = this.anchors.get(source);
    if (!target)
      return this.refuse(
        location,
        path,
        `*${source}`,
        `is an alias of nothing: write &${source} before what it stands for, outside of it.`,
      );
    this.aliased += target.size;
    this.size += target.size;
    if (this.aliased > maxAliasedValues)
      return this.refuse(
        location,
        path,
        `*${source}`,
        `repeats too much: the aliases of a file may stand for ${maxAliasedValues} values in all.`,
      );
    return target.node;
  }

  private refuse(location: SourceLocation, path: string, value: string, message: string): YamlNode {
    if (!this.refused) this.findings.problems.add(location, path, value, message);
    this.refused = true;
    return empty(location);
  }
}

function scalar({ value, source, type }: Scalar, location: SourceLocation): ScalarNode {
  if (value === null || value === undefined) return empty(location);
  // The line break at the end of a block is not part of the text.
  if (typeof value === "string") {
    const block = type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL;
    const text = block ? value.replace(/\n+$/, "") : value;
    return { kind: "scalar", location, value: text, text };
  }
  return {
    kind: "scalar",
    location,
    value: typeof value === "number" || typeof value === "boolean" ? value : String(value),
    text: source ?? String(value),
  };
}
const empty = (location: SourceLocation): ScalarNode => ({ kind: "scalar", location, value: null, text: "" });

export const isEmpty = (node: YamlNode) => node.kind === "scalar" && node.value === null;
/** One value, or each of a list. */
export const itemsOf = (node: YamlNode): readonly YamlNode[] => (node.kind === "list" ? node.items : [node]);

/** A value as a message quotes it. */
export function quoted(node: YamlNode, room = 100): string {
  if (node.kind === "scalar") return node.text;
  let text = "";
  const parts =
    node.kind === "list" ? node.items.map((n) => ["", n] as const) : [...node.fields].map(([name, f]) => [`${name}: `, f.node] as const);
  for (const [name, part] of parts) {
    if (text.length > room) break;
    text += `${text && ", "}${name}${quoted(part, room - text.length)}`;
  }
  return node.kind === "list" ? `[${text}]` : `{${text}}`;
}
