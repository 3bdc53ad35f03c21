// Runs the suites that every engine passes on a real Neo4j, and then the faults, which start servers of their own:
//   npm run test:neo4j                         on the long-term line, or on NEO4J_VERSION
//   npm run test:neo4j -- 2026.09.0            on a version; on other lines than the long-term one, the engine's contract and the faults
//   npm run test:neo4j -- --lines              on every line
//   npm run test:neo4j -- -t "unicode"         with options for jest
// Two runs are under way at once, each with servers of its own, and each line of their reports begins with the name of its run.
// With NEO4J_TEST_URI the suites run on that server instead, whose database is emptied. --results <folder> stores jest's counts.
import { givenTo, jest } from "../jest/run.mjs";
import { fetchNeo4j, lines, longTerm, startNeo4j } from "./server.mjs";

/** The engine's contract, plans, answers and the like, in all rounds: they ask the engine itself. */
const contract = "test/(graph|neo4j)/";
/**
 * What the API answers, in the rounds of `npm test`: the embedded engine has all of them, with the same statements, so these show that the
 * engines agree. Of the seed only the answers worked out by hand: the engine changes nothing of what its files say. With NEO4J_TEST_URI all
 * of it is asked, and with TEST_ROUNDS=all in all rounds.
 */
const answers = "test/(api|gallery|seed/by-hand)/";
const faults = "test/neo4j/faults/";

const { results, own, options } = givenTo(process.argv.slice(2), (a) => /^(\d.*|--lines)$/.test(a));
const { NEO4J_TEST_URI: uri, ...rest } = process.env;
// One after another: a server has one database.
const run = (suites, name, environment) =>
  jest([suites, "-i"], { name, environment: { ...rest, ...environment }, options, results, labelled: !uri });
const all = { TEST_ROUNDS: "all" };

async function suitesOn(version, name, suites, environment) {
  const server = await startNeo4j({ version });
  console.log(`Neo4j ${version} at ${server.uri}: ${suites}`);
  try {
    return await run(suites, name, { NEO4J_TEST_URI: server.uri, ...environment });
  } finally {
    await server.stop();
  }
}
/** The statements are the same on every line: a second line needs only the contract, and no answers. */
const jobsOn = (version) => [
  ...(version === longTerm ? [() => suitesOn(version, `answers-${version}`, answers, {})] : []),
  () => suitesOn(version, `neo4j-${version}`, contract, all),
  () => run(faults, `faults-${version}`, { NEO4J_TEST_VERSION: version, ...all }),
];

/** Does all jobs, two at a time: a test waits for its server as long as the server for its test. @returns whether all of them passed */
async function twoAtOnce(jobs) {
  const left = jobs.values();
  const results = [];
  const lane = async () => {
    for (const job of left) results.push(await job());
  };
  await Promise.all([lane(), lane()]);
  return results.every(Boolean);
}

let passed = true;
try {
  if (uri) {
    console.log("The faults are left out: they start and kill servers of their own.");
    passed = await run("test/(graph|api|seed|gallery|neo4j)/", "neo4j", { NEO4J_TEST_URI: uri });
  } else {
    const versions = own.filter((a) => a !== "--lines");
    const selected = own.includes("--lines") ? Object.keys(lines) : versions.length ? versions : [process.env.NEO4J_VERSION ?? longTerm];
    for (const version of selected) fetchNeo4j(version);
    passed = await twoAtOnce(selected.flatMap(jobsOn));
  }
} catch (error) {
  console.error(error.message);
  passed = false;
}
process.exitCode = passed ? 0 : 1;
