import { questionLinks } from "../../gallery/links.js";
import type { LinkedQuestion, QuestionLinks } from "../../gallery/question.js";

/** A question as it stands in the editors, or was asked from there. */
export interface AskedQuestion {
  /** The GraphQL document. */
  readonly query: string;
  /** JSON, as it is written in the editor; empty for none. */
  readonly variables: string;
  /** Which operation, where the document has several. */
  readonly operationName?: string;
  /** The language of names, empty for those of the browser. */
  readonly language: string;
}

/** A ready question's document without its opening comment, which the page shows above the editor. */
const textOf = ({ document }: LinkedQuestion) => document.replace(/^(#.*\r?\n)+/, "");

/** Variables as they are written into the editor. */
export const variablesText = (variables: unknown): string =>
  typeof variables === "object" && variables !== null && Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : "";

/** A ready question as it is asked with its own variables. */
export const asReady = (question: LinkedQuestion, language = ""): AskedQuestion => ({
  query: textOf(question),
  variables: variablesText(question.variables),
  language,
});

/** The ready question that has this document. */
export const readyOf = (query: string, questions: readonly LinkedQuestion[]): LinkedQuestion | undefined =>
  questions.find((question) => textOf(question) === query);

/** Whether both have the same document and variables, however the variables are laid out. */
export const isSame = (one: Pick<AskedQuestion, "query" | "variables">, other: Pick<AskedQuestion, "query" | "variables">): boolean =>
  one.query === other.query && compact(one.variables) === compact(other.variables);

function compact(text: string): string {
  try {
    return variablesText(JSON.parse(text || "{}"));
  } catch {
    return text;
  }
}

/** What the page says about a question, and where it is answered by URL. */
export interface QuestionHeading {
  readonly title: string;
  readonly description: string;
  readonly links?: QuestionLinks;
}

/** Addresses that are longer are not answered. */
const maxAddress = 8000;

export function headingOf(asked: AskedQuestion, questions: readonly LinkedQuestion[]): QuestionHeading {
  const { query, variables, operationName, language } = asked;
  const values = parsed(variables);
  const ready = readyOf(query, questions);
  if (ready) {
    const { answer: _, ...rows } = ready.links;
    const { title, description } = isSame(asked, asReady(ready)) ? ready : variationOf(ready, values ?? {});
    return { title, description, ...(values && { links: questionLinks(ready, Object.keys(rows), values, language) }) };
  }
  const address = new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(values) }) });
  if (operationName) address.set("operationName", operationName);
  if (language) address.set("lang", language);
  const answer = `graphql?${address}`;
  const isByUrl = values && !/^\s*(mutation|subscription)\b/m.test(query) && answer.length <= maxAddress;
  return {
    title: "Your own question",
    description: "It was written in the editor. Ready questions have rows too, as CSV and JSON.",
    ...(isByUrl && { links: { answer } }),
  };
}

/** The heading of a ready question with other variables: its own title would name the values that it no longer has. */
function variationOf({ name, title }: LinkedQuestion, variables: Readonly<Record<string, unknown>>) {
  const words = name.replaceAll("-", " ");
  const values = Object.entries(variables).map(([key, value]) => `${key} ${[value].flat().map(shown).join(", ")}`);
  return {
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}${values.length > 0 ? `: ${values.join("; ")}` : ""}`,
    description: `The ready question “${title}”, with other variables.`,
  };
}

const shown = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

function parsed(variables: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const values: unknown = JSON.parse(variables || "{}");
    return typeof values === "object" && !Array.isArray(values) ? (values as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The address of a question within the page: the arguments of the API, behind `#`, which browsers do not send. Defaults are left out, so
 * that one question has one address.
 */
export function addressOf({ query, variables, operationName, language }: AskedQuestion, questions: readonly LinkedQuestion[]): string {
  const ready = readyOf(query, questions);
  const address = new URLSearchParams(ready ? { documentId: ready.name } : { query });
  if (compact(variables) !== (ready ? variablesText(ready.variables) : "")) address.set("variables", minified(variables));
  if (operationName) address.set("operationName", operationName);
  if (language) address.set("lang", language);
  return `#${address}`;
}

function minified(variables: string): string {
  const values = parsed(variables);
  return values ? JSON.stringify(values) : variables;
}

/** The question in an address; undefined if it has none, or names a ready question that this server does not have. */
export function askedIn(address: string, questions: readonly LinkedQuestion[]): AskedQuestion | undefined {
  const parameters = new URLSearchParams(address.replace(/^#/, ""));
  const ready = questions.find(({ name }) => name === parameters.get("documentId"));
  const query = ready ? textOf(ready) : parameters.get("query");
  if (!query) return undefined;
  const own = ready ? variablesText(ready.variables) : "";
  const given = parameters.get("variables");
  const operationName = parameters.get("operationName");
  return {
    query,
    variables: given === null ? own : compact(given),
    ...(operationName && { operationName }),
    language: parameters.get("lang") ?? "",
  };
}
