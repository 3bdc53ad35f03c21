import { getMetadataStorage, type ValidationArguments } from "class-validator";
import { schemeNamed, schemes } from "./codes/schemes.js";
import { type Class, declarationOf, derivedOf, parentsOf, plural, propertiesOf } from "./declare.js";
import { isAlwaysVisible, type Model } from "./model.js";
import type { ClaimLink, Link } from "./relations.js";

/** A model as plain data, for people who write importers, explorers or YAML, and to recognise a change of the model. */
export function describeModel(model: Model) {
  const names = (classes: readonly { name: string }[]) => classes.map((c) => c.name);
  return {
    schemes: Object.entries(schemes).map(([name, { form, says }]) => ({ name, form: form.source, mustBe: says })),
    vocabularies: model.vocabularies.map(({ name, description, terms }) => ({ name, description, terms })),
    kinds: model.kinds.map((k) => ({ name: k.name, description: declarationOf(k).description, members: names(model.membersOf(k)) })),
    entities: [...model.entities, model.claim].map((e) => ({
      name: e.name,
      list: plural(e),
      description: declarationOf(e).description,
      kinds: names(parentsOf(e)),
      namedBy: declarationOf(e).namedBy,
      commonNoun: declarationOf(e).commonNoun ?? false,
      properties: propertiesOf(e).map(
        ({ name, kind, many, optional, description, vocabulary, scheme, schemeIn, lists, identifies, detail, unit, group }) => ({
          name,
          kind,
          many,
          optional,
          description,
          vocabulary: vocabulary?.name,
          scheme,
          schemeIn,
          lists,
          identifies,
          detail,
          unit,
          group,
          mustBe: [...requirementsOf(e, name), ...formsOf(scheme)],
        }),
      ),
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
      containment: p.containment ?? false,
      role: p.role,
      says: p.says,
    })),
    links: Object.entries<Link & Partial<ClaimLink>>({ ...model.links, ...model.claimLinks }).map(([name, l]) => ({
      name,
      field: l.reads[0],
      description: l.reads[1],
      backwards: l.backwards?.[0],
      backwardsDescription: l.backwards?.[1],
      from: names(l.from),
      to: l.to === "same" ? "same" : names(l.to),
      inward: l.inward ?? false,
      key: l.key,
      identifies: l.identifies,
      detail: l.detail,
      reason: l.reason,
      one: l.one ?? false,
      unpaged: l.unpaged ?? false,
      sortedBy: l.sortedBy,
      required: l.required ?? false,
      alwaysVisible: isAlwaysVisible(l),
      acyclic: l.acyclic ?? false,
      qualifier: l.qualifier && { name: l.qualifier[0], vocabulary: l.qualifier[1].name },
    })),
    closures: Object.entries(model.closures).map(([name, c]) => ({
      name,
      field: c.reads[0],
      description: c.reads[1],
      from: c.from.name,
      to: c.to.name,
      follows: c.follows,
      via: c.via ?? [],
    })),
  };
}

/** The form of the codes of a scheme, if it is known. */
const formsOf = (scheme: string | undefined): string[] => [(scheme !== undefined && schemeNamed(scheme)?.says) || []].flat();

/** What the validators of a property require. */
function requirementsOf(cls: Class, property: string): string[] {
  const storage = getMetadataStorage();
  const validators = storage
    .getTargetValidationMetadatas(cls as unknown as () => void, "", false, false)
    .filter((m) => m.propertyName === property);
  const messages = validators.flatMap(({ message, constraintCls }) => {
    if (typeof message === "string") return message;
    const [constraint] = constraintCls ? storage.getTargetValidatorConstraints(constraintCls) : [];
    return constraint?.instance.defaultMessage?.({} as ValidationArguments) ?? [];
  });
  return [...new Set(messages)].sort();
}
