/** Where something stands in a folder: lines and columns count from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, where, and what would be right. */
export interface Problem {
  /** The file, from the folder that was read. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** The field as a path in its record, such as `name.es`; empty where the whole file is meant. */
  readonly field: string;
  /** What stands there; empty where nothing does. */
  readonly value: string;
  /** What is wrong with the value and what would be right: it reads on from the value. */
  readonly message: string;
}

/** Gathers problems, each once: what a default or an expanded row gets wrong many times is written in one place. */
export class Problems {
  private readonly found = new Map<string, Problem>();
  /** How often something was told, whether or not it was told before: more than it was means that what was read since is not sound. */
  told = 0;

  add({ file, line, column }: Spot, field: string, value: string, message: string): void {
    this.told++;
    const key = JSON.stringify([file, line, column, field, value, message]);
    if (!this.found.has(key)) this.found.set(key, { file, line, column, field, value: shortened(value), message });
  }
  /** In the order in which somebody mending the files meets them. */
  inOrder(): readonly Problem[] {
    const byPlace = (a: Problem, b: Problem) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
    return [...this.found.values()].sort(byPlace);
  }
}

/** One line: `seed/sources/x/claims.yaml:12 faces: "extorsion" is not an id here. Did you mean extortion?` */
export function renderProblem({ file, line, field, value, message }: Problem, folder = ""): string {
  const path = folder ? `${folder.replace(/\/+$/, "")}/${file}` : file;
  return [`${path}:${line}`, field && `${field}:`, value && JSON.stringify(value), message].filter(Boolean).join(" ");
}

export const nameOf = ({ file, line }: Spot) => `${file}:${line}`;

const longest = 120;
const shortened = (value: string) => (value.length > longest ? `${value.slice(0, longest)}...` : value);

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
/** The sentence that points out what may have been meant, or nothing. */
export const perhaps = (candidates: readonly string[]) => (candidates.length > 0 ? ` Did you mean ${either(candidates)}?` : "");
