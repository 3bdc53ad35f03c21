import { type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { rowFormats } from "../../src/export/formats/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { oneOf, rounds } from "../parts.js";
import { answers, claims, many } from "./many.js";
import { readsPageOf } from "./page-statements.js";
import { parseCsv } from "./rfc4180.js";
import { answered, breakable, happening, type Served, secret, served } from "./served.js";

/** Rows are read and sent page by page: all of them, and never a part that a client could take for the whole. */
let whole: Graph;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  whole = await graphOf(many);
  const broken = breakable(whole);
  breaks = broken.breaks;
  server = await served(broken.graph, { logLevel: "info" });
});
afterEach(() => {
  breaks.when = () => false;
  server.log.length = 0;
});
afterAll(async () => {
  await server.close();
  await whole.close();
});

const formats = oneOf(rowFormats.map(({ extension }) => extension));
const paths = ["/responses", "/claims"].flatMap((p) =>
  formats.map((f) => `${p}.${f}${p === "/responses" ? "?issue=extortion&place=valley" : ""}`),
);
const faults = () => server.log.filter(({ level }) => level >= 40);

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
  const parsed = paths.filter((path) => /\.(csv|json|ndjson)\b/.test(path));
  test.each(parsed)("all of %s come, each once, in order", async (path) => {
    const pages: string[] = [];
    breaks.when = (statement) => readsPageOf(path)(statement) && pages.push(statement) < 0;
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
  test.each(paths)("of %s is answered with an error and its status, not with a file", async (path) => {
    breaks.when = readsPageOf(path);
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
  test.each(paths)("of %s breaks the transfer off, so that no client takes a part for the whole, and is logged", async (path) => {
    let pages = 0;
    const headers = happening();
    // The second page fails after the client has received headers: before, the answer would still be an error with its status.
    breaks.when = async (statement) => {
      if (!readsPageOf(path)(statement) || ++pages === 1) return false;
      await headers.happened;
      return true;
    };
    const response = await server.get(path);
    headers.happens();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/terminated/);
    expect(JSON.stringify(faults())).toContain(secret);
    breaks.when = () => false;
    expect((await server.get("/readyz")).status).toBe(200);
  });
});

describe("a client that disconnects", () => {
  /** Reads one chunk, or on until the moment, and disconnects. */
  const hangUp = (address: string, moment?: Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const clientRequest = request(address, (response) => {
        response.once("data", async () => {
          await moment;
          clientRequest.destroy();
          resolve();
        });
        response.resume();
        response.on("error", () => {});
      });
      clientRequest.on("error", reject);
      clientRequest.end();
    });

  test.each(paths)("in the middle of %s is not logged as a fault, and nothing more is read for it", async (path) => {
    let pages = 0;
    const secondPage = happening();
    const disconnect = happening();
    const slow: Graph = {
      ...whole,
      async read(text, parameters) {
        if (readsPageOf(path)(text) && ++pages > 1) {
          secondPage.happens();
          await disconnect.happened;
        }
        return whole.read(text, parameters);
      },
    };
    const patient = await served(slow, { logLevel: "info" });
    await hangUp(patient.address + path, secondPage.happened);
    while (!patient.log.some(({ msg }) => /premature|aborted/.test(msg))) await wait(10);
    disconnect.happens();
    await wait(100);
    // The page that was being read when the client disconnected is the last one.
    expect(pages).toBe(2);
    expect(patient.log.filter(({ level }) => level >= 40)).toEqual([]);
    expect((await patient.get("/readyz")).status).toBe(200);
    await patient.close();
  });

  test("many of them at once leave the server as it was", async () => {
    await Promise.all(Array.from({ length: rounds(20) }, (_, i) => hangUp(server.address + paths[i % paths.length])));
    const rows = await server.rows("/responses.json?issue=extortion");
    expect(rows).toHaveLength(answers);
    expect(faults()).toEqual([]);
  });
});

describe("a client that reads slowly", () => {
  /** One page is more than all buffers between server and client hold. */
  const page = 2000;
  const statement = "A long word of it. ".repeat(400);
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

  test.each(formats.slice(0, 1))("holds back the reading of the graph, and has all rows of /claims.%s in the end", async (format) => {
    let pages = 0;
    const counted: Graph = {
      ...graph,
      read(text, parameters, signal) {
        if (readsPageOf(`/claims.${format}`)(text)) pages++;
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
    // Another client reads all of it: in that time, all could have been read for the slow one too.
    const whole = await lengthOf(await ask());
    expect(whole).toBeGreaterThan(page * statement.length);
    expect(pages).toBe(1 + 2);
    expect(await lengthOf(slow)).toBe(whole);
    expect(pages).toBe(2 + 2);
    await own.close();
  });
});
