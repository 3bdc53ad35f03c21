import { entity } from "../declare.js";
import { Locality } from "../entity.js";

@entity("People who live somewhere, with what they face and how they answer it; not the ground they live on.")
export class Community extends Locality {}
