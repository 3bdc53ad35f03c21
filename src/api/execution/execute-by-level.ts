import {
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { type Eventually, isPromise, then, whenAll } from "../../concurrency/eventually.js";
import { type Fragments, fragmentsIn, type SelectedField, SelectedFields, selectionsBelow } from "./selected-fields.js";

/**
 * Executes queries as GraphQL does, but level by level: a field is read of all records of its level together, and completed for all of them
 * by one loop, where graphql-js makes promises and calls for each record. Only an answer without errors is made here. Whatever else occurs
 * (an error, a null where the schema allows none, introspection), the operation is executed anew by graphql-js, which knows how to report
 * it: what was read is still known to its reader.
 */

interface QueryOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** The one that is asked for, if the document has it. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}
type QueryData = Readonly<Record<string, unknown>>;

/** @returns undefined for what is not executed here. Resolvers may have been called by then. */
export async function executeByLevel(
  context: unknown,
  { schema, document, operation, variables }: QueryOperation,
): Promise<QueryData | undefined> {
  const type = schema.getQueryType();
  if (!type || operation?.operation !== OperationTypeNode.QUERY) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (!coerced) return undefined;
  try {
    const [data] = await new Levels(schema, fragmentsIn(document), operation, coerced, context).objects(
      type,
      [{}],
      [operation.selectionSet],
    );
    return data as QueryData;
  } catch {
    return undefined;
  }
}

/** An answer's object has no fields but its own, `__proto__` neither. */
type Answer = Record<string, unknown>;
const Answer = function Answer() {} as unknown as new () => Answer;
Answer.prototype = Object.create(null);

/** Thrown where graphql-js has to execute the operation. */
class LeftToGraphqlJs extends Error {}

