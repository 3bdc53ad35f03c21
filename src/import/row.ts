import { type Class, propertiesOf } from "../model/declare.js";
import { isA, type Model } from "../model/model.js";
import { type Detail, details, type Predicate } from "../model/relations.js";
import { nearest } from "../nearest.js";
import { each, type Field, isEmpty, type MapNode, shown } from "./document.js";
import { fieldsWithDefaults } from "./entities.js";
import { either, type Problems } from "./problem.js";
import type { Entry, Registry } from "./registry.js";

/** The fields of a row that name records, and the roles that those play. `cites` is what GraphQL reads as `evidence`. */
const ties = { subject: "SUBJECT_OF", at: "AT", for: "FOR", by: "BY", cites: "CITES" } as const;
type Tie = keyof typeof ties;

/** What a row says: each subject with each object in each place. */
export interface Row {
  /** The predicate's name, and how it is declared; nothing if the row has not one predicate, which is told. */
  readonly predicate?: readonly [name: string, Predicate];
  readonly subjects: readonly Entry[];
  readonly objects: readonly Entry[];
  /** Nothing in it: the source names no place. */
  readonly places: readonly Entry[];
  readonly for: readonly Entry[];
  readonly by: readonly Entry[];
  readonly cites: readonly Entry[];
  /** The properties of its claims, under their own names. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** What the rows of a model may hold. */
export class RowShape {
  readonly properties: ReadonlySet<string>;
  readonly predicates = new Map<string, (readonly [name: string, Predicate])[]>();
  private readonly quantities: readonly string[];

  constructor(readonly model: Model) {
    const own = propertiesOf(model.claim).map(({ name }) => name);
    this.quantities = own.filter((name) => /^quantity[A-Z]/.test(name));
    const plain = own.filter((name) => name !== "id" && name !== "predicate" && !this.quantities.includes(name));
    const tied = Object.entries(ties).flatMap(([field, role]) => (model.roles[role] ? [field] : []));
    this.properties = new Set([...tied, ...plain, ...(this.quantities.length > 0 ? ["quantity"] : [])]);
    for (const [name, predicate] of Object.entries(model.predicates)) {
      const field = predicate.reads[0];
      this.predicates.set(field, [...(this.predicates.get(field) ?? []), [name, predicate]]);
    }
  }

  /** What a row says; what is wrong with it is told, all of it. */
  read(record: MapNode, defaults: ReadonlyMap<string, Field>, registry: Registry, problems: Problems): Row {
    const known = new Set([...this.properties, ...this.predicates.keys()]);
    const applicable = new Map([...defaults].filter(([name]) => this.properties.has(name)));
    const fields = fieldsWithDefaults(record, applicable, known, "a claim", problems);
    const written = [...this.predicates.keys()].filter((field) => record.fields.has(field));
    const [field = ""] = written;
    if (written.length !== 1) this.tellPredicates(written, record, problems);
    const predicate = written.length === 1 ? this.predicateOf(field, fields.get("subject"), registry) : undefined;

    const allowed = predicate ? this.detailed(fields, record, predicate[1], field, problems) : fields;
    const named = (name: string, takes: readonly Class[], what: string) => namedBy(allowed.get(name), takes, what, registry, problems);
    const role = (tie: Tie) => named(tie, this.targetsOf(tie), `\`${tie}\` takes`);
    const subjects = predicate ? named("subject", predicate[1].from, `\`${field}\` is said of`) : role("subject");
    const objects = predicate ? named(field, predicate[1].to, `\`${field}\` takes`) : [];
    const tied = { subjects, objects, places: role("at"), for: role("for"), by: role("by"), cites: role("cites") };

    const subject = registry.described(predicate?.[1].from ?? this.targetsOf("subject"));
    if (!fields.has("subject")) problems.add(record.spot, "subject", "", `is missing: it must be the id of ${subject}.`);
    if (!fields.has("cites"))
      problems.add(record.spot, "cites", "", "is missing: every claim cites a passage of its source. No source, no claim.");
    return { predicate, ...tied, fields: this.flattened(allowed, problems) };
  }

  private targetsOf(tie: Tie): readonly Class[] {
    const role = this.model.roles[ties[tie]];
    return role ? this.model.targetsOf(role, this.model.claim) : [];
  }

