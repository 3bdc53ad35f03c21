import { MaxLength } from "class-validator";
import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { badInput } from "../../errors.js";
import type { Answer, Ask, IssueScope, Scope } from "../../graph/statements/responses.js";
import * as statements from "../../graph/statements/responses.js";
import { adverseEffects, Claim, Effect, helpfulEffects } from "../../model/claim.js";
import type { Class } from "../../model/declare.js";
import { Locality, Undertaking } from "../../model/entity.js";
import { Issue } from "../../model/issue.js";
import { Passage } from "../../model/passage.js";
import { PageInfo } from "../connections.js";
import { decodeCursor } from "../cursor.js";
import { Fields } from "../fields.js";
import { choiceArgsOf, Paging } from "../inputs.js";
import { type Page, page, type Reader } from "../reader.js";
import { enumOf, registered, type Types } from "../types.js";
import { viewOf } from "../views.js";

const scopeTerms: Record<Scope, string> = {
  EXACT: "Said of the very place that was asked about.",
  WITHIN: "Said of a place or community in it.",
  BROADER: "Said of a place around it: never evidence for it, and on request only.",
  UNPLACED: "The source names no place; on request only.",
};
const ScopeEnum = registered(
  "Scope",
  "How the place of a claim relates to the place asked about. Only the claim's own place counts, never where a practice was carried out.",
  scopeTerms,
);
const IssueScopeEnum = registered("IssueScope", "How the issue of a claim relates to the issue asked about.", {
  EXACT: "Said of the very issue that was asked about.",
  NARROWER: "Said of a narrower issue of our vocabulary.",
  BROADER: "Said of a wider issue of our vocabulary; on request only.",
} satisfies Record<IssueScope, string>);

@ArgsType()
class Where extends Paging {
  @Field(() => ID, { description: "An issue, by id; narrower ones count too." })
  @MaxLength(300, { message: "issue: at most 300 characters." })
  issue!: string;
  @Field(() => ID, {
    nullable: true,
    description:
      "A place or a community, by id or by code: iso:CO, iso:CO-BOL, m49:419, divipola:13248, wikidata:Q739. Without it every place counts, and none.",
  })
  @MaxLength(300, { message: "place: at most 300 characters." })
  place?: string;
  @Field(() => [ScopeEnum], {
    nullable: true,
    description: "Which places count; EXACT and WITHIN unless asked otherwise. Only with `place`.",
  })
  scopes?: Scope[];
  @Field(() => [IssueScopeEnum], { defaultValue: ["EXACT", "NARROWER"], description: "Which issues count." }) issueScopes!: IssueScope[];
}

/** The two sides of what is said of responses: the effects that belong to each, and why the others do not. */
export const sides = {
  responses: { effects: helpfulEffects, others: "never count as solutions", instead: "harmfulResponses" },
  harmfulResponses: { effects: adverseEffects, others: "do no harm", instead: "responses" },
} as const;
export type Side = keyof typeof sides;

/** The arguments of one side. */
export function argsOf(types: Types, side: Side): Class<Asked> {
  const { effects, instead } = sides[side];
  const args = choiceArgsOf(types, Where as unknown as Class, `${side} args`) as Class<Asked>;
  Field(() => [enumOf(Effect)], {
    defaultValue: [...effects],
    description: `Which effects count. For the others ask \`${instead}\`; MIXED counts on both sides.`,
  })(args.prototype, "effects");
  return args;
}
/** The arguments, as they come in. */
export type Asked = Where & Ask;

/**
 * Turns arguments into what is asked of the graph.
 * @throws BAD_USER_INPUT for effects of the other side, NOT_FOUND for an unknown issue or place
 */
export async function askOf(reader: Reader, side: Side, { first: _, after: __, scopes, place, issue, ...rest }: Asked): Promise<Ask> {
  const { effects, others, instead } = sides[side];
  const foreign = rest.effects.filter((e) => !effects.includes(e));
  if (foreign.length)
    throw badInput(`effects: ${foreign.join(", ")} ${others}; ask \`${instead}\` for them.`, { argument: "effects", instead });
  if (place == null && scopes)
    throw badInput("scopes: say how places relate to one another; name the `place` too.", { argument: "scopes" });
  // Both are looked up at once and waited for in this order: of two unknown names it is always the issue that is told, never the
  // one whose search ended first, which hangs on how much there is to search.
  const places = place == null ? undefined : reader.resolve(Locality, "place", place);
  places?.catch(() => undefined);
  const knownIssue = await reader.resolve(Issue, "issue", issue);
  return { ...rest, issue: knownIssue, place: await places, scopes: scopes ?? ["EXACT", "WITHIN"] };
}

