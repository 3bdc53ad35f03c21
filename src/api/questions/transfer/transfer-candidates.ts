import { ArgsType, Extensions, Field, Float, InputType, Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { transferCandidatesConstants } from "../../../analysis/constants.js";
import type { MethodParameter } from "../../../analysis/method.js";
import type { Bracket } from "../../../analysis/transfer/brackets.js";
import { type TransferFactor, transferFactors } from "../../../analysis/transfer/factor.js";
import { impliedHere } from "../../../analysis/transfer/implied-here.js";
import { type IssueRelation, relationNames } from "../../../analysis/transfer/practices.js";
import { normalisedWeights, type TransferWeights } from "../../../analysis/transfer/weights.js";
import { findTransferCandidates, type TransferCandidate, transferCandidatesMethod } from "../../../analysis/transfer-candidates.js";
import { badInput } from "../../../errors.js";
import { type ClaimChoice, isNarrowed } from "../../../graph/filter.js";
import type { Class } from "../../../model/declare.js";
import { Issue } from "../../../model/entities/index.js";
import { Locality } from "../../../model/entity.js";
import { rangeOfHundredths } from "../../answers/columns/hundredths.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import type { Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { readImpliedFacts, withImplied } from "../../reading/transfer/implied-facts.js";
import { readTransferFacts } from "../../reading/transfer/transfer-facts.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { withJsonExample } from "../../schema/text-forms.js";
import type { SchemaTypes } from "../../schema/types.js";
import { transferBracketWords, transferSummaryWords } from "../../words/transfer-candidates.js";
import { IssueRelationEnum, TransferFactorEnum, type TransferRow, transferNotOfferedRow, transferRow } from "./transfer-candidate.js";
import { type TransferLeftOut, transferLeftOut } from "./transfer-left-out.js";

const { weights: defaults, maxWeight } = transferCandidatesConstants;
const fieldOf = (factor: TransferFactor) => factor.toLowerCase();

@InputType("TransferWeights", {
  description: "How much each factor counts, compared with the others: they are normalised to sum to 100. At least one must be above 0.",
})
@Extensions(withJsonExample({ issue: 5 }))
class Weights {
  readonly [factor: string]: number | null | undefined;
}
for (const factor of transferFactors)
  Field(() => Float, { nullable: true, description: `The weight of ${factor}, 0 to ${maxWeight}; by default ${defaults[factor]}.` })(
    Weights.prototype,
    fieldOf(factor),
  );

@ArgsType()
class TransferArgs {
  @recordArgument(Locality, "The community, or the place, where a practice could be tried: by id or by code, such as divipola:52835.")
  community!: string;
  @recordArgument(Issue, "The issue that it should help with, by id.") issue!: string;
  @Field(() => Weights, { nullable: true, description: "How much each factor counts. A factor that is left out keeps its default weight." })
  weights?: Weights;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether claims about places in the community's own country are left out. Claims that name no place stay.",
  })
  excludeSameCountry!: boolean;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether practices that are recorded in the community already are candidates too, if they are recorded elsewhere as well.",
  })
  includeAlreadyHere!: boolean;
  @Field(() => [IssueRelationEnum], {
    defaultValue: [...relationNames],
    description:
      "Through which issues a practice can be a candidate, by how they relate to `issue`. Adverse claims on the issue, narrower and wider ones count in any case.",
  })
  issueRelations!: IssueRelation[];
}
interface TransferQuery extends ClaimChoice {
  readonly community: string;
  readonly issue: string;
  readonly weights: TransferWeights;
  readonly excludeSameCountry: boolean;
  readonly includeAlreadyHere: boolean;
  readonly issueRelations: readonly IssueRelation[];
}

/** The answer to a query, with the candidates as rows. */
async function answerOf(reader: Reader, query: TransferQuery) {
  const { community, issue, weights, excludeSameCountry, includeAlreadyHere, issueRelations, ...choice } = query;
  const { facts, complete, notCompared, onlyImplied } = await readTransferFacts(reader, { community, issue, issueRelations, choice });
  const options = { excludeSameCountry, includeAlreadyHere, issueRelations };
  const result = findTransferCandidates(facts, weights, options);
  const practices = result.brackets.flatMap(({ candidates }) => candidates.map(({ practice }) => practice));
  let implied: Promise<ReadonlyMap<string, readonly ClaimFact[]>> | undefined;
  const allImpliedHere = () => {
    implied ??= readImpliedFacts(reader, practices, choice).then((found) => impliedHere(facts, found, options));
    return implied;
  };
  const rows = result.brackets.flatMap(({ bracket, candidates }) =>
    candidates.map(
      (candidate): TransferRow => ({
        ...candidate,
        factors: candidate.factors.map((factor) => {
          const values = { ...factor.sentence.values, choice: isNarrowed(choice) ? "narrowed" : "all" };
          return { ...factor, sentence: { ...factor.sentence, values } };
        }),
        bracket,
        community,
        issue,
        isFaced: result.faced.length > 0,
        impliedHere: async () => (await allImpliedHere()).get(candidate.practice) ?? [],
        key: [bracket, facts.names.get(candidate.practice) ?? candidate.practice, candidate.practice],
      }),
    ),
  );
  return { ...result, rows, complete, notCompared, onlyImplied, allImpliedHere };
}
const answered = (reader: Reader, query: TransferQuery) => reader.computed(answerOf, query);

