import { Writable } from "node:stream";
import { print, printFormats, printFormatsHelp } from "../../src/cli/print.js";
import { exportFiles } from "../../src/export/files/index.js";
import { rowFormats } from "../../src/export/formats/index.js";
import { graphFormats } from "../../src/export/graphs/index.js";
import type { LinkedQuestion } from "../../src/gallery/question.js";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { answered, type Served, served } from "./served.js";
import { compressedToy, recordsOfToy, toyGraph, toyRows } from "./toy-formats.js";

/** A format is declared once, as one object in a list; all code that serves, links, compresses, prints or names formats reads that list. */
const formats = [...rowFormats, toyRows, compressedToy];
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph, { rowFormats: formats, files: exportFiles([...graphFormats, toyGraph]) });
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

describe.each([
  ["rows", rowFormats],
  ["graphs", graphFormats],
] as const)("the formats of %s", (_, all) => {
  test("are named apart, by extension in order, and described", () => {
    const extensions = all.map(({ extension }) => extension);
    expect(extensions).toEqual([...new Set(extensions)].sort());
    for (const { name, extension, mediaType, description } of all) {
      expect(name).toMatch(/\S/);
      expect(extension).toMatch(/^[a-z0-9]+$/);
      expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; [a-z]+=[^;]+)*$/);
      expect(description).toMatch(/\.$/);
    }
  });
});

describe("a format of rows that is one object more", () => {
  test.each(["/claims", "/responses?issue=extortion", "/questions/responses?issue=extortion&lang=es"])("writes %s", async (path) => {
    const address = (extension: string) => path.replace(/(?=\?|$)/, `.${extension}`);
    const response = await server.get(address("toy"));
    const file = /\/([a-z]+)(?=\?|$)/.exec(path)?.[1];
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-disposition")]).toEqual([
      200,
      toyRows.mediaType,
      `inline; filename="${file}.toy"`,
    ]);
    const rows = recordsOfToy(await response.text());
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(await server.rows(address("json")));
  });

  test("is among the links of the questions that are tables, and of no others", async () => {
    const { body: gallery } = (await answered(server.get("/gallery.json"))) as { body: LinkedQuestion[] };
    expect(gallery.length).toBeGreaterThan(0);
    for (const { links } of gallery) {
      const [answer, ...rows] = Object.keys(links);
      expect(answer).toBe("answer");
      if (rows.length) expect(rows).toEqual(formats.map(({ extension }) => extension));
    }
    const links = gallery.flatMap(({ links: { toy } }) => toy ?? []);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect([link, (await server.get(`/${link}`)).status]).toEqual([link, 200]);
  });

  test("is suggested for an address with an unknown format", async () => {
    const { body } = await answered(server.get("/questions/responses.xyz"));
    expect(body.error.suggestions).toEqual(formats.map(({ extension }) => `responses.${extension}`));
  });

  test("is compressed, unless it is declared as compressed already", async () => {
    for (const [path, encoding] of [
      ["/claims.toy", "br"],
      ["/questions/responses.toy?issue=crime-and-violence&place=colombia", "br"],
      ["/claims.toyz", null],
      ["/questions/responses.toyz?issue=crime-and-violence&place=colombia", null],
    ] as const) {
      const response = await server.get(path, { "accept-encoding": "br" });
      await response.arrayBuffer();
      expect([path, response.headers.get("content-encoding")]).toEqual([path, encoding]);
    }
  });

  test("is printed by the command line", async () => {
    expect(printFormatsHelp(formats)).toContain(`\n  toy      Toy. ${toyRows.description}`);
    expect(printFormats(formats)).toEqual(["table", ...formats.map(({ extension }) => extension)]);
    let printed = "";
    const out = new Writable({
      write(chunk, _, done) {
        printed += chunk;
        done();
      },
    });
    await print({ issues: { nodes: [{ id: "a", in: { id: "b" } }, { id: "c" }] } }, "toy", out as NodeJS.WriteStream, undefined, formats);
    expect(recordsOfToy(printed)).toEqual([
      { id: "a", in_id: "b" },
      { id: "c", in_id: null },
    ]);
  });
});

describe("a format of a graph that is one object more", () => {
  test("is served, from the same records, and compressed", async () => {
    const response = await server.get("/graph.toygraph", { "accept-encoding": "br" });
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-encoding")]).toEqual([
      200,
      toyGraph.mediaType,
      "br",
    ]);
    const arrows = (await response.text()).trimEnd().split("\n");
    const records = (await (await server.get("/graph.ndjson")).text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(arrows).toEqual(
      records.flatMap((r) =>
        r.record === "claim"
          ? [`${r.subject} ${r.predicate} ${r.object}`]
          : r.links.map((link: { name: string; to: string }) => `${r.id} ${link.name} ${link.to}`),
      ),
    );
  });
});
