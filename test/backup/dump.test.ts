import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../src/backup/atomic-file.js";
import { writeDump } from "../../src/backup/dump.js";
import { restore } from "../../src/backup/restore.js";
import { readGallery } from "../../src/gallery/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { Right } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { contentOf } from "../graph/content.js";
import { asker, graphOf } from "../harness.js";
import { oneOf, onePart } from "../parts.js";
import { Random } from "../random.js";
import { datasetOf, record } from "../records.js";
import { seeded } from "../seed/seeded.js";
import { world } from "../world.js";
import { dumpOf, emptyGraph, folder, putAsTwo, sound } from "./backup.js";

/** A restored backup gives the same graph, the same answers and the same bytes. */
const place = folder();
const opened: Graph[] = [];
const closedAfterwards = async (graph: Graph | Promise<Graph>) => {
  opened.push(await graph);
  return graph;
};
afterAll(async () => {
  for (const graph of opened) await graph.close();
  place.drop();
});

/** A graph, what it is restored to, and the dumps of both. */
async function restored(graph: Graph) {
  const before = await dumpOf(graph);
  const other = await closedAfterwards(emptyGraph());
  await restore(other, model, place.file(before));
  return { before, other, after: await dumpOf(other) };
}

test.each(oneOf(seeds))("generated graph %i, with two data sets and all that can be hidden", async (seed) => {
  const graph = await closedAfterwards(emptyGraph());
  await putAsTwo(graph, sound(generate(seed)), new Random(seed));
  const { before, other, after } = await restored(graph);
  expect(after).toBe(before);
  // This compares what a dump leaves out, too: labels, search texts and levels.
  expect(await contentOf(other)).toEqual(await contentOf(graph));
  for (const word of ["rio", "strasse", "a"]) expect((await other.find([word], 3)).sort()).toEqual((await graph.find([word], 3)).sort());
  for (const { code, findings } of await audit(other, model)) if (code.endsWith("-level")) expect([code, findings]).toEqual([code, []]);
});

test("names in one language, and in several without English, come back as lists sort by them", async () => {
  const names = [{ sr: "Отмица" }, { "sr-Latn": "Iznuda" }, { fr: "Racket", es: "Chantaje" }, { pt: "Roubo", "de-AT": "Raub", es: "Robo" }];
  const described = { "sr-Latn": "Uzimanje novca.", de: "Geld." };
  const graph = await closedAfterwards(
    graphOf(datasetOf(names.map((name, i) => record(Right, `right-${i}`, { name, ...(i % 2 && { description: described }) })))),
  );
  const { before, other, after } = await restored(graph);
  expect(after).toBe(before);
  expect(after).toContain('"name":{"fr":"Racket","es":"Chantaje"}');
  expect(after).toContain('"name":{"pt":"Roubo","de-AT":"Raub","es":"Robo"}');
  expect(await contentOf(other)).toEqual(await contentOf(graph));
  for (const { code, findings } of await audit(other, model)) expect([code, findings]).toEqual([code, []]);
  const query = "{ rights(orderBy: [NAME_ASC]) { nodes { name } } }";
  const { data } = await (await asker(graph))(query, { graph: other });
  expect(data.rights.nodes.map(({ name }: { name: string }) => name)).toEqual(["Iznuda", "Racket", "Roubo", "Отмица"]);
});

test("the version of what a viewer sees depends on the language that lists sort by", async () => {
  const versionOf = async (name: object) => {
    const graph = await closedAfterwards(graphOf(datasetOf([record(Right, "right", { name })])));
    return (await (await asker(graph))("{ dataset { version } }")).data.dataset.version;
  };
  const [frenchFirst, spanishFirst] = [
    { fr: "Racket", es: "Chantaje" },
    { es: "Chantaje", fr: "Racket" },
  ];
  expect(await versionOf(frenchFirst)).not.toBe(await versionOf(spanishFirst));
  expect(await versionOf({ ...frenchFirst, en: "Racket" })).toBe(await versionOf({ ...spanishFirst, en: "Racket" }));
});

