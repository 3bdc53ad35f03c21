import { Field, Int, ObjectType } from "type-graphql";
import { then, whenAll } from "../../concurrency/eventually.js";
import { badInput } from "../../errors.js";
import type { Class } from "../../model/declare.js";
import type { Relation } from "../../model/model.js";
import { type ConnectionEdge, type ConnectionPage, maxClaimsOfEdge } from "../reading/lists/connection-page.js";
import { addFacets, recordFacets } from "./facets.js";
import { Fields } from "./fields.js";
import { outputTypeOf } from "./output-types.js";
import { enumOf, namedClass, type SchemaTypes } from "./types.js";

@ObjectType({ description: "The position of a page in its list.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether another page follows." }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether a page comes before it: true if `after` was given. Lists are read forwards only." })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "The first cursor of the page. Null if the page is empty." })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The last cursor of the page: give it as `after` to get the next page. Null if the page is empty.",
  })
  endCursor!: string | null;
}

/** What a relation adds to its edges. */
type Linked = Pick<Relation, "predicate" | "qualifier">;

/** The connection of a class: of a list, of a link, or of a relation by claims. */
export function connectionOf(types: SchemaTypes, of: Class, { predicate, qualifier }: Linked = {}): Class<ConnectionPage> {
  const prefix = predicate ? "Claimed" : qualifier ? "Qualified" : "";
  return types.once(
    `connection ${prefix}`,
    of,
    () => namedClass<Class<ConnectionPage>>(`${prefix}${of.name}Connection`),
    (cls) => {
      const edge = edgeOf(types, of, `${prefix}${of.name}Edge`, { predicate, qualifier });
      ObjectType(cls.name, { description: `A page of ${of.name} records.` })(cls);
      const link = predicate ? " and the claims that link the two records" : qualifier ? ` and its ${qualifier[0]}` : "";
      const fields = new Fields<ConnectionPage>(cls);
      addPageFields(fields, edge, outputTypeOf(types, of), {
        edges: `The records, each with its cursor${link}.`,
        nodes: "The records without their cursors.",
        totalCount: `How many different ${of.name} records there are on all pages.`,
      });
      addFacets(fields, recordFacets(types, of, predicate !== undefined));
    },
  );
}

/** The fields that every connection has. */
export function addPageFields<T>(
  fields: Fields<ConnectionPage<T>>,
  edge: Class,
  node: Class,
  descriptions: Readonly<Record<"edges" | "nodes" | "totalCount", string>>,
): void {
  fields.plain("edges", () => [edge], { description: descriptions.edges });
  fields.plain("pageInfo", () => PageInfo, { description: "What is around the page, and the cursor to get the next one with." });
  fields.computed(
    "nodes",
    () => [node],
    { description: descriptions.nodes },
    ({ edges }) => edges.map((e) => e.node),
  );
  fields.computed(
    "totalCount",
    () => Int,
    { description: descriptions.totalCount },
    (page) => page.total(),
  );
}

/** The fields that every edge has. */
export function addEdgeFields<T>(fields: Fields<ConnectionEdge<T>>, node: Class, description: string): void {
  fields.plain("cursor", () => String, { description: "Its position in the list: give it as `after` to get what follows." });
  fields.plain("node", () => node, { description });
}

function edgeOf(types: SchemaTypes, of: Class, name: string, { predicate, qualifier }: Linked): Class<ConnectionEdge> {
  const cls = namedClass<Class<ConnectionEdge>>(name);
  ObjectType(name, {
    description: predicate
      ? `One ${of.name} record that claims link to another record, with those claims.`
      : `One ${of.name} record of a page, with its cursor.`,
  })(cls);
  const fields = new Fields<ConnectionEdge>(cls);
  addEdgeFields(fields, outputTypeOf(types, of), "The record.");
  if (qualifier) {
    const [term, vocabulary, description] = qualifier;
    fields.computed(
      term,
      () => enumOf(vocabulary),
      { description, nullable: true },
      (edge) => edge.qualifier ?? null,
    );
  }
  if (predicate) {
    const help = "How many claims, 1 to 100; `claimCount` is the number of all.";
    fields.withArgs<{ first: number }>(
      "claims",
      () => [outputTypeOf(types, types.model.claim)],
      { description: "The claims that link the two records, of those that count: the first ones by id." },
      { first: { type: () => Int, defaultValue: 25, description: help } },
      ({ claims = [] }, { first }, reader) => {
        if (first < 1 || first > maxClaimsOfEdge)
          throw badInput(`first: 1 to ${maxClaimsOfEdge} claims; read the rest with \`claims(filter: ...)\`.`, { argument: "first" });
        return then(whenAll(claims.slice(0, first).map((id) => reader.claim(id))), (found) => found.filter((claim) => claim !== null));
      },
    );
    fields.computed(
      "claimCount",
      () => Int,
      { description: "How many claims link the two records, of those that count. It does not measure how true they are." },
      ({ claims = [] }) => claims.length,
    );
  }
  return cls;
}
