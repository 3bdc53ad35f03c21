import { setTimeout as wait } from "node:timers/promises";
import { attacked } from "./attacked.js";
import { type Came, posted, send } from "./client.js";
import { errorsIn, sound } from "./outcomes.js";

/** More than the server can do, or than one client may have: what is too much is refused in words, and what is accepted is answered. */

const question = (name: string, more = "") =>
  posted({
    query: `query ${name} { claims(first: 100) { totalCount nodes { id statement evidence { locator source { title } } } } } ${more}`,
  });

/** Sends for some seconds as many at a time, and tells what came. */
async function load(port: number, seconds: number, atOnce: number, sent: (i: number) => Parameters<typeof send>[1]) {
  const came: Came[] = [];
  const until = Date.now() + seconds * 1000;
  let asked = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (Date.now() < until) {
        const answer = await send(port, sent(asked++));
        came.push(answer);
        // Who is refused comes again, sooner than it is told to.
        if (answer.status === 503) await wait(50);
      }
    }),
  );
  const statuses: Record<number, number> = {};
  for (const { status } of came) statuses[status] = (statuses[status] ?? 0) + 1;
  return { came, statuses };
}

describe("more than it can do", () => {
  const server = attacked({ MAX_RUNNING: "2", MAX_WAITING: "10", MAX_WAIT_MS: "500" });
  const crowd = 40;

  test.each([
    ["questions that were never asked before", (i: number) => question(`Load${i}`)],
    ["rows", () => ({ path: "/responses.ndjson?issue=organized-crime" })],
    [
      "questions and rows and nonsense by turns",
      (i: number) =>
        [question(`Mixed${i}`), { path: "/responses.csv?issue=organized-crime" }, posted({ query: "{".repeat(i % 5000) })][
          i % 3
        ] as ReturnType<typeof posted>,
    ],
  ])("%s, for three seconds: each is answered whole or told to come again", async (_, sent) => {
    const beat = load(server.port, 3, 1, () => ({ path: "/livez" }));
    const { came, statuses } = await load(server.port, 3, crowd, sent);
    for (const answer of came) sound(answer);
    const refused = came.filter(({ status }) => status === 503);
    expect(statuses).toMatchObject({ 200: expect.any(Number), 503: expect.any(Number) });
    for (const answer of refused) {
      expect(answer.headers["retry-after"]).toMatch(/^\d+$/);
      expect(errorsIn(answer)).toEqual([expect.objectContaining({ code: "UNAVAILABLE" })]);
    }
    expect(Object.keys(statuses).filter((status) => !["200", "400", "503"].includes(status))).toEqual([]);
    // Who only asks whether it lives never waits in line.
    expect(Object.keys((await beat).statuses)).toEqual(["200"]);
  });

  test("one question by all at once: it is answered once, and told to all", async () => {
    const came = await Promise.all(Array.from({ length: crowd }, () => send(server.port, question("Same", "# all at once"))));
    expect(new Set(came.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(came.map(({ text }) => text)).size).toBe(1);
  });
});

describe("more connections than it takes", () => {
  const server = attacked({ MAX_CONNECTIONS: "40" });
  test("those beyond are closed, and the rest are served", async () => {
    const settled = await Promise.allSettled(Array.from({ length: 300 }, (_, i) => send(server.port, question(`Crowd${i}`))));
    const answered = settled.flatMap((s) => (s.status === "fulfilled" ? [s.value] : []));
    for (const answer of answered) sound(answer);
    expect(answered.some(({ status }) => status === 200)).toBe(true);
    expect(settled.flatMap((s) => (s.status === "rejected" && !["ECONNRESET", "EPIPE"].includes(s.reason.code) ? [s.reason] : []))).toEqual(
      [],
    );
  });
});

describe("more than one client may have", () => {
  // The normal question of the suite costs too, and goes on being asked.
  const server = attacked({ COST_PER_MINUTE: "400000", LIMIT_COST: "200000" });
  const dear = (i: number) =>
    posted({ query: `query Dear${i} { issues(first: 100) { nodes { facedBy(first: 100) { totalCount nodes { id } } } } }` });

  test("a request that costs more than it has left is refused, until there is more", async () => {
    const came: Came[] = [];
    for (let i = 0; i < 100 && came.at(-1)?.status !== 429; i++) came.push(await send(server.port, dear(i)));
    for (const answer of came) sound(answer);
    const { status, headers } = came.at(-1) as Came;
    expect(status).toBe(429);
    expect(errorsIn(came.at(-1) as Came)).toEqual([expect.objectContaining({ code: "LIMIT_EXCEEDED" })]);
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
    const sent = dear(name.length + 1000);
    const came = await send(server.port, { ...sent, headers: { ...sent.headers, ...headers } });
    expect([came.status, errorsIn(came)[0]?.code]).toEqual([429, "LIMIT_EXCEEDED"]);
  });
});
