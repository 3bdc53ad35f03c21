import { good, read } from "./fixture.js";

/** `former-ids.yaml`: where ids of earlier versions lead, and what is wrong with such a file, with its line. */
const withFormerIds = (formerIds: string, more: Record<string, string> = {}) => read({ ...good, ...more, "former-ids.yaml": formerIds });
const claimIds = async () => (await read(good)).dataset.claims.map(({ values }) => values.id);

test("a folder needs no such file, and the file may be empty", async () => {
  expect((await read(good)).dataset.formerIds).toEqual([]);
  for (const text of ["", "formerIds:\n", "formerIds: []\n"])
    expect(await withFormerIds(text)).toMatchObject({ lines: [], dataset: { formerIds: [] } });
});

test("successors, reasons and chains, of entities, codes and claims", async () => {
  const [claim] = await claimIds();
  const { lines, dataset } = await withFormerIds(`
formerIds:
  - {id: racketeering, successor: shakedown}
  - {id: shakedown, successor: extortion}
  - {id: claim-aaaaaaaaaaaaaaaaaaaa, successor: ${claim}}
  - {id: "oci:CM9", successor: "oci:CM3"}
  - {id: early-talks, successor: talks}
  - {id: talks, reason: No document speaks of them.}
  - {id: open-talks, reason: They are nowhere said., sensitivity: CLEAR}
`);
  expect(lines).toEqual([]);
  expect(dataset.formerIds).toEqual([
    { id: "racketeering", successor: "extortion" },
    { id: "shakedown", successor: "extortion" },
    { id: "claim-aaaaaaaaaaaaaaaaaaaa", successor: claim },
    { id: "oci:CM9", successor: "oci:CM3" },
    { id: "early-talks", reason: "No document speaks of them.", sensitivity: "RED" },
    { id: "talks", reason: "No document speaks of them.", sensitivity: "RED" },
    { id: "open-talks", reason: "They are nowhere said.", sensitivity: "CLEAR" },
  ]);
});

test.each([
  ["a list", "- {id: a, successor: extortion}\n"],
  ["another list", "formerIds: []\nissues: []\nformerids: []\n"],
  ["no list", "formerIds: {a: extortion}\n"],
  ["no former id", "formerIds: [a, [b]]\n"],
  ["no id", "formerIds:\n  - {successor: extortion}\n  - {id: , successor: extortion}\n"],
  ["no end", "formerIds:\n  - {id: a}\n  - {id: b, successor: }\n"],
  ["two ends", "formerIds:\n  - {id: a, successor: extortion, reason: Merged.}\n"],
  ["a sensitivity beside a successor", "formerIds:\n  - {id: a, successor: extortion, sensitivity: RED}\n"],
  [
    "wrong values",
    "formerIds:\n  - {id: A b, successor: Extortion!, to: x}\n  - {id: a, reason: ' ', sensitivity: WHITE}\n  - {id: [a], reason: {en: x}}\n",
  ],
  ["a field with a typo", "formerIds:\n  - {id: a, succesor: extortion}\n"],
  ["an id that still exists", "formerIds:\n  - {id: illegal-mining, successor: extortion}\n  - {id: women, reason: Gone.}\n"],
  ["a successor that does not exist", "formerIds:\n  - {id: a, successor: extorsion}\n  - {id: b, successor: nothing-like-it}\n"],
  ["a chain that ends in nothing", "formerIds:\n  - {id: a, successor: b}\n  - {id: b, successor: c}\n"],
  ["circles", "formerIds:\n  - {id: a, successor: a}\n  - {id: z, successor: b}\n  - {id: b, successor: c}\n  - {id: c, successor: b}\n"],
  ["an id that is written twice", "formerIds:\n  - {id: a, successor: extortion}\n  - {id: a, reason: Gone.}\n"],
  ["no YAML", "formerIds: [\n"],
])("%s", async (_, text) => {
  expect((await withFormerIds(text)).lines).toMatchSnapshot();
});

test("claims that exist and claims that do not", async () => {
  const [claim = ""] = await claimIds();
  const typo = `${claim.slice(0, -1)}${claim.endsWith("a") ? "b" : "a"}`;
  const { lines } = await withFormerIds(`formerIds:\n  - {id: ${claim}, successor: extortion}\n  - {id: a, successor: ${typo}}\n`);
  expect(lines).toEqual([
    expect.stringMatching(`^former-ids.yaml:2 id: "${claim}" is not a former id: the record at sources/report/claims.yaml:4 has it`),
    expect.stringMatching(`^former-ids.yaml:3 successor: "${typo}" is not an id here. Did you mean ${claim}`),
  ]);
});

test("a claim in a file with problems is not called missing", async () => {
  const { lines } = await withFormerIds("formerIds:\n  - {id: a, successor: claim-bbbbbbbbbbbbbbbbbbbb}\n  - {id: b, successor: lost}\n", {
    "broken.yaml": "issues:\n  - {id: lost, name: [\n",
  });
  expect(lines.filter((line) => line.startsWith("former-ids"))).toEqual([]);
});

test("a file of this name in another folder is a file of records", async () => {
  const { lines } = await read({ ...good, "sources/former-ids.yaml": "formerIds:\n  - {id: a, successor: extortion}\n" });
  expect(lines).toEqual([expect.stringMatching("^sources/former-ids.yaml:1 formerIds: is not a list of the model.")]);
});
