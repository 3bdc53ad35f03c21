import type { FormerId } from "../../../../model/annotations/former-id.js";
import { Removal } from "../../../../model/annotations/removal.js";
import type { Model } from "../../../../model/model.js";
import { locationText, type Problems } from "../../../records/problem.js";
import type { Findings, YamlNode } from "../document.js";
import { type AnnotationList, type Records, readAnnotations } from "./annotations.js";

const written: AnnotationList<Removal> = {
  cls: Removal,
  list: "removed",
  items: "ids with the reasons why they were removed",
  item: "a removed record",
  fields: "an `id`, and the `reason` why it was removed",
};

/** The records that may be named, and whether all readers see those that there are. */
export interface RemovableRecords extends Records {
  isOpen(id: string): boolean;
}

/**
 * Reads `removed.yaml`: the ids of records of earlier versions that were removed, each with the reason. A record that is still here may be
 * named if it is hidden from some readers, who read that it was removed, for this reason.
 */
export function readRemovals(
  model: Model,
  node: YamlNode | undefined,
  records: RemovableRecords,
  formerIds: readonly FormerId[],
  { problems, warnings }: Findings,
): Removal[] {
  const first = new Map<string, ReturnType<typeof readRemoved>[number]>();
  const leading = new Map(formerIds.flatMap(({ id, successor }) => (successor === undefined ? [] : [[id, successor] as const])));
  for (const removal of readRemoved(model, node, problems)) {
    const { values, location } = removal;
    const { id } = values;
    const other = first.get(id);
    if (other) problems.add(location, "id", id, `is written twice: it stands at ${locationText(other.location)} too. Keep one.`);
    else first.set(id, removal);
    if (leading.has(id))
      problems.add(location, "id", id, `leads to ${leading.get(id)} in former-ids.yaml, which says why it is gone: take it out here.`);
    const record = records.locationOf(id);
    if (record && records.isOpen(id))
      warnings.add(
        location,
        "id",
        id,
        `is not removed: the record at ${locationText(record)} has it, and its sensitivity is CLEAR. The reason is given to those alone who cannot see it.`,
      );
  }
  return [...first.values()].map(({ values }) => values);
}
const readRemoved = (model: Model, node: YamlNode | undefined, problems: Problems) =>
  readAnnotations(model, node, written, () => ({}), problems);
