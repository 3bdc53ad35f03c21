import { withEscapes } from "../../model/values.js";

/** A location in a folder. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A problem: where it is, what is wrong, and what would be right. */
export interface Problem {
  /** The code of the rule that a record breaks; `format` if the file itself is wrong. */
  readonly code: string;
  /** The file, relative to the folder that was read. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** The field as a path in its record, such as `name.es`; empty for the whole file. */
  readonly field: string;
  /** The value; empty if there is none. */
  readonly value: string;
  /** What is wrong with the value and what would be right. It continues after the value. */
  readonly message: string;
}

/** Collects problems, each once: an error in a default or in an expanded row is met many times, but written in one place. */
export class Problems {
  private readonly problems = new Map<string, Problem>();
  /** Counts repeated problems too: if it grows while a record is read, that record has a problem. */
  count = 0;

  add({ file, line, column }: SourceLocation, field: string, value: string, message: string, code = "format"): void {
    this.count++;
    const key = JSON.stringify([file, line, column, field, value, message]);
    if (!this.problems.has(key)) this.problems.set(key, { code, file, line, column, field, value: shortened(value), message });
  }
  /** In the order of files and lines. */
  inOrder(): readonly Problem[] {
    const byPlace = (a: Problem, b: Problem) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
    return [...this.problems.values()].sort(byPlace);
  }
}

/** One line: `seed/sources/x/claims.yaml:12 faces: "extorsion" is not an id here. Did you mean extortion?` */
export function renderProblem({ file, line, field, value, message }: Problem, folder = ""): string {
  const path = folder ? `${folder.replace(/\/+$/, "")}/${file}` : file;
  return [`${path}:${line}`, field && `${field}:`, value && withEscapes(JSON.stringify(value)), message].filter(Boolean).join(" ");
}

export const locationText = ({ file, line }: SourceLocation) => `${file}:${line}`;

const maxLength = 120;
const shortened = (value: string) => (value.length > maxLength ? `${value.slice(0, maxLength)}...` : value);