  /** Two predicates may share a field where no class has both: the subject decides. */
  private predicateOf(field: string, subject: Field | undefined, registry: Registry): readonly [string, Predicate] {
    const candidates = this.predicates.get(field) ?? [];
    const id = subject && each(subject.node)[0];
    const type = id?.kind === "scalar" ? registry.get(id.text)?.type : undefined;
    const fitting = candidates.find(([, { from }]) => type && from.some((cls) => isA(type, cls)));
    return fitting ?? (candidates[0] as readonly [string, Predicate]);
  }

  private tellPredicates(written: readonly string[], record: MapNode, problems: Problems): void {
    const all = [...this.predicates.keys()];
    if (written.length > 1) {
      const second = record.fields.get(written[1] ?? "");
      problems.add(
        second?.spot ?? record.spot,
        written[1] ?? "",
        second ? shown(second.node) : "",
        `is a second predicate beside \`${written[0]}\`: write a row for each.`,
      );
    } else if (![...record.fields.keys()].some((name) => !this.properties.has(name) && nearest(name, all).length > 0)) {
      // A predicate with a slip of the pen was told as an unknown field already.
      problems.add(record.spot, "", "", `is a claim without a predicate: one of its fields must be ${either(all)}.`);
    }
  }

  /** The fields without the defaults that this predicate has no use for; what the row itself should not have, or lacks, is told. */
  private detailed(
    fields: ReadonlyMap<string, Field>,
    record: MapNode,
    { with: has = [] }: Predicate,
    predicate: string,
    problems: Problems,
  ): Map<string, Field> {
    const allowed = new Map(fields);
    for (const detail of Object.keys(details) as Detail[]) {
      if (has.includes(detail) || !this.properties.has(detail)) continue;
      const own = record.fields.get(detail);
      allowed.delete(detail);
      const instead = has.length > 0 ? `no more than ${has.join(", ")}` : "nothing of the kind";
      if (own) problems.add(own.spot, own.path, shown(own.node), `does not belong to \`${predicate}\`, which takes ${instead}.`);
    }
    // Whether a response helps or harms is never left open: a claim that could say it does.
    const effect = has.includes("effect") ? this.model.property(this.model.claim, "effect") : undefined;
    if (effect && !fields.has("effect")) {
      problems.add(record.spot, "effect", "", `is missing: \`${predicate}\` needs one of ${effect.vocabulary?.values.join(", ")}.`);
    }
    return allowed;
  }

  /** `quantity: {comparator, value, unit}` as the three properties that it stands for. */
  private flattened(fields: ReadonlyMap<string, Field>, problems: Problems): ReadonlyMap<string, Field> {
    const quantity = fields.get("quantity");
    const rest = [...fields].filter(([name]) => name !== "quantity" && !(name in ties) && !this.predicates.has(name));
    if (!quantity) return new Map(rest);
    const parts = new Map(this.quantities.map((property) => [property.charAt(8).toLowerCase() + property.slice(9), property]));
    const whole = `{${[...parts.keys()].map((part) => `${part}: ...`).join(", ")}}`;
    const { node } = quantity;
    if (node.kind !== "map" || [...parts.keys()].some((part) => !node.fields.has(part))) {
      problems.add(quantity.spot, quantity.path, shown(node), `must be ${whole}.`);
      return new Map(rest);
    }
    for (const [part, { spot, path, node: value }] of node.fields) {
      if (!parts.has(part)) problems.add(spot, path, shown(value), `is not a part of a quantity: ${whole}.`);
    }
    return new Map([...rest, ...[...parts].map(([part, property]) => [property, node.fields.get(part) as Field] as const)]);
  }
}

/** The records that a field names, each once. */
function namedBy(field: Field | undefined, takes: readonly Class[], what: string, registry: Registry, problems: Problems): Entry[] {
  if (!field) return [];
  const found = new Map<string, Entry>();
  const nodes = isEmpty(field.node) ? [] : each(field.node);
  if (nodes.length === 0) problems.add(field.spot, field.path, shown(field.node), "is empty: give it a value or leave it out.");
  for (const node of nodes) {
    const entry = registry.named(node, field.path, takes, what);
    if (entry && found.has(entry.id)) problems.add(node.spot, field.path, entry.id, "is named twice. Keep one.");
    if (entry) found.set(entry.id, entry);
  }
  return [...found.values()];
}
