import { noColumns } from "../../answers/cells.js";
import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { type ClaimChoice, distinctTerms } from "../../../graph/filter.js";
import type { ResponsesQuery, ResponsesTally } from "../../../graph/statements/questions/responses.js";
import { defaultAssertions, unstatedAssertions, withUnstated } from "../../../model/claim.js";
import type { AnswerField } from "../../answers/fields.js";
import type { Reader } from "../../reading/reader.js";
import { registeredEnum } from "../../schema/types.js";

/** The arguments that leave answers out, with the term of each that a claim belongs to. */
type Widened = Omit<ResponsesTally, "claims">;

/** Why answers may be left out: the argument that does it, and the terms with which it would find them. */
type Reason = {
  readonly [A in keyof Widened]: {
    readonly description: string;
    readonly argument: A;
    readonly terms: readonly NonNullable<Widened[A]>[];
    /** The argument without which this one has no meaning. */
    readonly needs?: "issue" | "place";
  };
}[keyof Widened];

/** Every reason that answers tell. To add one: an entry here, and its argument in `responsesTallies` unless another reason has it. */
const reasons = {
  IMPLIED: {
    description: "No document states the claim: one only implies it (IMPLIED), or it is our own inference (INFERRED).",
    argument: "assertions",
    terms: unstatedAssertions,
  },
  WIDER_PLACES: {
    description: "The claim names a place around the one asked about. It is never evidence for that place.",
    argument: "scopes",
    terms: ["BROADER"],
    needs: "place",
  },
  UNPLACED: { description: "The source names no place.", argument: "scopes", terms: ["UNPLACED"], needs: "place" },
  ELSEWHERE: {
    description: "The claim names another place, neither within the one asked about nor around it.",
    argument: "scopes",
    terms: ["ELSEWHERE"],
    needs: "place",
  },
  WIDER_ISSUES: {
    description: "The claim names an issue that our vocabulary has as broader than the one asked about.",
    argument: "issueScopes",
    terms: ["BROADER"],
    needs: "issue",
  },
} as const satisfies Record<string, Reason>;
/** For what no single argument finds. */
const together = {
  ALL_BUT_IMPLIED:
    "The arguments of all reasons but IMPLIED, some of which may find nothing alone: what documents state. It is listed if some stated answers are left out for several reasons at once; its count has those of each of these reasons too.",
  ALL_TOGETHER:
    "All arguments of the other reasons together, some of which may find nothing alone. It is listed if some answers are left out for several reasons at once; its count has those of each reason too.",
};
type ReasonName = keyof typeof reasons | keyof typeof together;

const LeftOutReasonEnum = registeredEnum("LeftOutReason", "Why the arguments of a question leave answers out.", {
  ...Object.fromEntries(Object.entries(reasons).map(([name, { description }]) => [name, description])),
  ...together,
});

@ObjectType({ description: "An argument of a question, with the value to give it.", simpleResolvers: true })
export class QuestionArgument {
  @Field(() => String, { description: "The argument that leaves answers out: `issueScopes`." }) name!: string;
  @Field(() => String, { description: "Its value, as GraphQL writes it: `[EXACT, NARROWER, BROADER]`." }) value!: string;
}

@ObjectType({ description: "Answers that the arguments leave out for one reason, and how to ask for them.", simpleResolvers: true })
class LeftOut {
  @Field(() => LeftOutReasonEnum, { description: "Why they are left out." }) reason!: ReasonName;
  @Field(() => Int, {
    description:
      "How many more answers the question has, on all pages, with `arguments` in place of its own: so asked, it lists them, each with its claims.",
  })
  count!: number;
  @Field(() => [QuestionArgument], { description: "The arguments to change. All others stay as they are." }) arguments!: QuestionArgument[];
}

/** A query that leaves something out. */
type NarrowedQuery = Pick<ResponsesQuery, "issue" | "place" | "scopes" | "issueScopes" | "assertions">;

/**
 * What the arguments of a question leave out.
 * @param cost of counting it, in units
 * @param talliesOf counts what the query finds, by the terms of the arguments that leave something out
 */
export const leftOutField = <Query extends NarrowedQuery>(
  cost: number,
  talliesOf: (reader: Reader, query: Query) => Promise<readonly ResponsesTally[]>,
): AnswerField<Query> => ({
  name: "leftOut",
  type: () => [LeftOut],
  description:
    "What the arguments leave out, by reason, and the arguments that would find it. Each reason is counted by itself; a reason that leaves nothing out is not listed.",
  cost,
  value: (query, reader) => leftOutOf(query, (widest) => talliesOf(reader, widest)),
  selection: "reason count arguments { name value }",
  // Rows by URL hold answers alone.
  columns: noColumns,
});

