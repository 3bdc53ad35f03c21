import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";

// Chosen here, before the workers start: all of them take the same seed.
if (process.env.TEST_SEED === "random") process.env.TEST_SEED = String(randomInt(2 ** 31));

// As the program sets it: libraries run as they do there. Workers inherit it.
process.env.NODE_ENV = "production";

/** Tests run the sources as they are: swc strips the types, and nothing is mocked. */
export default {
  testEnvironment: "./test/jest/environment.cjs",
  // What all files load is loaded once a worker.
  runtime: fileURLToPath(new URL("test/jest/runtime.cjs", import.meta.url)),
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testPathIgnorePatterns: [
    "/node_modules/",
    // More than half of all the time goes to browsers, to Python and R, to clients that attack or flood the server, to answers of many
    // pages, to twins of them over HTTP, to loads that are cut off, and to processes that are killed or run one after another.
    ...(process.env.TEST_ROUNDS === "all"
      ? []
      : [
          "/test/browser/",
          "/test/http/(readers|streams|page-time|graph|whole-lists|twin|side-channels|asked-before|concurrency-limiter|about)",
          "/test/hostile/(wire|flood|cache|requests)",
          "/test/cli/(backup|serve|stop|storage|commands|receipts)",
          "/test/rows.docs",
          "/test/graph/(load-in-parts|killed-load)",
        ]),
    // `npm run test:neo4j` starts the server that these need, and names the version of those that some start themselves.
    ...(process.env.NEO4J_TEST_URI ? [] : ["/test/neo4j/[^/]*$"]),
    ...(process.env.NEO4J_TEST_VERSION ? [] : ["/test/neo4j/faults/"]),
  ],
  testTimeout: 240_000,
  reporters: ["default", "./test/jest/reporter.mjs"],
  // A worker that has grown over its graphs is replaced. A server has room for one graph at a time.
  maxWorkers: process.env.NEO4J_TEST_URI ? 1 : 2,
  workerIdleMemoryLimit: "1500MB",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  // These have no CommonJS.
  transformIgnorePatterns: [
    "/node_modules/(?!(data-uri-to-buffer|edtf|fetch-blob|formdata-polyfill|node-fetch|intl-messageformat|@formatjs|fast-check|pure-rand)/)",
  ],
  transform: {
    "^.+\\.[tj]s$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: "commonjs" },
      },
    ],
  },
};
