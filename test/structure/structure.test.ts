import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findCycles } from "../../src/model/cycles.js";
import { root } from "../built.js";
import { files, sources, textOf } from "./sources.js";

/** The shape of `src`: which room may import which, and how large folders and files may be. CONTRIBUTING.md declares the rooms. */
const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const namesIn = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);

/** The rows of the table under "Layout": the parts of a room, and the rooms that it imports. The first part is the name of the room. */
const rooms = [...(/^## Layout$([\s\S]*?)^## /m.exec(contributing)?.[1] ?? "").matchAll(/^\| (`.*?) \|.*\| (.*?) ?\|$/gm)].map(
  ([, parts, imports]) => ({ name: namesIn(parts)[0] as string, parts: namesIn(parts), imports: namesIn(imports).sort() }),
);

/** The room of a file: the one with the longest part that its path is in. */
const roomOf = (path: string) => {
  const within = (part: string) => path === part || path.startsWith(`${part}/`);
  const [found] = rooms
    .flatMap(({ name, parts }) => parts.filter(within).map((part) => ({ name, part })))
    .sort((a, b) => b.part.length - a.part.length);
  return found?.name ?? `no room (${path})`;
};
/** Every room may import this one. */
const everywhere = "errors.ts";

/** A circle in a graph of imports, if there is one: `a -> b -> a`. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string | undefined {
  const [circle] = findCycles(imports.keys(), (path) => (imports.get(path) ?? []).map((target) => ({ target })));
  return circle && [...circle.nodes, circle.nodes[0]].join(" -> ");
}

describe("rooms", () => {
  test("CONTRIBUTING has a row for every file of src, and every row has files", () => {
    expect(new Set(files.map(roomOf))).toEqual(new Set(rooms.map(({ name }) => name)));
  });

  test.each(rooms)("$name imports what its row says", ({ name, imports }) => {
    const imported = sources.filter(({ path }) => roomOf(path) === name).flatMap((source) => source.imports.map(roomOf));
    const others = new Set(imported.filter((room) => room !== name && room !== everywhere));
    expect([...others].sort()).toEqual(imports);
  });

  test.each(rooms.map((room, i) => ({ ...room, above: rooms.slice(0, i).map(({ name }) => name) })))(
    "$name imports only from rooms above it",
    ({ imports, above }) => {
      expect(above).toEqual(expect.arrayContaining(imports));
    },
  );
});

test("every path that CONTRIBUTING names exists", () => {
  const paths = [...contributing.matchAll(/`((?:src|test|docs)\/[^`<]+)`/g)].map(([, path]) => path as string);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("no circle between the folders of a room", () => {
  const inner = (path: string) => {
    const [room, folder, file] = path.split("/");
    return file === undefined ? undefined : `${room}/${folder}`;
  };
  const imports = new Map<string, string[]>();
  for (const source of sources) {
    const folder = inner(source.path);
    const others = source.imports.flatMap((path) => inner(path) ?? []).filter((other) => other !== folder);
    if (folder) imports.set(folder, [...(imports.get(folder) ?? []), ...others]);
  }
  expect(circleIn(imports)).toBeUndefined();
});

test("no circle between files", () => {
  expect(circleIn(new Map(sources.map(({ path, imports }) => [path, imports])))).toBeUndefined();
});

test("a circle is found", () => {
  expect(circleIn(new Map([["a", ["b"]], ["b", ["c", "d"]], ["d", ["b"]]]))).toBe("b -> d -> b"); // biome-ignore format: one line
});

test("Cypher is in graph alone", () => {
  const cypher = /\b(MATCH|MERGE|UNWIND|CALL) ?[({$]/;
  expect(files.filter((path) => !path.startsWith("graph/") && path.endsWith(".ts") && cypher.test(textOf(path)))).toEqual([]);
});

test("no folder has more than 15 files, but those that have a file for each thing of one sort", () => {
  const sorts = [
    "model/entities",
    "analysis",
    "api/questions",
    "api/words",
    "graph/statements/questions",
    "gallery",
    "web/explorer/pages",
    "web/explorer/documents",
    "web/explorer/documents/fragments",
  ];
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([folder, count]) => count > 15 && !sorts.includes(folder))).toEqual([]);
});

test("no file has more than 300 lines", () => {
  const written = files.filter((file) => !file.endsWith(".generated.ts"));
  expect(written.filter((file) => textOf(file).trimEnd().split("\n").length > 300)).toEqual([]);
});

test("no two files export the same name", () => {
  const declared = new Map<string, string[]>();
  // The names of generated types are those of the schema, whatever has the same name here.
  for (const { path, exports } of sources.filter((source) => !source.path.endsWith(".generated.ts")))
    for (const name of exports) declared.set(name, [...(declared.get(name) ?? []), path]);
  expect([...declared].filter(([, paths]) => paths.length > 1)).toEqual([]);
});
