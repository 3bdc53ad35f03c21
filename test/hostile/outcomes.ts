import { statusOf } from "../../src/errors.js";
import { root } from "../built.js";
import type { Came, Heard } from "./client.js";

/** What an attack may come to: anything else is a fault. */
export type Outcome = (came: Came) => void;

/** Everything that an error may be called: our own list, and what GraphQL says of documents. */
export const codes: readonly string[] = [
  ...Object.keys(statusOf).filter((code) => code !== "INTERNAL_SERVER_ERROR"),
  ...["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE", "BAD_REQUEST"],
];

/** What only our statements, our files, our engine and our libraries say. */
const ours = new RegExp(
  [
    ...[String.raw`\bMATCH \(`, String.raw`\.level [<>]`, "SUBJECT_OF", "grafeo", "neo4j", "apollo", "fastify", "FST_ERR", "type-graphql"],
    ...["node_modules", String.raw`\.[cm]?[jt]s:\d`, String.raw`\n\s+at `, "stacktrace", String.raw`\bE(CONN|NOENT|INVAL|PIPE)`],
    root.replace(/\W/g, "\\$&"),
  ].join("|"),
  "i",
);
/** The most that a refusal may say. */
const longest = 100_000;

interface Told {
  readonly code?: string;
  readonly message?: string;
}
/** The errors in an answer, of GraphQL and of every other route. */
export function errorsIn({ text }: Pick<Came, "text">): readonly Told[] {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has any shape
  const body: any = parsed(text);
  const errors = body?.errors?.map(({ message, extensions }: { message: string; extensions?: object }) => ({ message, ...extensions }));
  return errors ?? (body?.error ? [body.error] : []);
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What holds of whatever comes back: it is bounded, says nothing that is not meant to be told, and sets no cookie. */
export function sound({ status, headers, text }: Came): void {
  expect({ status, fault: status >= 500 && ![503, 504].includes(status) }).toEqual({ status, fault: false });
  expect(headers).not.toHaveProperty("set-cookie");
  expect(headers).not.toHaveProperty("x-powered-by");
  const errors = errorsIn({ text });
  if (status < 400 && !errors.length) return;
  expect(text.length).toBeLessThan(longest);
  expect(text.match(ours)?.[0]).toBeUndefined();
  for (const { code } of errors) expect(codes).toContain(code);
}

const wanted = (fits: boolean, what: string, { status, text }: Came) => {
  if (!fits) throw new Error(`${what}, but this came: ${status} ${text.slice(0, 1000)}`);
};

/** Refused as a whole, for one of these reasons. */
export const refused =
  (...reasons: string[]): Outcome =>
  (came) => {
    const told = errorsIn(came).map(({ code = "none" }) => code);
    const fits = came.status >= 400 && came.status < 500 && told.length > 0 && told.every((code) => reasons.includes(code));
    wanted(fits && !/"data":[^n]/.test(came.text), `It was to be refused with ${reasons.join(" or ")}`, came);
  };
/** Refused with one of these statuses, and with words. */
export const status =
  (...statuses: number[]): Outcome =>
  (came) =>
    wanted(statuses.includes(came.status) && errorsIn(came).length > 0, `It was to be refused with ${statuses.join(" or ")}`, came);
/** Executed, with errors in the fields that went wrong. */
export const failed =
  (...reasons: string[]): Outcome =>
  (came) => {
    const told = errorsIn(came).map(({ code = "none" }) => code);
    const fits = came.status === 200 && told.length > 0 && told.every((code) => reasons.includes(code));
    wanted(fits, `It was to fail with ${reasons.join(" or ")}`, came);
  };
/** Answered as anybody is. @param part what stands in the answer, letter for letter */
export const answered =
  (part: string): Outcome =>
  (came) =>
    wanted(
      came.status === 200 && errorsIn(came).length === 0 && came.text.includes(part),
      `It was to be answered with ${part.slice(0, 200)}`,
      came,
    );
/** One of several, where none of them does harm. */
export const either =
  (...outcomes: Outcome[]): Outcome =>
  (came) => {
    const faults = outcomes.flatMap((outcome) => {
      try {
        outcome(came);
        return [];
      } catch (fault) {
        return [(fault as Error).message];
      }
    });
    if (faults.length === outcomes.length) throw new Error(faults.join("\n"));
  };

/** Of a raw connection: the server ended it, after answers with just these statuses, if any. */
export function ended({ text, closed, statuses: came }: Heard, ...allowed: (readonly number[])[]): void {
  const fits = closed && allowed.some((statuses) => JSON.stringify(statuses) === JSON.stringify(came));
  if (!fits)
    throw new Error(
      `It was to be ended after ${JSON.stringify(allowed)}, but ${closed ? "ended" : "stayed open"} after: ${text.slice(0, 1000)}`,
    );
  expect(text.match(ours)?.[0]).toBeUndefined();
}
