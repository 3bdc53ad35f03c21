import { FormerId } from "../../../../model/annotations/former-id.js";
import type { Model } from "../../../../model/model.js";
import { instanceWith } from "../../../../model/records.js";
import { nearest } from "../../../../text/nearest.js";
import { didYouMean } from "../../../../text/sentences.js";
import { locationText, type Problems, type SourceLocation } from "../../../records/problem.js";
import type { YamlNode } from "../document.js";
import { type Annotation, type AnnotationList, type Records, readAnnotations } from "./annotations.js";

/** A former id as it is written, and where. */
interface Entry extends Annotation<FormerId> {
  /** The location of its successor. */
  readonly successorAt: SourceLocation;
}

const written: AnnotationList<FormerId> = {
  cls: FormerId,
  list: "formerIds",
  items: "ids with their successors",
  item: "a former id",
  fields: "an `id`, and its `successor` or the `reason` why it has none",
};
/**
 * A reason says that a record was removed, and a hidden record has none. So those alone read it from whom nothing is hidden, unless its
 * sensitivity says otherwise.
 */
const impliedBy = (fields: ReadonlyMap<string, unknown>) =>
  fields.has("reason") && !fields.has("sensitivity") ? { sensitivity: "RED" as const } : {};
/** Each suggestion is looked for among all records. */
const maxSuggestions = 50;

/**
 * Reads `former-ids.yaml`: the ids of earlier versions, each with the id that it leads to or the reason why it leads nowhere. A former id
 * that leads to another one is given the end of the chain.
 */
export function readFormerIds(model: Model, node: YamlNode | undefined, records: Records, problems: Problems): FormerId[] {
  const entries = new Map<string, Entry>();
  for (const annotation of readAnnotations(model, node, written, impliedBy, problems)) {
    const entry = { ...annotation, successorAt: successorIn(annotation.node) };
    const { values, location } = entry;
    const other = entries.get(values.id);
    const record = records.locationOf(values.id);
    if (other) problems.add(location, "id", values.id, `is written twice: it stands at ${locationText(other.location)} too. Keep one.`);
    else entries.set(values.id, entry);
    if (record)
      problems.add(
        location,
        "id",
        values.id,
        `is not a former id: the record at ${locationText(record)} has it. Take it out here, or give that record another id.`,
      );
  }
  let suggestions = 0;
  const suggestionFor = (id: string) => (++suggestions > maxSuggestions ? "" : didYouMean(nearest(id, records.ids(), 1)));
  const ends = new Map<string, Entry | undefined>();
  /** The last entry of the chain that an entry begins; undefined if the chain ends in nothing, which is reported once. */
  const endOf = (first: Entry): Entry | undefined => {
    const chain = new Set<string>();
    let end: Entry | undefined = first;
    while (end) {
      const { id, successor }: FormerId = end.values;
      if (ends.has(id)) {
        end = ends.get(id);
        break;
      }
      if (chain.has(id)) {
        problems.add(
          end.successorAt,
          "successor",
          successor ?? "",
          `leads in a circle: ${[...[...chain].slice([...chain].indexOf(id)), id].join(", ")}. Name the record that there is now.`,
        );
        end = undefined;
        break;
      }
      chain.add(id);
      if (successor === undefined || records.locationOf(successor) || records.mayExist(successor)) break;
      const next: Entry | undefined = entries.get(successor);
      if (!next)
        problems.add(
          end.successorAt,
          "successor",
          successor,
          `is not an id here.${suggestionFor(successor)} Name the record that takes the place of ${id}, or give the \`reason\` why none does.`,
        );
      end = next;
    }
    for (const id of chain) ends.set(id, end);
    return end;
  };
  return [...entries.values()].flatMap((entry) => {
    const end = endOf(entry);
    return end ? instanceWith(FormerId, { ...end.values, id: entry.values.id }) : [];
  });
}

const successorIn = (node: YamlNode): SourceLocation =>
  (node.kind === "map" ? node.fields.get("successor")?.node.location : undefined) ?? node.location;
