import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

export interface Beside {
  readonly processes: number;
  readonly connections: number;
  /** Answers a second, of all processes together. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Neither answered well nor refused by the limits. */
  readonly failed: number;
  readonly refused: number;
}

const cli = fileURLToPath(new URL("../../../../dist/cli.js", import.meta.url));
const document = "query ($first: Int) { practices(first: $first) { nodes { id name addresses(first: 5) { nodes { id name } } } } }";

/** Measures several processes of the built program with one Neo4j server and the seed, with the same number of connections to each and no cache. */
export async function besideEachOther(uri: string, counts: readonly number[], seconds: number, connections: number): Promise<Beside[]> {
  const env = { ...process.env, NEO4J_URI: uri, PORT: "0", COST_PER_MINUTE: "0", ANSWER_CACHE_BYTES: "0", LOG_LEVEL: "fatal" };
  const seeding = spawn(process.execPath, [cli, "seed"], { env, stdio: "ignore" });
  const [code] = await once(seeding, "exit");
  if (code !== 0) throw new Error("The seed could not be loaded.");
  const measured: Beside[] = [];
  for (const processes of counts) {
    const children = Array.from({ length: processes }, () =>
      spawn(process.execPath, [cli, "serve"], { env, stdio: ["ignore", "pipe", "ignore"] }),
    );
    try {
      const addresses = await Promise.all(children.map(addressOf));
      await Promise.all(addresses.map((address) => asked(address, 3, connections)));
      const all = await Promise.all(addresses.map((address) => asked(address, seconds, connections)));
      const times = all.flatMap(({ times }) => times).sort((a, b) => a - b);
      const at = (p: number) => Math.round(times[Math.floor(times.length * p)] ?? 0);
      const sum = (of: "failed" | "refused") => all.reduce((n, one) => n + one[of], 0);
      const rate = Math.round(times.length / seconds);
      measured.push({ processes, connections, rate, p50: at(0.5), p99: at(0.99), failed: sum("failed"), refused: sum("refused") });
    } finally {
      for (const child of children) child.kill("SIGKILL");
    }
  }
  return measured;
}

/** Each question differs a little: `first` goes from 1 to 20 and starts again. */
async function asked(address: string, duration: number, connections: number) {
  let [number, failed, refused] = [0, 0, 0];
  const times: number[] = [];
  const request: autocannon.Request = {
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json" },
    setupRequest: (r) => ({ ...r, body: JSON.stringify({ query: document, variables: { first: 1 + (number++ % 20) } }) }),
  };
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const load = autocannon({ url: address, connections, duration, timeout: 30, requests: [request] }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
    load.on("response", (_client, status, _bytes, ms) => {
      if (status === 200) times.push(ms);
      else if (status === 503) refused++;
      else failed++;
    });
  });
  return { times, refused, failed: failed + errors };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`The server did not start. It said: ${said}`);
}
