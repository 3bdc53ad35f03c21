import { ArgsType, Field, Int } from "type-graphql";
import { rightsImpactConstants as constants } from "../../../analysis/constants.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import { type ConceptScope, type PlaceScope, rightsImpactMethod } from "../../../analysis/rights-impact.js";
import { badInput } from "../../../errors.js";
import type { ResponsesTally } from "../../../graph/statements/questions/responses.js";
import type { Class } from "../../../model/declare.js";
import { Issue } from "../../../model/entities/index.js";
import { Locality } from "../../../model/entity.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { valueField } from "../../answers/fields.js";
import type { ObjectAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { impactsOf, type RightsImpactQuery, underminingOf } from "../../reading/rights-impact.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import type { SchemaTypes } from "../../schema/types.js";
import { rightsImpactWords } from "../../words/rights-impact.js";
import { leftOutField, leftOutOf } from "../responses/left-out.js";
import { IssueScopeEnum, ScopeEnum } from "../responses/response.js";
import { type RightImpactRow, rightImpact } from "./right-impact.js";

@ArgsType()
class RightsArgs {
  @recordArgument(Issue, "The issue, by id; narrower ones count too.") issue!: string;
  @recordArgument(
    Locality,
    "A place or a community, by id or by code, where rights are undermined. Without it claims about any place count, and about none.",
    {
      nullable: true,
    },
  )
  place?: string;
  @Field(() => [ScopeEnum], {
    nullable: true,
    description:
      "Which places of claims of undermining count, by how they relate to `place`, by default EXACT and WITHIN. Only with `place`.",
  })
  scopes?: PlaceScope[];
  @Field(() => [IssueScopeEnum], {
    defaultValue: ["EXACT", "NARROWER"],
    description: "Which issues count, by how they relate to `issue`.",
  })
  issueScopes!: ConceptScope[];
}
type RightsImpactArgs = RightsArgs & Omit<RightsImpactQuery, keyof RightsArgs>;

/** What it costs: as many claims are looked at. */
const cost = 500;

async function rowsOf(reader: Reader, query: RightsImpactQuery): Promise<RightImpactRow[]> {
  const impacts = await impactsOf(reader, query);
  const practices = impacts.flatMap(({ protecting, endangering }) =>
    [protecting, endangering].flatMap((claims) => claims.slice(0, constants.listed).map(({ fact }) => fact.subject)),
  );
  const responding = { query, practices };
  return impacts.map((impact) => ({ ...impact, query, responding }));
}

/** Counts the claims that a query finds, by the terms of its arguments. */
async function talliesOf(reader: Reader, query: RightsImpactQuery): Promise<ResponsesTally[]> {
  return (await underminingOf(reader, query)).map(({ fact, scope, issueScope }) => ({
    issueScopes: issueScope,
    scopes: scope,
    assertions: fact.assertion,
    claims: 1,
  }));
}

/** Which issues beside the one asked about are among these, as the words have it. */
function related(scopes: readonly ConceptScope[]): "narrower" | "wider" | "both" | "no" {
  const [narrower, wider] = [scopes.includes("NARROWER"), scopes.includes("BROADER")];
  if (narrower) return wider ? "both" : "narrower";
  return wider ? "wider" : "no";
}
/** Where the claims of the answer hold, as the words have it. */
function inPlace({ place, scopes }: RightsImpactQuery) {
  if (place === undefined) return { where: "no", place: "" };
  const isHere = scopes.every((scope) => scope === "EXACT" || scope === "WITHIN");
  return { where: isHere ? "here" : "scopes", place: { record: place } };
}

const answer: ObjectAnswer<RightsImpactQuery> = {
  name: "RightsImpact",
  description: "What an issue is recorded to do to rights, and what is recorded of practices that protect or endanger these rights.",
  fields: [
    methodField(rightsImpactMethod, ({ issue, place, scopes, issueScopes }) => [
      { name: "issue", value: issue },
      ...(place === undefined
        ? []
        : [
            { name: "place", value: place },
            { name: "scopes", value: scopes.join(", ") },
          ]),
      { name: "issueScopes", value: issueScopes.join(", ") },
      { name: "listed", value: String(constants.listed) },
    ]),
    dataVersionField,
    valueField("rightCount", () => Int, "How many rights claims say to be undermined. `rights` has the claims of each.", {
      value: async (query, reader) => (await impactsOf(reader, query)).length,
    }),
    valueField(
      "unprotectedCount",
      () => Int,
      "Of how many of them no claim is recorded that a practice protects them, in any place: there is no such claim to list.",
      {
        value: async (query, reader) => (await impactsOf(reader, query)).filter(({ protection }) => protection === "NONE_RECORDED").length,
      },
    ),
    leftOutField(cost, talliesOf),
    lowInformationField(async (query, reader) => lowInformationOf((await underminingOf(reader, query)).map(({ fact }) => fact))),
    sentenceField("summary", "The answer in a sentence.", rightsImpactWords, async (query, reader) => {
      const impacts = await impactsOf(reader, query);
      const values = {
        claims: impacts.reduce((sum, { undermining }) => sum + undermining.length, 0),
        rights: impacts.length,
        unprotected: impacts.filter(({ protection }) => protection === "NONE_RECORDED").length,
        endangered: impacts.filter(({ endangering }) => endangering.length > 0).length,
        issue: { record: query.issue },
        ...inPlace(query),
      };
      if (!impacts.length) {
        const leftOut = await leftOutOf(query, (widest) => talliesOf(reader, widest));
        return { template: "NO_RIGHT", values: { ...values, related: related(query.issueScopes), leftOut: leftOut.length ? "yes" : "no" } };
      }
      const found = impacts.flatMap(({ undermining }) => undermining.map(({ issueScope }) => issueScope));
      const some = values.unprotected < values.rights ? "FOUND_SOME_PROTECTED" : "FOUND_NONE_PROTECTED";
      return { template: values.unprotected ? some : "FOUND", values: { ...values, related: related(found) } };
    }),
  ],
  lists: {
    rights: {
      row: rightImpact,
      description:
        "The rights: those with the most claims first, then by id. That a right is not among them is not evidence that it is respected.",
      table: true,
      rows: rowsOf,
    },
  },
};

/** What an issue does to rights. */
export const rightsImpact: Question<RightsImpactArgs, RightsImpactQuery> = {
  name: "rightsImpact",
  description:
    "Which rights an issue is recorded to undermine, how, for whom and by whom, which practices are recorded to protect them, which responses to endanger them, and of which no protection is recorded.",
  args: (types: SchemaTypes) => choiceArgsOf(types, RightsArgs, "rightsImpact args") as Class<RightsImpactArgs>,
  example: { issue: "organized-crime" },
  cost,
  answer,
  check({ place, scopes }) {
    if (place == null && scopes)
      throw badInput("scopes: they relate to `place`. Give a place too, or leave out scopes.", { argument: "scopes" });
  },
  toQuery: (_, { scopes, place, ...rest }) => ({ ...rest, place: place ?? undefined, scopes: scopes ?? ["EXACT", "WITHIN"] }),
};
