import { Min } from "class-validator";
import { derived, entity, integer, optional, text } from "./declare.js";
import { Entity } from "./entity.js";

@entity("A place in a source that says something: a span of lines, a page, or a row of a data set.", {
  namedBy: "heading",
  rules: [
    ({ startLine, endLine }: Passage) =>
      endLine != null && startLine == null ? { property: "endLine", message: "needs a `startLine`." } : undefined,
    ({ startLine, endLine }: Passage) =>
      endLine != null && startLine != null && endLine < startLine
        ? { property: "endLine", message: `must be ${startLine} or more: the passage starts at line ${startLine}.` }
        : undefined,
  ],
})
export class Passage extends Entity {
  @text("The heading that it stands under, in the source's language.") heading!: string;
  @integer("Its first line in the source's text, from 1.", optional) @Min(1, { message: "1 or more" }) startLine?: number;
  @integer("Its last line, inclusive.", optional) @Min(1, { message: "1 or more" }) endLine?: number;
  @integer("The page that it stands on, as the source counts them.", optional) @Min(1, { message: "1 or more" }) page?: number;
  @text("Which row of a data set, in the data set's own terms.", optional) row?: string;

  @derived("Where to look it up, as a citation gives it: `El Guamo, Bolívar, lines 45-47`.", [
    "heading",
    "page",
    "row",
    "startLine",
    "endLine",
  ])
  get locator(): string {
    const { heading, page, row, startLine, endLine } = this;
    const lines =
      startLine == null ? undefined : endLine == null || endLine === startLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
    return [heading, page == null ? undefined : `page ${page}`, row == null ? undefined : `row ${row}`, lines]
      .filter((part) => part !== undefined)
      .join(", ");
  }
}
