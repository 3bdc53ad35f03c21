import { claimId } from "../../src/import/records/claim-id.js";
import { Issue, Passage, Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
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

test.each([
  ["page: 12, endPage: 14", "Results, pages 12-14"],
  ["page: 12, endPage: 12", "Results, page 12"],
  ["page: 12", "Results, page 12"],
  ["page: 12, endPage: 13, startLine: 3, endLine: 5", "Results, pages 12-13, lines 3-5"],
])("a passage with %s is found at %s", async (place, locator) => {
  const more = `passages: [{id: p, heading: Results, source: report, sensitivity: CLEAR, ${place}}]`;
  const { lines, dataset } = await read({ ...good, "more.yaml": more });
  expect(lines).toEqual([]);
  expect(dataset.entities.find(({ values }) => values.id === "p")?.values).toMatchObject({ locator });
});

test.each([
  ["page: 14, endPage: 12", 'endPage: "12" must be 14 or more: the passage starts on page 14.'],
  ["endPage: 12", 'endPage: "12" needs a `page`.'],
  ["page: 12-14", 'page: "12-14" must be a whole number.'],
])("a passage with %s is refused", async (place, message) => {
  const more = `passages: [{id: p, heading: Results, source: report, sensitivity: CLEAR, ${place}}]`;
  const { lines } = await read({ ...good, "more.yaml": more });
  expect(lines).toEqual([expect.stringContaining(message)]);
});

test("the id of a visible claim does not reveal hidden evidence", async () => {
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
  // For viewers of the hidden source, it is part of the identity.
  for (const both of [await idsWith("CLEAR", "[report-1, tip-1]"), await idsWith("AMBER", "[report-1, tip-1]", "AMBER")])
    expect(both).toEqual([[expect.not.stringMatching(alone), 2]]);
  expect(await idsWith("AMBER", "[tip-1]")).toEqual([[expect.not.stringMatching(alone), 1]]);
});

test("codes and dates stay as written, and are never numbers", async () => {
  const { dataset } = await read(good);
  expect(dataset.entities.find(({ values }) => values.id === "tumaco-narino")).toMatchObject({
    type: Place,
    values: { divipola: "05120", name: { fr: "Tumaco" } },
  });
});

test("a row becomes a claim for each subject, object and place", async () => {
  const { dataset } = await read(good);
  expect(dataset.claims.map(({ values: { id, ...values }, ...links }) => ({ ...links, ...values }))).toEqual([
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

test("the sentence of a predicate names the place if there is one", async () => {
  const row = (at: string) => `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
claims:
  - {subject: extortion, undermines: right-to-work, ${at} mechanism: fear, cites: report-1}`;
  const sentence = async (at: string) =>
    (await read({ ...good, "sources/report/claims.yaml": row(at) })).dataset.claims[0]?.values.statement;
  expect(await sentence("at: colombia,")).toBe("Extortion undermines this right in Colombia: right to work.");
  expect(await sentence("")).toBe("Extortion undermines this right: right to work.");
});

test("a name with braces is not filled in again, and keeps its first letter", async () => {
  const { dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR}
communities:
  - {id: ebejico, name: "ébéjico {object}", locatedIn: colombia}
claims:
  - {subject: ebejico, faces: extortion, recordedAt: 2026, recordedBy: seed, statement: "{subject} faces it.", cites: report-1}`,
  });
  expect(dataset.claims[0]?.values).toMatchObject({ statement: "ébéjico {object} faces it.", recordedAt: "2026" });
});

test.each([
  ["A partner in crime", "a partner in crime"],
  ["Éxodo", "éxodo"],
  ["Violence against LGBTIQ+ people", "violence against LGBTIQ+ people"],
  ["LGBTIQ+ people in danger", "LGBTIQ+ people in danger"],
  ["Afro-Colombian exodus", "Afro-Colombian exodus"],
  ["Green Gold fever", "Green Gold fever"],
])("the name of an issue is a common noun, without a capital within a sentence: %s", async (name, within) => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
issues:
  - {id: named, name: "${name}", roles: [HARM]}
claims:
  - {subject: tumaco, faces: named, statement: "{subject} faces {object}. {object} ({object}) it is.", cites: report-1}`,
  });
  expect(lines).toEqual([]);
  const { statement } = dataset.claims.find(({ object }) => object === "named")?.values ?? {};
  expect(statement).toBe(`Tumaco faces ${within}. ${name} (${within}) it is.`);
});

test.each([
  ["eThekwini", "{subject} faces {object}. {subject} has it.", "eThekwini faces extortion. eThekwini has it."],
  ["'s-Hertogenbosch", "{subject} faces {object}.", "'s-Hertogenbosch faces extortion."],
  ["uMgungundlovu", "“{subject}” faces {object}.", "“uMgungundlovu” faces extortion."],
  ["ǃKheis", "iLembe and {subject} face {object}.", "iLembe and ǃKheis face extortion."],
  ["Tumaco", "n.d.: {object} in {subject}.", "n.d.: extortion in Tumaco."],
  ["Tumaco", "{object} is known there. {object} grows.", "Extortion is known there. Extortion grows."],
])("a statement keeps the first letters that it was given: %s in %s", async (name, statement, expected) => {
  const { lines, dataset } = await read({
    ...good,
    "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
communities:
  - {id: named, name: "${name}", locatedIn: colombia}
claims:
  - {subject: named, faces: extortion, statement: "${statement}", cites: report-1}`,
  });
  expect(lines).toEqual([]);
  expect(dataset.claims.find(({ subject }) => subject === "named")?.values.statement).toBe(expected);
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

test("a quantity is kept as it is, except a small count of a protected group", async () => {
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
    return { id, parts: [quantityComparator, quantityValue, quantityUnit] };
  };
  const three = "{comparator: EXACTLY, value: 3, unit: PERSONS}";
  const two = "{comparator: ABOUT, value: 2, unit: PERSONS}";
  expect((await quantities(three, "students")).parts).toEqual(["EXACTLY", 3, "PERSONS"]);
  expect((await quantities(three, "women")).parts).toEqual(["LESS_THAN", 5, "PERSONS"]);
  expect((await quantities(two, "women")).id).toBe((await quantities(three, "women")).id);
  expect((await quantities("{comparator: EXACTLY, value: 5, unit: PERSONS}", "women")).parts).toEqual(["EXACTLY", 5, "PERSONS"]);
  expect((await quantities("{comparator: EXACTLY, value: 3, unit: EVENTS}", "women")).parts).toEqual(["EXACTLY", 3, "EVENTS"]);
  // Other words for persons. A share is not a number of persons.
  for (const unit of ["victims", "Women leaders", "DISPLACED_FAMILIES"])
    expect((await quantities(`{comparator: EXACTLY, value: 3, unit: ${unit}}`, "women")).parts).toEqual(["LESS_THAN", 5, "PERSONS"]);
  expect((await quantities("{comparator: LESS_THAN, value: 1, unit: PERCENT_OF_WOMEN}", "women")).parts).toEqual([
    "LESS_THAN",
    1,
    "PERCENT_OF_WOMEN",
  ]);
  // At least three may be three hundred: "less than five" would be wrong.
  expect((await quantities("{comparator: AT_LEAST, value: 3, unit: PERSONS}", "women")).parts).toEqual([undefined, undefined, undefined]);
  expect((await quantities("{comparator: MORE_THAN, value: 3, unit: PERSONS}", "women")).parts).toEqual([undefined, undefined, undefined]);
  expect((await quantities("{comparator: MORE_THAN, value: 4, unit: PERSONS}", "women")).parts).toEqual(["MORE_THAN", 4, "PERSONS"]);
});

describe("the source's own terms", () => {
  const rows = (...claims: string[]) => ({
    ...good,
    "sources/report/claims.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
claims:
${claims.map((claim) => `  - {${claim}}`).join("\n")}`,
  });
  const claimsOf = async (...claims: string[]) => {
    const { lines, dataset } = await read(rows(...claims));
    expect(lines).toEqual([]);
    return dataset.claims.map(({ values, cites }) => ({ id: values.id, terms: values.sourceTerms, cites }));
  };
  const [first, second] = ["subject: tumaco, faces: extortion, cites: report-1", "subject: tumaco, faces: extortion, cites: report-2"];

  test("are one text or a list, and are no part of the id", async () => {
    const [plain] = await claimsOf(first);
    expect(plain?.terms).toBeUndefined();
    const { id, cites } = plain ?? {};
    expect(await claimsOf(`${first}, sourceTerms: vacunas`)).toEqual([{ id, cites, terms: ["vacunas"] }]);
    expect(await claimsOf(`${first}, sourceTerms: "NO"`)).toEqual([{ id, cites, terms: ["NO"] }]);
    expect(await claimsOf(`${first}, sourceTerms: [vacunas, "cobros, como los llaman"]`)).toEqual([
      { id, cites, terms: ["vacunas", "cobros, como los llaman"] },
    ]);
  });

  test("each claim of a row has them", async () => {
    const terms = (await claimsOf("subject: [tumaco, sardinata], faces: extortion, cites: report-1, sourceTerms: vacunas")).map(
      (claim) => claim.terms,
    );
    expect(terms).toEqual([["vacunas"], ["vacunas"]]);
  });

  test.each([
    ["two terms", [`${first}, sourceTerms: vacunas`, `${second}, sourceTerms: cobros`], ["vacunas", "cobros"]],
    [
      "a term in common",
      [`${first}, sourceTerms: [vacunas, cobros]`, `${second}, sourceTerms: [cobros, multas]`],
      ["vacunas", "cobros", "multas"],
    ],
    ["no term at first", [first, `${second}, sourceTerms: cobros`], ["cobros"]],
    ["no term at last", [`${first}, sourceTerms: vacunas`, second], ["vacunas"]],
    [
      "three terms",
      ["vacunas", "cobros", "multas"].map((term, i) => `${i ? second : first}, sourceTerms: ${term}`),
      ["vacunas", "cobros", "multas"],
    ],
  ])("a claim that is written again with other terms is one claim with the terms and passages of both: %s", async (_, claims, terms) => {
    const [plain] = await claimsOf(first);
    expect(await claimsOf(...claims)).toEqual([{ id: plain?.id, cites: ["report-1", "report-2"], terms }]);
  });

  test("a claim that is written again with the same terms, or with another sentence, is claimed twice", async () => {
    const twice = [expect.stringMatching(/^sources\/report\/claims.yaml:\d .*is claimed twice: sources\/report\/claims.yaml:4 /)];
    const vacunas = "sourceTerms: vacunas";
    for (const claims of [
      [`${first}, ${vacunas}`, `${second}, ${vacunas}`],
      [`${first}, ${vacunas}`, `${second}, sourceTerms: cobros`, `${second}, ${vacunas}`],
      [`${first}, ${vacunas}, statement: One sentence.`, `${second}, sourceTerms: cobros, statement: Another sentence.`],
      [`${first}, ${vacunas}`, `${second}, sourceTerms: cobros, status: PROPOSED`],
    ])
      expect((await read(rows(...claims))).lines).toEqual(twice);
  });

  test.each([
    ["a sentence", "Men come to each stall and ask for money.", "sourceTerms"],
    ["a sentence in a list", '[vacunas, "Nadie dice nada. Todos pagan"]', "sourceTerms"],
    ["too many words", "what the people who live there call the money that is taken from them", "sourceTerms"],
    ["too many letters", `"${"x".repeat(101)}"`, "sourceTerms"],
    ["a term twice", "[vacunas, vacunas]", "sourceTerms"],
    ["a mapping", "{es: vacunas}", "sourceTerms"],
    ["nothing", '""', "sourceTerms"],
  ])("%s is refused", async (_, terms, path) => {
    const { lines } = await read(rows(`${first}, sourceTerms: ${terms}`));
    expect(lines).toEqual([expect.stringContaining(` ${path}: `)]);
  });
});

test("reading twice gives the same ids, whatever the order of the lists", async () => {
  const reordered = String(good["sources/report/claims.yaml"])
    .replace("[women, students]", "[students, women]")
    .replace("[extortion, illegal-mining]", "[illegal-mining, extortion]");
  const ids = async (claims: string | Uint8Array | undefined) =>
    (await read({ ...good, "sources/report/claims.yaml": claims ?? "" })).dataset.claims.map(({ values }) => values.id).sort();
  expect(await ids(reordered)).toEqual(await ids(good["sources/report/claims.yaml"]));
});

test("the id follows from what is claimed and from the sources", () => {
  const content = {
    predicate: "ADDRESSES",
    subject: "a",
    object: "b",
    for: ["x", "y"],
    by: [],
    modality: "REPORTED",
    assertion: "STATED",
    sources: ["s"],
  } as const;
  const id = claimId(model, content);
  // A published id: if this changes, every citation of a claim breaks.
  expect(id).toBe("claim-wgebj35i7qv2oic7uw56");
  expect(id).toMatch(/^claim-[a-z2-7]{20}$/);
  expect(claimId(model, { ...content, for: ["y", "x", "x"], sources: ["s", "s"], at: undefined })).toBe(id);
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
  const ids = new Set(others.map((other) => claimId(model, { ...content, ...other })));
  expect(ids.size).toBe(others.length);
  expect(ids.has(id)).toBe(false);
});

test("sentence, passage, review and sensitivity are no part of the id", async () => {
  const original = String(good["sources/report/claims.yaml"]);
  const corrected = original
    .replace("are meant to soften", "should soften")
    .replace("[report-2, report-1]", "report-2\n    sensitivity: GREEN\n    status: PROPOSED");
  const idsOf = async (claims: string) =>
    (await read({ ...good, "sources/report/claims.yaml": claims })).dataset.claims.map(({ values }) => values.id);
  expect(corrected).not.toBe(original);
  expect(await idsOf(corrected)).toEqual(await idsOf(original));
});

test("the description of the data set is read", async () => {
  const { about } = await read(good);
  expect(about).toEqual({
    title: { en: "A test", es: "A test", fr: "A test" },
    description: { en: "A test.", es: "Una prueba.", fr: "Un essai." },
    languages: ["en", "es", "fr"],
    licence: "CC-BY-4.0",
    version: "1.0",
  });
});

test("progress is reported by file, then by claims", async () => {
  const reported: [number, number, string][] = [];
  await read(good, { onProgress: (...progress) => reported.push(progress) });
  expect(reported.map((t) => t.join(" "))).toEqual([
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

test("only a folder that cannot be read throws", async () => {
  const { readFolder } = await import("../../src/import/readers/yaml/folder.js");
  await expect(readFolder("/no/such/folder", model)).rejects.toThrow("ENOENT");
});
