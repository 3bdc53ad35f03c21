import { entity } from "./declare.js";
import { Entity } from "./entity.js";

@entity("What makes a practice succeed, or lets it fit a place.", { calledByWords: true })
export class Condition extends Entity {}
