import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { renderProblem } from "../../src/import/records/problem.js";
import { model } from "../../src/model/index.js";
import { rounds, slowTest } from "../parts.js";
import { good, problemsOfClaim, problemsWith, read } from "./fixture.js";

/** Input beyond a limit is reported, and not read. */
test("a file of more than 5 MB", async () => {
  expect(await problemsWith(`# ${"x".repeat(5_000_000)}`)).toEqual([
    "more.yaml:1 is too large: 5,000,002 bytes, and a file may have 5,000,000. Split it.",
  ]);
});

slowTest("a folder of more than 10,000 files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "import-"));
  try {
    await Promise.all(Array.from({ length: 10_001 }, (_, n) => writeFile(join(folder, `${n}.yaml`), "")));
    const { problems, dataset } = await readFolder(folder, model);
    expect(problems.map((p) => renderProblem(p))).toContain(".:1 holds too much: a folder may hold 10,000 files. Nothing of it was read.");
    expect(dataset).toEqual({ entities: [], claims: [], formerIds: [], removals: [] });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a link out of the folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "import-"));
  try {
    await symlink("/etc/hostname", join(folder, "places.yaml"));
    const { problems } = await readFolder(folder, model);
    expect(problems.map((p) => renderProblem(p, "seed/"))).toContain(
      "seed/places.yaml:1 is not a plain file: links and devices are not read.",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a row that stands for too many claims", async () => {
  const many = (what: string) => Array.from({ length: 101 }, (_, n) => `${what}-${n}`);
  const entries = (list: string, what: string, more: string) => [
    `${list}:`,
    ...many(what).map((id) => `  - {id: ${id}, name: ${id}, ${more}}`),
  ];
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": [
      "defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}",
      ...entries("communities", "community", "locatedIn: colombia"),
      ...entries("issues", "issue", "roles: [HARM]"),
      "claims:",
      `  - {subject: [${many("community")}], faces: [${many("issue")}], cites: report-1}`,
    ].join("\n"),
  });
  expect(lines).toEqual(["more.yaml:207 stands for 10201 claims: a row may stand for 10000 and a folder for 500000."]);
  expect(dataset.claims).toHaveLength(4);
});

test("a chain of records longer than the stack is deep, and a cycle at its end", async () => {
  const last = rounds(20_000);
  const places = Array.from({ length: last + 1 }, (_, n) => `  - {id: p${n}, name: P, kind: AREA, partOf: p${Math.min(n + 1, last - 1)}}`);
  expect(await problemsWith(["defaults: {sensitivity: CLEAR}", "places:", ...places].join("\n"))).toEqual([
    `more.yaml:${last - 5} partOf: "p${last - 7}" is 7 steps from the widest record above it: only that many are followed. Name one that is nearer to the top.`,
    `more.yaml:${last + 2} partOf: "p${last - 1}" leads back to its own record: p${last - 1} -> p${last - 1}. Take one of these links out.`,
  ]);
});

test("a chain as long as questions follow, and a longer one", async () => {
  const chain = (length: number) =>
    ["defaults: {sensitivity: CLEAR}", "issues:"]
      .concat(
        Array.from({ length }, (_, n) => `  - {id: i${n}, name: {en: I, es: I, fr: I}, roles: [HARM]${n ? `, broader: [i${n - 1}]` : ""}}`),
      )
      .join("\n");
  expect(await problemsWith(chain(8))).toEqual([]);
  expect(await problemsWith(chain(11))).toEqual([
    'more.yaml:11 broader: "i7" is 7 steps from the widest record above it: only that many are followed. Name one that is nearer to the top.',
  ]);
});

test("a mapping with thousands of equal and of unknown keys", async () => {
  const lines = await problemsWith(`${"a: 1\n".repeat(3_000)}${Array.from({ length: 3_000 }, (_, n) => `b${n}: 1`).join("\n")}\n`);
  // All equal keys are one mistake.
  expect(lines).toHaveLength(1 + 3_001);
});

test("a long value is quoted in part", async () => {
  const [line] = await problemsOfClaim(`subject: ${"very-".repeat(100)}long\nfaces: extortion\ncites: report-1`);
  expect(line).toMatch(`more.yaml:4 subject: "${"very-".repeat(24)}..." is not an id here. It must be the id of`);
});

test.each([
  ["brackets", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ["hyphens", "- ".repeat(5_000)],
  ["keys", "? ".repeat(5_000)],
])("a file nested too deeply by %s has one problem, and does not end the process", async (_, content) => {
  expect(await problemsWith(content)).toEqual(["more.yaml:1 is nested too deeply: 20 levels are allowed."]);
});
