import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { canonical, type Header } from "../../src/backup/format.js";
import { restore } from "../../src/backup/restore.js";
import { embedded } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { Loading } from "../../src/graph/statements/loading.js";
import { model } from "../../src/model/index.js";
import { Place } from "../../src/model/place.js";
import { seed } from "../../src/seed.js";
import { contentOf } from "../graph/content.js";
import { graphOf } from "../harness.js";
import { answered, served } from "../http/served.js";
import { datasetOf, record } from "../records.js";
import { seedFolder } from "../seed/seeded.js";
import { world } from "../world.js";
import { dumpOf, emptyGraph, folder, sound } from "./backup.js";

const place = folder();
const homes = [place];
let text: string;
beforeAll(async () => {
  const graph = await graphOf(sound(world));
  text = await dumpOf(graph);
  await graph.close();
});
afterAll(() => {
  for (const home of homes) home.drop();
});

const opened: Graph[] = [];
const kept = async (graph: Promise<Graph>) => {
  opened.push(await graph);
  return graph;
};
afterEach(async () => {
  for (const graph of opened.splice(0)) await graph.close();
});

describe("a file that is not what was exported is refused with the line, and changes nothing", () => {
  const lines = () => text.trimEnd().split("\n");
  const whole = (all: readonly string[]) => all.map((l) => `${l}\n`).join("");
  const at = (part: string) => lines().findIndex((l) => l.includes(part));
  /** A line written anew, with a header that fits: only what the line says can be wrong. */
  const signed = (change: (all: string[]) => string[], more: object = {}) => {
    const [header = "", ...rest] = change(lines());
    const checksum = `sha256:${createHash("sha256").update(whole(rest)).digest("hex")}`;
    return whole([canonical({ ...(JSON.parse(header) as Header), checksum, ...more }), ...rest]);
  };
  const edited = (part: string, from: string, to: string) => signed((all) => all.map((l, i) => (i === at(part) ? l.replace(from, to) : l)));
  const line = (part: string) => at(part) + 1;
  const faces = '"predicate":"FACES"';

  test.each<[string, () => string | Uint8Array, () => number, RegExp]>([
    ["empty", () => "", () => 1, /the file is empty/],
    ["of something else", () => '{"type":"FeatureCollection"}\n', () => 1, /is not the header of a dump/],
    ["no JSON", () => "id,name\n1,2\n", () => 1, /is not the header of a dump/],
    ["compressed", () => gzipSync(text), () => 1, /is compressed.*gunzip -c/],
    [
      "of a newer format",
      () => text.replace('"formatVersion":1', '"formatVersion":2'),
      () => 1,
      /newer version.*has format 2.*knows 1.*Update/,
    ],
    ["without counts", () => text.replace(/"counts":\{[^}]*\},/, ""), () => 1, /is not a whole header/],
    ["cut in a line", () => text.slice(0, -20), () => lines().length, /is cut off in the middle/],
    ["cut in the header", () => text.slice(0, 50), () => 1, /is cut off in the middle/],
    ["cut between lines", () => whole(lines().slice(0, -3)), () => lines().length - 3, /promises \d+ of Claim where there are \d+/],
    ["the header alone", () => whole(lines().slice(0, 1)), () => 1, /promises/],
    ["without a line of its middle", () => whole(lines().filter((_, i) => i !== at('"claim":'))), () => lines().length - 1, /promises/],
    [
      "without a line that others need",
      () => whole(lines().filter((_, i) => i !== at('"id":"river-basin"'))),
      () => at('"to":"river-basin"'),
      /ties harbour-south to river-basin by MEMBER_OF.*is not here/,
    ],
    ["changed by a letter", () => text.replace("Money taken", "Honey taken"), () => lines().length, /checksum is not that of the header/],
    [
      "not UTF-8 any more",
      () => Buffer.from(text.replace("Extorsión", "Extorsi\u0001n")).map((b) => (b === 1 ? 0xf3 : b)),
      () => line("vacuna"),
      /is not UTF-8/,
    ],
    [
      "with two lines swapped",
      () => whole(lines().map((l, i, all) => all[i === 5 ? 6 : i === 6 ? 5 : i] ?? l)),
      () => 7,
      /is out of order: it belongs before line 6/,
    ],
    ["with a line twice", () => whole(lines().flatMap((l, i) => (i === 5 ? [l, l] : [l]))), () => 7, /says again what line 6 says/],
    ["with Windows line ends", () => text.replaceAll("\n", "\r\n"), () => 2, /is not as an export writes it/],
    [
      "of a class that is not here",
      () => edited('"entity":"Right"', '"entity":"Right"', '"entity":"Rights"'),
      () => line('"entity":"Right"'),
      /Rights is no class here/,
    ],
    [
      "of a property that is not here",
      () => edited('"id":"freedonia"', '"iso":"FD"', '"isoo":"FD"'),
      () => line('"id":"freedonia"'),
      /a place has no isoo Did you mean iso|a place has no isoo/,
    ],
    [
      "of another model",
      () => signed((all) => all.map((l) => l.replace('"iso":"FD"', '"isoo":"FD"')), { model: "sha256:other" }),
      () => line('"id":"freedonia"'),
      /under another model: use the version of this program that wrote it, or a newer one/,
    ],
    [
      "with a value of another type",
      () => edited("river-north", '"latitude":1.5', '"latitude":"1.5"'),
      () => line('"latitude":1.5'),
      /bad latitude: it must be a number/,
    ],
    [
      "with a term that is none",
      () => edited('"id":"freedonia"', '"COUNTRY"', '"COUNTY"'),
      () => line('"id":"freedonia"'),
      /bad kind: it must be one of WORLD/,
    ],
    [
      "with a passage that ends before it starts",
      () => edited('"id":"report-1"', '"startLine":1', '"startLine":4'),
      () => line('"id":"report-1"'),
      /bad endLine: it must be 4 or more: the passage starts at line 4/,
    ],
    [
      "with half a pair of coordinates",
      () => edited("river-north", '"longitude":30,', ""),
      () => line('"latitude":1.5'),
      /bad longitude: it is missing: latitude, longitude and coordinateKind come together/,
    ],
    [
      "with a unit of no quantity",
      () => edited(faces, faces, `${faces},"quantityUnit":"PERSONS"`),
      () => line(faces),
      /bad quantityComparator: it is missing: a quantity is a comparator, a value and a unit/,
    ],
    [
      "with a colon in an id that is no code",
      () => edited('"id":"behind-the-valley"', '"id":"behind-the-valley"', '"id":"behind:the-valley"'),
      () => line('"id":"behind-the-valley"'),
      /bad id: it must have no colon: only codes have one/,
    ],
    ["without a name", () => edited('"id":"freedonia"', ',"name":{"en":"freedonia"}', ""), () => line('"id":"freedonia"'), /bad name/],
    [
      "with a null",
      () => edited('"id":"freedonia"', '"m49":"999"', '"m49":null'),
      () => line('"id":"freedonia"'),
      /is not as an export writes it/,
    ],
    [
      "with a link that is none",
      () => edited('"link":"LOCATED_IN"', "LOCATED_IN", "LOCATED_ON"),
      () => line('"link":"LOCATED_IN"'),
      /LOCATED_ON is no link here/,
    ],
    [
      "with a link to another class",
      () => edited('"link":"LOCATED_IN"', '"to":"secret-valley"', '"to":"gangs"'),
      () => line('"link":"LOCATED_IN"'),
      /ties behind-the-valley to gangs by LOCATED_IN, which leads from a community to a place/,
    ],
    [
      "with a link to nothing",
      () => edited('"link":"LOCATED_IN"', '"to":"secret-valley"', '"to":"no-valley"'),
      () => line('"link":"LOCATED_IN"'),
      /ties behind-the-valley to no-valley/,
    ],
    [
      "with a link without its term",
      () => edited('"link":"ALIGNED_TO"', '"qualifier":"EXACT",', ""),
      () => line('"link":"ALIGNED_TO"'),
      /has the qualifier undefined: it must be EXACT/,
    ],
    ["with a predicate that is none", () => edited(faces, "FACES", "FACED"), () => line(faces), /FACED is no predicate here/],
    ["with a predicate of the prototype", () => edited(faces, "FACES", "toString"), () => line(faces), /toString is no predicate here/],
    [
      "with a claim about the wrong class",
      () => edited(faces, '"object":"', '"object":"gangs","subjec":"'),
      () => line(faces),
      /no such line has subjec/,
    ],
    [
      "with a detail that its predicate has not",
      () => edited(faces, '"claim":{', '"by":["gangs"],"claim":{'),
      () => line(faces),
      /is not as an export|carries by: a claim of FACES takes quantity/,
    ],
    ["with a claim without a source", () => edited(faces, '"cites":["report-1"],', ""), () => line(faces), /cites no passage/],
  ])("%s", async (_, content, number, why) => {
    const graph = await kept(graphOf(datasetOf([record(Place, "here", { kind: "CITY" })])));
    const before = await contentOf(graph);
    const bytes = content();
    expect(Buffer.from(bytes).equals(Buffer.from(text))).toBe(false);
    const refused = restore(graph, model, place.file(bytes), { replace: true, named: "backup.ndjson" });
    await expect(refused).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringMatching(why) });
    await expect(refused).rejects.toThrow(new RegExp(`^backup\\.ndjson:${number()} `));
    expect(await contentOf(graph)).toEqual(before);
  });
});