/** One page of answers, and how many there are on all pages. */
export async function answer(reader: Reader, side: Side, asked: Asked, ask: Ask) {
  const { model, viewer } = reader;
  const list = `${side} ${JSON.stringify(ask)}`;
  const after = asked.after == null ? undefined : decodeCursor(list, asked.after, ["number", "number", "string", "string"]);
  const found = await reader.read(statements.responses(model, ask, asked.first + 1, after, viewer.level));
  let counts: Promise<{ claims: number; practices: number }> | undefined;
  const count = () =>
    (counts ??= reader.read(statements.responsesCount(model, ask, viewer.level)).then(([c]) => c as { claims: number; practices: number }));
  const rows = page(
    list,
    found.map((node) => ({ node, key: node.key })),
    asked.first,
    async () => (await count()).claims,
  );
  return Object.assign(rows, { practices: async () => (await count()).practices });
}
/** What it takes to find a page of answers, or to count them, beside reading its records: in the unit of `limits/weights.ts`. */
export const costOfAnswers = 200;
export type Answers = Page<Answer> & { practices: () => Promise<number> };

/** Rows, pages and their fields: the same for what helps and what harms. */
export function answersOf(types: Types) {
  return types.once("rows", "responses", () => {
    @ObjectType({ description: "A claim that a practice or programme addresses an issue, flat, with all that a citation needs." })
    class Response {}
    const fields = new Fields<Answer>(Response);
    fields.plain("scope", () => ScopeEnum, {
      nullable: true,
      description: "How the claim's place relates to the place asked about; null if none was.",
    });
    fields.plain("issueScope", () => IssueScopeEnum, { description: "How the claim's issue relates to the issue asked about." });
    fields.computed(
      "practice",
      () => viewOf(types, Undertaking),
      { description: "Who responds: a practice, or a programme, which `__typename` tells apart." },
      ({ practice }, reader) => reader.entity(practice),
    );
    fields.computed(
      "issue",
      () => viewOf(types, Issue),
      { description: "The issue that the claim speaks of." },
      ({ issue }, reader) => reader.entity(issue),
    );
    fields.computed(
      "place",
      () => viewOf(types, Locality),
      { nullable: true, description: "The place or community of which it is said; null where the source names none." },
      ({ place }, reader) => (place === null ? null : reader.entity(place)),
    );
    fields.computed(
      "claim",
      () => viewOf(types, Claim),
      { description: "The claim itself." },
      ({ claim }, reader) => reader.claim(claim),
    );
    fields.computed(
      "evidence",
      () => [viewOf(types, Passage)],
      { description: "The passages that the claim rests on." },
      ({ claim }, reader) => {
        const relation = types.model.relation(Claim, "evidence");
        if (!relation) throw new Error("A claim has no evidence in this model.");
        return reader.few(relation, { id: claim });
      },
    );
    // What a reader of rows wants of the claim without opening it.
    for (const name of ["effect", "modality", "assertion", "mechanism", "period", "statement"] as const) {
      const property = types.model.property(Claim, name);
      if (!property) continue;
      fields.computed(
        name,
        () => (property.vocabulary ? enumOf(property.vocabulary) : String),
        { description: property.description, nullable: property.optional && name !== "effect" },
        async ({ claim }, reader) => ((await reader.claim(claim)) as Claim)[name],
      );
    }

    @ObjectType({ description: "A page of answers, nearest first: by scope of the place, scope of the issue, then responder." })
    class Responses {}
    const pages = new Fields<Answers>(Responses);
    pages.plain("pageInfo", () => PageInfo, { description: "Where this page stands." });
    pages.computed(
      "nodes",
      () => [Response],
      { description: "The answers." },
      ({ edges }) => edges.map((e) => e.node),
    );
    pages.computed(
      "totalCount",
      () => Int,
      { description: "How many claims answer, on all pages. None recorded is not evidence that nothing works." },
      ({ total }) => total(),
    );
    pages.computed(
      "practiceCount",
      () => Int,
      { description: "How many different practices and programmes they speak of." },
      ({ practices }) => practices(),
    );
    return Responses;
  });
}
