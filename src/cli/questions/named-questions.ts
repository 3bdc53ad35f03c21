import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from "graphql";
import { documentOf } from "../../api/answers/document.js";
import { urlNameOf } from "../../api/answers/question.js";
import { questionsIn } from "../../api/answers/question-field.js";
import { badInput } from "../../errors.js";
import { readGallery } from "../../gallery/index.js";
import { nearest } from "../../text/nearest.js";
import { didYouMean } from "../../text/sentences.js";
import { optionText } from "./variables.js";

/** A question that can be asked by its name. */
export interface NamedQuestion {
  readonly name: string;
  readonly title: string;
  readonly document: string;
  /** Values for variables that the command line leaves out. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Example values of its variables. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** The questions of the gallery, then the declared ones whose names the gallery does not have: their documents select the whole answer. */
export async function namedQuestions(schema: GraphQLSchema): Promise<readonly NamedQuestion[]> {
  const gallery = await readGallery();
  const ready = gallery.map(({ name, title, document, variables }) => ({ name, title, document, variables, example: variables }));
  const declared = questionsIn(schema).map((found): NamedQuestion => {
    const { description, example } = found.question;
    return { name: urlNameOf(found.question), title: description, document: documentOf(found), variables: {}, example };
  });
  return [...ready, ...declared.filter(({ name }) => !ready.some((question) => question.name === name))];
}

/** The question of a name, or the text itself where it is a document. @throws BAD_USER_INPUT for an unknown name */
export function questionNamed(all: readonly NamedQuestion[], text: string): Pick<NamedQuestion, "document" | "variables" | "example"> {
  if (/^\s*(\{|query\b|#|fragment\b)/.test(text)) return { document: text, variables: {}, example: {} };
  const found = all.find(({ name }) => name === text);
  if (found) return found;
  const names = all.map(({ name }) => name);
  throw badInput(`There is no question called "${text}".${didYouMean(nearest(text, names)) || ` There are: ${names.join(", ")}.`}`);
}

/** A line for `--list`, and another with its variables if it has any. */
export function listing(schema: GraphQLSchema, { name, title, document, example }: NamedQuestion): string {
  const operation = parse(document).definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  const variables = operation ? Object.entries(example).map(([variable, value]) => optionText(schema, operation, variable, value)) : [];
  return `${name.padEnd(28)} ${title}${variables.length ? `\n${" ".repeat(29)}${variables.join(" ")}` : ""}`;
}
