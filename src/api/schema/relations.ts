import type { Class } from "../../model/declare.js";
import type { RecordNode } from "../reading/reader.js";
import { connectionOf } from "./connections.js";
import { Fields } from "./fields.js";
import { listArgsOf } from "./inputs.js";
import { outputTypeOf } from "./output-types.js";
import type { SchemaTypes } from "./types.js";

/** Gives the output type of a class its relations: one record, a short list, or a connection. */
export function attachRelations(types: SchemaTypes, cls: Class): void {
  const fields = new Fields<RecordNode>(outputTypeOf(types, cls));
  for (const relation of types.model.relations.filter((r) => r.source === cls)) {
    const { field, description, target, arity, alwaysVisible, predicate } = relation;
    const type = outputTypeOf(types, target);
    if (arity === "one") {
      fields.computed(
        field,
        () => type,
        { description, nullable: !alwaysVisible },
        (record, reader) => reader.one(relation, record),
      );
    } else if (arity === "few") {
      fields.computed(
        field,
        () => [type],
        { description },
        (record, reader) => reader.unpaged(relation, record),
      );
    } else {
      const connection = connectionOf(types, target, relation);
      const args = listArgsOf(types, target, predicate !== undefined);
      fields.withCheckedArgs(
        field,
        () => connection,
        { description },
        args,
        (record, listArgs, reader) => reader.related(relation, record, listArgs),
      );
    }
  }
}
