import type { YAMLParseError, YAMLWarning } from "yaml";

/** What is wrong with the syntax of a file, at the start of a line. */
export interface SyntaxProblem {
  /** From 1. */
  readonly line: number;
  /** Continues after "is not YAML:". */
  readonly message: string;
}

const quotes = "put the text in quotes";
const misplaced =
  "this line is indented wrongly: the fields of one record begin in the same column, and what belongs to a field is indented deeper than it";

/**
 * The errors of the parser in words that help a person who writes YAML. Each line has one. What follows the first error is a consequence of
 * it in most files, so it is left out, except for sentences with a colon, which stand alone.
 * @param lineOf the line of a position, from 1, and its column, from 1
 */
export function syntaxProblems(
  errors: readonly (YAMLParseError | YAMLWarning)[],
  content: string,
  lineOf: (position: number) => { readonly line: number; readonly column: number },
): readonly SyntaxProblem[] {
  const lines = content.split(/\r?\n/);
  const found = errors.map((error): SyntaxProblem & { readonly colon?: true } => {
    const { line, column } = lineOf(error.pos[0]);
    const rest = (lines[line - 1] ?? "").slice(column - 1);
    const hasField = /:(\s|$)/.test(rest);
    if (error.code === "TAB_AS_INDENT") return { line, message: "this line is indented with a tab: use blanks." };
    if (error.code === "BLOCK_AS_IMPLICIT_KEY" || error.code === "BLOCK_IN_FLOW") {
      if (hasField) return { line, message: `a colon and a blank within a text begin a field: ${quotes}.`, colon: true };
      // The value ends on its line, so a line below it stands too deep.
      const next = lines.findIndex((text, n) => n >= line && text.trim() !== "");
      return { line: next < 0 ? line : next + 1, message: `${misplaced}.` };
    }
    if (/^(MULTILINE_IMPLICIT_KEY|MISSING_CHAR)$/.test(error.code) && /^[^\s'"[{]/.test(rest) && !hasField)
      return { line, message: "this line has no field: write a colon after the name of a field, and a blank after the colon." };
    const [, quote] = /^Missing closing (["'])quote/.exec(error.message) ?? [];
    if (quote) {
      // The parser reports the end of the file.
      const opening = content.search(quote === '"' ? /"(?:[^"\\]|\\[\s\S])*$/ : /'(?:[^']|'')*$/);
      return {
        line: lineOf(Math.max(opening, 0)).line,
        message: `a quote that begins here is not closed: write ${quote} at the end of the text too.`,
      };
    }
    if (error.code === "BAD_SCALAR_START") return { line, message: `a text cannot begin with ${rest.charAt(0)}: ${quotes}.` };
    if (error.code === "TAG_RESOLVE_FAILED" && /^![^!]/.test(rest)) return { line, message: `a text cannot begin with !: ${quotes}.` };
    if (error.code === "UNEXPECTED_TOKEN" && /(^|[\s:[{,-])['"]/.test((lines[line - 1] ?? "").slice(0, column - 1)))
      return {
        line,
        message: "the text goes on after its closing quote: put all of it in double quotes, or write '' for an apostrophe in single ones.",
      };
    if (/^Flow (map|sequence)/.test(error.message))
      return { line, message: `a bracket that begins above is not closed: ${error.message}.` };
    if (error.code === "BAD_INDENT" || error.code === "MISSING_CHAR") return { line, message: `${misplaced}.` };
    return { line, message: `${error.message}.` };
  });
  const [first] = found;
  const byLine = new Map<number, SyntaxProblem>();
  for (const problem of found)
    if ((problem === first || (problem.colon && first?.colon)) && !byLine.has(problem.line)) byLine.set(problem.line, problem);
  return [...byLine.values()];
}
