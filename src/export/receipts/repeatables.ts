import { astFromValue, type GraphQLSchema, valueFromASTUntyped } from "graphql";
import { badInput } from "../../errors.js";
import { readGallery } from "../../gallery/index.js";
import type { Model } from "../../model/model.js";
import { nearest } from "../../text/nearest.js";
import { didYouMean } from "../../text/sentences.js";
import type { NamedTable } from "../tables/named-table.js";
import { argumentValues, isNeeded, namedTables } from "../tables/named-tables.js";
import { recordsPerRow } from "../tables/pages.js";
import type { AnsweredRow, Repeatable } from "./answered-rows.js";
import { readyTables } from "./ready-tables.js";
import { maxReceiptRows, tooManyRows } from "./row-limit.js";

/** All questions whose rows can be asked again: the tables by URL, and the ready questions whose answer is a table. */
export async function repeatablesIn(schema: GraphQLSchema, model: Model): Promise<readonly Repeatable[]> {
  const known = ofSchema.get(schema) ?? readRepeatables(schema, model);
  ofSchema.set(schema, known);
  return known;
}
const ofSchema = new WeakMap<GraphQLSchema, Promise<readonly Repeatable[]>>();
async function readRepeatables(schema: GraphQLSchema, model: Model): Promise<readonly Repeatable[]> {
  const tables = namedTables(schema, model);
  return [...tables.map((table) => ofTable(schema, table)), ...readyTables(schema, await readGallery(), tables)];
}

/** @throws BAD_USER_INPUT for a name that no such question has */
export async function repeatableNamed(schema: GraphQLSchema, model: Model, name: string): Promise<Repeatable> {
  const all = await repeatablesIn(schema, model);
  const found = all.find((repeatable) => repeatable.name === name);
  if (found) return found;
  const names = all.map((repeatable) => repeatable.name);
  const suggestion = didYouMean(nearest(name, names)) || ` Those with receipts are ${names.join(", ")}.`;
  throw badInput(`receipt: there are no rows of a question ${JSON.stringify(name.slice(0, 50).toWellFormed())}.${suggestion}`, {
    argument: "receipt",
  });
}

function ofTable(schema: GraphQLSchema, table: NamedTable): Repeatable {
  const { name, args, example, asks, method, identifiedBy, uncompared } = table;
  return {
    name,
    asks: asks?.question.name ?? name,
    args,
    citedAt: asks?.question.citedAt,
    method,
    cost: asks?.question.cost ?? recordsPerRow,
    identifiedBy,
    uncompared,
    complete(given) {
      const unknown = Object.keys(given).find((key) => !args.some((argument) => argument.name === key));
      if (unknown !== undefined)
        throw badInput(
          `${unknown.slice(0, 50).toWellFormed()}: ${name} has no such argument. It has ${args.map((a) => a.name).join(", ")}.`,
          {
            argument: unknown.slice(0, 50).toWellFormed(),
          },
        );
      const missing = args.find((argument) => isNeeded(argument) && given[argument.name] == null);
      if (missing) throw badInput(`${missing.name}: needed, such as ${example[missing.name]}.`, { argument: missing.name });
      const defaults = args.flatMap(({ name: argument, type, defaultValue }) => {
        const literal = defaultValue === undefined ? null : astFromValue(defaultValue, type);
        return literal ? [[argument, valueFromASTUntyped(literal)] as const] : [];
      });
      return { ...Object.fromEntries(defaults), ...given };
    },
    async read(reader, given) {
      const { columns, rows } = await table.read(reader, argumentValues(schema, args, given), { withClaims: true });
      const read: AnsweredRow[] = [];
      for await (const row of rows) {
        read.push({ cells: row.slice(0, -1), claims: row.at(-1) as readonly string[] });
        if (read.length > maxReceiptRows) throw tooManyRows();
      }
      return { columns: columns.slice(0, -1), rows: read };
    },
  };
}
