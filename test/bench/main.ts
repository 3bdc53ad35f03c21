import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { backUp } from "./backup.js";
import { exportLine, measureExports } from "./exports.js";
import { http } from "./http/main.js";
import { loadReport, measureLoad } from "./load.js";
import { type Measured, measure } from "./measure.js";
import { measurePages } from "./page.js";
import { besideEachOther } from "./processes.js";
import { measureRestarts } from "./restart.js";

const { values } = parseArgs({
  options: {
    sizes: { type: "string" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    /** Beside each time, the processor time of this process: for a machine that does other work. */
    processor: { type: "boolean", default: false },
    /** Report on which statements a load spends its processor time. */
    statements: { type: "boolean", default: false },
    /** Load the same again, and once more with a few other claims, and report how long that takes. */
    again: { type: "boolean", default: false },
    /** Keep the graph in a folder, and open it again before it is asked, as a server that starts does. */
    folder: { type: "boolean", default: false },
    /** Write the files whose names hold one of these texts, with commas between them, after all questions to a graph in a folder or on Neo4j. */
    files: { type: "string" },
    /** The engine: embedded, neo4j, or both, each with the same graphs and questions. */
    engine: { type: "string" },
    /** The Neo4j server, by its address and without a password; what it holds of an earlier benchmark is replaced. Without it one is started. */
    neo4j: { type: "string" },
    /** Ask the built program for more than it can do, for so many seconds, and report how it behaves. */
    load: { type: "string" },
    /** Back up and restore a graph of so many claims instead, and report what memory that takes. */
    backup: { type: "string" },
    /** Write every file that can be taken away instead, and the lists of records: seconds, megabytes, and the memory that it takes. */
    exports: { type: "boolean", default: false },
    /** Load a graph of so many claims into a folder instead, and open it in new processes: seconds and memory. */
    restart: { type: "string" },
    /** Measure so many processes of this server with one Neo4j instead, such as 1,2,3, with the seed. */
    processes: { type: "string" },
    /** Servers side by side over HTTP instead: this one, a bare route, and a peer on the same Neo4j. By default with 20,000 claims. */
    http: { type: "boolean", default: false },
    /** Open pages in Chromium instead, with its processor so many times slower, and report how long a reader waits. */
    page: { type: "string" },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "2" },
    /** How many clients ask at once: by default 1 and 16 with --http, 400 with --load. */
    connections: { type: "string" },
    /** With --http: where this server spends its time, and nothing else. */
    profile: { type: "boolean", default: false },
    /** With --http: the folder of another checkout, built, whose program is measured beside this one in place of the peer. */
    against: { type: "string" },
    /** Set by the benchmark itself: measure this one size and report to the parent. */
    child: { type: "string" },
    /** Set by the benchmark itself: the process of the server that it has started. */
    server: { type: "string" },
  },
});

/** What a server may take: enough for a million claims, since what is larger than a transaction is loaded in parts. */
const heap = "4g";

const engines = (values.engine ?? (values.neo4j === undefined ? "embedded" : "neo4j")).split(",");

if (values.http) {
  const { seed, rounds, seconds, connections = "1,16", only, profile, against, sizes = "20000" } = values;
  const [claims = 0] = numbers("sizes", sizes);
  const [times, long, asking] = [numbers("rounds", rounds), numbers("seconds", seconds), numbers("connections", connections)];
  await http({ claims, seed: Number(seed), rounds: times[0] ?? 1, seconds: long[0] ?? 1, connections: asking, only, profile, against });
} else if (values.child) {
  const where = values.neo4j === undefined ? (values.folder ? "folder" : "memory") : { uri: values.neo4j };
  const answered = new Map(Object.entries(JSON.parse(process.env.BENCH_ANSWERS ?? "{}") as Record<string, string>));
  process.send?.(
    await measure(Number(values.child), Number(values.seed), where, {
      only: values.only,
      answered,
      statements: values.statements,
      again: values.again,
      files: values.files,
      server: values.server === undefined ? undefined : Number(values.server),
    }),
  );
} else if (values.backup !== undefined) {
  const [claims = 0] = numbers("backup", values.backup);
  const measured = await on("neo4j", (uri) => backUp(claims, Number(values.seed), uri as string));
  console.log(JSON.stringify(measured, null, 2));
} else if (values.restart !== undefined) {
  for (const size of numbers("restart", values.restart)) console.table(await measureRestarts(size, Number(values.seed)));
} else if (values.exports) {
  for (const size of numbers("sizes", values.sizes ?? "20000,200000"))
    for (const engine of engines) {
      console.log(`${size.toLocaleString("en")} claims, ${engine}`);
      for (const one of await on(engine, (uri) => measureExports(size, Number(values.seed), values.only, uri)))
        console.log(exportLine(one));
    }
} else if (values.processes !== undefined) {
  const [seconds = 0] = numbers("seconds", values.seconds);
  const [connections = 0] = numbers("connections", values.connections ?? "8");
  console.table(
    await on("neo4j", (uri) => besideEachOther(uri as string, numbers("processes", values.processes as string), seconds, connections)),
  );
} else if (values.page !== undefined) {
  const [slowdown = 1] = numbers("page", values.page);
  const [runs = 1] = numbers("rounds", values.rounds);
  console.table(
    (await measurePages({ slowdown, runs })).map(({ page, content, answer }) => ({
      page,
      "content, ms, median / most": content.map(Math.round).join(" / "),
      "answer, ms, median / most": answer.map(Math.round).join(" / "),
    })),
  );
} else if (values.load !== undefined) {
  const [duration = 0] = numbers("load", values.load);
  const [connections = 0] = numbers("connections", values.connections ?? "400");
  const result = await measureLoad({ duration, connections });
  console.log(loadReport(result));
  // A request that was neither answered nor refused is a fault, whatever the cause.
  const lost = [result.wrong, result.unanswered].flatMap((of) => Object.keys(of)).length + result.live.failed + result.faults;
  if (lost > 0) process.exitCode = 1;
} else {
  const measured: Measured[] = [];
  for (const size of numbers("sizes", values.sizes ?? "2000,20000,200000")) {
    const answers: Record<string, string> = {};
    for (const engine of engines) {
      const found = await on(engine, (uri, server) => apart(String(size), uri, answers, server));
      for (const { question, digest } of found.timings) answers[question] = digest;
      measured.push({ ...found, engine });
    }
  }
  console.log(values.json ? JSON.stringify({ seed: Number(values.seed), measured }, null, 2) : table(measured));
}

