import { statusOf } from "../../src/errors.js";
import { root } from "../built.js";
import type { RawReply, Reply } from "./client.js";

/** An allowed outcome of an attack. It throws at any other. */
export type Outcome = (reply: Reply) => void;

/** All codes that an error may have: our own, and those of GraphQL for documents. */
export const codes: readonly string[] = [
  ...Object.keys(statusOf).filter((code) => code !== "INTERNAL_SERVER_ERROR"),
  ...["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "OPERATION_RESOLUTION_FAILURE", "BAD_REQUEST"],
];

/** Words that only our statements, files, engines and libraries contain: no answer may leak them. */
const ours = new RegExp(
  [
    ...[String.raw`\bMATCH \(`, String.raw`\.level [<>]`, "SUBJECT_OF", "grafeo", "neo4j", "apollo", "fastify", "FST_ERR", "type-graphql"],
    ...["node_modules", String.raw`\.[cm]?[jt]s:\d`, String.raw`\n\s+at `, "stacktrace", String.raw`\bE(CONN|NOENT|INVAL|PIPE)`],
    root.replace(/\W/g, "\\$&"),
  ].join("|"),
  "i",
);
/** Characters that an error response may have at most. */
const longest = 100_000;

interface ErrorEntry {
  readonly code?: string;
  readonly message?: string;
}
/** The errors in a response, of GraphQL and of every other route. */
export function errorsIn({ text }: Pick<Reply, "text">): readonly ErrorEntry[] {
  // biome-ignore lint/suspicious/noExplicitAny: a response has any shape
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

/** What every response must satisfy: it is no fault, it is bounded, leaks nothing internal, and sets no cookie. */
export function assertSafe({ status, headers, text }: Reply): void {
  expect({ status, fault: status >= 500 && ![503, 504].includes(status) }).toEqual({ status, fault: false });
  expect(headers).not.toHaveProperty("set-cookie");
  expect(headers).not.toHaveProperty("x-powered-by");
  const errors = errorsIn({ text });
  if (status < 400 && !errors.length) return;
  expect(text.length).toBeLessThan(longest);
  expect(text.match(ours)?.[0]).toBeUndefined();
  for (const { code } of errors) expect(codes).toContain(code);
}

const require = (fits: boolean, what: string, { status, text }: Reply) => {
  if (!fits) throw new Error(`${what}, but this came: ${status} ${text.slice(0, 1000)}`);
};

/** Refused as a whole, with one of these codes. */
export const refused =
  (...reasons: string[]): Outcome =>
  (reply) => {
    const given = errorsIn(reply).map(({ code = "none" }) => code);
    const fits = reply.status >= 400 && reply.status < 500 && given.length > 0 && given.every((code) => reasons.includes(code));
    require(fits && !/"data":[^n]/.test(reply.text), `It was to be refused with ${reasons.join(" or ")}`, reply);
  };
/** Refused with one of these statuses, and with an error in the body. */
export const status =
  (...statuses: number[]): Outcome =>
  (reply) =>
    require(statuses.includes(reply.status) && errorsIn(reply).length > 0, `It was to be refused with ${statuses.join(" or ")}`, reply);
/** Executed, with errors of these codes in its fields. */
export const failed =
  (...reasons: string[]): Outcome =>
  (reply) => {
    const given = errorsIn(reply).map(({ code = "none" }) => code);
    const fits = reply.status === 200 && given.length > 0 && given.every((code) => reasons.includes(code));
    require(fits, `It was to fail with ${reasons.join(" or ")}`, reply);
  };
/** Answered without errors. @param part a literal part of the answer */
export const answered =
  (part: string): Outcome =>
  (reply) =>
    require(reply.status === 200 &&
      errorsIn(reply).length === 0 &&
      reply.text.includes(part), `It was to be answered with ${part.slice(0, 200)}`, reply);
/** Any of several outcomes that are all harmless. */
export const anyOf =
  (...outcomes: Outcome[]): Outcome =>
  (reply) => {
    const faults = outcomes.flatMap((outcome) => {
      try {
        outcome(reply);
        return [];
      } catch (fault) {
        return [(fault as Error).message];
      }
    });
    if (faults.length === outcomes.length) throw new Error(faults.join("\n"));
  };

/** The server closed a raw connection, after responses with exactly one of these lists of statuses. */
export function assertEnded({ text, closed, statuses: reply }: RawReply, ...allowed: (readonly number[])[]): void {
  const fits = closed && allowed.some((statuses) => JSON.stringify(statuses) === JSON.stringify(reply));
  if (!fits)
    throw new Error(
      `It was to be ended after ${JSON.stringify(allowed)}, but ${closed ? "ended" : "stayed open"} after: ${text.slice(0, 1000)}`,
    );
  expect(text.match(ours)?.[0]).toBeUndefined();
}
