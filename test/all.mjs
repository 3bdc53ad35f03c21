// Runs everything: every round of every suite, and then what every engine passes on each line of Neo4j, with its faults:
//   npm run test:all
//   npm run test:all -- -t "unicode"           with options for jest
// --results <folder> keeps jest's counts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { givenTo, jest } from "./jest/run.mjs";

const argv = process.argv.slice(2);
const { results, options } = givenTo(argv, () => false);
const { NEO4J_TEST_URI: _, ...environment } = process.env;
const embedded = await jest([], { name: "all-rounds", environment: { ...environment, TEST_ROUNDS: "all" }, options, results });

const neo4j = fileURLToPath(new URL("neo4j/run.mjs", import.meta.url));
const [code] = await once(spawn(process.execPath, [neo4j, "--lines", ...argv], { stdio: ["ignore", "inherit", "inherit"] }), "exit");
process.exitCode = embedded && code === 0 ? 0 : 1;