/** What the choice of claims leaves out. */
async function leftOutOf(query: TransferQuery, reader: Reader): Promise<TransferLeftOut[]> {
  const wider = withImplied(query);
  if (!wider) return [];
  const { allImpliedHere, onlyImplied } = await answered(reader, query);
  const [here, more] = await Promise.all([allImpliedHere(), onlyImplied()]);
  const asked = [{ name: "assertions", value: `[${wider.assertions.join(", ")}]` }];
  return [["IMPLIED_HERE", here.size] as const, ["IMPLIED", more] as const]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count, arguments: asked }));
}

const factorWeight: RowType<{ factor: TransferFactor; weight: number }> = {
  name: "FactorWeight",
  description: "How much a factor counts.",
  fields: [
    valueField("factor", () => TransferFactorEnum, "Which of the seven it is."),
    valueField("weight", () => Int, "Its weight: all weights are whole hundredths and sum to 100."),
  ],
};
const weightsOf = ({ weights }: TransferQuery) => transferFactors.map((factor) => ({ factor, weight: weights[factor] }));

const bracketRow: RowType<Bracket<TransferCandidate>> = {
  name: "TransferBracket",
  description: "Candidates that cannot be told apart on what is recorded: their ranges touch or overlap in a chain.",
  fields: [
    valueField("bracket", () => Int, "Its number, from 1 for the highest."),
    valueField("candidates", () => Int, "How many candidates are in it. Their rows have the claims.", {
      value: ({ candidates }) => candidates.length,
    }),
    nestedField("range", rangeOfHundredths, "From the lowest low to the highest high of its candidates.", ({ range }) => range),
    sentenceField<Bracket<TransferCandidate>, keyof typeof transferBracketWords>(
      "sentence",
      "What it means to be in it.",
      transferBracketWords,
      ({ candidates }) => {
        const narrowBy = narrowerBy(candidates);
        const together = candidates.length > readAtOnce && narrowBy ? "MANY" : "TOGETHER";
        return {
          template: candidates.length > 1 ? together : "ALONE",
          values: { candidates: candidates.length, narrowBy: narrowBy ?? "" },
        };
      },
    ),
  ],
};
/** Of a bracket with more candidates the sentence says how to have fewer. */
const readAtOnce = 10;
/** The arguments that leave some of the candidates, and not all: modalities, relations of issues, or both; null if there is none. */
function narrowerBy(candidates: readonly TransferCandidate[]): "BOTH" | "MODALITIES" | "ISSUES" | null {
  const isSome = (count: number) => count > 0 && count < candidates.length;
  const reported = isSome(candidates.filter(({ helpful }) => helpful.some(({ modality }) => modality === "REPORTED")).length);
  const near = isSome(candidates.filter(({ issueRelation }) => issueRelation === "EXACT" || issueRelation === "NARROWER").length);
  if (reported) return near ? "BOTH" : "MODALITIES";
  return near ? "ISSUES" : null;
}

/** The constants as an answer names them, beside the weights: by the paths that docs/methods.md has. */
const constants = numbersIn(transferCandidatesConstants).filter(({ name }) => !name.startsWith("weights."));
function numbersIn(value: object, path = ""): MethodParameter[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = path ? `${path}.${key}` : key;
    return typeof inner === "number" ? [{ name, value: String(inner) }] : numbersIn(inner as object, name);
  });
}

