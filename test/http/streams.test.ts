import { type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { answers, claims, many } from "./many.js";
import { parseCsv } from "./rfc4180.js";
import { answered, breakable, type Served, secret, served } from "./served.js";

/** Rows are read and sent page by page: all of them, and never a part that passes for the whole. */
let whole: Graph;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  whole = await graphOf(many);
  const { graph, breaks: of } = breakable(whole);
  breaks = of;
  server = await served(graph, { logLevel: "info" });
});
afterEach(() => {
  breaks.when = () => false;
  server.log.length = 0;
});
afterAll(async () => {
  await server.close();
  await whole.close();
});

const formats = ["csv", "json", "ndjson"];
const paths = ["/responses", "/claims"].flatMap((p) =>
  formats.map((f) => `${p}.${f}${p === "/responses" ? "?issue=extortion&place=valley" : ""}`),
);
const faults = () => server.log.filter(({ level }) => level >= 40);
/** The statement that reads a page of rows; what else is read belongs to the rows of one. */
const isPage = (statement: string) => /^MATCH \(o:Claim\).* ORDER BY o\.id|ORDER BY nearness/s.test(statement);

describe("more rows than a page", () => {
  const idsIn = (text: string, path: string): string[] => {
    if (path.includes(".csv")) {
      const [columns = [], ...rows] = parseCsv(text);
      return rows.map((r) => r[columns.indexOf("claim_id")] as string);
    }
    const rows = path.includes(".ndjson")
      ? text
          .trimEnd()
          .split("\n")
          .map((l) => JSON.parse(l))
      : JSON.parse(text);
    return rows.map((r: { claim_id: string }) => r.claim_id);
  };
  test.each(paths)("all of %s come, each once, in order", async (path) => {
    const pages: string[] = [];
    breaks.when = (statement) => isPage(statement) && pages.push(statement) < 0;
    const ids = idsIn(await (await server.get(path)).text(), path);
    const expected = many.claims.filter((k) => path.startsWith("/claims") || k.values.predicate === "ADDRESSES").map((k) => k.values.id);
    expect(expected).toHaveLength(path.startsWith("/claims") ? claims : answers);
    expect([...ids].sort()).toEqual(expected.sort());
    if (path.startsWith("/claims")) expect(ids).toEqual(expected.sort());
    expect(pages).toHaveLength(path.startsWith("/claims") ? 2 : 3);
    expect(faults()).toEqual([]);
  });
});

describe("a fault before the first row", () => {
  test.each(paths)("of %s is an error with its status, and not a file", async (path) => {
    breaks.when = isPage;
    const response = await server.get(path);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(await answered(Promise.resolve(response))).toEqual({
      status: 500,
      body: {
        error: {
          code: "INTERNAL_SERVER_ERROR",
          message: expect.stringMatching(/^Something went wrong here\. It was logged as \S+\.$/),
          requestId: response.headers.get("x-request-id"),
        },
      },
    });
    expect(faults().map(({ err }) => err.message)).toEqual([expect.stringContaining(secret)]);
  });
});

describe("a fault in the middle", () => {
  test.each(paths)("of %s breaks the transfer off, so that nobody takes a part for the whole, and is logged", async (path) => {
    let pages = 0;
    breaks.when = (statement) => isPage(statement) && ++pages > 1;
    const response = await server.get(path);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/terminated/);
    expect(JSON.stringify(faults())).toContain(secret);
    breaks.when = () => false;
    expect((await server.get("/readyz")).status).toBe(200);
  });
});

describe("a client that hangs up", () => {
  /** Reads one chunk and goes. */
  const hangUp = (address: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = request(address, (response) => {
        response.once("data", () => {
          asked.destroy();
          resolve();
        });
        response.on("error", () => {});
      });
      asked.on("error", reject);
      asked.end();
    });

  test.each(paths)("in the middle of %s is no fault, and nothing more is read for it", async (path) => {
    let pages = 0;
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow: Graph = {
      ...whole,
      async read(text, parameters) {
        if (isPage(text) && ++pages > 1) await gone;
        return whole.read(text, parameters);
      },
    };
    const patient = await served(slow, { logLevel: "info" });
    await hangUp(patient.address + path);
    while (!patient.log.some(({ msg }) => /premature|aborted/.test(msg))) await wait(10);
    go();
    await wait(100);
    // The page that was being read when the client went is the last one.
    expect(pages).toBe(2);
    expect(patient.log.filter(({ level }) => level >= 40)).toEqual([]);
    expect((await patient.get("/readyz")).status).toBe(200);
    await patient.close();
  });

  test("twenty of them at once leave the server as it was", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => hangUp(server.address + paths[i % paths.length])));
    const rows = await server.rows("/responses.json?issue=extortion");
    expect(rows).toHaveLength(answers);
    expect(faults()).toEqual([]);
  });
});

describe("a client that reads slowly", () => {
  /** A page of it is more than all buffers between the two ends hold. */
  const page = 2000;
  const statement = "A long word of it. ".repeat(1000);
  const long = {
    ...many,
    claims: many.claims.map((k) => ({
      ...k,
      values: Object.assign(Object.create(Object.getPrototypeOf(k.values)), k.values, { statement }),
    })),
  };
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(long);
  });
  afterAll(() => graph.close());

  test.each(formats)("holds back the reading of the graph, and has all rows of /claims.%s in the end", async (format) => {
    let pages = 0;
    const counted: Graph = {
      ...graph,
      read(text, parameters, signal) {
        if (isPage(text)) pages++;
        return graph.read(text, parameters, signal);
      },
    };
    const own = await served(counted, { logLevel: "info" });
    const ask = () =>
      new Promise<IncomingMessage>((resolve, reject) => request(`${own.address}/claims.${format}`, resolve).on("error", reject).end());
    const lengthOf = async (answer: IncomingMessage) => {
      let length = 0;
      for await (const chunk of answer) length += chunk.length;
      return length;
    };
    const slow = await ask();
    await new Promise((resolve) => slow.once("readable", resolve));
    expect(pages).toBe(1);
    // Another client takes all of it: meanwhile the slow one could have been read for as well.
    const whole = await lengthOf(await ask());
    expect(whole).toBeGreaterThan(page * statement.length);
    expect(pages).toBe(1 + 2);
    expect(await lengthOf(slow)).toBe(whole);
    expect(pages).toBe(2 + 2);
    await own.close();
  });
});
