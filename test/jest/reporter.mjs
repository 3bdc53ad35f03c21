import { relative } from "node:path";

/** Adds to Jest's own report how to run again what failed, with the seed of the random suites, and what was skipped and why. */
export default class Reporter {
  constructor({ testNamePattern }) {
    this.selected = Boolean(testNamePattern);
  }

  onRunComplete(_contexts, { testResults }) {
    const { TEST_SEED = "0", TEST_ROUNDS = "quick" } = process.env;
    for (const { testFilePath, numFailingTests, testExecError } of testResults)
      if (numFailingTests || testExecError)
        print(`To repeat: TEST_SEED=${TEST_SEED} TEST_ROUNDS=${TEST_ROUNDS} npx jest ${relative(process.cwd(), testFilePath)}`);

    // With `-t`, most tests are skipped on purpose.
    if (this.selected) return;
    const skipped = testResults.flatMap(({ testResults: tests }) => tests.filter(({ status }) => status === "pending"));
    const reasons = skipped.map(({ title, fullName }) => /\[(needs .*)\]$/.exec(title)?.[1] ?? fullName);
    for (const reason of new Set(reasons)) print(`Skipped: ${reason} (${reasons.filter((r) => r === reason).length})`);
  }
}
const print = (line) => process.stderr.write(`${line}\n`);