/** Which practices from elsewhere could fit a community. */
export const transferCandidates: Question<ClaimChoice & TransferArgs, TransferQuery> = {
  name: "transferCandidates",
  description:
    "Which practices and programmes that are recorded elsewhere, or of no place, could fit a community against an issue: factor by factor, with what speaks for each, what against it, and what is not known. It is an indication of what to look into and what to ask, not a prediction.",
  args: (types: SchemaTypes) => choiceArgsOf(types, TransferArgs, "transferCandidates args") as Class<ClaimChoice & TransferArgs>,
  example: { community: "tumaco", issue: "forced-recruitment-of-minors" },
  cost: 500,
  check: ({ weights }) => assertWeights(weights ?? {}),
  toQuery: (_, { weights, ...rest }) => ({ ...rest, weights: normalisedWeights(givenWeights(weights ?? {})) }),
  answer: {
    name: "TransferCandidates",
    description: "A page of candidates, the highest bracket first and by name within it, and what is not offered.",
    fields: [
      methodField(transferCandidatesMethod, (query) => [
        ...weightsOf(query).map(({ factor, weight }) => ({ name: `weights.${factor}`, value: String(weight) })),
        ...constants,
      ]),
      dataVersionField,
      nestedListField("weights", factorWeight, "The weights as they counted: normalised, in the order of the factors.", weightsOf),
      sentenceField<TransferQuery, keyof typeof transferSummaryWords>(
        "summary",
        "The answer in a sentence.",
        transferSummaryWords,
        async (query, reader) => {
          const { rows, notOffered, faced, complete, onlyImplied } = await answered(reader, query);
          const isNone = rows.length + notOffered.length === 0;
          const values = {
            candidates: rows.length,
            notOffered: notOffered.length,
            faced: faced.length,
            implied: isNone ? await onlyImplied() : 0,
            issue: { record: query.issue },
            community: { record: query.community },
          };
          const none = notOffered.length ? "NONE_BUT_NOT_OFFERED" : "NONE";
          const some = complete ? "CANDIDATES" : "CANDIDATES_OF_MORE";
          return { template: rows.length ? some : none, values };
        },
      ),
      nestedListField(
        "brackets",
        bracketRow,
        "The brackets, the highest first.",
        async (query: TransferQuery, reader) => (await answered(reader, query)).brackets,
      ),
      nestedListField(
        "notOffered",
        transferNotOfferedRow,
        "Practices and programmes that are recorded for the issue and are no candidates, each with the reason; by id.",
        async (query: TransferQuery, reader) =>
          (await answered(reader, query)).notOffered.map((practice) => ({ ...practice, community: query.community })),
      ),
      nestedListField(
        "leftOut",
        transferLeftOut,
        "What claims would change that are only implied or inferred, and the arguments with which they count. What leaves nothing out is not listed.",
        leftOutOf,
      ),
      valueField(
        "complete",
        () => Boolean,
        `Whether all practices and programmes that are recorded for the issue were compared. At most ${transferCandidatesConstants.compared} are: those of the nearest issues first, then those of which most is reported.`,
        { value: async (query: TransferQuery, reader) => (await answered(reader, query)).complete },
      ),
      valueField(
        "notCompared",
        () => Int,
        `How many more are recorded for the issue and were not compared. Ask with fewer \`issueRelations\`, or with \`claim\`, to compare others, with their claims.`,
        { value: async (query: TransferQuery, reader) => (await answered(reader, query)).notCompared() },
      ),
      lowInformationField<TransferQuery>(async (query, reader) => (await answered(reader, query)).lowInformation),
    ],
    connection: {
      row: transferRow,
      description: "The candidates.",
      counts: "How many candidates there are, on all pages.",
      table: true,
      key: ["number", "string", "string"],
      page: async (reader, query, first, after) => {
        const { rows } = await answered(reader, query);
        const next = after ? rows.findIndex(({ key }) => isAfter(key, after)) : 0;
        return next < 0 ? [] : rows.slice(next, next + first);
      },
      count: async (reader, query) => (await answered(reader, query)).rows.length,
    },
  },
};

/** Whether a row comes after a key: by bracket, then by name, then by id. */
function isAfter(key: TransferRow["key"], after: TransferRow["key"]): boolean {
  const at = key.findIndex((value, i) => value !== after[i]);
  return at >= 0 && (key[at] as string | number) > (after[at] as string | number);
}

/** @throws BAD_USER_INPUT for a weight that is no weight, and if all are 0 */
function assertWeights(weights: Weights): void {
  const given = givenWeights(weights);
  for (const [factor, weight] of Object.entries(given))
    if (!Number.isFinite(weight) || weight < 0 || weight > maxWeight)
      throw badInput(`weights: ${fieldOf(factor as TransferFactor)} must be a number from 0 to ${maxWeight}.`, { argument: "weights" });
  if (transferFactors.every((factor) => (given[factor] ?? defaults[factor]) === 0))
    throw badInput("weights: all are 0. Give at least one factor a weight above 0.", { argument: "weights" });
}
/** The weights that were given, by factor. */
const givenWeights = (weights: Weights): Partial<Record<TransferFactor, number>> =>
  Object.fromEntries(transferFactors.flatMap((factor) => (weights[fieldOf(factor)] == null ? [] : [[factor, weights[fieldOf(factor)]]])));
