import { claimId } from "../../src/import/claim-id.js";
import { model } from "../../src/model/index.js";
import { Issue } from "../../src/model/issue.js";
import { Passage } from "../../src/model/passage.js";
import { Place } from "../../src/model/place.js";
import { good, read } from "./fixture.js";

test("records come out complete, with defaults, links and names in every language", async () => {
  const { lines, dataset } = await read(good);
  expect(lines).toEqual([]);
  const record = (id: string) => dataset.entities.find(({ values }) => values.id === id);
  const extortion = record("extortion");
  expect(extortion).toEqual({
    type: Issue,
    values: {
      id: "extortion",
      name: { en: "Extortion", es: "Extorsión", fr: "Extorsion" },
      unchecked: ["es", "fr"],
      sensitivity: "CLEAR",
      roles: ["ILLICIT_MARKET", "THREAT"],
    },
    links: [{ name: "ALIGNED_TO", to: "oci:CM3", qualifier: "EXACT" }],
  });
  expect(extortion?.values).toBeInstanceOf(Issue);
  expect(record("report-1")).toEqual({
    type: Passage,
    values: {
      id: "report-1",
      name: { en: "Overview" },
      sensitivity: "CLEAR",
      heading: "Overview",
      startLine: 3,
      endLine: 5,
    },
    links: [{ name: "OF", to: "report" }],
  });
});

test("documents and passages are named in the language of the document, and in English by a name that nobody has checked", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR}
sources:
  - {id: informe, title: Un informe, availability: HELD, language: es}
  - {id: paper, title: A paper, availability: HELD, language: en-GB}
passages:
  - {id: informe-1, heading: Resumen, source: informe, page: 1}`,
  });
  expect(lines).toEqual([]);
  const named = (id: string) => {
    const { name, unchecked } = dataset.entities.find(({ values }) => values.id === id)?.values ?? {};
    return { name, unchecked };
  };
  expect(named("informe")).toEqual({ name: { en: "Un informe", es: "Un informe" }, unchecked: ["en"] });
  expect(named("informe-1")).toEqual({ name: { en: "Resumen", es: "Resumen" }, unchecked: ["en"] });
  expect(named("paper")).toEqual({ name: { en: "A paper" }, unchecked: undefined });
});

test("evidence that is hidden is not told by the id of a claim that is not", async () => {
  const idsWith = async (sensitivity: string, cites: string, claim = "CLEAR") => {
    const { lines, dataset } = await read({
      ...good,
      "hidden.yaml": `
sources:
  - {id: tip, title: A tip, availability: HELD, sensitivity: ${sensitivity}}
passages:
  - {id: tip-1, heading: All of it, source: tip, page: 1, sensitivity: CLEAR}`,
      "sources/report/claims.yaml": `
defaults: {sensitivity: ${claim}, recordedAt: 2026-11-21, recordedBy: seed}
claims:
  - {subject: sardinata, faces: extortion, cites: ${cites}}`,
    });
    expect(lines).toEqual([]);
    return dataset.claims.map(({ values, cites }) => [values.id, cites.length]);
  };
  const [[alone]] = (await idsWith("AMBER", "[report-1]")) as [[string, number]];
  expect(await idsWith("AMBER", "[report-1, tip-1]")).toEqual([[alone, 2]]);
  // Whose word it is belongs to what it is, for whoever may see that.
  for (const both of [await idsWith("CLEAR", "[report-1, tip-1]"), await idsWith("AMBER", "[report-1, tip-1]", "AMBER")])
    expect(both).toEqual([[expect.not.stringMatching(alone), 2]]);
  expect(await idsWith("AMBER", "[tip-1]")).toEqual([[expect.not.stringMatching(alone), 1]]);
});

test("codes and dates are what was written, never numbers", async () => {
  const { dataset } = await read(good);
  expect(dataset.entities.find(({ values }) => values.id === "tumaco-narino")).toMatchObject({
    type: Place,
    values: { divipola: "05120", name: { fr: "Tumaco" } },
  });
});

test("a row becomes a claim for each subject, object and place", async () => {
  const { dataset } = await read(good);
  expect(dataset.claims.map(({ values: { id, ...values }, ...ties }) => ({ ...ties, ...values }))).toEqual([
    { ...faces("extortion"), statement: "Tumaco faces extortion." },
    { ...faces("illegal-mining"), statement: "Tumaco faces illegal mining." },
    { ...addresses("tumaco"), statement: "Dialogues are meant to soften extortion in Tumaco." },
    { ...addresses("sardinata"), statement: "Dialogues are meant to soften extortion in Sardinata." },
  ]);
  expect(dataset.claims[0]?.values).toBeInstanceOf(model.claim);
});
const recorded = { status: "ACCEPTED", sensitivity: "CLEAR", recordedAt: "2026-11-21", recordedBy: "seed", assertion: "STATED" };
const faces = (object: string) => ({
  ...recorded,
  predicate: "FACES",
  modality: "REPORTED",
  subject: "tumaco",
  object,
  for: [],
  by: [],
  cites: ["report-1"],
});
const addresses = (at: string) => ({
  ...recorded,
  predicate: "ADDRESSES",
  modality: "INTENDED",
  effect: "MITIGATES",
  subject: "dialogues",
  object: "extortion",
  at,
  for: ["students", "women"],
  by: [],
  cites: ["report-1", "report-2"],
});

test("the predicate's own sentence speaks of the place where there is one", async () => {
  const row = (at: string) => `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
