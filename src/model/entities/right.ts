import { entity } from "../declare.js";
import { Entity } from "../entity.js";

@entity("A human right, or a cluster of rights that others are narrower than.", { commonNoun: true })
export class Right extends Entity {}
