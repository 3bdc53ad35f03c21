import { isInterfaceType, isObjectType } from "graphql";
import { type Column, classColumn, type DeclaredColumn, valueColumns } from "../../api/answers/column.js";
import type { Holds } from "../../api/schema/fields.js";
import type { Class } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import type { AnswerRows } from "./answer-rows.js";
import type { Step } from "./column-names.js";
import { columnOfType, declaredColumn } from "./columns.js";

/** What the columns of the answer to a document say: the schema describes the fields on the way to their values. */
export function documentColumns(model: Model, { columns, paths }: Pick<AnswerRows, "columns" | "paths">): Column[] {
  const found: Column[] = [];
  for (const path of paths)
    for (const column of columnsAt(model, path, columns[found.length] as string))
      found.push(declaredColumn(model, { ...column, name: columns[found.length] as string }));
  return found;
}

function columnsAt(model: Model, path: readonly Step[], name: string): readonly DeclaredColumn[] {
  const leaf = path.at(-1) as Step;
  const list = path.some((step) => step.list);
  const holder = path.slice(0, -1).findLast((step) => step.field !== "node" && fieldOf(step)?.description);
  const description = [holder && fieldOf(holder)?.description, fieldOf(leaf)?.description ?? "Its class."].filter(Boolean).join(" ");
  const cls: Class | undefined = model.classes.find((one) => one.name === leaf.parent.name);
  if (leaf.type === undefined && cls) return [{ ...classColumn(name, description, cls), list }];
  const type = leaf.type ? columnOfType(leaf.type) : { type: "TEXT" as const };
  const leadsTo = leaf.field === "id" && cls && path.length > 1 ? { leadsTo: cls } : {};
  return valueColumns({ ...type, name, description, list, ...leadsTo }, (fieldOf(leaf)?.extensions as Holds | undefined)?.kind).map(
    (column) => ({ ...column, list }),
  );
}

const fieldOf = ({ parent, field }: Step) => (isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field] : undefined);
