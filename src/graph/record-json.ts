import { type Class, propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import { fallbackLanguage, sortLanguageOf } from "../model/values.js";
import { canonicalJson } from "../text/canonical-json.js";

/**
 * The canonical JSON of records, or of what contains records: equal for records that are equal in everything, also in the language in which
 * lists sort a text. Where this is not English, it comes first, and a reader finds it there.
 */
export function recordJson(model: Model, value: unknown): string {
  const names = translatedNames(model);
  return canonicalJson(value, (field, object) => {
    if (!names.has(field) || Array.isArray(object)) return undefined;
    const first = sortLanguageOf(object as Readonly<Record<string, string>>);
    return first === fallbackLanguage ? undefined : first;
  });
}

/** The names of properties that are a text in several languages. */
function translatedNames(model: Model): ReadonlySet<string> {
  const known = ofModel.get(model);
  if (known) return known;
  const classes: readonly Class[] = [...model.entities, model.claim];
  const names = new Set(classes.flatMap((cls) => propertiesOf(cls).flatMap((p) => (p.kind === "translated" && !p.many ? [p.name] : []))));
  ofModel.set(model, names);
  return names;
}
const ofModel = new WeakMap<Model, ReadonlySet<string>>();
