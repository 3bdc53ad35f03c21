import { ArgsType, Field, Int } from "type-graphql";
import { lowInformationFrom } from "../../../analysis/low-information.js";
import type { Method } from "../../../analysis/method.js";
import { badInput } from "../../../errors.js";
import type { IssueScope, ResponsesQuery, Scope } from "../../../graph/statements/questions/responses.js";
import * as statements from "../../../graph/statements/questions/responses.js";
import { adverseEffects, Effect, helpfulEffects } from "../../../model/claim.js";
import type { Class } from "../../../model/declare.js";
import { Issue } from "../../../model/entities/index.js";
import { Locality } from "../../../model/entity.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { valueField } from "../../answers/fields.js";
import type { ConnectionAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { enumOf, type SchemaTypes } from "../../schema/types.js";
import { responsesWords } from "../../words/responses.js";
import type { Phrase } from "../../words/template.js";
import { leftOutField, leftOutOf } from "./left-out.js";
import { IssueScopeEnum, response, ScopeEnum } from "./response.js";
import { responseFacets } from "./response-facets.js";
import { talliesOfResponses } from "./tallies.js";

@ArgsType()
class NearnessArgs {
  @recordArgument(Issue, "An issue, by id; narrower ones count too. Without it claims on any issue count, and a place is needed.", {
    nullable: true,
  })
  issue?: string;
  @recordArgument(
    Locality,
    "A place or a community, by id or by code: iso:CO, iso:CO-BOL, m49:419, divipola:13248, wikidata:Q739. Without it claims about any place count, and claims about none, and an issue is needed.",
    { nullable: true },
  )
  place?: string;
  @Field(() => [ScopeEnum], {
    nullable: true,
    description: "Which places count, by how they relate to `place`, by default EXACT and WITHIN. Only with `place`.",
  })
  scopes?: Scope[];
  @Field(() => [IssueScopeEnum], {
    nullable: true,
    description: "Which issues count, by how they relate to `issue`, by default EXACT and NARROWER. Only with `issue`.",
  })
  issueScopes?: IssueScope[];
}
type ResponsesArgs = NearnessArgs & Omit<ResponsesQuery, keyof NearnessArgs>;

const countsOf = async (reader: Reader, query: ResponsesQuery) => {
  const [counts = { claims: 0, practices: 0 }] = await reader.read(statements.responsesCount(reader.model, query, reader.viewer.level));
  return counts;
};

/** What it costs to find a page, or what the arguments leave out: as many claims are looked at. */
const cost = 200;

const method: Method = {
  name: "responses",
  version: "1",
  description: {
    en: "Lists what sources say that practices and programmes do about an issue, in a place, or both, the nearest first. It weighs nothing: what is said often is not said to work better, and that none is recorded is not evidence that nothing works.",
    es: "Enumera lo que las fuentes dicen que prácticas y programas hacen frente a un problema, en un lugar, o ambos, primero lo más cercano. No pondera nada: que algo se diga a menudo no significa que funcione mejor, y que nada esté registrado no prueba que nada funcione.",
    fr: "Énumère ce que les sources disent que des pratiques et des programmes font face à un problème, dans un lieu, ou les deux, le plus proche d'abord. Rien n'est pondéré : ce qui est souvent dit n'en est pas plus efficace, et l'absence de toute mention ne prouve pas que rien ne fonctionne.",
  },
};

/** Whether the answers rest on little: all claims that match are looked at. */
async function lowInformationOfAll(query: ResponsesQuery, reader: Reader) {
  const { model, viewer } = reader;
  const [{ claims }, [evidence]] = await Promise.all([
    countsOf(reader, query),
    reader.read(statements.responsesEvidence(model, query, viewer.level)),
  ]);
  return lowInformationFrom({
    claims,
    documents: claims === 0 ? 0 : evidence?.isOneDocument ? 1 : 2,
    isOneVoice: claims > 0 && evidence?.claimsOfOnePassage === claims,
  });
}

/** Effects that only `harmfulResponses` takes. */
const harmAlone = adverseEffects.filter((effect) => !helpfulEffects.includes(effect));
/** What the whole answer says; where it is empty, whether the arguments leave something out. */
async function summaryOf(query: ResponsesQuery, reader: Reader): Promise<Phrase<keyof typeof responsesWords>> {
  const { issue, place, effects } = query;
  const values = {
    about: issue === undefined ? "place" : place === undefined ? "issue" : "both",
    issue: issue === undefined ? "" : { record: issue },
    place: place === undefined ? "" : { record: place },
  };
  const { claims, practices } = await countsOf(reader, query);
  if (claims) return { template: "FOUND", values: { ...values, claims, practices } };
  const leftOut = (await leftOutOf(query, (widest) => talliesOfResponses(reader, widest))).length;
  return { template: effects.some((effect) => harmAlone.includes(effect)) ? "NO_HARM" : "NO_HELP", values: { ...values, leftOut } };
}

const answer: ConnectionAnswer<ResponsesQuery> = {
  name: "Responses",
  description:
    "A page of answers, nearest first: by scope of the place (of those elsewhere, by the fewest steps up to a place that is around both), scope of the issue, then responder.",
  fields: [
    valueField(
      "practiceCount",
      () => Int,
      "How many different practices and programmes the answers name, on all pages. The answers are the claims.",
      {
        value: async (query, reader) => (await countsOf(reader, query)).practices,
      },
    ),
    methodField<ResponsesQuery>(method, ({ effects, scopes, issueScopes, issue, place }) => [
      { name: "effects", value: effects.join(", ") },
      ...(place === undefined ? [] : [{ name: "scopes", value: scopes.join(", ") }]),
      ...(issue === undefined ? [] : [{ name: "issueScopes", value: issueScopes.join(", ") }]),
    ]),
    dataVersionField,
    lowInformationField<ResponsesQuery>(lowInformationOfAll, { cost }),
    {
      ...sentenceField<ResponsesQuery, keyof typeof responsesWords>(
        "summary",
        "The answer in a sentence, and what to do next.",
        responsesWords,
        summaryOf,
      ),
      cost,
    },
    leftOutField(cost, talliesOfResponses),
  ],
  facets: ({ model }) => responseFacets(model),
  connection: {
    row: response,
    description: "The answers.",
    counts: "How many answers there are, on all pages. That none is recorded is not evidence that nothing works.",
    table: true,
    key: ["number", "number", "string", "string"],
    page: (reader, query, first, after) => reader.read(statements.responsesPage(reader.model, query, first, after, reader.viewer.level)),
    count: async (reader, query) => (await countsOf(reader, query)).claims,
  },
};

/** One side of what sources say of responses: the effects that belong to it, and why the others do not. */
interface Side {
  readonly name: string;
  readonly description: string;
  readonly effects: readonly Effect[];
  readonly others: string;
  /** The question of the other side. */
  readonly instead: string;
}

const questionOf = ({ name, description, effects: allowed, others, instead }: Side): Question<ResponsesArgs, ResponsesQuery> => ({
  name,
  description,
  args(types: SchemaTypes) {
    const args = choiceArgsOf(types, NearnessArgs, `${name} args`) as Class<ResponsesArgs>;
    Field(() => [enumOf(Effect)], {
      defaultValue: [...allowed],
      description: `Which effects count. For the others ask \`${instead}\`; MIXED counts on both sides.`,
    })(args.prototype, "effects");
    return args;
  },
  example: { issue: "threats-to-social-leaders", place: "colombia" },
  atLeastOneOf: ["issue", "place"],
  cost,
  answer,
  check({ effects, issue, place, scopes, issueScopes }) {
    const foreign = effects.filter((e) => !allowed.includes(e));
    if (foreign.length)
      throw badInput(`effects: ${foreign.join(", ")} ${others}; ask \`${instead}\` for them.`, { argument: "effects", instead });
    if (place == null && scopes)
      throw badInput("scopes: they relate to `place`. Give a place too, or leave out scopes.", { argument: "scopes" });
    if (issue == null && issueScopes)
      throw badInput("issueScopes: they relate to `issue`. Give an issue too, or leave out issueScopes.", { argument: "issueScopes" });
  },
  toQuery: (_, { scopes, issueScopes, place, issue, ...rest }) => ({
    ...rest,
    issue: issue ?? undefined,
    place: place ?? undefined,
    scopes: scopes ?? ["EXACT", "WITHIN"],
    issueScopes: issueScopes ?? (issue == null ? ["EXACT"] : ["EXACT", "NARROWER"]),
  }),
});

/** What helps. */
export const responses = questionOf({
  name: "responses",
  description:
    "Which practices and programmes address an issue, in a place, or both, and which sources say so. Responses that make things worse are not among them: see `harmfulResponses`.",
  effects: helpfulEffects,
  others: "never count as solutions",
  instead: "harmfulResponses",
});

/** What harms. */
export const harmfulResponses = questionOf({
  name: "harmfulResponses",
  description:
    "Which responses to an issue, in a place, or both a source says to make it worse, to do nothing, to leave people out of sight, or to harm as well as help.",
  effects: adverseEffects,
  others: "do no harm",
  instead: "responses",
});
