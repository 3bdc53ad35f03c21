import {
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputType,
  GraphQLList,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
} from "graphql";
import { readGroups } from "../../api/reading/groups.js";
import type { RootListArgs } from "../../api/reading/lists/list-args.js";
import type { Reader } from "../../api/reading/reader.js";
import { idNamed } from "../../api/reading/record-names.js";
import { badInput } from "../../errors.js";
import { type ClaimChoice, type Filter, filterLimits } from "../../graph/filter.js";
import type { ReadGroup } from "../../graph/statements/groups/claims-in-groups.js";
import { type Class, plural, propertiesOf } from "../../model/declare.js";
import { Passage, Place } from "../../model/entities/index.js";
import { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";

/** A filter of the table of claims: the values that it takes by URL, and the condition that they make. */
export interface ClaimParameter {
  readonly name: string;
  readonly type: GraphQLInputType;
  /**
   * @returns the condition that claims meet, or several of which they meet one at least
   * @throws NOT_FOUND for a name that no visible record has
   */
  condition(reader: Reader, values: readonly string[]): Filter | readonly Filter[] | Promise<Filter | readonly Filter[]>;
}

/**
 * What the table of claims can be filtered by: terms and ids of claims, the records that they name, their sources, and the place or the
 * country that they are about, with all that lies in it. All of it follows from the filter that the list `claims` of the schema takes.
 */
export function claimParameters(schema: GraphQLSchema, model: Model): ClaimParameter[] {
  const filter = schema
    .getQueryType()
    ?.getFields()
    [plural(model.claim)]?.args.find(({ name }) => name === "filter");
  return [...termParameters(model, filter?.type), ...recordParameters(model), aboutParameter(model)];
}

/** A value that the table of claims takes by URL as the list `claims` takes it. */
export type ClaimArgument = Pick<GraphQLArgument, "name" | "type">;

/** What the table of claims takes from the list `claims`, without its defaults, and `claim`, with which questions choose claims. */
export function claimArguments(schema: GraphQLSchema, model: Model): ClaimArgument[] {
  const args = schema.getQueryType()?.getFields()[plural(model.claim)]?.args ?? [];
  const listed = args.flatMap(({ name, type }) =>
    ["groups", "filter", "assertions", "modalities", "statuses"].includes(name) ? [{ name, type }] : [],
  );
  const claim = schema.getType("ClaimPropertyFilter");
  return [...listed, ...(isInputObjectType(claim) ? [{ name: "claim", type: claim }] : [])];
}

/** Properties that hold a term or a predicate: the values that the operator `in` takes. */
function termParameters({ claim }: Model, filter: GraphQLInputType | undefined): ClaimParameter[] {
  return propertiesOf(claim).flatMap(({ name, kind }): ClaimParameter[] => {
    const type = ["term", "predicate"].includes(kind) ? operandOf(filter, name, "in") : undefined;
    return type ? [{ name, type, condition: (_, values) => ({ [name]: { in: values } }) }] : [];
  });
}
function operandOf(filter: GraphQLInputType | undefined, ...path: readonly string[]): GraphQLInputType | undefined {
  return path.reduce<GraphQLInputType | undefined>((type, field) => {
    const named = type && getNamedType(type);
    return isInputObjectType(named) ? named.getFields()[field]?.type : undefined;
  }, filter);
}

/** The claims that a record is about: those that name it in any part, those that rest on it, and a claim itself. */
function aboutParameter(model: Model): ClaimParameter {
  const name = "about";
  const source = model.relation(Passage, "source");
  return {
    name,
    type: new GraphQLList(GraphQLID),
    async condition(reader, values) {
      assertFew(name, values);
      const ids: string[] = [];
      for (const value of values) ids.push((await reader.claim(value))?.id ?? (await idNamed(reader, Entity, name, value)));
      const named: Filter = { id: { in: ids } };
      const parts = model.relationsOf(model.claim).flatMap(({ field, target, closure }): Filter[] => {
        if (closure) return [];
        const cited: Filter[] = target === Passage && source ? [{ [field]: { some: { source: { some: named } } } }] : [];
        return [{ [field]: { some: named } }, ...cited];
      });
      return [named, ...parts];
    },
  };
}

/** @throws BAD_USER_INPUT for more values than a filter may have, before any of them is looked up */
function assertFew(name: string, values: readonly string[]): void {
  if (values.length > filterLimits.list)
    throw badInput(`${name}: at most ${filterLimits.list} values.`, { argument: name, limit: filterLimits.list });
}

/** Records by id or by code. */
function recordParameters(model: Model): ClaimParameter[] {
  const named = (name: string, cls: Class, conditionOn: (ids: Filter) => Filter, check?: typeof assertCountries): ClaimParameter => ({
    name,
    type: new GraphQLList(GraphQLID),
    async condition(reader, values) {
      assertFew(name, values);
      const ids: string[] = [];
      for (const value of values) ids.push(await idNamed(reader, cls, name, value));
      await check?.(reader, ids);
      return conditionOn({ id: { in: ids } });
    },
  });
  const relations = model.relationsOf(model.claim);
  const source = model.relation(Passage, "source");
  return relations.flatMap(({ field, target, closure }): ClaimParameter[] => {
    // Passages have no names that people know; their sources do.
    if (target === Passage)
      return source ? [named("source", source.target, (ids) => ({ [field]: { some: { source: { some: ids } } } }))] : [];
    if (!closure) return [named(field, target, (ids) => ({ [field]: { some: ids } }))];
    const within = (ids: Filter): Filter => ({ [field]: { some: ids } });
    return [named("place", target, within), named("country", Place, within, assertCountries)];
  });
}

/** @throws BAD_USER_INPUT for a place that is not a country: the parameter `place` takes those */
async function assertCountries(reader: Reader, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const place = (await reader.entity(id)) as (Entity & Partial<Place>) | null;
    if (place?.kind !== "COUNTRY")
      throw badInput(`country: ${id} is not a country. Ask for it with place=${id}.`, { argument: "country", value: id });
  }
}

/** The claims that a table has. */
export interface ClaimsQuery extends ClaimChoice {
  /** What each of them meets. */
  readonly conditions: readonly Filter[];
  /** What each of them meets one of. */
  readonly anyOf?: readonly Filter[];
  readonly groups: readonly ReadGroup[];
}

/** What all parameters ask for together. One after the other: of several unknown names, the error is about the first. */
export async function claimsQuery(
  reader: Reader,
  parameters: readonly ClaimParameter[],
  values: Readonly<Record<string, unknown>>,
): Promise<ClaimsQuery> {
  const conditions: Filter[] = [];
  let anyOf: readonly Filter[] | undefined;
  for (const { name, condition } of parameters) {
    if (!(name in values)) continue;
    const found = await condition(reader, values[name] as readonly string[]);
    if (isList(found)) anyOf = found;
    else conditions.push(found);
  }
  const { filter, claim, groups, assertions, modalities, statuses } = values as Partial<RootListArgs> & ClaimChoice;
  for (const given of [filter, claim]) if (given) conditions.push(given);
  return {
    conditions,
    ...(anyOf && { anyOf }),
    groups: groups ? await readGroups(reader, "groups", groups) : [],
    assertions,
    modalities,
    statuses,
  };
}

const isList = (found: Filter | readonly Filter[]): found is readonly Filter[] => Array.isArray(found);
