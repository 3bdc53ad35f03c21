import {
  type FieldNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  Kind,
  type ValueNode,
} from "graphql";
import { badInput } from "../../errors.js";

/** Whether an input is a filter: conditions, of which all that are given must hold. */
export const isFilterInput = (type: GraphQLNamedType): type is GraphQLInputObjectType =>
  isInputObjectType(type) && type.name.endsWith("Filter");

type Variables = Readonly<Record<string, unknown>>;

/**
 * Makes every field refuse null within its filters, whether it is written out, or a variable that is null or absent. It says nothing about
 * a record, and a condition that is ignored would let every record pass. An argument that is null as a whole counts as not given.
 */
export function refuseNullConditions(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType))
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      const filters = new Map(field.args.filter((a) => isFilterInput(getNamedType(a.type))).map((a) => [a.name, a.type]));
      if (!filters.size || !resolve) continue;
      // Checked once for all siblings (docs/caching.md, "Keyed by identity").
      const checked = new WeakMap<object, WeakSet<FieldNode>>();
      field.resolve = (record, args, reader, info) => {
        const { variableValues, fieldNodes } = info;
        const node = fieldNodes[0] as FieldNode;
        const ofRequest = checked.get(variableValues) ?? new WeakSet<FieldNode>();
        checked.set(variableValues, ofRequest);
        if (!ofRequest.has(node)) {
          for (const { name, value } of node.arguments ?? []) {
            const filter = filters.get(name.value);
            if (filter && !isNull(value, variableValues)) checkLiteral(filter, value, [name.value], variableValues);
          }
          ofRequest.add(node);
        }
        return resolve(record, args, reader, info);
      };
    }
}

const isNull = (node: ValueNode, variables: Variables) =>
  node.kind === Kind.NULL || (node.kind === Kind.VARIABLE && (variables[node.name.value] ?? null) === null);

/** Checks a filter that does not come in a document. @throws BAD_USER_INPUT for null, or a comparison without operators, in it */
export function assertConditions(type: GraphQLInputType, value: unknown, argument: string): void {
  if (isFilterInput(getNamedType(type)) && value !== null) checkValue(type, value, [argument]);
}

/** Checks a value that is written in the document. */
function checkLiteral(type: GraphQLInputType, node: ValueNode, path: readonly string[], variables: Variables): void {
  if (node.kind === Kind.VARIABLE) {
    const value = variables[node.name.value];
    if (value === undefined) throw refused(path, `$${node.name.value} has no value. Give it one, or leave the condition out`);
    checkValue(type, value, path);
    return;
  }
  if (node.kind === Kind.NULL) checkValue(type, null, path);
  const nullable = getNullableType(type);
  if (node.kind === Kind.LIST) {
    if (isListType(nullable)) for (const value of node.values) checkLiteral(nullable.ofType, value, path, variables);
    return;
  }
  if (node.kind !== Kind.OBJECT) return;
  const fields = fieldsOf(type, path, node.fields.length);
  for (const { name, value } of node.fields) {
    const field = fields[name.value];
    // A list with a default, such as `assertions`, means the same here as in an argument.
    if (field && field.defaultValue === undefined) checkLiteral(field.type, value, [...path, name.value], variables);
  }
}

/** Checks the value of a variable, or a part of it. */
function checkValue(type: GraphQLInputType, value: unknown, path: readonly string[]): void {
  if (value === null) throw refused(path, "null says nothing. Leave the condition out; for a missing value ask `isNull: true`");
  const nullable = getNullableType(type);
  if (Array.isArray(value)) {
    if (isListType(nullable)) for (const item of value) checkValue(nullable.ofType, item, path);
    return;
  }
  if (typeof value !== "object") return;
  const given = Object.entries(value as object).filter(([, inner]) => inner !== undefined);
  const fields = fieldsOf(type, path, given.length);
  for (const [name, inner] of given) {
    const field = fields[name];
    if (field && field.defaultValue === undefined) checkValue(field.type, inner, [...path, name]);
  }
}

/** The fields of an input object. @throws for a comparison without any: a client that had no value may have left its operator out */
function fieldsOf(type: GraphQLInputType, path: readonly string[], given: number) {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return {};
  if (given === 0 && named.name.endsWith("Comparison"))
    throw refused(path, "no operator, so it says nothing. Give one, such as `eq`, or leave the condition out");
  return named.getFields();
}

const refused = (path: readonly string[], why: string) =>
  badInput(`${path.join(".")}: ${why}.`, { argument: path[0], condition: path.join(".") });
