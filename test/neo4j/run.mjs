// Runs the suites that every engine passes on a real Neo4j, and then the faults, which start servers of their own:
//   npm run test:neo4j                         on the long-term line, or on NEO4J_VERSION
//   npm run test:neo4j -- 2026.09.0            on a version: of any but the long-term line, what a server could do otherwise
//   npm run test:neo4j -- --lines              on every line
//   npm run test:neo4j -- -t "unicode"         with options for jest
// With NEO4J_TEST_URI the suites run on that server instead, whose database is emptied. --results <folder> keeps jest's counts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { lines, longTerm, startNeo4j } from "./server.mjs";

const whole = "test/(graph|api|seed|gallery|neo4j)/";
/** Statements are the same on every line: what is left is the engine's contract, the gallery's answers, and the plans. */
const brief = "test/(graph|neo4j)/";
const faults = "test/neo4j/faults/";

const given = process.argv.slice(2);
const versions = given.filter((a) => /^\d/.test(a));
const all = given.includes("--lines");
const results = given.includes("--results") ? given[given.indexOf("--results") + 1] : undefined;
const options = given.filter((a, i) => !versions.includes(a) && !["--lines", "--results"].includes(a) && given[i - 1] !== "--results");

/** @returns whether it passed */
async function jest(suites, name, env) {
  const { NEO4J_TEST_URI: _, ...rest } = process.env;
  const kept = results ? ["--json", `--outputFile=${join(results, `${name}.json`)}`] : [];
  // One after another: a server has one database.
  const child = spawn(process.execPath, ["node_modules/jest/bin/jest.js", suites, "-i", ...kept, ...options], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...rest, ...env },
  });
  const [code] = await once(child, "exit");
  return code === 0;
}

let passed = true;
try {
  const uri = process.env.NEO4J_TEST_URI;
  if (uri) {
    console.log("The faults are left out: they start and kill servers of their own.");
    passed = await jest(whole, "neo4j", { NEO4J_TEST_URI: uri });
  } else {
    const asked = all ? Object.keys(lines) : versions.length ? versions : [process.env.NEO4J_VERSION ?? longTerm];
    for (const version of asked) {
      const server = await startNeo4j({ version });
      console.log(`Neo4j ${version} at ${server.uri}`);
      passed = (await jest(version !== longTerm ? brief : whole, `neo4j-${version}`, { NEO4J_TEST_URI: server.uri })) && passed;
      await server.stop();
      passed = (await jest(faults, `faults-${version}`, { NEO4J_TEST_VERSION: version })) && passed;
    }
  }
} catch (error) {
  console.error(error.message);
  passed = false;
}
process.exitCode = passed ? 0 : 1;
