import { Min } from "class-validator";
import { derived, entity, integer, optional, text } from "../declare.js";
import { Entity } from "../entity.js";

@entity("A place in a source that says something: a span of lines, a page or several, or a row of a data set.", {
  namedBy: "heading",
  rules: [
    ({ startLine, endLine }: Passage) =>
      endLine != null && startLine == null ? { property: "endLine", message: "needs a `startLine`." } : undefined,
    ({ startLine, endLine }: Passage) =>
      endLine != null && startLine != null && endLine < startLine
        ? { property: "endLine", message: `must be ${startLine} or more: the passage starts at line ${startLine}.` }
        : undefined,
    ({ page, endPage }: Passage) => (endPage != null && page == null ? { property: "endPage", message: "needs a `page`." } : undefined),
    ({ page, endPage }: Passage) =>
      endPage != null && page != null && endPage < page
        ? { property: "endPage", message: `must be ${page} or more: the passage starts on page ${page}.` }
        : undefined,
  ],
})
export class Passage extends Entity {
  @text("The heading that it stands under, or its first words where there is none, in the source's language.") heading!: string;
  @integer("Its first line in the source's text, from 1.", optional) @Min(1, { message: "1 or more" }) startLine?: number;
  @integer("Its last line, inclusive.", optional) @Min(1, { message: "1 or more" }) endLine?: number;
  @integer("The page that it stands on, or the first of several, as the source counts them.", optional)
  @Min(1, { message: "1 or more" })
  page?: number;
  @integer("Its last page, inclusive, if it stands on several.", optional) @Min(1, { message: "1 or more" }) endPage?: number;
  @text("Which row of a data set, in the data set's own terms.", optional) row?: string;

  @derived("Where to look it up, as a citation gives it: `El Guamo, Bolívar, lines 45-47`.", [
    "heading",
    "page",
    "endPage",
    "row",
    "startLine",
    "endLine",
  ])
  get locator(): string {
    const { heading, page, endPage, row, startLine, endLine } = this;
    const lines =
      startLine == null ? undefined : endLine == null || endLine === startLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;
    const pages = page == null ? undefined : endPage == null || endPage === page ? `page ${page}` : `pages ${page}-${endPage}`;
    return [heading, pages, row == null ? undefined : `row ${row}`, lines].filter((part) => part !== undefined).join(", ");
  }
}