class Levels {
  private readonly selected: SelectedFields;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly operation: OperationDefinitionNode,
    private readonly variableValues: GraphQLResolveInfo["variableValues"],
    private readonly context: unknown,
  ) {
    this.selected = new SelectedFields(schema, fragments, variableValues);
  }

  /** The answers of many objects of one type to the same selections, in their order. */
  objects(type: GraphQLObjectType, sources: readonly object[], sets: readonly SelectionSetNode[]): Eventually<Answer[]> {
    const answers = sources.map(() => new Answer());
    const pending: Promise<unknown>[] = [];
    for (const nodes of this.selected.of(type, sets)) {
      const name = (nodes[0].alias ?? nodes[0].name).value;
      const fill = (values: readonly unknown[]) => {
        for (let i = 0; i < answers.length; i++) (answers[i] as Answer)[name] = values[i];
      };
      const values = this.field(type, nodes, sources);
      if (isPromise(values)) {
        // Fields stand in the answer in the order of the selections, not in that of their reads.
        fill([]);
        pending.push((values as Promise<unknown[]>).then(fill));
      } else fill(values);
    }
    return pending.length ? Promise.all(pending).then(() => answers) : answers;
  }

  /** The values of one field of many objects. It never throws: a promise that was made before would be left without anybody to wait for it. */
  private field(type: GraphQLObjectType, nodes: SelectedField, sources: readonly object[]): Eventually<unknown[]> {
    try {
      const [{ name }] = nodes;
      if (name.value === "__typename") return sources.map(() => type.name);
      const field = type.getFields()[name.value];
      if (!field) throw new LeftToGraphqlJs();
      const { resolve = defaultFieldResolver } = field;
      const args = field.args.length ? getArgumentValues(field, nodes[0], this.variableValues) : {};
      const info = this.infoOf(type, field.type, nodes);
      return this.complete(
        field.type,
        nodes,
        info,
        this.resolved(sources, (source) => resolve(source, args, this.context, info)),
      );
    } catch (error) {
      return Promise.reject(error);
    }
  }
  private infoOf(parentType: GraphQLObjectType, returnType: GraphQLOutputType, fieldNodes: SelectedField): GraphQLResolveInfo {
    const { schema, operation, variableValues, fragments } = this;
    const fieldName = fieldNodes[0].name.value;
    const path = { prev: undefined, key: fieldName, typename: parentType.name };
    return { fieldName, fieldNodes, returnType, parentType, path, schema, fragments, rootValue: undefined, operation, variableValues };
  }
  private resolved(sources: readonly object[], resolve: (source: object) => unknown): Eventually<unknown[]> {
    const values = sources.map((source) => {
      try {
        return resolve(source);
      } catch (error) {
        return Promise.reject(error);
      }
    });
    return whenAll(values);
  }

  /** Completes values of one type. @throws LeftToGraphqlJs for a value that the type does not allow */
  private complete(type: GraphQLOutputType, nodes: SelectedField, info: GraphQLResolveInfo, values: Eventually<unknown[]>) {
    return then(values, (found) => this.completed(type, nodes, info, found));
  }
  private completed(
    type: GraphQLOutputType,
    nodes: SelectedField,
    info: GraphQLResolveInfo,
    values: readonly unknown[],
  ): Eventually<unknown[]> {
    if (isNonNullType(type)) {
      if (values.some((value) => value === null || value === undefined)) throw new LeftToGraphqlJs();
      return this.completed(type.ofType, nodes, info, values);
    }
    for (const value of values) if (value instanceof Error) throw new LeftToGraphqlJs();
    if (isLeafType(type)) {
      return values.map((value) => {
        if (value === null || value === undefined) return null;
        const serialized = type.serialize(value);
        if (serialized === null || serialized === undefined) throw new LeftToGraphqlJs();
        return serialized;
      });
    }
    const present = values.filter((value) => value !== null && value !== undefined);
    if (isListType(type)) {
      if (!present.every(Array.isArray)) throw new LeftToGraphqlJs();
      const lists = present as unknown[][];
      const items = this.complete(type.ofType, nodes, info, whenAll(lists.flat()));
      return then(items, (all) => {
        let end = 0;
        const cut = lists.map(({ length }) => {
          end += length;
          return all.slice(end - length, end);
        });
        return spread(values, cut);
      });
    }
    const sets = selectionsBelow(nodes);
    const objects = present as object[];
    if (!objects.every((value) => typeof value === "object")) throw new LeftToGraphqlJs();
    if (isObjectType(type)) return then(this.objects(type, objects, sets), (answers) => spread(values, answers));
    return then(this.ofTypes(type as GraphQLAbstractType, objects, sets, info), (answers) => spread(values, answers));
  }

  /** The answers of objects of several types. */
  private ofTypes(abstract: GraphQLAbstractType, objects: readonly object[], sets: readonly SelectionSetNode[], info: GraphQLResolveInfo) {
    const byType = new Map<string, number[]>();
    objects.forEach((object, i) => {
      const name = abstract.resolveType?.(object, this.context, info, abstract);
      if (typeof name !== "string") throw new LeftToGraphqlJs();
      const positions = byType.get(name);
      if (positions) positions.push(i);
      else byType.set(name, [i]);
    });
    const answers: Answer[] = [];
    const parts = [...byType].map(([name, positions]) => {
      const type = this.schema.getType(name);
      if (!isObjectType(type) || !this.schema.isSubType(abstract, type)) return Promise.reject(new LeftToGraphqlJs());
      const own = positions.map((i) => objects[i] as object);
      return then(this.objects(type, own, sets), (made) => {
        positions.forEach((position, i) => {
          answers[position] = made[i] as Answer;
        });
      });
    });
    return then(whenAll(parts), () => answers);
  }
}

/** Values with what was made of those of them that are there, each in its place, and null for the others. */
function spread(values: readonly unknown[], made: readonly unknown[]): unknown[] {
  if (made.length === values.length) return [...made];
  let at = 0;
  return values.map((value) => (value === null || value === undefined ? null : made[at++]));
}
