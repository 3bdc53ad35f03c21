import { setTimeout as wait } from "node:timers/promises";
import { oneOf, rounds } from "../parts.js";
import { attacked } from "./attacked.js";
import { posted, type Reply, send } from "./client.js";
import { assertSafe, errorsIn } from "./outcomes.js";

/** More than the server can do, or than one client may ask: the excess is refused with an error, and what is accepted is answered. */

const question = (name: string, more = "") =>
  posted({
    query: `query ${name} { claims(first: 100) { totalCount nodes { id statement evidence { locator source { title } } } } } ${more}`,
  });

/** Sends so many requests at a time for some seconds. @returns the replies, and how many there were of each status */
async function load(port: number, seconds: number, atOnce: number, sent: (i: number) => Parameters<typeof send>[1]) {
  const replies: Reply[] = [];
  const until = Date.now() + seconds * 1000;
  let asked = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (Date.now() < until) {
        const answer = await send(port, sent(asked++));
        replies.push(answer);
        // Clients that are refused come again sooner than Retry-After says.
        if (answer.status === 503) await wait(50);
      }
    }),
  );
  const statuses: Record<number, number> = {};
  for (const { status } of replies) statuses[status] = (statuses[status] ?? 0) + 1;
  return { replies, statuses };
}

describe("more than it can do", () => {
  const server = attacked({ MAX_RUNNING: "2", MAX_WAITING: "10", MAX_WAIT_MS: "500" });
  const crowd = 40;
  const seconds = rounds(3);

  const kinds: [string, (i: number) => Parameters<typeof send>[1]][] = [
    ["questions that were never asked before", (i: number) => question(`Load${i}`)],
    ["rows", () => ({ path: "/responses.ndjson?issue=organized-crime" })],
    [
      "questions and rows and nonsense by turns",
      (i: number) =>
        [question(`Mixed${i}`), { path: "/responses.csv?issue=organized-crime" }, posted({ query: "{".repeat(i % 5000) })][
          i % 3
        ] as Parameters<typeof send>[1],
    ],
  ];
  test.each(oneOf(kinds))("%s, for some seconds: each is answered completely or refused with Retry-After", async (_, sent) => {
    const beat = load(server.port, seconds, 1, () => ({ path: "/livez" }));
    const { replies, statuses } = await load(server.port, seconds, crowd, sent);
    for (const answer of replies) assertSafe(answer);
    const refused = replies.filter(({ status }) => status === 503);
    expect(statuses).toMatchObject({ 200: expect.any(Number), 503: expect.any(Number) });
    for (const answer of refused) {
      expect(answer.headers["retry-after"]).toMatch(/^\d+$/);
      expect(errorsIn(answer)).toEqual([expect.objectContaining({ code: "UNAVAILABLE" })]);
    }
    expect(Object.keys(statuses).filter((status) => !["200", "400", "503"].includes(status))).toEqual([]);
    // A liveness probe never waits in the queue.
    expect(Object.keys((await beat).statuses)).toEqual(["200"]);
  });

  test("one question by all at once: all get the same answer", async () => {
    const replies = await Promise.all(Array.from({ length: crowd }, () => send(server.port, question("Same", "# all at once"))));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });
});

describe("more connections than it takes", () => {
  const server = attacked({ MAX_CONNECTIONS: "40" });
  test("those beyond are closed, and the rest are served", async () => {
    const settled = await Promise.allSettled(Array.from({ length: 300 }, (_, i) => send(server.port, question(`Crowd${i}`))));
    const answered = settled.flatMap((s) => (s.status === "fulfilled" ? [s.value] : []));
    for (const answer of answered) assertSafe(answer);
    expect(answered.some(({ status }) => status === 200)).toBe(true);
    expect(settled.flatMap((s) => (s.status === "rejected" && !["ECONNRESET", "EPIPE"].includes(s.reason.code) ? [s.reason] : []))).toEqual(
      [],
    );
  });
});

describe("more than one client may ask", () => {
  // The normal question of the suite costs too, and goes on being asked.
  const server = attacked({ COST_PER_MINUTE: "400000", LIMIT_COST: "200000" });
  // The third of these is refused, and what is left then is enough for the normal questions.
  const lists = Array.from(
    { length: 12 },
    (_, i) => `a${i}: issues(first: 100) { nodes { facedBy(first: 100) { totalCount nodes { id } } } }`,
  );
  const expensive = (i: number) => posted({ query: `query Expensive${i} { ${lists.join(" ")} }` });

  test("a request that costs more than it has left is refused, until there is more", async () => {
    const replies: Reply[] = [];
    for (let i = 0; i < 100 && replies.at(-1)?.status !== 429; i++) replies.push(await send(server.port, expensive(i)));
    for (const answer of replies) assertSafe(answer);
    const { headers } = replies.at(-1) as Reply;
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 429]);
    expect(errorsIn(replies.at(-1) as Reply)).toEqual([expect.objectContaining({ code: "LIMIT_EXCEEDED" })]);
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(headers["ratelimit-policy"]).toMatch(/q=400000;w=60/);
  });
  test.each([
    ["the address of another client", { "x-forwarded-for": "203.0.113.9" }],
    ["addresses without end", { "x-forwarded-for": Array.from({ length: 500 }, (_, i) => `203.0.113.${i % 256}`).join() }],
    [
      "the address of another client, in other words",
      { forwarded: "for=203.0.113.9", "x-real-ip": "203.0.113.9", "true-client-ip": "203.0.113.9", "x-client-ip": "203.0.113.9" },
    ],
    ["another host", { host: "evil.example" }],
    ["another id", { "x-request-id": "another-one-2" }],
  ])("%s gives no more", async (name, headers) => {
    const sent = expensive(name.length + 1000);
    const reply = await send(server.port, { ...sent, headers: { ...sent.headers, ...headers } });
    expect([reply.status, errorsIn(reply)[0]?.code]).toEqual([429, "LIMIT_EXCEEDED"]);
  });
});
