import type { Class } from "../../model/declare.js";
import { linksBelow, neighboursBelow, rowsAreRead } from "../execution/look-ahead.js";
import type { RecordNode } from "../reading/lists/list-args.js";
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
        { description, relation, nullable: !alwaysVisible },
        (record, reader, info) => reader.one(relation, record, linksBelow(reader, info)),
      );
    } else if (arity === "few") {
      fields.computed(
        field,
        () => [type],
        { description, relation },
        (record, reader, info) => reader.unpaged(relation, record, linksBelow(reader, info)),
      );
    } else {
      const connection = connectionOf(types, target, relation);
      const args = listArgsOf(types, target, predicate !== undefined);
      fields.withCheckedArgs(
        field,
        () => connection,
        { description, relation },
        args,
        (record, listArgs, reader, info) =>
          reader.related(relation, record, listArgs, rowsAreRead(info) ? neighboursBelow(reader, info) : "no rows"),
      );
    }
  }
}
