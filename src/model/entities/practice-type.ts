import { entity } from "../declare.js";
import { Entity } from "../entity.js";

@entity("A type of practice, from a small vocabulary: dialogue, victim support, capacity building.", { commonNoun: true })
export class PracticeType extends Entity {}
