import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  typeFromAST,
  visit,
} from "graphql";
import { valueCells } from "../../api/answers/cells.js";
import { valueColumns } from "../../api/answers/column.js";
import type { Holds } from "../../api/schema/fields.js";
import { pluralOf } from "../../text/plural.js";
import { columnName, type Step } from "./column-names.js";
import type { Cell } from "./table.js";

type Data = Readonly<Record<string, unknown>>;
type Path = readonly Step[];

/** How the answer to a GraphQL document is read as a table. */
export interface AnswerRows {
  readonly columns: readonly string[];
  /** The way to the values of each of them; a date has three columns. */
  readonly paths: readonly Path[];
  /** Those of them that hold what stands beside the list, and is the same in each row. */
  readonly besideRows: readonly string[];
  /** The document, changed to ask for one page of its list. It takes the variables of the original, and one more for the cursor of the page. */
  readonly document: string;
  /** The name of the variable for the cursor. */
  readonly after: string;
  /**
   * The rows in the answer for one page, and the cursor of the next page if there is one. Undefined if the record that the list belongs
   * to is not there.
   */
  page(data: Data): { readonly rows: Cell[][]; readonly after: string | undefined } | undefined;
  /** The rows in an answer to the document as it was. Undefined as above. */
  rows(data: Data): Cell[][] | undefined;
}

/**
 * How the answer to a document is a table, or undefined if it is not one. It is a table if the document selects one root field with
 * exactly one connection in it, outside of any list. Then each node or edge is a row and each scalar field of it a column, such as
 * `practice_name`; fields beside the connection repeat in every row, and a short list within a row is a list in each of its cells, all of
 * one length. Counts and cursors of the connection are left out, since all rows are read.
 */
export function answerRows(schema: GraphQLSchema, question: DocumentNode): AnswerRows | undefined {
  const operation = question.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  if (!root || operation.selectionSet.selections.length !== 1) return undefined;
  const selections = new Selections(schema, question);
  const outside = selections.leaves(operation.selectionSet, root);
  const [list] = outside.connections;
  if (!list || outside.connections.length > 1 || list.inList) return undefined;
  const inRow = selections.leaves(list.rows.selectionSet as SelectionSetNode, list.rowType);
  if (inRow.connections.length) return undefined;

  const columns = [...outside.paths.map((path) => ({ path, from: "data" })), ...inRow.paths.map((path) => ({ path, from: "row" }))];
  const cellsOf = (data: Data, rows: readonly unknown[]) =>
    rows.map((row) =>
      columns.flatMap(({ path, from }) => valueCells(valueAt(from === "row" ? row : data, path) as Cell, kindOf(path.at(-1) as Step))),
    );
  const names = distinct(columns.flatMap(({ path }) => columnsOf(schema, path)));
  return {
    columns: names,
    paths: columns.map(({ path }) => path),
    besideRows: names.slice(0, outside.paths.flatMap((path) => columnsOf(schema, path)).length),
    ...paged(question, operation, list),
    page(data) {
      const found = valueAt(data, list.path) as Page | null;
      return found ? { rows: cellsOf(data, found.rows), after: found.page.hasNextPage ? found.page.endCursor : undefined } : undefined;
    },
    rows(data) {
      const found = valueAt(data, list.path) as Data | null;
      return found ? cellsOf(data, found[(list.rows.alias ?? list.rows.name).value] as readonly unknown[]) : undefined;
    },
  };
}

/** A connection in a document, and the field of it that holds the rows: `nodes` or `edges`. */
interface SelectedConnection {
  readonly field: FieldNode;
  readonly path: Path;
  readonly rows: FieldNode;
  readonly rowType: GraphQLCompositeType;
  /** Whether its path passes a list, so that the answer may have several of it. */
  readonly inList: boolean;
}

