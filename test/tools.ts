import { browser, runs } from "./browser/command.js";
import { quick } from "./parts.js";

/** A package of Python that reads an export as its people do. */
const python = (name: string) => ({
  get: "pip install --requirement test/requirements.txt",
  found: () => runs("python3", "-c", `import ${name}`),
});

/** Programs beyond Node that some tests need, and how to get them. */
const tools = {
  Chromium: { get: "apt-get install chromium", found: () => browser() !== undefined },
  bibtexparser: python("bibtexparser"),
  "citeproc-py": python("citeproc"),
  frictionless: python("frictionless"),
  networkx: python("networkx"),
  openpyxl: python("openpyxl"),
  pandas: python("pandas"),
  pyshacl: python("pyshacl"),
  rdflib: python("rdflib"),
  rispy: python("rispy"),
  readr: { get: "apt-get install r-base-core r-cran-readr", found: () => runs("Rscript", "-e", "library(readr)") },
};

/**
 * A test that needs a program, which is one of all rounds. Without the program the test is skipped, and the end of the run says what is
 * missing (jest/reporter.mjs), or fails where the run requires it.
 */
export function testWith(tool: keyof typeof tools): (title: string, run: jest.ProvidesCallback) => void {
  const { get, found } = tools[tool];
  // To look for the program alone takes a second.
  if (quick) return () => {};
  if (found()) return test;
  const needs = `needs ${tool}: ${get}`;
  // What a run must not do without, as `TEST_REQUIRES=Chromium` says, fails.
  if (process.env.TEST_REQUIRES?.split(",").includes(tool))
    return (title) =>
      test(title, () => {
        throw new Error(needs);
      });
  return (title, run) => test.skip(`${title} [${needs}]`, run);
}
