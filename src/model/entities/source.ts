import { Matches } from "class-validator";
import { date, entity, language, optional, type TermOf, term, text, texts, url, vocabulary } from "../declare.js";
import { Entity } from "../entity.js";

export const Availability = vocabulary("Availability", "How far a source can be read by those who keep this graph.", {
  HELD: "The text was read; lines are counted in that text.",
  KNOWN: "The source exists and was not read here.",
  PLANNED: "The source was announced.",
});
export type Availability = TermOf<typeof Availability>;

@entity("A document or data set that claims rest on.", { namedBy: "title" })
export class Source extends Entity {
  @text("Its title, in its own language.") title!: string;
  @texts("Who wrote it, in the order in which a published document names them. No person is named anywhere else.", optional)
  authors?: readonly string[];
  @text("Who published it.", optional) publisher?: string;
  @url("Where it was published.", optional) url?: string;
  @language("The language that it is written in: BCP 47.", optional) language?: string;
  @date("When it was published: EDTF.", optional) published?: string;
  @text("The terms under which it may be used, as it states them.", optional) licence?: string;
  @term(Availability, "How far it can be read here.") availability!: Availability;
  @text("SHA-256 of the text that line numbers count in, in hexadecimal.", optional)
  @Matches(/^[0-9a-f]{64}$/, { message: "a SHA-256 in 64 hexadecimal digits" })
  checksum?: string;
}
