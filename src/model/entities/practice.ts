import { entity, type TermOf, term, vocabulary } from "../declare.js";
import { Undertaking } from "../entity.js";

export const Intent = vocabulary("Intent", "How a practice means to work.", {
  SUPPORTIVE: "By supporting people.",
  REPRESSIVE: "By force or punishment.",
  NEUTRAL: "Neither, or it is not said.",
});
export type Intent = TermOf<typeof Intent>;

@entity("A response to an issue that people carry out and that others could repeat elsewhere.", { commonNoun: true })
export class Practice extends Undertaking {
  @term(Intent, "How it means to work.") intent!: Intent;
}