claims:
  - {subject: extortion, undermines: right-to-work, ${at} mechanism: fear, cites: report-1}`;
  const sentence = async (at: string) =>
    (await read({ ...good, "sources/report/claims.yaml": row(at) })).dataset.claims[0]?.values.statement;
  expect(await sentence("at: colombia,")).toBe("Extortion undermines this right in Colombia: right to work.");
  expect(await sentence("")).toBe("Extortion undermines this right: right to work.");
});

test("a sentence begins with a capital, and a name with braces is not filled in again", async () => {
  const { dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR}
communities:
  - {id: ebejico, name: "ébéjico {object}", locatedIn: colombia}
claims:
  - {subject: ebejico, faces: extortion, recordedAt: 2026, recordedBy: seed, statement: "{subject} faces it.", cites: report-1}`,
  });
  expect(dataset.claims[0]?.values).toMatchObject({ statement: "Ébéjico {object} faces it.", recordedAt: "2026" });
});

test.each([
  ["A partner in crime", "a partner in crime"],
  ["Éxodo", "éxodo"],
  ["Violence against LGBTIQ+ people", "violence against LGBTIQ+ people"],
  ["LGBTIQ+ people in danger", "LGBTIQ+ people in danger"],
  ["Afro-Colombian exodus", "Afro-Colombian exodus"],
  ["Green Gold fever", "Green Gold fever"],
])("an issue is called by ordinary words, which have no capital within a sentence: %s", async (name, within) => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
issues:
  - {id: told, name: "${name}", roles: [HARM]}
claims:
  - {subject: tumaco, faces: told, statement: "{subject} faces {object}. {object} ({object}) it is.", cites: report-1}`,
  });
  expect(lines).toEqual([]);
  const { statement } = dataset.claims.find(({ object }) => object === "told")?.values ?? {};
  expect(statement).toBe(`Tumaco faces ${within}. ${name} (${within}) it is.`);
});

test("a place, an organization or a programme keeps its capital within a sentence", async () => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
programmes:
  - {id: resilience-fund, name: Resilience fund}
organizations:
  - {id: open-briefing, name: Open briefing, kind: OTHER}
claims:
  - {subject: resilience-fund, ledBy: [open-briefing, criminal-groups], statement: "It is {object} who lead {subject}.", cites: report-1}
  - {subject: resilience-fund, carriedOutIn: tumaco-narino, statement: "In {object} works {subject}.", cites: report-1}`,
  });
  expect(lines).toEqual([]);
  expect(dataset.claims.map(({ values }) => values.statement)).toEqual(
    expect.arrayContaining([
      "It is Open briefing who lead Resilience fund.",
      "It is criminal groups who lead Resilience fund.",
      "In Tumaco works Resilience fund.",
    ]),
  );
});

