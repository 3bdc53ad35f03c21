import { getMetadataStorage, type ValidationArguments } from "class-validator";
import { type Class, declarationOf, derivedOf, parentsOf, plural, propertiesOf } from "./declare.js";
import type { Model } from "./model.js";
import type { Link } from "./relations.js";

/** A model as plain data: for those who write importers, explorers or YAML, and to tell one version of it from another. */
export function describeModel(model: Model) {
  const names = (classes: readonly { name: string }[]) => classes.map((c) => c.name);
  return {
    vocabularies: model.vocabularies.map(({ name, description, terms }) => ({ name, description, terms })),
    kinds: model.kinds.map((k) => ({ name: k.name, description: declarationOf(k).description, members: names(model.membersOf(k)) })),
    entities: [...model.entities, model.claim].map((e) => ({
      name: e.name,
      list: plural(e),
      description: declarationOf(e).description,
      kinds: names(parentsOf(e)),
      namedBy: declarationOf(e).namedBy,
      calledByWords: declarationOf(e).calledByWords ?? false,
      properties: propertiesOf(e).map(({ name, kind, many, optional, description, vocabulary, scheme, lists }) => ({
        name,
        kind,
        many,
        optional,
        description,
        vocabulary: vocabulary?.name,
        scheme,
        lists,
        mustBe: whatItMustBe(e, name),
      })),
      derived: derivedOf(e),
    })),
    predicates: Object.entries(model.predicates).map(([name, p]) => ({
      name,
      field: p.reads[0],
      description: p.reads[1],
      backwards: p.backwards[0],
      backwardsDescription: p.backwards[1],
      from: names(p.from),
      to: names(p.to),
      with: p.with ?? [],
      participants: p.participants ?? false,
      whole: p.whole ?? false,
      says: p.says,
    })),
    links: Object.entries<Link & { inward?: true }>({ ...model.links, ...model.roles }).map(([name, l]) => ({
      name,
      field: l.reads[0],
      description: l.reads[1],
      backwards: l.backwards?.[0],
      backwardsDescription: l.backwards?.[1],
      from: names(l.from),
      to: l.to === "same" ? "same" : names(l.to),
      inward: l.inward ?? false,
      one: l.one ?? false,
      few: l.few ?? false,
      sortedBy: l.sortedBy,
      required: l.required ?? false,
      binds: l.binds ?? false,
      acyclic: l.acyclic ?? false,
      qualifier: l.qualifier && { name: l.qualifier[0], vocabulary: l.qualifier[1].name },
    })),
  };
}

/** What every validator of a property says that its value must be. */
function whatItMustBe(cls: Class, property: string): string[] {
  const storage = getMetadataStorage();
  const own = storage
    .getTargetValidationMetadatas(cls as unknown as () => void, "", false, false)
    .filter((m) => m.propertyName === property);
  const said = own.flatMap(({ message, constraintCls }) => {
    if (typeof message === "string") return message;
    const [constraint] = constraintCls ? storage.getTargetValidatorConstraints(constraintCls) : [];
    return constraint?.instance.defaultMessage?.({} as ValidationArguments) ?? [];
  });
  return [...new Set(said)].sort();
}
