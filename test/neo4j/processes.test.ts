import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { built, root } from "../built.js";
import { engines, type Home } from "../graph/engines.js";
import { datasetOf, record } from "../records.js";

/** Two server processes on one graph, and a third that writes to it. The servers cache their answers, and do not communicate. */
const pollMs = 1000;
const started: ChildProcess[] = [];
let home: Home;
let writer: Graph;
let addresses: string[];
beforeAll(async () => {
  await built();
  home = (await engines.find(({ name }) => name === "neo4j")?.home()) as Home;
  writer = await home.open();
  addresses = [await serve(), await serve()];
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await home?.drop();
});

async function serve(): Promise<string> {
  const env = { ...process.env, NEO4J_URI: process.env.NEO4J_TEST_URI, PORT: "0", COST_PER_MINUTE: "0", VERSION_POLL_MS: String(pollMs) };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  let output = "";
  for await (const chunk of child.stdout) {
    output += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(output) ?? [];
    if (address) return address;
  }
  throw new Error(`The server did not start. Its output: ${output}`);
}
/** The number of places. @throws if the request fails */
async function places(address: string): Promise<number> {
  const response = await fetch(`${address}/graphql?query=${encodeURIComponent("{ places { totalCount } }")}`);
  const { data, errors } = (await response.json()) as { data?: { places: { totalCount: number } }; errors?: unknown };
  if (!data || errors) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
  return data.places.totalCount;
}

test("all processes show a write within VERSION_POLL_MS and a second; meanwhile no request fails, and none returns to the older state", async () => {
  const [before = 0] = await Promise.all(addresses.map(places));
  let over = false;
  const seen = addresses.map(async (address) => {
    const all: { places: number; sentAt: number }[] = [];
    for (; !over; await wait(20)) {
      const sentAt = performance.now();
      all.push({ places: await places(address), sentAt });
    }
    return all;
  });
  await wait(500);
  const more = datasetOf([1, 2, 3].map((i) => record(Place, `new-${i}`, { kind: "CITY" })));
  await syncDataset(writer, model, { name: "more", about: { title: "More", licence: "none", version: "1" }, digest: "1" }, more);
  const written = performance.now();
  await wait(pollMs + 1500);
  over = true;

  for (const all of await Promise.all(seen)) {
    const counts = all.map(({ places }) => places);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts)).toEqual(new Set([before, before + 3]));
    const late = all.filter(({ places, sentAt }) => sentAt > written + pollMs + 1000 && places === before);
    expect(late).toEqual([]);
  }
});
