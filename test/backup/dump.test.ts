import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { dump } from "../../src/backup/dump.js";
import { restore } from "../../src/backup/restore.js";
import { toFile } from "../../src/backup/sink.js";
import { readGallery } from "../../src/gallery/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { rules } from "../../src/graph/statements/audit.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { contentOf } from "../graph/content.js";
import { asker, graphOf } from "../harness.js";
import { Random } from "../random.js";
import { seeded } from "../seed/seeded.js";
import { world } from "../world.js";
import { dumpOf, emptyGraph, folder, putAsTwo, sound } from "./backup.js";

/** What goes out comes back: the same graph, the same answers, the same bytes. */
const place = folder();
const opened: Graph[] = [];
const kept = async (graph: Graph | Promise<Graph>) => {
  opened.push(await graph);
  return graph;
};
afterAll(async () => {
  for (const graph of opened) await graph.close();
  place.drop();
});

/** A graph, what it is restored to, and the dumps of both. */
async function there(graph: Graph) {
  const before = await dumpOf(graph);
  const other = await kept(emptyGraph());
  await restore(other, model, place.file(before));
  return { before, other, after: await dumpOf(other) };
}

test.each(seeds)("generated graph %i, with two data sets and all that can be hidden", async (seed) => {
  const graph = await kept(emptyGraph());
  await putAsTwo(graph, sound(generate(seed)), new Random(seed));
  const { before, other, after } = await there(graph);
  expect(after).toBe(before);
  // Also what a dump does not say: labels, what search reads, and who may see what.
  expect(await contentOf(other)).toEqual(await contentOf(graph));
  for (const word of ["rio", "strasse", "a"]) expect((await other.find([word])).sort()).toEqual((await graph.find([word])).sort());
  for (const { broken } of rules(model).filter(({ says }) => /visible from/.test(says))) expect(await broken(other)).toEqual([]);
});

test("the seed: every question of the gallery answers the same", async () => {
  const { graph, ask, close } = await seeded();
  const { other } = await there(graph);
  for (const { name, document, variables } of await readGallery()) {
    const [here, restored] = [
      await ask(document, { variables: { ...variables } }),
      await ask(document, { variables: { ...variables }, graph: other }),
    ];
    expect([name, restored.errors, JSON.stringify(restored.data)]).toEqual([name, [], JSON.stringify(here.data)]);
  }
  await close();
});

test("an empty graph", async () => {
  const { before, after } = await there(await kept(emptyGraph()));
  expect(after).toBe(before);
  expect(before.split("\n")).toHaveLength(2);
});

test("the header counts the lines, and its checksum is of all that follow", async () => {
  const [header = "", ...lines] = (await dumpOf(await kept(graphOf(sound(world))))).trimEnd().split("\n");
  const { counts, checksum, format, formatVersion } = JSON.parse(header);
  expect({ format, formatVersion }).toEqual({ format: "resilience-graph", formatVersion: 1 });
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

test("a graph that is written to in the meantime gives no dump", async () => {
  const graph = await kept(graphOf(sound(world)));
  let lines = "";
  const writing = dump(graph, model, async (more) => {
    if (!lines) await graph.write((tx) => tx.run("MATCH (n:Entity {id: 'extortion'}) SET n.sensitivity = 'RED'"));
    lines += more;
  });
  await expect(writing).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/Export it again/) });
  const other = await kept(emptyGraph());
  await expect(restore(other, model, place.file(lines))).rejects.toMatchObject({ message: expect.stringMatching(/checksum/) });
});

test("a file is its owner's alone, and stands in its place only when it is whole", async () => {
  const home = join(place.path, "files");
  mkdirSync(home);
  const path = join(home, "backup.ndjson");
  const graph = await kept(graphOf(sound(world)));
  await toFile(path, (write) => dump(graph, model, write));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const whole = readFileSync(path, "utf8");
  expect(whole).toBe(await dumpOf(graph));

  const failing = toFile(path, async (write) => {
    await write("half");
    throw new Error("the disk is full");
  });
  await expect(failing).rejects.toThrow("the disk is full");
  expect([readdirSync(home), readFileSync(path, "utf8")]).toEqual([["backup.ndjson"], whole]);

  symlinkSync(path, join(home, "link"));
  for (const no of [home, join(home, "link"), "/dev/null", join(home, "nowhere/x")])
    await expect(toFile(no, async () => undefined)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
});

test("a restored graph is stored to as any other", async () => {
  const { other, before } = await there(await kept(graphOf(sound(world))));
  const ask = await asker(other);
  expect((await ask('{ issue(id: "extortion") { name } }')).data).toEqual({ issue: { name: "Extortion" } });
  await restore(other, model, place.file(before), { replace: true });
  expect(await dumpOf(other)).toBe(before);
});
