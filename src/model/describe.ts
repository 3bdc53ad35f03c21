import { declarationOf, derivedOf, parentsOf, plural, propertiesOf } from "./declare.js";
import type { Model } from "./model.js";

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
      properties: propertiesOf(e).map(({ name, kind, many, optional, description, vocabulary, scheme }) => ({
        name,
        kind,
        many,
        optional,
        description,
        vocabulary: vocabulary?.name,
        scheme,
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
      says: p.says,
    })),
    links: Object.entries({ ...model.links, ...model.roles }).map(([name, l]) => ({
      name,
      field: l.reads[0],
      description: l.reads[1],
      backwards: l.backwards?.[0],
      from: names(l.from),
      to: l.to === "same" ? "same" : names(l.to),
      one: l.one ?? false,
      required: l.required ?? false,
      acyclic: l.acyclic ?? false,
      qualifier: l.qualifier && { name: l.qualifier[0], vocabulary: l.qualifier[1].name },
    })),
  };
}
