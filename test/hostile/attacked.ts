import { setTimeout as wait } from "node:timers/promises";
import { type Came, posted, type Sent, send } from "./client.js";
import { type Outcome, sound } from "./outcomes.js";
import { type Product, product } from "./product.js";

/** A row of a table of attacks: what is attacked and how, what is sent, and what it may come to. */
export type Attack = readonly [name: string, sent: Sent, outcome: Outcome];

/** How soon whoever asks a normal question is answered, whatever others do: a deadline, not a speed. */
const deadline = 5000;
/** How many megabytes more than before it may hold after an attack, of what its runtime has not given back yet. */
const slack = 150;
/** How long its runtime may take to give memory back. */
const settling = 10_000;

/** Each time under another name, so that no answer is one that was kept. */
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
  attack(sent: Sent, outcome: Outcome): Promise<Came>;
}

/**
 * The product's own server in a process of its own, for the tests of one file. After each of them it must still be the same process, answer
 * a normal question rightly and soon, and have given back its memory; and at the end it must have logged no fault.
 */
export function attacked(settings: Readonly<Record<string, string>> = {}): Attacked {
  let server: Product;
  let answer: string;
  let memory: number | undefined;
  const ask = async () => {
    const { status, text } = await send(server.port, normal(), deadline);
    if (status !== 200) throw new Error(`A normal question was answered with ${status}: ${text.slice(0, 1000)}`);
    return JSON.stringify(JSON.parse(text).data);
  };
  beforeAll(async () => {
    // Clients are not counted here, so that each attack meets what is behind that; those that are too slow are cut off soon.
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
    expect(JSON.parse(answer)).toMatchObject({ responses: { totalCount: 1 }, communities: { totalCount: 10 } });
    // What it holds when it has worked, not when it has just begun.
    for (let i = 0; i < 20; i++) await ask();
    await Promise.all(Array.from({ length: 4 }, () => send(server.port, { path: "/claims.json" })));
    memory = server.memory();
  });
  afterEach(async () => {
    expect(await ask()).toBe(answer);
    const until = Date.now() + settling;
    const grown = () => Math.round((server.memory() ?? 0) - (memory ?? 0));
    while (grown() > slack && Date.now() < until) {
      await wait(200);
      await ask();
    }
    expect({ megabytes: grown(), most: slack, within: grown() <= slack }).toMatchObject({ within: true });
    expect(server.runs()).toBe(true);
  });
  afterAll(async () => {
    const faults = server.said().filter((line) => typeof line === "string" || Number(line.level) >= 50);
    await server.stop();
    expect(faults).toEqual([]);
  });
  return {
    get port() {
      return server.port;
    },
    async attack(sent, outcome) {
      const came = await send(server.port, sent);
      sound(came);
      outcome(came);
      return came;
    },
  };
}
