import { entity, optional, type TermOf, text, url, vocabulary } from "../declare.js";
import { Entity } from "../entity.js";

export const Match = vocabulary("Match", "How close a code of an outside scheme comes, after SKOS mapping relations.", {
  EXACT: "The same concept.",
  CLOSE: "Near enough for most uses.",
  BROAD: "The code is wider than the concept here.",
  NARROW: "The code is narrower than the concept here.",
});
export type Match = TermOf<typeof Match>;

@entity("One notation of an outside scheme, such as iccs:02051: what lets this graph be joined with other data.", {
  namedBy: "title",
  idOf: ({ scheme, notation }: Code) => `${scheme.toLowerCase()}:${notation}`,
})
export class Code extends Entity {
  @text("The scheme, such as ICCS or SDG.") scheme!: string;
  @text("The notation in that scheme, such as 02051.", { schemeIn: "scheme" }) notation!: string;
  @text("What the scheme calls it.") title!: string;
  @url("Where the scheme describes it.", optional) url?: string;
}
