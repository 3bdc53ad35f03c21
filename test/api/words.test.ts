import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { lowInformationOf } from "../../src/analysis/low-information.js";
import { Reader } from "../../src/api/reading/reader.js";
import { lowInformationTemplate, lowInformationWords } from "../../src/api/words/low-information.js";
import { filledTemplate, type Template } from "../../src/api/words/template.js";
import { model } from "../../src/model/index.js";
import { wordLanguages } from "../../src/text/word-languages.js";
import { root } from "../built.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";

/** Every export of a file of words that is a set of templates. */
const folder = join(root, "src/api/words");
const templates = readdirSync(folder).flatMap((file) =>
  Object.values(require(join(folder, file)) as Record<string, unknown>).flatMap((exported) =>
    typeof exported === "object" && exported !== null && !Array.isArray(exported)
      ? Object.entries(exported as Record<string, Template>).map(([name, template]) => ({ file, name, template }))
      : [],
  ),
);

/** The places of a template. */
function placesIn(elements: readonly MessageFormatElement[]): string[] {
  const places = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner = "options" in element ? Object.values(element.options).flatMap(({ value }) => placesIn(value)) : [];
    return [element.value, ...inner];
  });
  return [...new Set(places)].sort();
}

test("there are templates", () => expect(templates.length).toBeGreaterThan(3));

test.each(templates)("$file $name has the same places in each language", ({ template }) => {
  const places = wordLanguages.map((lang) => placesIn(parse(template[lang])));
  expect(places).toEqual(wordLanguages.map(() => places[0]));
  for (const lang of wordLanguages) expect(template[lang].trim()).toBe(template[lang]);
});

describe("a sentence", () => {
  const words = {
    SAID: {
      en: "{n, plural, one {# claim says} other {# claims say}} that {practice} helps {people}.",
      es: "{n, plural, one {# afirmación dice} other {# afirmaciones dicen}} que {practice} ayuda a {people}.",
      fr: "{n, plural, one {# affirmation dit} other {# affirmations disent}} que {practice} aide {people}.",
    },
  };
  const filled = async (languages: readonly string[], n = 2) => {
    const graph = await graphOf(world);
    const reader = new Reader(model, graph, { level: 0, roles: [], languages });
    const values = { n, practice: { record: "freedonia" }, people: { records: ["freedonia", "nobody-here"] } };
    const found = await filledTemplate(words, { template: "SAID", values }, languages, reader);
    await graph.close();
    return found;
  };

  test("calls records by their names, and counts", async () =>
    expect(await filled(["en"])).toEqual({
      value: "2 claims say that freedonia helps freedonia and nobody-here.",
      lang: "en",
      checked: true,
      template: "SAID",
    }));
  test("is in the first language that there are words in", async () => {
    expect(await filled(["de", "fr", "es", "en"], 1)).toMatchObject({
      value: expect.stringMatching(/^1 affirmation dit/),
      lang: "fr",
      checked: false,
    });
    expect(await filled(["de", "en"])).toMatchObject({ lang: "en" });
  });
});

test("what rests on little", () => {
  const claim = (sources: string[], passages: string[]) => ({ sources, passages });
  expect(lowInformationOf([])).toEqual({ value: true, reasons: ["NO_CLAIM"] });
  expect(lowInformationOf([claim(["s"], ["p"]), claim(["s"], ["p", "q"])])).toEqual({
    value: true,
    reasons: ["ONE_DOCUMENT", "ONE_VOICE"],
  });
  expect(lowInformationOf([claim(["s"], ["p"]), claim(["s"], ["q"])])).toEqual({ value: true, reasons: ["ONE_DOCUMENT"] });
  expect(lowInformationOf([claim(["s"], ["p"]), claim(["t"], ["q"])])).toEqual({ value: false, reasons: [] });
  expect(lowInformationOf([claim(["s"], ["p"]), claim(["t"], ["q"])], true)).toEqual({ value: true, reasons: ["UNKNOWN_FACTORS"] });
});

test("the sentence on what rests on little says too that something is unknown", () => {
  expect(lowInformationTemplate([])).toBeNull();
  expect(lowInformationTemplate(["ONE_DOCUMENT", "ONE_VOICE"])).toBe("ONE_DOCUMENT");
  expect(lowInformationTemplate(["UNKNOWN_FACTORS"])).toBe("UNKNOWN_FACTORS");
  expect(lowInformationTemplate(["ONE_DOCUMENT", "ONE_VOICE", "UNKNOWN_FACTORS"])).toBe("ONE_DOCUMENT_AND_UNKNOWN_FACTORS");
  expect(lowInformationWords.ONE_DOCUMENT_AND_UNKNOWN_FACTORS.en).toBe(
    "All of this rests on one document. Look for a second source before you decide. Some of what this depends on is not recorded. Ask before you decide.",
  );
});