test("a quantity is kept whole, and a small number of people of a protected group never is", async () => {
  const quantities = async (quantity: string, group: string) => {
    const { lines, dataset } = await read({
      ...good,
      "sources/report/claims.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
claims:
  - {subject: dialogues, serves: ${group}, quantity: ${quantity}, cites: report-1}`,
    });
    expect(lines).toEqual([]);
    const { id, quantityComparator, quantityValue, quantityUnit } = dataset.claims[0]?.values ?? {};
    return { id, kept: [quantityComparator, quantityValue, quantityUnit] };
  };
  const three = "{comparator: EXACTLY, value: 3, unit: PERSONS}";
  const two = "{comparator: ABOUT, value: 2, unit: PERSONS}";
  expect((await quantities(three, "students")).kept).toEqual(["EXACTLY", 3, "PERSONS"]);
  expect((await quantities(three, "women")).kept).toEqual(["LESS_THAN", 5, "PERSONS"]);
  expect((await quantities(two, "women")).id).toBe((await quantities(three, "women")).id);
  expect((await quantities("{comparator: EXACTLY, value: 5, unit: PERSONS}", "women")).kept).toEqual(["EXACTLY", 5, "PERSONS"]);
  expect((await quantities("{comparator: EXACTLY, value: 3, unit: EVENTS}", "women")).kept).toEqual(["EXACTLY", 3, "EVENTS"]);
  // Persons by another name; a share of them is no number of them.
  for (const unit of ["victims", "Women leaders", "DISPLACED_FAMILIES"])
    expect((await quantities(`{comparator: EXACTLY, value: 3, unit: ${unit}}`, "women")).kept).toEqual(["LESS_THAN", 5, "PERSONS"]);
  expect((await quantities("{comparator: LESS_THAN, value: 1, unit: PERCENT_OF_WOMEN}", "women")).kept).toEqual([
    "LESS_THAN",
    1,
    "PERCENT_OF_WOMEN",
  ]);
  // At least three may be three hundred: to call it less than five would be a lie.
  expect((await quantities("{comparator: AT_LEAST, value: 3, unit: PERSONS}", "women")).kept).toEqual([undefined, undefined, undefined]);
  expect((await quantities("{comparator: MORE_THAN, value: 3, unit: PERSONS}", "women")).kept).toEqual([undefined, undefined, undefined]);
  expect((await quantities("{comparator: MORE_THAN, value: 4, unit: PERSONS}", "women")).kept).toEqual(["MORE_THAN", 4, "PERSONS"]);
});

test("reading twice gives the same ids, whatever the order of the lists", async () => {
  const reordered = String(good["sources/report/claims.yaml"])
    .replace("[women, students]", "[students, women]")
    .replace("[extortion, illegal-mining]", "[illegal-mining, extortion]");
  const ids = async (claims: string | Uint8Array | undefined) =>
    (await read({ ...good, "sources/report/claims.yaml": claims ?? "" })).dataset.claims.map(({ values }) => values.id).sort();
  expect(await ids(reordered)).toEqual(await ids(good["sources/report/claims.yaml"]));
});

test("the id is what is said and whose word it is", () => {
  const said = {
    predicate: "ADDRESSES",
    subject: "a",
    object: "b",
    for: ["x", "y"],
    by: [],
    modality: "REPORTED",
    assertion: "STATED",
    sources: ["s"],
  } as const;
  const id = claimId(said);
  // A published id: if this changes, every citation of a claim breaks.
  expect(id).toBe("claim-wgebj35i7qv2oic7uw56");
  expect(id).toMatch(/^claim-[a-z2-7]{20}$/);
  expect(claimId({ ...said, for: ["y", "x", "x"], sources: ["s", "s"], at: undefined })).toBe(id);
  const others = [
    { predicate: "FACES" },
    { subject: "c" },
    { object: "c" },
    { at: "p" },
    { for: ["x"] },
    { by: ["x"] },
    { mechanism: "m" },
    { effect: "REDUCES" },
    { modality: "INTENDED" },
    { assertion: "IMPLIED" },
    { period: "2021" },
    { quantityValue: 3 },
    { quantityComparator: "ABOUT" },
    { quantityUnit: "EVENTS" },
    { sources: ["t"] },
    { sources: ["s", "t"] },
  ] as const;
  const ids = new Set(others.map((other) => claimId({ ...said, ...other })));
  expect(ids.size).toBe(others.length);
  expect(ids.has(id)).toBe(false);
});

test("sentence, passage, review and sensitivity are no part of the id", async () => {
  const original = String(good["sources/report/claims.yaml"]);
  const mended = original
    .replace("are meant to soften", "should soften")
    .replace("[report-2, report-1]", "report-2\n    sensitivity: GREEN\n    status: PROPOSED");
  const idsOf = async (claims: string) =>
    (await read({ ...good, "sources/report/claims.yaml": claims })).dataset.claims.map(({ values }) => values.id);
  expect(mended).not.toBe(original);
  expect(await idsOf(mended)).toEqual(await idsOf(original));
});

test("what the data set says of itself comes along", async () => {
  const { about } = await read(good);
  expect(about).toEqual({
    title: { en: "A test", es: "A test", fr: "A test" },
    description: { en: "A test.", es: "Una prueba.", fr: "Un essai." },
    licence: "CC-BY-4.0",
    version: "1.0",
  });
});

test("progress is told, file by file and then in claims", async () => {
  const told: [number, number, string][] = [];
  await read(good, { onProgress: (...progress) => told.push(progress) });
  expect(told.map((t) => t.join(" "))).toEqual([
    "0 6 dataset.yaml",
    "1 6 places.yaml",
    "2 6 sources/report/claims.yaml",
    "3 6 sources/report/practices.yaml",
    "4 6 sources/report/source.yaml",
    "5 6 vocabulary.yaml",
    "0 2 claims",
    "2 2 claims",
  ]);
});

test("a folder that cannot be read is the one thing that throws", async () => {
  const { readFolder } = await import("../../src/import/folder.js");
  await expect(readFolder("/no/such/folder", model)).rejects.toThrow("ENOENT");
});