test("the seed: every question of the gallery answers the same", async () => {
  const { graph, ask, close } = await seeded();
  const { other } = await restored(graph);
  for (const { name, document, variables } of onePart(await readGallery())) {
    const [before, after] = [
      await ask(document, { variables: { ...variables } }),
      await ask(document, { variables: { ...variables }, graph: other }),
    ];
    expect([name, after.errors, JSON.stringify(after.data)]).toEqual([name, [], JSON.stringify(before.data)]);
  }
  await close();
});

test("an empty graph", async () => {
  const { before, after } = await restored(await closedAfterwards(emptyGraph()));
  expect(after).toBe(before);
  expect(before.split("\n")).toHaveLength(2);
});

test("the header has the counts and the checksum of the lines", async () => {
  const [header = "", ...lines] = (await dumpOf(await closedAfterwards(graphOf(sound(world))))).trimEnd().split("\n");
  const { counts, checksum, format, formatVersion } = JSON.parse(header);
  expect({ format, formatVersion }).toEqual({ format: "resilience-graph", formatVersion: 4 });
  expect(counts).toMatchObject({
    Dataset: 1,
    Place: world.entities.filter((e) => e.type.name === "Place").length,
    PART_OF: world.entities.flatMap((e) => e.links).filter((l) => l.name === "PART_OF").length,
    Claim: world.claims.length,
  });
  expect(Object.values<number>(counts).reduce((a, b) => a + b, 0)).toBe(lines.length);
  expect(checksum).toBe(
    `sha256:${createHash("sha256")
      .update(lines.map((l) => `${l}\n`).join(""))
      .digest("hex")}`,
  );
  expect(lines.join("\n")).not.toMatch(/:null|search|"level"/);
  expect(lines.filter((l) => l.includes('"sensitivity":"RED"')).length).toBeGreaterThan(0);
});

test("a graph that changes during the backup gives no dump", async () => {
  const graph = await closedAfterwards(graphOf(sound(world)));
  let lines = "";
  const writing = writeDump(graph, model, async (more) => {
    if (!lines) await graph.write((tx) => tx.run("MATCH (n:Entity {id: 'extortion'}) SET n.sensitivity = 'RED'"));
    lines += more;
  });
  await expect(writing).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/Run it again/) });
  const other = await closedAfterwards(emptyGraph());
  await expect(restore(other, model, place.file(lines))).rejects.toMatchObject({ message: expect.stringMatching(/checksum/) });
});

test("only the owner can read the file, and it replaces the old one only when it is complete", async () => {
  const home = join(place.path, "files");
  mkdirSync(home);
  const path = join(home, "backup.ndjson");
  const graph = await closedAfterwards(graphOf(sound(world)));
  await writeAtomically(path, (write) => writeDump(graph, model, write));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const complete = readFileSync(path, "utf8");
  expect(complete).toBe(await dumpOf(graph));

  const failing = writeAtomically(path, async (write) => {
    await write("half");
    throw new Error("the disk is full");
  });
  await expect(failing).rejects.toThrow("the disk is full");
  expect([readdirSync(home), readFileSync(path, "utf8")]).toEqual([["backup.ndjson"], complete]);

  symlinkSync(path, join(home, "link"));
  for (const refused of [home, join(home, "link"), "/dev/null", join(home, "nowhere/x")])
    await expect(writeAtomically(refused, async () => undefined)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
});

test("a restored graph can be read and replaced like any other", async () => {
  const { other, before } = await restored(await closedAfterwards(graphOf(sound(world))));
  const ask = await asker(other);
  expect((await ask('{ issue(id: "extortion") { name } }')).data).toEqual({ issue: { name: "Extortion" } });
  await restore(other, model, place.file(before), { replace: true });
  expect(await dumpOf(other)).toBe(before);
});
