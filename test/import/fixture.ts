import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FolderContents, type ReadOptions, readFolder } from "../../src/import/readers/yaml/folder.js";
import { renderProblem } from "../../src/import/records/problem.js";
import { model } from "../../src/model/index.js";
import type { Model } from "../../src/model/model.js";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A small folder without problems. Tests add files to it, or replace some. */
export const good: Files = {
  "dataset.yaml": `
title: A test
description: {en: A test., es: Una prueba., fr: Un essai.}
licence: CC-BY-4.0
version: 1.0
`,
  "places.yaml": `
defaults: {sensitivity: CLEAR}
places:
  - {id: colombia, name: Colombia, kind: COUNTRY, iso: CO}
  - {id: narino-colombia, name: Nariño, kind: ADMIN1, partOf: colombia, divipola: 52}
  - {id: tumaco-narino, name: Tumaco, kind: ADMIN2, partOf: narino-colombia, divipola: 05120}
communities:
  - {id: tumaco, name: Tumaco, locatedIn: tumaco-narino}
  - {id: sardinata, name: Sardinata, locatedIn: colombia}
`,
  "vocabulary.yaml": `
defaults: {sensitivity: CLEAR, unchecked: [es, fr]}
issues:
  - id: extortion
    name: {en: Extortion, es: Extorsión, fr: Extorsion}
    roles: [ILLICIT_MARKET, THREAT]
    alignedTo: {EXACT: ["oci:CM3"]}
  - id: illegal-mining
    name: {en: Illegal mining, es: Minería ilegal, fr: Exploitation minière illégale}
    roles: [ILLICIT_MARKET]
codes:
  - {id: "oci:CM3", scheme: OCI, notation: CM3, title: Extortion and protection racketeering}
populationGroups:
  - {id: women, name: {en: Women, es: Mujeres, fr: Femmes}, protectedGroup: true}
  - {id: students, name: {en: Students, es: Estudiantes, fr: Étudiants}, protectedGroup: false}
actorTypes:
  - {id: criminal-groups, name: {en: Criminal groups, es: Grupos criminales, fr: Groupes criminels}}
rights:
  - {id: right-to-work, name: {en: Right to work, es: Derecho al trabajo, fr: Droit au travail}}
`,
  "sources/report/source.yaml": `
defaults: {sensitivity: CLEAR}
sources:
  - {id: report, title: A report, availability: HELD, language: en}
  - {id: other-report, title: Another report, availability: HELD}
passages:
  - {id: report-1, heading: Overview, source: report, startLine: 3, endLine: 5}
  - {id: report-2, heading: Overview, source: report, startLine: 9, endLine: 9}
  - {id: other-report-1, heading: Introduction, source: other-report, page: 2}
`,
  "sources/report/practices.yaml": `
defaults: {sensitivity: CLEAR}
practices:
  - {id: dialogues, name: {en: Dialogues, es: Diálogos, fr: Dialogues}, intent: SUPPORTIVE}
events:
  - {id: launch, name: {en: Launch, es: Lanzamiento, fr: Lancement}, chathamHouseRule: NOT_SAID}
`,
  "sources/report/claims.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
claims:
  - subject: tumaco
    faces: [extortion, illegal-mining]
    cites: report-1
  - subject: dialogues
    addresses: extortion
    effect: MITIGATES
    at: [tumaco, sardinata]
    for: [women, students]
    modality: INTENDED
    statement: "{subject} are meant to soften {object} in {at}."
    cites: [report-2, report-1]
`,
};

/** Reads a folder with these files. The lines are its problems as text. */
export async function read(
  files: Files,
  options: ReadOptions & { model?: Model } = {},
): Promise<FolderContents & { readonly lines: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "import-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const contents = await readFolder(folder, options.model ?? model, options);
    return { ...contents, lines: contents.problems.map((problem) => renderProblem(problem)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The problems of the good folder with one more file, one line each. */
export const problemsWith = async (content: string | Uint8Array, path = "more.yaml") => (await read({ ...good, [path]: content })).lines;

/** The problems of one more row of claims; its first line is line 4. */
export const problemsOfClaim = (row: string) =>
  problemsWith(
    `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}\nclaims:\n  -\n${row.trim().replace(/^ */gm, "    ")}\n`,
  );
