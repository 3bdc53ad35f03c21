import { Field, Int, ObjectType } from "type-graphql";
import { badInput } from "../errors.js";
import type { Class } from "../model/declare.js";
import type { Relation } from "../model/model.js";
import { Fields } from "./fields.js";
import type { Edge, Page } from "./reader.js";
import { enumOf, named, type Types } from "./types.js";
import { viewOf } from "./views.js";

@ObjectType({ description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows." }) hasNextPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "The cursor of the last record: give it as `after` to get what follows. Null on an empty page.",
  })
  endCursor!: string | null;
}

/** What a relation adds to its edges. */
type Linked = Pick<Relation, "predicate" | "qualifier">;

/** The connection of a class: of a list, of a plain link, or of a relation with claims behind it. */
export function connectionOf(types: Types, of: Class, { predicate, qualifier }: Linked = {}): Class<Page> {
  const prefix = predicate ? "Claimed" : qualifier ? "Qualified" : "";
  return types.once(
    `connection ${prefix}`,
    of,
    () => named<Class<Page>>(`${prefix}${of.name}Connection`),
    (cls) => {
      const edge = edgeOf(types, of, `${prefix}${of.name}Edge`, { predicate, qualifier });
      ObjectType(cls.name, { description: `A page of ${of.name} records.` })(cls);
      const link = predicate ? " and the claims that link the two records" : qualifier ? ` and its ${qualifier[0]}` : "";
      const fields = new Fields<Page>(cls);
      fields.plain("edges", () => [edge], { description: `The records, each with its cursor${link}.` });
      fields.plain("pageInfo", () => PageInfo, { description: "Where this page stands." });
      fields.computed(
        "nodes",
        () => [viewOf(types, of)],
        { description: "The records alone." },
        ({ edges }) => edges.map((e) => e.node),
      );
      const all = `How many different ${of.name} records there are on all pages.`;
      fields.computed(
        "totalCount",
        () => Int,
        { description: all },
        (page) => page.total(),
      );
    },
  );
}

const mostClaims = 100;

function edgeOf(types: Types, of: Class, name: string, { predicate, qualifier }: Linked): Class<Edge> {
  const cls = named<Class<Edge>>(name);
  ObjectType(name, {
    description: predicate
      ? `One ${of.name} that claims link to another record, with those claims.`
      : `One of a list of ${of.name} records.`,
  })(cls);
  const fields = new Fields<Edge>(cls);
  fields.plain("cursor", () => String, { description: "Its place in the list, for `after`." });
  fields.plain("node", () => viewOf(types, of), { description: "The record." });
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
    const help = "How many, 1 to 100; `claimCount` says how many there are.";
    fields.given<{ first: number }>(
      "claims",
      () => [viewOf(types, types.model.claim)],
      { description: "The claims that link the two records, by id; of those that count, the first `first`." },
      { first: { type: () => Int, defaultValue: 25, description: help } },
      async ({ claims = [] }, { first }, reader) => {
        if (first < 1 || first > mostClaims)
          throw badInput(`first: 1 to ${mostClaims} claims; read the rest with \`claims(filter: ...)\`.`, { argument: "first" });
        const found = await Promise.all(claims.slice(0, first).map((id) => reader.claim(id)));
        return found.filter((claim) => claim !== null);
      },
    );
    fields.computed(
      "claimCount",
      () => Int,
      { description: "How many claims link the two records, of those that count. Not how true they are." },
      ({ claims = [] }) => claims.length,
    );
  }
  return cls;
}
