import { acceptedTypes, type GraphqlReply, readGraphqlReply } from "../client/graphql-reply.js";
import type { Documents } from "./documents/answers.generated.js";

export type DocumentName = keyof Documents;
export type AnswerOf<N extends DocumentName> = Documents[N]["data"];
export type VariablesOf<N extends DocumentName> = Documents[N]["variables"];

/** Why there is no answer, for a state of the page. */
export type AskProblem =
  /** Nothing answers, or a proxy does in place of the server. */
  | { readonly kind: "away" }
  /** The server asks to wait, because this network has asked for much or because it is busy. */
  | { readonly kind: "wait"; readonly why: "budget" | "busy"; readonly seconds: number }
  | { readonly kind: "timeout" }
  | { readonly kind: "limit"; readonly message: string }
  | { readonly kind: "input"; readonly argument?: string; readonly message: string }
  | { readonly kind: "notFound"; readonly argument?: string; readonly value: string; readonly suggestions: readonly string[] }
  /** The server failed, and logged it under this number. */
  | { readonly kind: "fault"; readonly number?: string };

/** What the server said. */
export type Answer<D> =
  /** @property failed the root fields that could not be read: they are null. */
  | { readonly kind: "answered"; readonly data: D; readonly failed: readonly string[]; readonly at: Date }
  | { readonly kind: "problem"; readonly problem: AskProblem };

/** How a page asks. */
export interface AskOptions {
  readonly lang: string;
  /** Asks by POST, so that the question stands in no address. */
  readonly discreet: boolean;
  /** Asks by POST whatever the length: what a reader hands over, such as a receipt, belongs in no address. */
  readonly post?: boolean;
  readonly signal?: AbortSignal;
}

/** The root of the server, below any path of a proxy: scripts are in a folder of it. */
export const root = new URL("../", import.meta.url);

/** Longer addresses are not answered. */
const maxAddress = 8000;

interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>> & { readonly code?: string };
}
type GraphqlBody = GraphqlReply<GraphqlError>;

/** Answers to what a page asks first, which are on their way, or there, before the page is. Each is given once. */
const early = new Map<string, { readonly coming: Promise<Answer<unknown>>; answer?: Answer<unknown> }>();
const earlyKey = (documentId: DocumentName, variables: unknown, { lang, discreet }: AskOptions) =>
  JSON.stringify([documentId, variables, lang, discreet]);

/** Asks a document before the page is there that shows its answer. `askDocument` then has the answer sooner. @returns when it is there */
export async function askEarly<N extends DocumentName>(documentId: N, variables: VariablesOf<N>, options: AskOptions): Promise<void> {
  const key = earlyKey(documentId, variables, options);
  const coming = ask(documentId, variables, options);
  early.set(key, { coming });
  const answer = await coming;
  if (early.has(key)) early.set(key, { coming, answer });
}

/** The answer to what was asked early, if it is there already. */
export function earlyAnswer<N extends DocumentName>(
  documentId: N,
  variables: VariablesOf<N>,
  options: AskOptions,
): Answer<AnswerOf<N>> | undefined {
  return early.get(earlyKey(documentId, variables, options))?.answer as Answer<AnswerOf<N>> | undefined;
}

/** Asks a document of the page by its name. It throws nothing but the reason of the signal. */
export async function askDocument<N extends DocumentName>(
  documentId: N,
  variables: VariablesOf<N>,
  options: AskOptions,
): Promise<Answer<AnswerOf<N>>> {
  const key = earlyKey(documentId, variables, options);
  const asked = early.get(key);
  early.delete(key);
  return asked ? (asked.coming as Promise<Answer<AnswerOf<N>>>) : ask(documentId, variables, options);
}

async function ask<N extends DocumentName>(documentId: N, variables: VariablesOf<N>, options: AskOptions): Promise<Answer<AnswerOf<N>>> {
  try {
    const reply = await send(documentId, variables, options);
    const body = await readGraphqlReply<GraphqlBody>(reply);
    return body ? answerIn(body, reply) : problem(reply.status === 503 ? waiting(reply) : { kind: "away" });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return problem({ kind: "away" });
  }
}

function send(documentId: string, variables: unknown, { lang, discreet, post = discreet, signal }: AskOptions): Promise<Response> {
  const common = { credentials: "omit", referrerPolicy: "no-referrer", ...(signal && { signal }) } as const;
  const address = new URL(`graphql?${new URLSearchParams({ documentId, variables: JSON.stringify(variables), lang })}`, root);
  if (!post && address.href.length <= maxAddress) return fetch(address, { ...common, headers: { accept: acceptedTypes } });
  return fetch(new URL("graphql", root), {
    ...common,
    method: "POST",
    headers: { accept: acceptedTypes, "accept-language": lang, "content-type": "application/json" },
    body: JSON.stringify({ documentId, variables }),
  });
}

const problem = (of: AskProblem) => ({ kind: "problem", problem: of }) as const;

function answerIn<D>({ data, errors = [] }: GraphqlBody, reply: Response): Answer<D> {
  const [first] = errors;
  const isWhole = typeof data === "object" && data !== null;
  // A part that failed is told in its place; what failed because of the question concerns the whole page.
  const asked = errors.find(({ extensions }) => ["NOT_FOUND", "BAD_USER_INPUT"].includes(extensions?.code ?? ""));
  if (isWhole && !asked) {
    const failed = [...new Set(errors.map(({ path }) => String(path?.[0] ?? "")))];
    return { kind: "answered", data: data as D, failed, at: new Date() };
  }
  const error = asked ?? first;
  return problem(error ? problemOf(error, reply) : { kind: "away" });
}

function problemOf({ message, extensions: { code, ...details } = {} }: GraphqlError, reply: Response): AskProblem {
  const argument = typeof details.argument === "string" ? { argument: details.argument } : {};
  switch (code) {
    case "NOT_FOUND":
      return { kind: "notFound", ...argument, value: String(details.value ?? ""), suggestions: (details.suggestions ?? []) as string[] };
    case "BAD_USER_INPUT":
    case "GRAPHQL_VALIDATION_FAILED":
      return { kind: "input", ...argument, message };
    case "TIMEOUT":
      return { kind: "timeout" };
    case "LIMIT_EXCEEDED":
      return reply.status === 429 ? waiting(reply) : { kind: "limit", message };
    case "UNAVAILABLE":
      return waiting(reply);
    default:
      return { kind: "fault", ...(typeof details.requestId === "string" && { number: details.requestId }) };
  }
}

const waiting = (reply: Response): AskProblem => ({
  kind: "wait",
  why: reply.status === 429 ? "budget" : "busy",
  seconds: Math.max(1, Number(reply.headers.get("retry-after")) || 2),
});
