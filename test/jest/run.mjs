import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/**
 * What a script that runs Jest several times was given.
 * @returns the folder of `--results`, which keeps the counts of each run, the other arguments that are for the script, and Jest's options
 */
export function givenTo(argv, isOwn) {
  const at = argv.indexOf("--results");
  const rest = at < 0 ? argv : argv.toSpliced(at, 2);
  return { results: at < 0 ? undefined : argv[at + 1], own: rest.filter(isOwn), options: rest.filter((a) => !isOwn(a)) };
}

/**
 * Runs some suites in a Jest of their own.
 * @param name of the run, and of its file in `results`
 * @param labelled whether each line of its report begins with the name, since another run reports at the same time
 * @returns whether they passed
 */
export async function jest(suites, { name, environment, options, results, labelled = false }) {
  const kept = results ? ["--json", `--outputFile=${join(results, `${name}.json`)}`] : [];
  const child = spawn(process.execPath, ["node_modules/jest/bin/jest.js", ...suites, ...kept, ...options], {
    stdio: ["ignore", ...(labelled ? ["pipe", "pipe"] : ["inherit", "inherit"])],
    env: environment,
  });
  if (labelled)
    for (const output of [child.stdout, child.stderr]) createInterface(output).on("line", (line) => console.log(`${name} | ${line}`));
  const [code] = await once(child, "exit");
  return code === 0;
}
