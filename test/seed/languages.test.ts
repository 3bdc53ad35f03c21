import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { declarationOf } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import { seedFolder } from "./seeded.js";

/** A record of one's own may be in one language. The vocabularies and places that come with the program are in three. */
const languages = ["en", "es", "fr"];

test("names and descriptions of the vocabularies and places are complete in English, Spanish and French", async () => {
  const { dataset, about, warnings } = await readFolder(seedFolder, model);
  expect(about.languages).toEqual(languages);
  const shipped = ["vocabulary", "places"].flatMap(idsIn);
  expect(shipped.length).toBeGreaterThan(150);
  const records = dataset.entities.filter(({ type, values }) => shipped.includes(values.id) && !declarationOf(type).namedBy);
  expect(records.length).toBeGreaterThan(150);
  const incomplete = records.flatMap(({ values: { id, name, description } }) =>
    languages.filter((language) => !name[language] || (description && !description[language])).map((language) => `${id}: ${language}`),
  );
  expect(incomplete).toEqual([]);
  const ofShipped = warnings.filter(({ code, file }) => code === "label-languages" && /^(vocabulary|places)\//.test(file));
  expect(ofShipped).toEqual([]);
});

/** The ids of the records that the files of a folder of the seed write. */
function idsIn(folder: string): string[] {
  const files = readdirSync(join(seedFolder, folder)).filter((name) => name.endsWith(".yaml"));
  return files.flatMap((name) => {
    const content: Record<string, unknown> = parse(readFileSync(join(seedFolder, folder, name), "utf8"));
    return Object.values(content).flatMap((list) => (Array.isArray(list) ? list.map(({ id }: { id: string }) => id) : []));
  });
}
