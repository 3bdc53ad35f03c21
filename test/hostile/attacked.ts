import { setTimeout as wait } from "node:timers/promises";
import { fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { posted, type Reply, type Sent, send } from "./client.js";
import { assertSafe, type Outcome } from "./outcomes.js";
import { type Product, product } from "./product.js";

/** A row in a table of attacks: its name, the request, and the outcomes that are allowed. */
export type Attack = readonly [name: string, sent: Sent, outcome: Outcome];
export type AttackGroup = readonly [name: string, attacks: readonly Attack[]];

/** A normal question is answered within this time in milliseconds, whatever else is going on. It is a deadline, not a speed. */
const deadline = 5000;
/** Megabytes that the server may hold after an attack beyond those before: its runtime gives memory back late. */
const slack = 200;
/** Megabytes that it holds when it has worked for a while. When it holds less, it has only just collected what it no longer needs. */
const working = 200;
/** Milliseconds that its runtime may take to give memory back. */
const settling = 10_000;

/** Another name each time, so that the answer never comes from the cache. */
let asked = 0;
const normal = (): Sent =>
  posted({
    query: `query Normal${asked++} {
      responses(issue: "extortion", place: "colombia") { totalCount nodes { practice { id name } place { id } effect evidence { locator } } }
      communities(first: 3) { totalCount nodes { id name faces(first: 2) { nodes { id } } } }
      search(query: "extor", first: 3) { nodes { node { id } } }
    }`,
  });

export interface Attacked {
  readonly port: number;
  attack(sent: Sent, outcome: Outcome): Promise<Reply>;
}

/**
 * The product's server in its own process, for the tests of one file. After each test it must still be the same process, answer a normal
 * question correctly and in time, and have given its memory back. At the end it must have logged no fault.
 */
export function attacked(settings: Readonly<Record<string, string>> = {}): Attacked {
  let server: Product;
  let answer: string;
  let memory: number | undefined;
  const ask = async () => {
    const until = Date.now() + deadline;
    let { status, text } = await send(server.port, normal(), deadline);
    // Connections that a client has closed count until the server has read that.
    while (status === 503 && text.includes("Too many connections are open") && Date.now() < until) {
      await wait(50);
      ({ status, text } = await send(server.port, normal(), deadline));
    }
    if (status !== 200) throw new Error(`A normal question was answered with ${status}: ${text.slice(0, 1000)}`);
    return JSON.stringify(JSON.parse(text).data);
  };
  beforeAll(async () => {
    // No rate limit, so that each attack reaches what is behind it. Slow clients are cut off soon.
    const quick = {
      COST_PER_MINUTE: "0",
      MAX_RUNNING: "4",
      RECEIVE_TIMEOUT_MS: "2000",
      KEEP_ALIVE_MS: "1000",
      IDLE_TIMEOUT_MS: "20000",
      REQUEST_TIMEOUT_MS: "15000",
    };
    server = await product({ ...quick, ...settings });
    answer = await ask();
    expect(JSON.parse(answer)).toMatchObject({ responses: { totalCount: 1 }, communities: { totalCount: 33 } });
    // Memory is measured after some work: a fresh process holds less.
    for (let i = 0; i < 20; i++) await ask();
    await Promise.all(Array.from({ length: 4 }, () => send(server.port, { path: "/claims.json" })));
    // What only some files need is loaded when the first of them is asked for. A client with a budget keeps it for the attacks.
    const files = settings.COST_PER_MINUTE === undefined ? exportFiles() : [];
    for (const file of files) if (!file.example) await send(server.port, { path: `/${fileNameOf(file)}` });
    const held = server.memory();
    memory = held && Math.max(held, working);
  });
  afterEach(async () => {
    expect(await ask()).toBe(answer);
    const until = Date.now() + settling;
    const grown = () => Math.round((server.memory() ?? 0) - (memory ?? 0));
    while (grown() > slack && Date.now() < until) {
      await wait(200);
      await ask();
    }
    const megabytes = grown();
    // The tests that follow do not wait for what this one has kept.
    if (megabytes > slack && memory !== undefined) memory += megabytes;
    expect({ megabytes, most: slack, within: megabytes <= slack }).toMatchObject({ within: true });
    expect(server.runs()).toBe(true);
  });
  afterAll(async () => {
    const faults = server.output().filter((line) => typeof line === "string" || Number(line.level) >= 50);
    await server.stop();
    expect(faults).toEqual([]);
  });
  return {
    get port() {
      return server.port;
    },
    async attack(sent, outcome) {
      const reply = await send(server.port, sent);
      assertSafe(reply);
      outcome(reply);
      return reply;
    },
  };
}