/** Runs work with the address of a Neo4j server, if that is the engine: the named one, or a fresh one for this work alone. */
async function on<T>(engine: string, work: (uri?: string, server?: number) => Promise<T>): Promise<T> {
  if (engine === "embedded") return work();
  if (engine !== "neo4j") throw new Error(`--engine: embedded, neo4j, or embedded,neo4j; not ${engine}.`);
  if (values.neo4j !== undefined) return work(values.neo4j);
  const { startNeo4j } = await import(new URL("../../../../test/neo4j/server.mjs", import.meta.url).href);
  const { uri, server, stop } = await startNeo4j({ heap });
  try {
    return await work(uri, server.pid);
  } finally {
    await stop();
  }
}

function numbers(option: string, text: string): number[] {
  const list = text.split(",");
  const wrong = list.find((n) => !/^[1-9]\d*$/.test(n));
  if (wrong !== undefined) throw new Error(`--${option}: numbers, such as 2000,20000; not ${wrong}.`);
  return list.map(Number);
}

/** Each size in a process of its own, so that the memory of one is not counted for the next. */
async function apart(
  size: string,
  uri: string | undefined,
  answers: Readonly<Record<string, string>>,
  server: number | undefined,
): Promise<Measured> {
  const { seed, only, folder, statements, again, files } = values;
  const options = [
    "--seed",
    seed,
    "--only",
    only,
    ...(folder ? ["--folder"] : []),
    ...(statements ? ["--statements"] : []),
    ...(again ? ["--again"] : []),
    ...(files === undefined ? [] : ["--files", files]),
    ...(uri === undefined ? [] : ["--neo4j", uri]),
    ...(server === undefined ? [] : ["--server", String(server)]),
  ];
  const child = fork(new URL(import.meta.url), ["--child", size, ...options], {
    execArgv: [...process.execArgv, "--expose-gc"],
    env: { ...process.env, BENCH_ANSWERS: JSON.stringify(answers) },
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
  const heads = measured.map((m) => `${m.claims.toLocaleString("en")} claims${engines.length > 1 ? `, ${m.engine}` : ""}`);
  const facts = [
    ["entities", ...measured.map((m) => m.entities.toLocaleString("en"))],
    ["load, s", ...measured.map((m) => m.loadSeconds.toFixed(1))],
    ["memory before / loaded / after, MB", ...measured.map(({ memory: m }) => `${m.before} / ${m.loaded} / ${m.after}`)],
    ["most memory while loading / in all, MB", ...measured.map(({ peak: p }) => `${p.loading.process} / ${p.all.process}`)],
    ...(measured.some(({ peak }) => peak.all.server)
      ? [["... of the server, MB", ...measured.map(({ peak: p }) => (p.all.server ? `${p.loading.server} / ${p.all.server}` : ""))]]
      : []),
    ...(values.again
      ? [["loaded again / with a few other claims, s", ...measured.map((m) => m.againSeconds.map((s) => s.toFixed(1)).join(" / "))]]
      : []),
  ];
  const rows = (measured[0]?.timings ?? []).map(({ question, statements }, i) => [
    `${question} (${statements})`,
    ...measured.map(({ timings }) => {
      const t = timings[i];
      return t ? `${ms(t.p50)} / ${ms(t.p95)}${values.processor ? ` (${ms(t.processor)})` : ""} [${t.answers}]` : "";
    }),
  ]);
  const lines = [["", ...heads], ...facts, [`p50 / p95${values.processor ? " (processor)" : ""} in ms [answers]; (statements)`], ...rows];
  const widths = heads.map((_, c) => Math.max(...lines.map((l) => l[c + 1]?.length ?? 0)));
  const first = Math.max(...lines.map((l) => l[0]?.length ?? 0));
  return lines
    .map(([head = "", ...cells]) => `${head.padEnd(first)}  ${cells.map((c, i) => c.padStart(widths[i] ?? 0)).join("  ")}`)
    .join("\n");
}
