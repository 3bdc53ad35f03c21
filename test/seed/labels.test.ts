import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { seedFolder } from "./seeded.js";

const vocabularies = ["actorTypes", "codes", "conditions", "issues", "populationGroups", "practiceTypes", "rights"];
/** A straight apostrophe, or a plain blank where a line must not break: before a sign of two parts, within quotation marks, after n°. */
const faults = /'|[ ][;:?!»]|«[ ]|n°[ ]/;

interface Entry {
  readonly id: string;
  readonly name?: string | { readonly fr?: string };
  readonly description?: { readonly fr?: string };
  readonly aliases?: { readonly fr?: readonly string[] };
}

/** Records in the folder of a source are written by editors, and are read as they are. */
test("French labels of the shipped vocabularies have typographic apostrophes, and no plain blank where a line must not break", () => {
  const folder = join(seedFolder, "vocabulary");
  const french = readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => Object.entries(parse(readFileSync(join(folder, file), "utf8")) as Record<string, readonly Entry[]>))
    .flatMap(([list, entries]) => (vocabularies.includes(list) ? entries : []))
    .flatMap(({ id, name, description, aliases }) =>
      [typeof name === "string" ? name : name?.fr, description?.fr, ...(aliases?.fr ?? [])].flatMap((text) => (text ? [[id, text]] : [])),
    );
  expect(french.length).toBeGreaterThan(500);
  expect(french.filter(([, text]) => faults.test(text as string))).toEqual([]);
});
