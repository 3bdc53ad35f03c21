import { orList } from "../../text/sentences.js";
import { type Class, singular } from "../declare.js";
import type { Model } from "../model.js";

/** `an actor type` */
export function withArticle(cls: Class): string {
  const words = singular(cls).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}

/** The entities that values of these classes may be: `a place or a community`. */
export const anyOf = (model: Model, classes: readonly Class[]): string =>
  orList([...new Set(classes.flatMap((cls) => model.membersOf(cls)))].map(withArticle));
