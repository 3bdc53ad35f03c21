import { entity, flag } from "../declare.js";
import { Agent } from "../entity.js";

@entity("People who have something in common: youth, women, social leaders, journalists. A group, never a person.", { commonNoun: true })
export class PopulationGroup extends Agent {
  @flag("Whether being counted can put its members at risk: numbers of persons below five are never shown for it.")
  protectedGroup!: boolean;
}