test("a graph that is not empty is left alone, unless it is to be replaced", async () => {
  const graph = await kept(graphOf(datasetOf([record(Place, "here", { kind: "CITY" })])));
  const before = await contentOf(graph);
  await expect(restore(graph, model, place.file(text))).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/not empty.*nothing was written.*--replace/),
  });
  expect(await contentOf(graph)).toEqual(before);
  await restore(graph, model, place.file(text), { replace: true });
  expect(await dumpOf(graph)).toBe(text);
  expect(await graph.find(["here"])).toEqual([]);
});

describe("half of a restore", () => {
  /** A graph in a folder, left with a mark and some of a dump in it. */
  const halfDone = async () => {
    const home = folder();
    homes.push(home);
    const open = () => kept(embedded(layoutOf(model), home.path));
    const graph = await open();
    const loading = await Loading.begin(graph, false);
    await loading.step(async (tx) => {
      await tx.run(
        "CREATE (n:Entity:Place {id: 'half', name: 'Half', level: 0}) CREATE (k:Claim {id: 'claim-half'}) CREATE (n)-[:SUBJECT_OF]->(k)",
      );
      tx.index(new Map([["half", " half"]]));
    });
    return { graph, open, loading };
  };

  test("answers nothing, over HTTP or otherwise, also when it is opened again", async () => {
    const { graph, open } = await halfDone();
    await expect(graph.read("RETURN 1", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(graph.find(["half"])).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await graph.close();
    const server = await served(await open());
    const ready = await answered(server.get("/readyz"));
    expect(ready).toEqual({ status: 503, body: { status: "not ready", message: expect.stringMatching(/is being restored/) } });
    const asked = await answered(server.post({ query: "{ places { totalCount } }" }));
    expect(asked.body.errors[0].extensions.code).toBe("UNAVAILABLE");
    expect((await server.get("/claims.csv")).status).toBe(503);
    await server.close();
  });

  test("is wiped by a seed, which then has all of it to load", async () => {
    const { graph, open } = await halfDone();
    await graph.close();
    const again = await open();
    expect(await seed(again, model, seedFolder)).toMatchObject({ updated: 0, removed: 0 });
    const fresh = await kept(emptyGraph());
    await seed(fresh, model, seedFolder);
    expect(await contentOf(again)).toEqual(await contentOf(fresh));
    expect(await again.find(["half"])).toEqual([]);
  });

  test("is wiped by the next restore, which need not be told to replace it", async () => {
    const { graph, open } = await halfDone();
    await graph.close();
    const again = await open();
    await restore(again, model, place.file(text));
    expect(await dumpOf(again)).toBe(text);
    expect(await again.loading()).toBeUndefined();
  });

  test("goes no further once another has gone on in its place", async () => {
    const { graph, loading } = await halfDone();
    await restore(graph, model, place.file(text));
    await expect(loading.step(async (tx) => void (await tx.run("CREATE (:Entity {id: 'late'})")))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(loading.end()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await dumpOf(graph)).toBe(text);
  });
});
