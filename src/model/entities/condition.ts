import { entity } from "../declare.js";
import { Entity } from "../entity.js";

@entity("What makes a practice succeed, or lets it fit a place.", { commonNoun: true })
export class Condition extends Entity {}
