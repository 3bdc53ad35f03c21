import {
  type DocumentNode,
  execute,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  validate,
} from "graphql";
import { costEstimator } from "../../api/limits/cost.js";
import { projectionOf } from "../../api/reading/projection.js";
import type { Reader } from "../../api/reading/reader.js";
import { badInput, notFound } from "../../errors.js";
import type { GalleryQuestion } from "../../gallery/question.js";
import { type AnswerRows, answerRows } from "../tables/answer-rows.js";
import type { NamedTable } from "../tables/named-table.js";
import type { AnsweredRow, Repeatable } from "./answered-rows.js";
import { maxReceiptRows, tooManyRows } from "./row-limit.js";

type Data = Readonly<Record<string, unknown>>;

/**
 * The ready questions whose answer is a table, for receipts. Their rows name claims in the columns of the ids of claims.
 * @param tables those by URL: rows of the same question are identified and compared by the same columns
 */
export const readyTables = (schema: GraphQLSchema, gallery: readonly GalleryQuestion[], tables: readonly NamedTable[]): Repeatable[] =>
  gallery.flatMap((question) => {
    const document = parse(question.document);
    const table = validate(schema, document).length ? undefined : answerRows(schema, document);
    return table ? [readyTable(schema, question, document, table, tables)] : [];
  });

/** The variable that names the record which a field reads, if one does. */
const variableIn = ({ arguments: given = [] }: FieldNode): string | undefined =>
  given.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []))[0];

/** Which columns of a ready question identify its rows, and which are not compared. */
function columnsOf({ columns, besideRows }: AnswerRows, named: NamedTable | undefined): Pick<Repeatable, "identifiedBy" | "uncompared"> {
  if (!named) return { uncompared: [] };
  const identifiedBy = named.identifiedBy.filter((column) => columns.includes(column) && !besideRows.includes(column));
  // What stands beside the rows of a question sums all of them up, or names the method and the version of the data.
  return { ...(identifiedBy.length && { identifiedBy }), uncompared: [...named.uncompared, ...besideRows] };
}

function readyTable(
  schema: GraphQLSchema,
  { name }: GalleryQuestion,
  asked: DocumentNode,
  table: AnswerRows,
  tables: readonly NamedTable[],
): Repeatable {
  const paged = parse(table.document);
  const operation = paged.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const variables = asked.definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? (d.variableDefinitions ?? []) : []));
  const names = variables.map(({ variable }) => variable.name.value);
  const [root] = operation.selectionSet.selections;
  const record = root?.kind === Kind.FIELD ? variableIn(root) : undefined;
  const namedTable = tables.find(({ asks }) => root?.kind === Kind.FIELD && asks?.question.name === root.name.value);
  const estimate = costEstimator(schema);
  const projection = projectionOf(schema)(paged);
  const claimColumns = table.columns.flatMap((column, i) => (/(^|_)claim_ids?$/.test(column) ? [i] : []));
  const claimsIn = (cells: readonly unknown[]): string[] => {
    const ids = claimColumns.flatMap((i) => [cells[i]].flat(2)).filter((id): id is string => typeof id === "string");
    return [...new Set(ids)].sort();
  };

  async function pageAfter(reader: Reader, variableValues: Data) {
    reader.project(projection);
    const { data, errors = [] } = await execute({ schema, document: paged, variableValues, contextValue: reader });
    const [error] = errors;
    if (error) {
      const { originalError: cause } = error;
      // Without a cause of its own, it is about a value that does not fit its type.
      throw cause && !(cause instanceof GraphQLError) ? cause : badInput(error.message);
    }
    const page = table.page(data as Data);
    if (!page) throw notFound(record ?? "id", String((record && variableValues[record]) ?? ""), []);
    return page;
  }
  return {
    name: `questions/${name}`,
    asks: `the ready question ${name}`,
    args: variables.flatMap(({ variable, type }) => {
      const declared = typeFromAST(schema, type as NamedTypeNode);
      return isInputType(declared) ? [{ name: variable.name.value, type: declared }] : [];
    }),
    cost: estimate(paged, operation, {}).requested,
    ...columnsOf(table, namedTable),
    complete(given) {
      const unknown = Object.keys(given).find((key) => !names.includes(key));
      if (unknown === undefined) return given;
      const shown = unknown.slice(0, 50).toWellFormed();
      throw badInput(`${shown}: ${name} has no such variable. It has ${names.join(", ") || "none"}.`, { argument: shown });
    },
    async read(reader, given) {
      const rows: AnsweredRow[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const found = await reader.paced(async () => {
          const page = await pageAfter(reader.renew(), { ...given, [table.after]: after });
          after = page.after;
          return page.rows;
        });
        rows.push(...found.map((cells) => ({ cells, claims: claimsIn(cells) })));
        if (rows.length > maxReceiptRows) throw tooManyRows();
      }
      return { columns: table.columns, rows };
    },
  };
}
