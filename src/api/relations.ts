import type { Class } from "../model/declare.js";
import { connectionOf } from "./connections.js";
import { Fields } from "./fields.js";
import { listArgsOf } from "./inputs.js";
import type { Node } from "./reader.js";
import type { Types } from "./types.js";
import { viewOf } from "./views.js";

/** Gives the view of a class the fields that lead to other records: one of them, a short list, or page by page. */
export function attachRelations(types: Types, cls: Class): void {
  const fields = new Fields<Node>(viewOf(types, cls));
  for (const relation of types.model.relations.filter((r) => r.source === cls)) {
    const { field, description, target, arity, binds, predicate } = relation;
    const view = viewOf(types, target);
    if (arity === "one") {
      fields.computed(
        field,
        () => view,
        { description, nullable: !binds },
        (record, reader) => reader.one(relation, record),
      );
    } else if (arity === "few") {
      fields.computed(
        field,
        () => [view],
        { description },
        (record, reader) => reader.few(relation, record),
      );
    } else {
      const connection = connectionOf(types, target, relation);
      const args = listArgsOf(types, target, predicate !== undefined);
      fields.asked(
        field,
        () => connection,
        { description },
        args,
        (record, asked, reader) => reader.related(relation, record, asked),
      );
    }
  }
}
