import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  typeFromAST,
  visit,
} from "graphql";
import { type Cell, joined } from "./table.js";

type Data = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** A question whose answer is a table. */
export interface AnswerRows {
  readonly columns: readonly string[];
  /** The question by pages: it takes its own variables, and the one that `after` names, which is where a page begins. */
  readonly document: string;
  readonly after: string;
  /** The rows of a page, and after what the next begins; undefined if the record whose list it is is not there. */
  page(data: Data): { readonly rows: Cell[][]; readonly after: string | undefined } | undefined;
}

/**
 * The table that a question's answer is, or undefined if it is none. It is one if it asks for one record or list, and in it for
 * exactly one list that has pages. Of single records in a row each field is a column (`practice_name`), what is said of the record
 * whose list it is stands in each row, and short lists are joined in a cell. Totals are left out: all rows come.
 */
export function answerRows(schema: GraphQLSchema, question: DocumentNode): AnswerRows | undefined {
  const operation = question.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  if (!root || operation.selectionSet.selections.length !== 1) return undefined;
  const walk = new Walk(schema, question);
  const above = walk.leaves(operation.selectionSet, root);
  const [list] = above.lists;
  if (!list || above.lists.length > 1 || list.inList) return undefined;
  const inRow = walk.leaves(list.rows.selectionSet as SelectionSetNode, list.rowType);
  if (inRow.lists.length) return undefined;

  const columns = [...above.paths.map((path) => ({ path, of: "data" })), ...inRow.paths.map((path) => ({ path, of: "row" }))];
  return {
    columns: columns.map(({ path }) => path.join("_")),
    ...paged(question, operation, list),
    page(data) {
      const [found] = valuesAt(data, list.path).values as (Page | null)[];
      if (!found) return undefined;
      const rows = found.rows.map((row) => columns.map(({ path, of }) => cellAt(of === "row" ? row : data, path)));
      return { rows, after: found.page.hasNextPage ? found.page.endCursor : undefined };
    },
  };
}

/** A list that has pages, with which of its fields the rows are: `nodes` or `edges`. */
interface List {
  readonly field: FieldNode;
  readonly path: Path;
  readonly rows: FieldNode;
  readonly rowType: GraphQLCompositeType;
  readonly inList: boolean;
}

/** What a selection asks for, through its fragments. */
class Walk {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  /** The paths to all values, without those in lists that have pages, which are named apart. */
  leaves(selected: SelectionSetNode, type: GraphQLNamedType, path: Path = [], inList = false): { paths: Path[]; lists: List[] } {
    const paths = new Map<string, Path>();
    const lists: List[] = [];
    for (const { field, parent } of this.fields(selected, type)) {
      const at = [...path, (field.alias ?? field.name).value];
      const given = field.name.value === "__typename" ? undefined : this.typeOf(parent, field);
      const of = given && getNamedType(given);
      if (!of || !isCompositeType(of) || !field.selectionSet) {
        paths.set(at.join("."), at);
        continue;
      }
      const within = this.fields(field.selectionSet, of).filter((f) => ["nodes", "edges"].includes(f.field.name.value));
      if (within.length) {
        for (const { field: rows, parent: connection } of within)
          lists.push({ field, path: at, rows, rowType: getNamedType(this.typeOf(connection, rows)) as GraphQLCompositeType, inList });
        continue;
      }
      const below = this.leaves(field.selectionSet, of, at, inList || isListType(getNullableType(given)));
      for (const p of below.paths) paths.set(p.join("."), p);
      lists.push(...below.lists);
    }
    return { paths: [...paths.values()], lists };
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
    const known = parent.getFields()[field.name.value];
    if (!known) throw new Error(`${parent.name} has no field ${field.name.value}.`);
    return known.type;
  }
}

interface Page {
  readonly rows: readonly unknown[];
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** The question with its list read by pages as long as lists allow, and without what is not of its rows. */
function paged(question: DocumentNode, operation: OperationDefinitionNode, list: List): Pick<AnswerRows, "document" | "after"> {
  const taken = operation.variableDefinitions?.map((v) => v.variable.name.value) ?? [];
  let after = "after";
  while (taken.includes(after)) after += "_";
  const pattern = parse(`query ($${after}: String) { list(first: 100, after: $${after}) { page: pageInfo { hasNextPage endCursor } } }`);
  const [{ variableDefinitions: added = [], selectionSet }] = pattern.definitions as [OperationDefinitionNode];
  const [byPages] = selectionSet.selections as [FieldNode];
  const document = visit(question, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...added] }),
    Field(node): FieldNode | undefined {
      if (node !== list.field) return undefined;
      const rows = { ...list.rows, alias: { kind: Kind.NAME, value: "rows" } as const };
      return {
        ...node,
        arguments: [...(node.arguments ?? []).filter(({ name }) => !["first", "after"].includes(name.value)), ...(byPages.arguments ?? [])],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [rows, ...(byPages.selectionSet?.selections ?? [])] },
      };
    },
  });
  return { document: print(withoutUnused(document)), after };
}

/** Without the variables that nothing uses any more: graphql refuses them. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return visit(document, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null) });
}

/** What is at the end of a path: several values, if a list is on the way. */
function valuesAt(value: unknown, [key, ...rest]: Path): { readonly values: unknown[]; readonly several: boolean } {
  if (Array.isArray(value)) {
    const path = key === undefined ? [] : [key, ...rest];
    return { values: value.flatMap((v) => valuesAt(v, path).values), several: true };
  }
  if (value === null || value === undefined || key === undefined) return { values: [value ?? null], several: false };
  return valuesAt((value as Data)[key], rest);
}

function cellAt(value: unknown, path: Path): Cell {
  const { values, several } = valuesAt(value, path);
  if (!several) return values[0] as Cell;
  return joined(values.map((v) => (v === null ? null : String(v))));
}
