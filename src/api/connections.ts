import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { badInput } from "../errors.js";
import type { Class } from "../model/declare.js";
import type { Relation } from "../model/model.js";
import type { Edge, Page, Reader } from "./reader.js";
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
      Field(() => [edge], { description: `The records, each with its cursor${link}.`, simple: true })(cls.prototype, "edges");
      Field(() => PageInfo, { description: "Where this page stands.", simple: true })(cls.prototype, "pageInfo");

      @Resolver(() => cls)
      class Totals {
        @FieldResolver(() => [viewOf(types, of)], { description: "The records alone." })
        nodes(@Root() page: Page) {
          return page.edges.map((e) => e.node);
        }
        @FieldResolver(() => Int, { description: `How many different ${of.name} records there are on all pages.` })
        totalCount(@Root() page: Page): Promise<number> {
          return page.total();
        }
      }
      types.resolvers.push(Totals);
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
  Field(() => String, { description: "Its place in the list, for `after`.", simple: true })(cls.prototype, "cursor");
  Field(() => viewOf(types, of), { description: "The record.", simple: true })(cls.prototype, "node");
  if (qualifier) {
    const [term, vocabulary, description] = qualifier;
    const descriptor = { value: (edge: Edge) => edge.qualifier ?? null, writable: true, configurable: true };
    const fields = named<Class>(`${name}Fields`);
    Object.defineProperty(fields.prototype, term, descriptor);
    FieldResolver(() => enumOf(vocabulary), { description, nullable: true })(fields.prototype, term, descriptor);
    Root()(fields.prototype, term, 0);
    Resolver(() => cls)(fields);
    types.resolvers.push(fields);
  }
  if (predicate) {
    @Resolver(() => cls)
    class Claims {
      @FieldResolver(() => [viewOf(types, types.model.claim)], {
        description: "The claims that link the two records, by id; of those that count, the first `first`.",
      })
      async claims(
        @Root() { claims = [] }: Edge,
        @Arg("first", () => Int, { defaultValue: 25, description: "How many, 1 to 100; `claimCount` says how many there are." })
        first: number,
        @Ctx() reader: Reader,
      ) {
        if (first < 1 || first > mostClaims)
          throw badInput(`first: 1 to ${mostClaims} claims; read the rest with \`claims(filter: ...)\`.`, { argument: "first" });
        const found = await Promise.all(claims.slice(0, first).map((id) => reader.claim(id)));
        return found.filter((claim) => claim !== null);
      }
      @FieldResolver(() => Int, { description: "How many claims link the two records, of those that count. Not how true they are." })
      claimCount(@Root() { claims = [] }: Edge): number {
        return claims.length;
      }
    }
    types.resolvers.push(Claims);
  }
  return cls;
}
