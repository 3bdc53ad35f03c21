import type { Reader } from "../reading/reader.js";
import { type FilledTemplate, filledTemplate, type Phrase, type Template } from "../words/template.js";
import { columnNameOf, textColumn } from "./column.js";
import { type AnswerField, valueField } from "./fields.js";
import type { RowType } from "./lists.js";
import { rowTypeOf } from "./row-type.js";

const sentence: RowType<FilledTemplate> = {
  name: "Sentence",
  description: "A sentence that was made by a template, from what is recorded: nobody wrote it, and no document says it in these words.",
  fields: [
    valueField("value", () => String, "The sentence."),
    valueField("lang", () => String, "Its language, as a tag of BCP 47. Names that the graph does not have in it are in another."),
    valueField("checked", () => Boolean, "Whether a speaker of the language has checked the words of the template."),
    valueField("template", () => String, "The name of the template, by which a program can tell sentences apart."),
  ],
};

/**
 * A sentence made by a template.
 * @param templates by name
 * @param phraseOf the template's name and what stands in its places; null where there is nothing to say
 */
export function sentenceField<From, Name extends string>(
  name: string,
  description: string,
  templates: Readonly<Record<Name, Template>>,
  phraseOf: (from: From, reader: Reader) => Phrase<Name> | null | Promise<Phrase<Name> | null>,
  { nullable = false }: { readonly nullable?: boolean } = {},
): AnswerField<From> {
  const read = async (from: From, reader: Reader, lang?: string | null) => {
    const phrase = await phraseOf(from, reader);
    return phrase && filledTemplate(templates, phrase, reader.languages(lang), reader);
  };
  return {
    name,
    type: (types) => rowTypeOf(types, sentence),
    description,
    nullable,
    inLanguages: true,
    restates: true,
    // Sentences call records by their names.
    reads: ["name"],
    value: read,
    selection: "value lang checked template",
    columns: {
      columns: [textColumn(columnNameOf(name), `${description} A template made the sentence, in the reader's language.`)],
      cells: async (from, reader) => [(await read(from, reader))?.value ?? null],
    },
  };
}
