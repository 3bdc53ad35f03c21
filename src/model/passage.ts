import { Min } from "class-validator";
import { entity, integer, optional, text } from "./declare.js";
import { Entity } from "./entity.js";

@entity("A place in a source that says something: a span of lines, a page, or a row of a data set.", { namedBy: "heading" })
export class Passage extends Entity {
  @text("The heading that it stands under, in the source's language.") heading!: string;
  @integer("Its first line in the source's text, from 1.", optional) @Min(1, { message: "1 or more" }) startLine?: number;
  @integer("Its last line, inclusive.", optional) @Min(1, { message: "1 or more" }) endLine?: number;
  @integer("Its page.", optional) @Min(1, { message: "1 or more" }) page?: number;
  @text("Which row of a data set, in the data set's own terms.", optional) row?: string;
}