/**
 * What a question leaves out of which no other argument leaves anything out: what is only implied or inferred.
 * @param counted what is counted, for the description
 * @param count how many more the question would count
 */
export const impliedLeftOutField = <Query extends ClaimChoice>(
  cost: number,
  counted: string,
  count: (reader: Reader, query: Query) => Promise<number>,
): AnswerField<Query> => ({
  name: "leftOut",
  type: () => [LeftOut],
  description: `What is only implied or inferred and does not count, with the arguments that count it: ${counted} Nothing is listed if there is none.`,
  cost,
  async value(query, reader) {
    const left: LeftOut = {
      reason: "IMPLIED",
      count: await count(reader, query),
      arguments: [{ name: "assertions", value: `[${withUnstated(query.assertions).join(", ")}]` }],
    };
    return left.count ? [left] : [];
  },
  selection: "reason count arguments { name value }",
  columns: noColumns,
});

/** Counts for all reasons at once: one read of the claims that the query finds with every argument widened. */
export async function leftOutOf<Query extends NarrowedQuery>(
  query: Query,
  talliesOf: (query: Query) => Promise<readonly ResponsesTally[]>,
): Promise<LeftOut[]> {
  const given: Terms = {
    issueScopes: query.issueScopes,
    assertions: query.assertions ?? defaultAssertions,
    scopes: query.scopes,
  };
  const widenings = Object.entries<Reason>(reasons).flatMap(([name, { argument, terms, needs }]): Widening[] => {
    if (needs && query[needs] === undefined) return [];
    const added: readonly string[] = terms.filter((term) => !(given[argument] as readonly string[]).includes(term));
    return added.length ? [{ reason: name as ReasonName, argument, added }] : [];
  });
  if (widenings.length === 0) return [];
  const widest = widened(given, ...widenings);
  const tallies = await talliesOf({ ...query, ...widest } as Query);
  const counted = (terms: Terms) => tallies.filter((tally) => isAmong(tally, terms, query)).reduce((sum, { claims }) => sum + claims, 0);
  const own = counted(given);
  const alone = widenings.map((widening) => leftOut(widening.reason, given, widened(given, widening), counted, own));
  const isStated = ({ reason }: { readonly reason: ReasonName }) => reason !== "IMPLIED";
  const stated = leftOut("ALL_BUT_IMPLIED", given, widened(given, ...widenings.filter(isStated)), counted, own);
  const all = leftOut("ALL_TOGETHER", given, widest, counted, own);
  const sumOf = (those: readonly LeftOut[]) => those.reduce((sum, { count }) => sum + count, 0);
  return [
    ...alone.filter(({ count }) => count > 0),
    // Where IMPLIED leaves nothing out, ALL_TOGETHER says the same.
    ...(!widenings.every(isStated) && stated.count > sumOf(alone.filter(isStated)) ? [stated] : []),
    ...(all.count > sumOf(alone) ? [all] : []),
  ];
}

type Terms = Readonly<Record<keyof Widened, readonly string[]>>;
interface Widening {
  readonly reason: ReasonName;
  readonly argument: keyof Widened;
  /** The terms that it adds. */
  readonly added: readonly string[];
}
const argumentsOf = (terms: Terms) => Object.keys(terms) as (keyof Widened)[];

const widened = (given: Terms, ...widenings: readonly Widening[]): Terms => {
  const terms = (name: keyof Widened) => [...given[name], ...widenings.flatMap(({ argument, added }) => (argument === name ? added : []))];
  return Object.fromEntries(argumentsOf(given).map((name) => [name, distinctTerms(terms(name))])) as unknown as Terms;
};

/** Whether claims of a tally are found with these terms. */
const isAmong = (tally: ResponsesTally, terms: Terms, { place }: NarrowedQuery) =>
  argumentsOf(terms).every((name) => (name === "scopes" && place === undefined) || terms[name].includes(tally[name] as string));

/** What other terms than those given would find beside, and the arguments that have them. */
const leftOut = (reason: ReasonName, given: Terms, terms: Terms, counted: (terms: Terms) => number, own: number): LeftOut => ({
  reason,
  count: counted(terms) - own,
  arguments: argumentsOf(terms)
    .filter((name) => distinctTerms(given[name]).length < terms[name].length)
    .map((name) => ({ name, value: `[${terms[name].join(", ")}]` })),
});
