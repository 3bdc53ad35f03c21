import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ours, stop } from "./contenders.js";
import { type Load, race } from "./load.js";

/** A profile as V8 writes it. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** In the server: profiles from a first signal, so that the start is left out, to the signal that ends it. */
const profiler = `
  import { Session } from "node:inspector";
  import { writeFileSync } from "node:fs";
  const session = new Session();
  process.once("SIGUSR2", () => {
    session.connect();
    session.post("Profiler.enable");
    session.post("Profiler.start");
    process.once("SIGTERM", () => session.post("Profiler.stop", (_, { profile }) => writeFileSync(process.env.PROFILE_TO, JSON.stringify(profile))));
  });`;

/** Asks this server one changing question under V8's profiler, and prints where its time went: by package, and by function. */
export async function profiled(
  title: string,
  settings: Record<string, string>,
  load: Pick<Load, "question" | "position">,
  { seconds, rounds }: { seconds: number; rounds: number },
  home: string,
): Promise<void> {
  const file = join(home, "profile.json");
  const imported = `data:text/javascript,${encodeURIComponent(profiler)}`;
  const server = await ours("profiled", { ...settings, PROFILE_TO: file }, { node: ["--import", imported] });
  const asked = { ...load, changing: true, connections: 8 };
  await race([server], asked, { seconds, rounds: 1 });
  server.child.kill("SIGUSR2");
  const results = await race([server], asked, { seconds, rounds });
  await stop(server);
  const { nodes, samples, timeDeltas } = JSON.parse(await readFile(file, "utf8")) as Profile;
  await rm(file);

  const frames = new Map(nodes.map((n) => [n.id, n.callFrame]));
  const [packages, functions] = [new Map<string, number>(), new Map<string, number>()];
  let busy = 0;
  samples.forEach((id, i) => {
    const { functionName, url, lineNumber } = frames.get(id) ?? { functionName: "", url: "", lineNumber: 0 };
    const time = timeDeltas[i] ?? 0;
    if (functionName === "(idle)" || functionName === "(root)") return;
    busy += time;
    const home = packageOf(url, functionName);
    const where = `${functionName || "(anonymous)"} ${url.split("/").slice(-2).join("/")}:${lineNumber + 1}`;
    packages.set(home, (packages.get(home) ?? 0) + time);
    functions.set(where, (functions.get(where) ?? 0) + time);
  });
  const list = (times: ReadonlyMap<string, number>, most: number) =>
    [...times]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([what, time]) => `${((100 * time) / busy).toFixed(1).padStart(5)} %  ${what}`)
      .join("\n");
  const [{ rate = 0 } = {}] = [...results.values()];
  console.log(`\n${title}: ${rate.toFixed(0)} requests/s under the profiler\n\n${list(packages, 12)}\n\n${list(functions, 30)}`);
}

/** The package of a file; this project's files by their folder, and V8's own work by its name. */
function packageOf(url: string, functionName: string): string {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name) return name;
  const [, own] = /\/dist\/(.*?)[^/]*$/.exec(url) ?? [];
  if (own !== undefined) return `ours: ${own || "."}`;
  return url || (/^\(.*\)$/.test(functionName) ? functionName : "native code");
}
