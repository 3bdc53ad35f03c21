/** Tests run the sources as they are: swc strips the types, nothing is mocked, and each file has its own module registry. */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // `npm run test:neo4j` starts the server that these need, and names the version of those that some start themselves.
  testPathIgnorePatterns: [
    "/node_modules/",
    ...(process.env.NEO4J_TEST_URI ? [] : ["/test/neo4j/[^/]*$"]),
    ...(process.env.NEO4J_TEST_VERSION ? [] : ["/test/neo4j/faults/"]),
  ],
  testTimeout: 240_000,
  // Each test file builds a schema and a graph of its own; a worker that has grown over them is replaced. A server has room for
  // one graph at a time.
  maxWorkers: process.env.NEO4J_TEST_URI ? 1 : 2,
  workerIdleMemoryLimit: "1GB",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transformIgnorePatterns: ["/node_modules/(?!edtf/)"],
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
