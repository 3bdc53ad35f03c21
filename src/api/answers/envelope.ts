import { type LowInformation, lowInformationReasons } from "../../analysis/low-information.js";
import type { Method, MethodParameter } from "../../analysis/method.js";
import { visibleDigest } from "../../graph/statements/questions/dataset.js";
import { visibleDataSets } from "../reading/data-sets.js";
import type { Reader } from "../reading/reader.js";
import { registeredEnum } from "../schema/types.js";
import { lowInformationTemplate, lowInformationWords } from "../words/low-information.js";
import { wordLanguageOf } from "../words/template.js";
import { type AnswerField, valueField } from "./fields.js";
import type { RowType } from "./lists.js";
import { nestedField, nestedListField } from "./nested-field.js";
import { sentenceField } from "./sentence-field.js";

/** What every answer of analysis says of itself: how it was made, of which data, and whether it rests on little. */

const parameter: RowType<MethodParameter> = {
  name: "MethodParameter",
  description: "A value that the method was given, or a constant that it uses.",
  fields: [valueField("name", () => String, "What it is called."), valueField("value", () => String, "Its value, as text.")],
};
type Computed = Method & { readonly parameters: readonly MethodParameter[] };
const help = "What it does, and what it must not be used for. Only the English words have been checked.";
const descriptionOf = ({ description }: Computed, reader: Reader, lang?: string | null) =>
  description[wordLanguageOf(reader.languages(lang))];
const method: RowType<Computed> = {
  name: "Method",
  description: "The method by which an answer was computed. docs/methods.md explains each so that it can be computed again.",
  fields: [
    valueField("name", () => String, "Its name in docs/methods.md."),
    valueField("version", () => String, "Its version: equal facts give equal answers under equal versions."),
    { ...valueField("description", () => String, help, { value: descriptionOf }), inLanguages: true },
    nestedListField("parameters", parameter, "What it was given, and the constants that it uses.", ({ parameters }) => parameters),
  ],
};

/** How an answer was computed. @param parametersOf what the method was given for a query, beside the records, and its constants */
export const methodField = <Query>(of: Method, parametersOf: (query: Query) => readonly MethodParameter[]): AnswerField<Query> => ({
  ...nestedField("method", method, "How the answer was computed.", (query: Query) => ({ ...of, parameters: parametersOf(query) })),
  method: of,
});

const dataSet: RowType<{ title: string; version: string }> = {
  name: "DataSetVersion",
  description: "A data set, to cite it by.",
  fields: [
    valueField("title", () => String, "What it is called, to cite it by."),
    valueField("version", () => String, "Its version, as its editors number it."),
  ],
};
const dataVersion: RowType<object> = {
  name: "DataVersion",
  description: "Which data an answer rests on.",
  fields: [
    valueField("version", () => String, "The version of all that you may see; `dataset { version }` describes it.", {
      nullable: true,
      value: async (_, reader) => (await reader.read(visibleDigest(reader.viewer.level)))[0] ?? null,
    }),
    nestedListField("sets", dataSet, "The data sets of which you may see something.", (_, reader: Reader) => visibleDataSets(reader)),
  ],
};

/** Which data an answer rests on. */
export const dataVersionField: AnswerField<object> = nestedField("dataVersion", dataVersion, "Which data the answer rests on.", () => ({}));

const ReasonEnum = registeredEnum("LowInformationReason", "Why a result rests on little.", lowInformationReasons);
const lowInformation: RowType<LowInformation> = {
  name: "LowInformation",
  description: "Whether a result rests on little.",
  fields: [
    valueField("value", () => Boolean, "Whether there is any reason to call it so."),
    valueField("reasons", () => [ReasonEnum], "The reasons, the most telling first."),
    sentenceField<LowInformation, keyof typeof lowInformationWords>(
      "reason",
      "The first reason as a sentence, and that some of what it depends on is not recorded, if so; null if there is none.",
      lowInformationWords,
      ({ reasons }) => {
        const template = lowInformationTemplate(reasons);
        return template && { template, values: {} };
      },
      { nullable: true },
    ),
  ],
};

/** Whether a result rests on little. @param cost of finding that out, where it takes more than the facts of the answer, in units */
export const lowInformationField = <From>(
  of: (from: From, reader: Reader) => LowInformation | Promise<LowInformation>,
  { cost }: { readonly cost?: number } = {},
): AnswerField<From> =>
  nestedField("lowInformation", lowInformation, "Whether it rests on little, and why.", of, {
    cost,
    columns: {
      columns: [{ name: "low_information", description: "Whether the row rests on little.", type: "BOOLEAN" }],
      cells: async (from, reader) => [(await of(from, reader)).value],
    },
  });
