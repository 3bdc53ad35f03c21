import { renderProblem } from "../../src/import/records/problem.js";
import { good, read } from "./fixture.js";

/** `removed.yaml`: why records of earlier versions were removed, and what is wrong with such a file, with its line. */
const withRemoved = (removed: string, more: Record<string, string> = {}) => read({ ...good, ...more, "removed.yaml": removed });

test("a folder needs no such file, and the file may be empty", async () => {
  expect((await read(good)).dataset.removals).toEqual([]);
  for (const text of ["", "removed:\n", "removed: []\n"])
    expect(await withRemoved(text)).toMatchObject({ lines: [], dataset: { removals: [] } });
});

test("entities, codes and claims, with every reason", async () => {
  const { lines, warnings, dataset } = await withRemoved(`
removed:
  - {id: market-patrol, reason: ERROR}
  - {id: "oci:CM9", reason: NOT_SAID}
  - {id: claim-aaaaaaaaaaaaaaaaaaaa, reason: WITHDRAWN_BY_SOURCE}
  - {id: some-place, reason: PROTECTION}
`);
  expect([lines, warnings]).toEqual([[], []]);
  expect(dataset.removals).toEqual([
    { id: "market-patrol", reason: "ERROR" },
    { id: "oci:CM9", reason: "NOT_SAID" },
    { id: "claim-aaaaaaaaaaaaaaaaaaaa", reason: "WITHDRAWN_BY_SOURCE" },
    { id: "some-place", reason: "PROTECTION" },
  ]);
});

test.each([
  ["a list", "- {id: a, reason: ERROR}\n"],
  ["another list", "removed: []\nissues: []\nremovd: []\n"],
  ["no list", "removed: {a: ERROR}\n"],
  ["no removed record", "removed: [a, [b]]\n"],
  ["no id", "removed:\n  - {reason: ERROR}\n  - {id: , reason: ERROR}\n"],
  ["no reason", "removed:\n  - {id: a}\n  - {id: b, reason: }\n"],
  ["a reason that is none", "removed:\n  - {id: a, reason: error}\n  - {id: b, reason: It was wrong.}\n"],
  ["a reason that follows from a former id", "removed:\n  - {id: a, reason: RENAMED}\n  - {id: b, reason: MERGED}\n"],
  ["wrong values", "removed:\n  - {id: A b, reason: ERROR, to: x}\n  - {id: [a], reason: [ERROR]}\n"],
  ["a field with a typo", "removed:\n  - {id: a, reson: ERROR}\n"],
  ["an id that is written twice", "removed:\n  - {id: a, reason: ERROR}\n  - {id: a, reason: PROTECTION}\n"],
  ["no YAML", "removed: [\n"],
])("%s", async (_, text) => {
  expect((await withRemoved(text)).lines).toMatchSnapshot();
});

test("an id that leads to another record has its reason there", async () => {
  const { lines } = await withRemoved("removed:\n  - {id: old, reason: ERROR}\n", {
    "former-ids.yaml": "formerIds:\n  - {id: old, successor: extortion}\n",
  });
  expect(lines).toEqual([expect.stringMatching(/^removed.yaml:2 id: "old" leads to extortion in former-ids.yaml/)]);
});

test("a record that is still there may be named if it is hidden; if all can see it, that is warned of", async () => {
  const { lines, warnings } = await withRemoved("removed:\n  - {id: plot, reason: ERROR}\n  - {id: extortion, reason: ERROR}\n", {
    "hidden.yaml": "issues:\n  - {id: plot, name: {en: Plot, es: Plan, fr: Complot}, roles: [HARM], sensitivity: AMBER}\n",
  });
  expect(lines).toEqual([]);
  expect(warnings.map((warning) => renderProblem(warning))).toEqual([
    expect.stringMatching(/^removed.yaml:3 id: "extortion" is not removed: the record at vocabulary.yaml:\d+ has it/),
  ]);
});

test("a file of this name in another folder is a file of records", async () => {
  const { lines } = await read({ ...good, "sources/removed.yaml": "removed:\n  - {id: a, reason: ERROR}\n" });
  expect(lines).toEqual([expect.stringMatching("^sources/removed.yaml:1 removed: is not a list of the model.")]);
});

describe("the address of a data set", () => {
  const withIri = (iri: string) => read({ ...good, "dataset.yaml": `${good["dataset.yaml"]}iri: "${iri}"\n` });
  test.each(["https://example.org/graph/", "http://example.org/", "urn:example:graph:"])("%s", async (iri) => {
    expect(await withIri(iri)).toMatchObject({ lines: [], about: { iri } });
  });
  test.each([
    "example.org/graph/",
    "https://example.org",
    "https://example.org/graph",
    "https://example.org/?a/",
    "https://a b/",
    "javascript:x/",
    "urn:example",
    "",
  ])("not %s", async (iri) => {
    expect((await withIri(iri)).lines).toEqual([
      expect.stringMatching(/^dataset.yaml:\d+ iri: .*must be what the addresses of the data set begin with/),
    ]);
  });
});
