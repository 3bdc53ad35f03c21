import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { http } from "./http/main.js";
import { type Measured, measure } from "./measure.js";

const { values } = parseArgs({
  options: {
    sizes: { type: "string" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    /** Keep the graph in a folder, and open it again before it is asked, as a server that starts does. */
    folder: { type: "boolean", default: false },
    /** Ask a Neo4j server instead, by its address and without a password. What it holds of an earlier benchmark is replaced. */
    neo4j: { type: "string" },
    /** Servers side by side over HTTP instead: this one, a bare route, and a peer on the same Neo4j. By default with 20,000 claims. */
    http: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "2" },
    connections: { type: "string", default: "1,16" },
    /** With --http: where this server spends its time, and nothing else. */
    profile: { type: "boolean", default: false },
    /** Set by ourselves: measure this one size and tell the parent. */
    child: { type: "string" },
  },
});

if (values.http) {
  const { seed, rounds, seconds, connections, only, profile, sizes = "20000" } = values;
  const [claims = 0] = numbers("sizes", sizes);
  const [times, long, asking] = [numbers("rounds", rounds), numbers("seconds", seconds), numbers("connections", connections)];
  await http({ claims, seed: Number(seed), rounds: times[0] ?? 1, seconds: long[0] ?? 1, connections: asking, only, profile });
} else if (values.child) {
  const where = values.neo4j === undefined ? (values.folder ? "folder" : "memory") : { uri: values.neo4j };
  process.send?.(await measure(Number(values.child), Number(values.seed), where, values.only));
} else {
  const measured: Measured[] = [];
  for (const size of numbers("sizes", values.sizes ?? "2000,20000,200000")) measured.push(await apart(String(size)));
  console.log(values.json ? JSON.stringify({ seed: Number(values.seed), measured }, null, 2) : table(measured));
}

function numbers(option: string, text: string): number[] {
  const list = text.split(",");
  const wrong = list.find((n) => !/^[1-9]\d*$/.test(n));
  if (wrong !== undefined) throw new Error(`--${option}: numbers, such as 2000,20000; not ${wrong}.`);
  return list.map(Number);
}

/** Each size in a process of its own, so that the memory of one is not counted for the next. */
async function apart(size: string): Promise<Measured> {
  const child = fork(new URL(import.meta.url), ["--child", size, ...process.argv.slice(2)], {
    execArgv: [...process.execArgv, "--expose-gc"],
  });
  let said: Measured | undefined;
  child.on("message", (message) => {
    said = message as Measured;
  });
  const [code] = await once(child, "exit");
  if (!said) throw new Error(`Measuring ${size} claims failed with exit code ${code}.`);
  return said;
}

function table(measured: readonly Measured[]): string {
  const ms = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0));
  const heads = measured.map((m) => `${m.claims.toLocaleString("en")} claims`);
  const facts = [
    ["entities", ...measured.map((m) => m.entities.toLocaleString("en"))],
    ["load, s", ...measured.map((m) => m.loadSeconds.toFixed(1))],
    ["memory before / loaded / after, MB", ...measured.map(({ memory: m }) => `${m.before} / ${m.loaded} / ${m.after}`)],
  ];
  const rows = (measured[0]?.timings ?? []).map(({ question, statements }, i) => [
    `${question} (${statements})`,
    ...measured.map(({ timings }) => {
      const t = timings[i];
      return t ? `${ms(t.p50)} / ${ms(t.p95)} [${t.answers}]` : "";
    }),
  ]);
  const lines = [["", ...heads], ...facts, ["p50 / p95 in ms [answers]; (statements)"], ...rows];
  const widths = heads.map((_, c) => Math.max(...lines.map((l) => l[c + 1]?.length ?? 0)));
  const first = Math.max(...lines.map((l) => l[0]?.length ?? 0));
  return lines
    .map(([head = "", ...cells]) => `${head.padEnd(first)}  ${cells.map((c, i) => c.padStart(widths[i] ?? 0)).join("  ")}`)
    .join("\n");
}
