import { codesOf } from "../../src/model/codes/codes.js";
import { schemeNamed, schemes, similarCode } from "../../src/model/codes/schemes.js";
import { propertiesOf } from "../../src/model/declare.js";
import { describeModel } from "../../src/model/describe.js";
import { model } from "../../src/model/index.js";
import { readValidFolder } from "../../src/seed.js";
import { seedFolder } from "../seed/seeded.js";

test("every scheme of the model, and of every code of the seed, has a form", async () => {
  const declared = model.entities.flatMap((e) => propertiesOf(e).flatMap(({ scheme }) => scheme ?? []));
  const {
    dataset: { entities },
  } = await readValidFolder(seedFolder, model);
  const used = entities.flatMap(({ type, values }) => codesOf(type, values));
  expect(used.length).toBeGreaterThan(100);
  expect([...declared, ...used.map(({ scheme }) => scheme)].filter((name) => !schemeNamed(name))).toEqual([]);
  expect(used.filter(({ scheme, code }) => !schemeNamed(scheme)?.form.test(code))).toEqual([]);
});

test("no form has capitals and small letters in one place: codes are looked up without regard to them", () => {
  const samples = [
    "CO",
    "CO-BOL",
    "170",
    "05120",
    "Q739",
    "02051",
    "CM7-CM9",
    "16.a.1",
    "14(2)(a)",
    "GC4",
    "A/RES/53/144",
    "S/RES/1325(2000)",
    "10.1234/ab.c",
  ];
  for (const [name, { form }] of Object.entries(schemes)) {
    const fitting = samples.filter((code) => form.test(code));
    expect([name, fitting.length > 0 || /\\d\{1[0-9]\}/.test(form.source)]).toEqual([name, true]);
    for (const code of fitting)
      for (const other of [code.toUpperCase(), code.toLowerCase()])
        expect([code, other, other === code || !form.test(other)]).toEqual([code, other, true]);
  }
});

test("the model as data has the forms", () => {
  const { schemes: described, entities } = describeModel(model);
  expect(described.find(({ name }) => name === "m49")).toEqual({
    name: "m49",
    form: "^\\d{3}$",
    mustBe: "a UN M49 code of three digits, such as 170 or 008",
  });
  const property = entities.find(({ name }) => name === "Place")?.properties.find(({ name }) => name === "divipola");
  expect(property?.mustBe).toContain(schemes.divipola?.says);
});

test.each([
  ["divipola", "5120", "05120"],
  ["divipola", "5", "05"],
  ["divipola", "512", undefined],
  ["m49", "5", "005"],
  ["m49", "m49:8", "008"],
  ["m49", "1700", undefined],
  ["iso", "Shortland", undefined],
  ["iso", "co-bol", "CO-BOL"],
  ["iso", "ISO:CO", "CO"],
  ["iso", " CO_BOL ", "CO-BOL"],
  ["wikidata", "q739", "Q739"],
  ["wikidata", "739", "Q739"],
  ["wikidata", "https://www.wikidata.org/wiki/Q739", "Q739"],
  ["ICCS", "2051", "02051"],
  ["OCI", "cm3", "CM3"],
  ["SDG", "SDG 16.4", "16.4"],
  ["UDHR", "14 (2)", "14(2)"],
  ["unknown", "x", undefined],
  ["constructor", "x", undefined],
])("%s %j: probably %j", (scheme, code, similar) => expect(similarCode(scheme, code)).toBe(similar));
