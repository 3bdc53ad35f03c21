import { nearest } from "../../text/nearest.js";
import { didYouMean } from "../../text/sentences.js";
import { predicateOf } from "./links.js";
import { propertyValues, rule } from "./rule.js";

export const knownPredicate = rule("predicate", "Every claim has a predicate of the model.", "values", (model, record) => {
  const { predicate } = propertyValues(record);
  if (record.type !== model.claim || typeof predicate !== "string" || predicateOf(model, record)) return [];
  return [{ property: "predicate", message: `is no predicate here.${didYouMean(nearest(predicate, Object.keys(model.predicates)))}` }];
});

export const detailOfPredicate = rule("detail", "A claim carries only details that its predicate takes.", "links", (model, record) => {
  const predicate = predicateOf(model, record);
  if (!predicate) return [];
  const { with: taken = [], reads } = predicate;
  const values = propertyValues(record);
  const message = `does not belong to \`${reads[0]}\`, which takes ${taken.length > 0 ? `no more than ${taken.join(", ")}` : "nothing of the kind"}.`;
  return [...model.details].flatMap(([property, detail]) => {
    if (taken.includes(property)) return [];
    if (detail.properties.some((name) => values[name] != null)) return [{ property, message }];
    return record.links.filter(({ name }) => name === detail.link).map((link) => ({ property, link, message }));
  });
});

export const requiredDetail = rule(
  "required-detail",
  "A claim has the details that its predicate requires: whether a response helps or harms is never left open.",
  "values",
  (model, record) => {
    const predicate = predicateOf(model, record);
    const values = propertyValues(record);
    return (predicate?.with ?? []).flatMap((name) => {
      const detail = model.details.get(name);
      if (!predicate || !detail?.required || detail.properties.some((property) => values[property] != null)) return [];
      const terms = detail.properties.flatMap((property) => model.property(model.claim, property)?.vocabulary?.values ?? []);
      return [{ property: name, message: `is missing: \`${predicate.reads[0]}\` needs one of ${terms.join(", ")}.` }];
    });
  },
);
