import { files, Toy, toys } from "../model/toy.js";
import { good, read } from "./fixture.js";

/** The records of a folder are valid, even if others in it have problems. */
test("a record with a problem is left out, and records that name it have no problem", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
issues:
  - {id: cybercrime, name: {english: Cybercrime}, roles: [HARM]}
claims:
  - {subject: tumaco, faces: cybercrime, cites: report-1}`,
  });
  expect(lines).toEqual(['more.yaml:4 name.english: "Cybercrime" must stand under a language: a BCP 47 tag, such as es.']);
  expect(dataset.entities.map(({ values }) => values.id)).not.toContain("cybercrime");
});

test("a wrong default is reported once, and all records that take it are left out", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: WHITE}
rights:
  - {id: right-a, name: A}
  - {id: right-b, name: B}`,
  });
  expect(lines).toEqual(['more.yaml:2 sensitivity: "WHITE" must be one of CLEAR, GREEN, AMBER, RED.']);
  expect(dataset.entities.filter(({ values }) => values.id.startsWith("right-")).map(({ values }) => values.id)).toEqual(["right-to-work"]);
});

test("a default applies only to records that can have it, and a record's own value comes first", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed, kind: CITY, partOf: colombia, at: tumaco-narino, assertion: IMPLIED}
places:
  - {id: somewhere, name: Somewhere}
  - {id: elsewhere, name: Elsewhere, kind: AREA, partOf: narino-colombia}
claims:
  - {subject: tumaco, faces: extortion, cites: other-report-1}
  - {subject: extortion, affects: women, cites: other-report-1, assertion: STATED}
  - {subject: extortion, affects: women, at: sardinata, cites: other-report-1}`,
  });
  expect(lines).toEqual([]);
  const places = dataset.entities.filter(({ values }) => values.id.endsWith("where"));
  expect(places.map(({ values, links }) => ({ kind: (values as { kind?: string }).kind, links }))).toEqual([
    { kind: "CITY", links: [{ name: "PART_OF", to: "colombia" }] },
    { kind: "AREA", links: [{ name: "PART_OF", to: "narino-colombia" }] },
  ]);
  const claims = dataset.claims.filter(({ cites }) => cites.includes("other-report-1"));
  expect(claims.map(({ at, values }) => [values.predicate, at, values.assertion])).toEqual([
    ["FACES", undefined, "IMPLIED"],
    ["AFFECTS", "tumaco-narino", "STATED"],
    ["AFFECTS", "sardinata", "IMPLIED"],
  ]);
});

test("problems come in the order of files and lines, each with its column", async () => {
  const { problems } = await read({
    ...good,
    "b.yaml": "issuez: []\n",
    "a.yaml": "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: r1, name: R, colour: red}\n  - {id: r2}\n",
  });
  expect(problems).toEqual([
    {
      code: "format",
      file: "a.yaml",
      line: 3,
      column: 23,
      field: "colour",
      value: "red",
      message: expect.stringContaining("stands in a field that a record of `rights` does not have."),
    },
    {
      code: "required-value",
      file: "a.yaml",
      line: 4,
      column: 5,
      field: "name",
      value: "",
      message: expect.stringContaining("is missing: it must be texts by language"),
    },
    {
      code: "format",
      file: "b.yaml",
      line: 1,
      column: 1,
      field: "issuez",
      value: "",
      message: "is not a list of the model. Did you mean issues?",
    },
  ]);
});

test("counts are compared for a folder only if all of its files can be read", async () => {
  const { lines, expected } = await read({
    ...good,
    "expected.yaml": "claims: 1\n",
    "sources/report/expected.yaml": "claims: 4\n",
    "sources/other/expected.yaml": "claims: 0\n",
    "sources/other/claims.yaml": "claims: [\n",
  });
  expect(lines).toEqual([expect.stringMatching(/^sources\/other\/claims.yaml:\d+ is not YAML: /)]);
  const found = {
    claims: 4,
    predicates: { ADDRESSES: 2, FACES: 2 },
    assertions: { STATED: 4 },
    modalities: { INTENDED: 2, REPORTED: 2 },
    effects: { MITIGATES: 2 },
  };
  expect(expected).toEqual([{ folder: "sources/report", found, met: true }]);
});

test("codes, texts and dates are the same with anchors, blocks and all styles of quoting", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: &shared {sensitivity: CLEAR}
rights:
  - id: on
    name: &no
      en: 'No'
      es: "No"
      fr: No
    description:
      en: >-
        One line,
        and another.
      es: |
        Sí.
      fr: >
        Oui.
  - {id: "off", name: *no, sensitivity: CLEAR}
places:
  - {id: norway, name: True, kind: COUNTRY, iso: NO, m49: 008}
passages:
  - {id: report-9, heading: 0578, row: 1e3, source: report}`,
  });
  expect(lines).toEqual([]);
  const values = (id: string) => dataset.entities.find((e) => e.values.id === id)?.values;
  expect(values("on")).toMatchObject({
    name: { en: "No", es: "No", fr: "No" },
    description: { en: "One line, and another.", es: "Sí.", fr: "Oui." },
  });
  expect(values("off")).toMatchObject({ name: { en: "No", es: "No", fr: "No" } });
  expect(values("norway")).toMatchObject({ name: { en: "True", es: "True", fr: "True" }, iso: "NO", m49: "008" });
  expect(values("report-9")).toMatchObject({ heading: "0578", row: "1e3" });
});

test("another model is read without any change of the reader", async () => {
  const { lines, dataset } = await read(files, { model: toys });
  expect(lines).toEqual([]);
  expect(dataset.entities.find(({ values }) => values.id === "jigsaw")).toMatchObject({
    type: Toy,
    values: { pieces: 500, material: "PAPER" },
  });
  expect(dataset.claims.map(({ subject, object, at, values }) => [subject, object, at, values.statement])).toContainEqual([
    "jigsaw",
    "puno-peru",
    "cusco-peru",
    "Jigsaw of the lake depicts Puno in Cusco.",
  ]);
  const wrong = await read(
    {
      ...files,
      "more.yaml":
        "defaults: {sensitivity: CLEAR}\nissues: []\ntoys:\n  - {id: ball, name: Ball, maker: A, material: STONE, partOf: peru}\nclaims:\n  - {subject: peru, depicts: kite, for: women, cites: catalogue-1}\n",
    },
    { model: toys },
  );
  expect(wrong.lines).toEqual([
    "more.yaml:2 issues: is not a list of the model. The lists are places, sources, passages, toys, claims.",
    'more.yaml:4 material: "STONE" must be one of WOOD, PAPER, CLOTH.',
    'more.yaml:4 partOf: "peru" stands in a field that a record of `toys` does not have. It may have id, name, description, aliases, unchecked, sensitivity, maker, pieces, material, rules.',
    "more.yaml:6 recordedAt: is missing: it must be an EDTF date, or an interval from the earlier to the later, such as 2021, 2020-10 or 2020-10/2025-09.",
    "more.yaml:6 recordedBy: is missing: it must be text.",
    'more.yaml:6 subject: "peru" is a place; `depicts` is said of a toy.',
    'more.yaml:6 depicts: "kite" is a toy; `depicts` takes a place.',
    'more.yaml:6 for: "women" stands in a field that a claim does not have. It may have subject, at, cites, assertion, modality, effect, mechanism, statement, statementLanguage, sourceTerms, period, status, sensitivity, recordedAt, recordedBy, quantity, depicts.',
  ]);
});
