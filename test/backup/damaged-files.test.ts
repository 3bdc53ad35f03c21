import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { DumpHeader } from "../../src/backup/format.js";
import { restore } from "../../src/backup/restore.js";
import { Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { canonicalJson } from "../../src/text/canonical-json.js";
import { contentOf } from "../graph/content.js";
import { graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { dumpOf, folder, sound } from "./backup.js";
import { closedAfterEach } from "./closed-after-each.js";

const place = folder();
let text: string;
beforeAll(async () => {
  const graph = await graphOf(sound(world));
  text = await dumpOf(graph);
  await graph.close();
});
afterAll(() => place.drop());

const closedAfterwards = closedAfterEach();

describe("a changed or incomplete file is refused with the line, and changes nothing", () => {
  const lines = () => text.trimEnd().split("\n");
  const joined = (all: readonly string[]) => all.map((l) => `${l}\n`).join("");
  const at = (part: string) => lines().findIndex((l) => l.includes(part));
  /** Changed lines with a header that fits them, so that only the content of a line can be wrong. */
  const withHeader = (change: (all: string[]) => string[], more: object = {}) => {
    const [header = "", ...rest] = change(lines());
    const checksum = `sha256:${createHash("sha256").update(joined(rest)).digest("hex")}`;
    return joined([canonicalJson({ ...(JSON.parse(header) as DumpHeader), checksum, ...more }), ...rest]);
  };
  const edited = (part: string, from: string | RegExp, to: string) =>
    withHeader((all) => all.map((l, i) => (i === at(part) ? l.replace(from, to) : l)));
  const line = (part: string) => at(part) + 1;
  const faces = '"predicate":"FACES"';

  test.each<[string, () => string | Uint8Array, () => number, RegExp]>([
    ["empty", () => "", () => 1, /the file is empty/],
    ["of something else", () => '{"type":"FeatureCollection"}\n', () => 1, /is not the header of a dump/],
    ["no JSON", () => "id,name\n1,2\n", () => 1, /is not the header of a dump/],
    ["compressed", () => gzipSync(text), () => 1, /is compressed.*gunzip -c/],
    [
      "of a newer format",
      () => text.replace('"formatVersion":4', '"formatVersion":5'),
      () => 1,
      /newer version.*has format 5.*reads 4 and older.*Update/,
    ],
    ["without counts", () => text.replace(/"counts":\{[^}]*\},/, ""), () => 1, /is not a complete header/],
    ["cut in a line", () => text.slice(0, -20), () => lines().length, /is cut off in the middle/],
    ["cut in the header", () => text.slice(0, 50), () => 1, /is cut off in the middle/],
    [
      "cut between lines",
      () => joined(lines().slice(0, -3)),
      () => lines().length - 3,
      /the header counts \d+ of Claim, but the file has \d+/,
    ],
    ["the header alone", () => joined(lines().slice(0, 1)), () => 1, /the header counts/],
    [
      "without a line from the middle",
      () => joined(lines().filter((_, i) => i !== at('"claim":'))),
      () => lines().length - 1,
      /the header counts/,
    ],
    [
      "without a line that others need",
      () => joined(lines().filter((_, i) => i !== at('"id":"river-basin"'))),
      () => at('"to":"river-basin"'),
      /bad memberOf: "river-basin" is not an id here/,
    ],
    [
      "a write without a time",
      () => edited('{"changeSet"', /"at":"[^"]*",/, ""),
      () => line('{"changeSet"'),
      /has no at as a line of the history/,
    ],
    [
      "a write on a day that is none",
      () => edited('{"changeSet"', /"at":"[^"]*"/, '"at":"2026-02-31T12:00:00Z"'),
      () => line('{"changeSet"'),
      /has no at as a line of the history/,
    ],
    [
      "a write without the version of a level",
      () => edited('{"changeSet"', /"versions":\["[0-9a-f]*",/, '"versions":['),
      () => line('{"changeSet"'),
      /has no versions as a line of the history/,
    ],
    [
      "a write with a word",
      () => edited('{"changeSet"', '"at"', '"a":"x","at"'),
      () => line('{"changeSet"'),
      /has no a as a line of the history/,
    ],
    [
      "a change of no write",
      () => edited('{"change":', '"seq":0', '"seq":7'),
      () => line('{"change":'),
      /belongs to a write that is not here: 7/,
    ],
    [
      "a change of an unknown action",
      () => edited('{"change":', '"LOADED"', '"READ"'),
      () => line('{"change":'),
      /has no actions as a line/,
    ],
    [
      "a change for an unknown level",
      () => edited('{"change":', '"AMBER"', '"AMBLE"'),
      () => line('{"change":'),
      /has no actions as a line/,
    ],
    [
      "a change with words",
      () => edited('{"change":', '"seq":0', '"name":"x","seq":0'),
      () => line('{"change":'),
      /has no name as a line|is not as/,
    ],
    ["a change without an id", () => edited('{"change":', '"id":"test"', '"id":""'), () => line('{"change":'), /has no id as a line/],
    [
      "a change of nothing",
      () => edited('{"change":', '"kind":"Dataset"', '"kind":"data set"'),
      () => line('{"change":'),
      /has no kind as a line/,
    ],
    [
      "a reason that is none",
      () => edited('{"change":', '"seq":0', '"reasons":{"RED":"x"},"seq":0'),
      () => line('{"change":'),
      /has no reasons as a line/,
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
      () => joined(lines().map((l, i, all) => all[i === 5 ? 6 : i === 6 ? 5 : i] ?? l)),
      () => 7,
      /is out of order: it belongs before line 6/,
    ],
    ["with a line twice", () => joined(lines().flatMap((l, i) => (i === 5 ? [l, l] : [l]))), () => 7, /repeats line 6/],
    [
      "with a line nested beyond the call stack",
      () =>
        lines()
          .toSpliced(1, 1, `{"about":${"[".repeat(100_000)}${"]".repeat(100_000)},"dataset":"x"}`)
          .join("\n"),
      () => 2,
      /is not as `backup` writes it/,
    ],
    ["with Windows line ends", () => text.replaceAll("\n", "\r\n"), () => 2, /is not as `backup` writes it/],
    [
      "of an unknown class",
      () => edited('"entity":"Right"', '"entity":"Right"', '"entity":"Rights"'),
      () => line('"entity":"Right"'),
      /Rights is no class here/,
    ],
    [
      "of an unknown property",
      () => edited('"id":"freedonia"', '"iso":"FD"', '"isoo":"FD"'),
      () => line('"id":"freedonia"'),
      /a place has no isoo here\. Did you mean iso\?/,
    ],
    [
      "of another model",
      () => withHeader((all) => all.map((l) => l.replace('"iso":"FD"', '"isoo":"FD"')), { model: "sha256:other" }),
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
      "with an unknown term",
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
      /bad quantityComparator: it is missing: a quantity has a comparator, a value and a unit/,
    ],
    [
      "with a colon in an id that is no code",
      () => edited('"id":"behind-the-valley"', '"id":"behind-the-valley"', '"id":"behind:the-valley"'),
      () => line('"id":"behind-the-valley"'),
      /bad id: it must have no colon: only codes have one/,
    ],
    ["without a name", () => edited('"id":"freedonia"', ',"name":{"en":"freedonia"}', ""), () => line('"id":"freedonia"'), /bad name/],
    [
      "with a name in no language",
      () => edited('"id":"freedonia"', '"name":{"en":"freedonia"}', '"name":{}'),
      () => line('"id":"freedonia"'),
      /bad name/,
    ],
    [
      "with a name whose languages are out of order",
      () => edited('"id":"river"', '"name":{"en":"River","es":"Río","fr":"Rivière"}', '"name":{"fr":"Rivière","en":"River","es":"Río"}'),
      () => line('"id":"river"'),
      /is not as `backup` writes it/,
    ],
    [
      "with a null",
      () => edited('"id":"freedonia"', '"m49":"999"', '"m49":null'),
      () => line('"id":"freedonia"'),
      /is not as `backup` writes it/,
    ],
    [
      "with an unknown link",
      () => edited('"link":"LOCATED_IN"', "LOCATED_IN", "LOCATED_ON"),
      () => line('"link":"LOCATED_IN"'),
      /LOCATED_ON is no link here/,
    ],
    [
      "with a link to another class",
      () => edited('"link":"LOCATED_IN"', '"to":"secret-valley"', '"to":"gangs"'),
      () => line('"link":"LOCATED_IN"'),
      /bad locatedIn: "gangs" is an actor type; `locatedIn` takes a place/,
    ],
    [
      "with a link to nothing",
      () => edited('"link":"LOCATED_IN"', '"to":"secret-valley"', '"to":"no-valley"'),
      () => line('"link":"LOCATED_IN"'),
      /bad locatedIn: "no-valley" is not an id here. It must be the id of a place/,
    ],
    [
      "with a link without its term",
      () => edited('"link":"ALIGNED_TO"', '"qualifier":"EXACT",', ""),
      () => line('"link":"ALIGNED_TO"'),
      /bad alignedTo: "iccs:02051" must have a match: EXACT/,
    ],
    ["with an unknown predicate", () => edited(faces, "FACES", "FACED"), () => line(faces), /FACED is no predicate here/],
    ["with a predicate of the prototype", () => edited(faces, "FACES", "toString"), () => line(faces), /toString is no predicate here/],
    [
      "with a claim about the wrong class",
      () => edited(faces, '"object":"', '"object":"gangs","subjec":"'),
      () => line(faces),
      /no such line has subjec/,
    ],
    [
      "with a detail that its predicate does not take",
      () => edited(faces, '"cites"', '"by":["gangs"],"cites"'),
      () => line(faces),
      /bad by: "gangs" does not belong to `faces`, which takes no more than quantity/,
    ],
    [
      "with a claim without a source",
      () => edited(faces, '"cites":["report-1"],', ""),
      () => line(faces),
      /bad cites: it is missing: every claim cites a passage/,
    ],
  ])("%s", async (_, content, number, why) => {
    const graph = await closedAfterwards(graphOf(datasetOf([record(Place, "here", { kind: "CITY" })])));
    const before = await contentOf(graph);
    const bytes = content();
    expect(Buffer.from(bytes).equals(Buffer.from(text))).toBe(false);
    const refused = restore(graph, model, place.file(bytes), { replace: true, fileName: "backup.ndjson" });
    await expect(refused).rejects.toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringMatching(why) });
    await expect(refused).rejects.toThrow(new RegExp(`^backup\\.ndjson:${number()} `));
    expect(await contentOf(graph)).toEqual(before);
  });
});
