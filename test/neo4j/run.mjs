// Runs the tests of this folder against a real Neo4j: `npm run test:neo4j`, or against each of the versions named after it. With
// NEO4J_TEST_URI they run against that server instead, whose database must be empty or this program's own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { longTerm, startNeo4j } from "./server.mjs";

async function jest(uri, more) {
  const child = spawn(process.execPath, ["node_modules/jest/bin/jest.js", "-i", "test/neo4j", ...more], {
    stdio: "inherit",
    env: { ...process.env, NEO4J_TEST_URI: uri },
  });
  const [code] = await once(child, "exit");
  return code ?? 1;
}

const [versions, options] = [process.argv.slice(2).filter((a) => /^\d/.test(a)), process.argv.slice(2).filter((a) => !/^\d/.test(a))];
let failed = 0;
try {
  if (process.env.NEO4J_TEST_URI) failed = await jest(process.env.NEO4J_TEST_URI, options);
  else
    for (const version of versions.length ? versions : [process.env.NEO4J_VERSION ?? longTerm]) {
      const { uri, stop } = await startNeo4j({ version });
      console.log(`Neo4j ${version} at ${uri}`);
      failed += await jest(uri, options);
      await stop();
    }
} catch (error) {
  console.error(error.message);
  failed = 1;
}
process.exitCode = failed ? 1 : 0;
