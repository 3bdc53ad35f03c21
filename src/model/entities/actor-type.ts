import { entity } from "../declare.js";
import { Agent } from "../entity.js";

@entity(
  "A kind of actor, adversary or ally: state-embedded actors, criminal groups, lobby groups. A kind, never a person or a named gang.",
  { commonNoun: true },
)
export class ActorType extends Agent {}
