import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { defaultLimits } from "../../src/api/limits/limits.js";
import { orAborted } from "../../src/concurrency/abort.js";
import { rowFormats } from "../../src/export/formats/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** Bounds on the length of a body and the time of a request; nothing is read for a client that has disconnected. */
let graph: Graph;
beforeAll(async () => {
  graph = await graphOf(world);
});
afterAll(() => graph.close());

/** The same graph, in which each statement waits for its `go` while `state.hold` is set. */
function holding() {
  const held: { text: string; signal: AbortSignal | undefined; go: () => void }[] = [];
  const state = { hold: true };
  const read: Graph["read"] = async (text, parameters, signal) => {
    // As an engine that cannot stop it: its caller gets the error, and it runs on.
    if (state.hold) await orAborted(new Promise<void>((go) => held.push({ text, signal, go })), signal);
    return graph.read(text, parameters, signal);
  };
  return { graph: { ...graph, read }, held, state };
}
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(5);
}
const levels = "{ communities { nodes { id faces { nodes { id broader { nodes { id } } } } } } }";

describe("a body", () => {
  let server: Served;
  beforeAll(async () => {
    server = await served(graph, { limits: { ...defaultLimits, body: 1000 } });
  });
  afterAll(() => server.close());
  const body = (bytes: number) => `{"query": "{ __typename }"}${" ".repeat(bytes - 27)}`;

  test("may be as long as the limit, and not one byte longer", async () => {
    expect((await server.post(body(1000))).status).toBe(200);
    expect(await answered(server.post(body(1001)))).toEqual({
      status: 413,
      body: {
        errors: [
          {
            message: "The request asks for too much: more than 1000 bytes in the body. Ask in several requests.",
            extensions: { code: "LIMIT_EXCEEDED", limit: 1000, bound: "body" },
          },
        ],
      },
    });
  });
});

describe("a request that takes too long", () => {
  const late = { code: "TIMEOUT", message: "The request took longer than 0.2 s: ask for less at once." };

  test("is answered with one error and no data while its statement still runs, and sends no further one", async () => {
    const { graph: slow, held, state } = holding();
    const server = await served(slow, { requestTimeoutMs: 200, logLevel: "info" });
    try {
      const response = await answered(server.post({ query: levels }));
      expect(response).toEqual({
        status: 504,
        body: {
          errors: [{ message: late.message, extensions: { code: late.code, limit: 200 } }],
        },
      });
      expect(held).toHaveLength(1);
      expect(held[0]?.signal?.aborted).toBe(true);
      held[0]?.go();
      await wait(50);
      expect(held).toHaveLength(1);
      expect(server.log.filter(({ level }) => level >= 40)).toEqual([]);
      state.hold = false;
      const ask = async () => (await answered(server.post({ query: levels }))).body.errors;
      // On a busy machine the first answers may take too long, too.
      let errors = await ask();
      for (let left = 20; left && errors; left--) errors = await ask();
      expect(errors).toBeUndefined();
    } finally {
      await server.close();
    }
  });
  test("sends no further statement, however many fields waited for one", async () => {
    const { graph: slow, held } = holding();
    const server = await served(slow, { requestTimeoutMs: 200 });
    try {
      const response = answered(server.post({ query: levels }));
      await until(() => held.length === 1);
      held[0]?.go();
      await until(() => held.length === 2);
      expect((await response).body).toMatchObject({ errors: [{ extensions: { code: "TIMEOUT" } }] });
      expect((await response).body.errors).toHaveLength(1);
      expect((await response).body.data).toBeUndefined();
      held[1]?.go();
      await wait(50);
      expect(held).toHaveLength(2);
    } finally {
      await server.close();
    }
  });
  test.each(rowFormats.map(({ extension }) => extension))(
    "as rows by URL (%s) is an error with its status, if nothing came in time",
    async (format) => {
      const { graph: slow, held } = holding();
      const server = await served(slow, { requestTimeoutMs: 200 });
      try {
        const { status, body } = await answered(server.get(`/claims.${format}`));
        expect({ status, body }).toEqual({ status: 504, body: { error: { ...late, limit: 200 } } });
        held[0]?.go();
      } finally {
        await server.close();
      }
    },
  );
  test("has its time for each page if it asks for rows by URL", async () => {
    const pages: string[] = [];
    const slow: Graph = {
      ...graph,
      async read(text, parameters, signal) {
        pages.push(text);
        await wait(60);
        return graph.read(text, parameters, signal);
      },
    };
    const server = await served(slow, { requestTimeoutMs: 400 });
    try {
      // The page, the links of its claims, their names and passages: together they take longer than the limit.
      expect(await server.rows("/responses.json?issue=organized-crime")).not.toHaveLength(0);
      expect(pages.length).toBeGreaterThan(3);
    } finally {
      await server.close();
    }
  });
});

describe("a client that disconnects", () => {
  test.each([
    ["GraphQL by POST", "/graphql", JSON.stringify({ query: levels })],
    ["GraphQL by GET", `/graphql?query=${encodeURIComponent(levels)}`, undefined],
    ["rows", "/claims.csv", undefined],
  ])("%s: the signal of the running statement fires, no other is sent, and no fault is logged", async (_, path, body) => {
    const { graph: slow, held } = holding();
    const server = await served(slow, { logLevel: "info", requestTimeoutMs: 3_600_000 });
    try {
      const clientRequest = request(server.address + path, {
        method: body === undefined ? "GET" : "POST",
        headers: { "content-type": "application/json" },
      });
      clientRequest.on("error", () => {});
      clientRequest.end(body);
      await until(() => held.length === 1);
      expect(held[0]?.signal?.aborted).toBe(false);
      clientRequest.destroy();
      await until(() => held[0]?.signal?.aborted === true);
      held[0]?.go();
      await wait(50);
      expect(held).toHaveLength(1);
      expect(server.log.filter(({ level }) => level >= 40)).toEqual([]);
      expect((await server.get("/livez")).status).toBe(200);
    } finally {
      await server.close();
    }
  });
});

test("an answered request leaves nothing behind: its signal has fired, and no timer is left", async () => {
  const signals: AbortSignal[] = [];
  const seen: Graph = {
    ...graph,
    read(text, parameters, signal) {
      if (signal) signals.push(signal);
      return graph.read(text, parameters, signal);
    },
  };
  const server = await served(seen, { requestTimeoutMs: 3_600_000 });
  try {
    expect((await answered(server.post({ query: levels }))).body.errors).toBeUndefined();
    expect(signals.length).toBeGreaterThan(1);
    await until(() => signals.every(({ aborted }) => aborted));
    expect(server.log).toEqual([]);
  } finally {
    await server.close();
  }
});
