import { orList } from "../../text/sentences.js";
import type { Class } from "../declare.js";
import type { Model } from "../model.js";
import type { LinkRecord, UncheckedRecord } from "../records.js";
import type { ClaimLink, Link, Predicate } from "../relations.js";
import { type Lookup, propertyValues, type RuleFinding, rule } from "./rule.js";
import { anyOf, withArticle } from "./wording.js";

/** The predicate of a claim, if the model has it. */
export function predicateOf(model: Model, record: UncheckedRecord): Predicate | undefined {
  const { predicate } = propertyValues(record);
  return record.type === model.claim && typeof predicate === "string" && Object.hasOwn(model.predicates, predicate)
    ? model.predicates[predicate]
    : undefined;
}

/** The links that a record may have, by name. */
const linksOf = (model: Model, type: Class): ReadonlyMap<string, Link | ClaimLink> =>
  new Map<string, Link | ClaimLink>(type === model.claim ? Object.entries(model.claimLinks) : model.linksOf(type));
/** The field of a record that holds a link. */
export const fieldOf = (link: Link | ClaimLink): string => ("key" in link ? link.key : link.reads[0]);
const fieldOfName = (model: Model, name: string): string => {
  const link = model.links[name] ?? model.claimLinks[name];
  return link ? fieldOf(link) : name;
};

/** The classes that a link of a record may lead to. For the subject and the object of a claim, the predicate declares them. */
function acceptedClasses(model: Model, record: UncheckedRecord, link: Link | ClaimLink): readonly Class[] {
  const predicate = isSubject(link) || isObject(link) ? predicateOf(model, record) : undefined;
  if (!predicate) return model.targetsOf(link, record.type);
  return isSubject(link) ? predicate.from : predicate.to;
}
const isSubject = (link: Link | ClaimLink) => "key" in link && link.key === "subject";
const isObject = (link: Link | ClaimLink) => "key" in link && link.key === "object";

export const knownRecord = rule("known-record", "Every link leads to a record that is there.", "links", (model, record, lookup) => {
  const links = linksOf(model, record.type);
  return record.links.flatMap((link) => {
    const declared = links.get(link.name);
    if (!declared) return [];
    const classes = acceptedClasses(model, record, declared);
    // Most links lead to the right class, so its few classes are tried before all others.
    if (lookup.isOneOf(link.to, classes) || lookup.isOneOf(link.to, model.entities)) return [];
    const advice = lookup.suggestion?.(link.to, classes) ?? ` It must be the id of ${anyOf(model, classes)}.`;
    return [{ property: fieldOf(declared), link, message: `is not an id here.${advice}` }];
  });
});

/**
 * Finds links to records of a class that they do not take.
 * @param concerns which links to check
 * @param advice the beginning of the advice; the accepted classes follow it
 */
const linksToWrongClass = (
  model: Model,
  record: UncheckedRecord,
  lookup: Lookup,
  concerns: (link: Link | ClaimLink) => boolean,
  advice: (field: string) => string,
): RuleFinding[] => {
  const links = linksOf(model, record.type);
  return record.links.flatMap((link) => {
    const declared = links.get(link.name);
    if (!declared || !concerns(declared)) return [];
    const classes = acceptedClasses(model, record, declared);
    if (lookup.isOneOf(link.to, classes)) return [];
    const cls = lookup.classOf(link.to);
    if (!cls) return [];
    const property = fieldOf(declared);
    return [{ property, link, message: `is ${withArticle(cls)}; ${advice(property)} ${anyOf(model, classes)}.` }];
  });
};

export const linkClass = rule(
  "link-class",
  "Every link leads from a class that may have it to a class that it takes.",
  "links",
  (model, record, lookup) => {
    const links = linksOf(model, record.type);
    const undeclared = record.links.filter(({ name }) => !links.has(name));
    return [
      ...undeclared.map((link) => ({
        property: fieldOfName(model, link.name),
        link,
        message: `is named by a field that ${withArticle(record.type)} does not have.`,
      })),
      ...linksToWrongClass(
        model,
        record,
        lookup,
        (link) => !(isSubject(link) || isObject(link)),
        (field) => `\`${field}\` takes`,
      ),
    ];
  },
);
export const domain = rule(
  "domain",
  "The subject of a claim is of a class that its predicate is declared for.",
  "links",
  (model, record, lookup) => {
    const predicate = predicateOf(model, record);
    return predicate ? linksToWrongClass(model, record, lookup, isSubject, () => `\`${predicate.reads[0]}\` is said of`) : [];
  },
);
export const range = rule(
  "range",
  "The object of a claim is of a class that its predicate is declared for.",
  "links",
  (model, record, lookup) => {
    const predicate = predicateOf(model, record);
    return predicate ? linksToWrongClass(model, record, lookup, isObject, () => `\`${predicate.reads[0]}\` takes`) : [];
  },
);

export const requiredLink = rule("required-link", "Every link that is required is there: no source, no claim.", "links", (model, record) =>
  [...linksOf(model, record.type)].flatMap(([name, link]) => {
    if (!link.required || record.links.some((other) => other.name === name)) return [];
    const reason = link.reason ?? `it must be the id of ${anyOf(model, acceptedClasses(model, record, link))}.`;
    return [{ property: fieldOf(link), message: `is missing: ${reason}` }];
  }),
);

export const singleLink = rule(
  "single-link",
  "A record has at most one of a link that is declared to be single.",
  "links",
  (model, record) => {
    const links = linksOf(model, record.type);
    return record.links.flatMap((link, position) => {
      const declared = links.get(link.name);
      const first = record.links.findIndex(({ name }) => name === link.name);
      if (!declared?.one || first === position || isRepeated(record.links, position)) return [];
      return [{ property: fieldOf(declared), link, message: `is one too many: a record has one ${fieldOf(declared)}.` }];
    });
  },
);

export const repeatedLink = rule(
  "repeated-link",
  "No two links of a record have the same name and lead to the same record.",
  "links",
  (model, { links }) =>
    links.flatMap((link, position) =>
      isRepeated(links, position) ? [{ property: fieldOfName(model, link.name), link, message: "is named twice. Keep one." }] : [],
    ),
);
const isRepeated = (links: readonly LinkRecord[], position: number): boolean => {
  const { name, to } = links[position] as LinkRecord;
  return links.findIndex((other) => other.name === name && other.to === to) < position;
};

export const linkQualifier = rule(
  "qualifier",
  "A link with a qualifier carries a term of its vocabulary. Other links carry none.",
  "links",
  (model, record) => {
    const links = linksOf(model, record.type);
    return record.links.flatMap((link) => {
      const declared = links.get(link.name);
      if (!declared) return [];
      const { qualifier } = declared;
      if (qualifier ? qualifier[1].values.includes(link.qualifier ?? "") : link.qualifier === undefined) return [];
      const message = qualifier
        ? `must have a ${qualifier[0]}: ${orList(qualifier[1].values)}.`
        : `has the term ${link.qualifier}, and \`${fieldOf(declared)}\` takes none.`;
      return [{ property: fieldOf(declared), link, message }];
    });
  },
);