/** Reads the selections of a document, with its fragments in their place. */
class Selections {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  /** The paths to all scalars outside of connections, and the connections. */
  leaves(
    selectionSet: SelectionSetNode,
    type: GraphQLNamedType,
    path: Path = [],
    inList = false,
  ): { paths: Path[]; connections: SelectedConnection[] } {
    // A field that is selected twice is one column.
    const paths = new Map<string, Path>();
    const add = (p: Path) => paths.set(p.map(({ key }) => key).join("."), p);
    const connections: SelectedConnection[] = [];
    for (const { field, parent } of this.fields(selectionSet, type)) {
      const fieldType = field.name.value === "__typename" ? undefined : this.typeOf(parent, field);
      const list = fieldType !== undefined && isListType(getNullableType(fieldType));
      const step: Step = { field: field.name.value, key: (field.alias ?? field.name).value, parent, type: fieldType, list };
      const fieldPath = [...path, step];
      const namedType = fieldType && getNamedType(fieldType);
      if (!namedType || !isCompositeType(namedType) || !field.selectionSet) {
        add(fieldPath);
        continue;
      }
      const rowFields = this.fields(field.selectionSet, namedType).filter((f) => ["nodes", "edges"].includes(f.field.name.value));
      if (rowFields.length) {
        for (const { field: rows, parent: connection } of rowFields) {
          const rowType = getNamedType(this.typeOf(connection, rows)) as GraphQLCompositeType;
          connections.push({ field, path: fieldPath, rows, rowType, inList });
        }
        continue;
      }
      const below = this.leaves(field.selectionSet, namedType, fieldPath, inList || list);
      for (const p of below.paths) add(p);
      connections.push(...below.connections);
    }
    return { paths: [...paths.values()], connections };
  }

  private fields({ selections }: SelectionSetNode, parent: GraphQLNamedType): { field: FieldNode; parent: GraphQLNamedType }[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [{ field: selection, parent }];
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === selection.name.value);
      if (!fragment || !("selectionSet" in fragment)) return [];
      const condition = "typeCondition" in fragment && fragment.typeCondition ? typeFromAST(this.schema, fragment.typeCondition) : parent;
      return this.fields(fragment.selectionSet, condition as GraphQLNamedType);
    });
  }
  private typeOf(parent: GraphQLNamedType, field: FieldNode) {
    if (!isCompositeType(parent) || isUnionType(parent)) throw new Error(`${parent.name} has no fields.`);
    const definition = parent.getFields()[field.name.value];
    if (!definition) throw new Error(`${parent.name} has no field ${field.name.value}.`);
    return definition.type;
  }
}

/** A page in an answer, under the aliases that `paged` gives. */
interface Page {
  readonly rows: readonly unknown[];
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** The document with its connection read in the largest pages, and without its counts. */
function paged(
  question: DocumentNode,
  operation: OperationDefinitionNode,
  connection: SelectedConnection,
): Pick<AnswerRows, "document" | "after"> {
  const taken = operation.variableDefinitions?.map((v) => v.variable.name.value) ?? [];
  let after = "after";
  while (taken.includes(after)) after += "_";
  const pattern = parse(`query ($${after}: String) { list(first: 100, after: $${after}) { page: pageInfo { hasNextPage endCursor } } }`);
  const [{ variableDefinitions: added = [], selectionSet }] = pattern.definitions as [OperationDefinitionNode];
  const [pagedField] = selectionSet.selections as [FieldNode];
  const document = visit(question, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...added] }),
    Field(node): FieldNode | undefined {
      if (node !== connection.field) return undefined;
      const rows = { ...connection.rows, alias: { kind: Kind.NAME, value: "rows" } as const };
      const otherArguments = (node.arguments ?? []).filter(({ name }) => !["first", "after"].includes(name.value));
      return {
        ...node,
        arguments: [...otherArguments, ...(pagedField.arguments ?? [])],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [rows, ...(pagedField.selectionSet?.selections ?? [])] },
      };
    },
  });
  return { document: print(withoutUnusedVariables(document)), after };
}

/** GraphQL refuses a document with a variable that nothing uses, such as one for `first`. */
function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return visit(document, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

/**
 * The value at the end of a path: a list if the path passes one, and then lists within it for further ones. Where the path breaks off before
 * a list, because a record is missing or of another class, the list is empty.
 */
function valueAt(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (!step) return value ?? null;
  const inner = (value as Data | null | undefined)?.[step.key] ?? null;
  if (step.list) return ((inner ?? []) as unknown[]).map((v) => valueAt(v, rest));
  return inner === null && !rest.some(({ list }) => list) ? null : valueAt(inner, rest);
}

const kindOf = ({ parent, field }: Step) =>
  isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[field]?.extensions as Holds | undefined)?.kind : undefined;

/** The columns of the values at a path: of dates that stand in lists, `periods`, `period_starts` and `period_ends`. */
function columnsOf(schema: GraphQLSchema, path: Path): readonly string[] {
  const leaf = path.at(-1) as Step;
  const inList = !leaf.list && path.some(({ list }) => list);
  return valueColumns({ name: columnName(schema, path), description: "" }, kindOf(leaf)).map(({ name }) =>
    inList ? pluralOf(name) : name,
  );
}

/** Columns whose names differ: in rows of JSON, one of two equal names would be lost. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
    taken.add(free);
    return free;
  });
}
