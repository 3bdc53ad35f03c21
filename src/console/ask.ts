/** What became of a request, in words for the reader of the page. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly milliseconds: number;
      readonly totals: readonly Total[];
      /** Records that were asked for by id and are not there. */
      readonly missing: readonly string[];
      readonly errors: readonly string[];
    }
  | { readonly kind: "away"; readonly reason: string };
/** How many records a list of the answer has, on all its pages. */
export interface Total {
  readonly list: string;
  readonly total: number;
}

export interface Request {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The server cannot be reached, or what stands before it answers in its place. */
export class Away extends Error {}

/** @throws Away if there is no answer of GraphQL's, good or bad */
export async function ask(request: Request, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch("graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json;q=0.9", ...headers },
    body: JSON.stringify(request),
    credentials: "omit",
  }).catch(() => {
    throw new Away("The server does not answer. It may have been stopped, or the network is away.");
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (isAnswer(answer)) return answer;
  throw new Away(`The server does not answer as it should (HTTP status ${response.status}).`);
}

const isAnswer = (value: unknown): value is Answer => typeof value === "object" && value !== null && ("data" in value || "errors" in value);

export function answered({ data, errors = [] }: Answer, milliseconds: number): Outcome {
  const totals = Object.entries(data ?? {}).flatMap(([list, value]) => {
    const total = typeof value === "object" && value !== null && "totalCount" in value ? value.totalCount : undefined;
    return typeof total === "number" ? [{ list, total }] : [];
  });
  const missing = Object.entries(data ?? {}).flatMap(([record, value]) => (value === null ? [record] : []));
  return { kind: "answered", milliseconds, totals, missing, errors: errors.map((e) => e.message) };
}
