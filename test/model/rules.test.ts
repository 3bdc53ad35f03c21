import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDump } from "../../src/backup/check.js";
import { Failure } from "../../src/errors.js";
import { audit } from "../../src/graph/statements/audit.js";
import { model } from "../../src/model/index.js";
import { rules } from "../../src/model/rules/index.js";
import { smallCount } from "../../src/model/rules/small-counts.js";
import { read } from "../import/fixture.js";
import { brokenRecords, type Draft, soundRecords } from "./broken.js";
import { asDump, asGraph, asYaml } from "./written.js";

/** Each rule is declared once. YAML reading, restore and `check` refuse records that break it, with the same code. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The codes of the rules that are broken, as reading a folder reports them; without those about the file itself. */
async function codesOfYaml(records: readonly Draft[]): Promise<string[]> {
  const { problems } = await read(asYaml(records));
  return [...new Set(problems.map(({ code }) => code))].filter((code) => code !== "format");
}
/** The code of the rule that the check of a dump reports. It stops at the first violation. */
async function codesOfDump(records: readonly Draft[]): Promise<string[]> {
  const path = join(folder, "dump.ndjson");
  await writeFile(path, asDump(records));
  try {
    await checkDump(path, "dump.ndjson", model);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.message).toMatch(new RegExp(`^dump.ndjson:${error.details.line} `));
    return [String(error.details.rule)];
  }
}
/** The codes of the rules that `check` reports for a stored graph. */
async function codesOfGraph(records: readonly Draft[]): Promise<string[]> {
  const graph = await asGraph(records);
  try {
    const known = new Set(rules.map(({ code }) => code));
    return (await audit(graph, model)).flatMap(({ code, findings }) => (known.has(code) && findings.length ? [code] : []));
  } finally {
    await graph.close();
  }
}

test("valid records are accepted by all three", async () => {
  const records = soundRecords();
  expect([await codesOfYaml(records), await codesOfDump(records), await codesOfGraph(records)]).toEqual([[], [], []]);
});

test.each(brokenRecords.map((broken) => [broken.rule, broken.what, broken.records] as const))("%s: %s", async (rule, _, records) => {
  // Readers of files suppress small counts, so they do not refuse them.
  expect(await codesOfYaml(records)).toEqual(rule === smallCount.code ? [] : [rule]);
  expect(await codesOfDump(records)).toEqual([rule]);
  expect(await codesOfGraph(records)).toEqual([rule]);
});

describe("a claim about a driver", () => {
  const hide =
    (sensitivity: string, ...ids: string[]) =>
    (records: Draft[]) => {
      for (const { values } of records) if (ids.includes(values.id)) values.sensitivity = sensitivity;
      return records;
    };
  /** Theft drives crime, as a claim says that cites a source of its own. */
  const driving = (roles: readonly string[]): Draft[] => {
    const records = soundRecords();
    const copyOf = (id: string, as: string, more: object, links: Draft["links"]) => {
      const { type, values } = records.find((record) => record.values.id === id) as Draft;
      records.push({ type, values: Object.assign(Object.create(type.prototype as object), values, { id: as }, more), links });
    };
    const link = (name: string, to: string) => ({ name, to });
    Object.assign((records.find(({ values }) => values.id === "theft") as Draft).values, { roles });
    copyOf("report", "dossier", { title: "dossier" }, []);
    copyOf("report-2", "dossier-1", { heading: "dossier-1" }, [link("OF", "dossier")]);
    const ends = [link("SUBJECT_OF", "theft"), link("OBJECT", "crime"), link("AT", "people"), link("CITES", "dossier-1")];
    copyOf("claim-faces", "claim-drives", { predicate: "DRIVES" }, ends);
    return records;
  };
  const codes = async (records: readonly Draft[]) => {
    const graph = await asGraph(records);
    await graph.close();
    return [await codesOfYaml(records), await codesOfDump(records), await codesOfGraph(records)];
  };

  test("gives the role if everybody sees it", async () => {
    expect(await codes(driving(["THREAT", "DRIVER"]))).toEqual([[], [], []]);
    expect(await codes(driving(["THREAT"]))).toEqual([["claimed-role"], ["claimed-role"], ["claimed-role"]]);
  });
  test.each([
    ["by itself", hide("GREEN", "claim-drives")],
    ["as its subject is", hide("AMBER", "theft", "iccs:01")],
    ["as its object is", hide("AMBER", "crime")],
    ["as its source is", hide("RED", "dossier")],
    ["as its passage is", hide("RED", "dossier-1")],
    ["as the ground of its place is", hide("AMBER", "town", "people")],
  ])("may give the role and does not have to if it is hidden %s", async (_, hidden) => {
    expect(await codes(hidden(driving(["THREAT", "DRIVER"])))).toEqual([[], [], []]);
    expect(await codes(hidden(driving(["THREAT"])))).toEqual([[], [], []]);
  });
});

test("there is a broken record for every rule, and a rule for every broken record", () => {
  expect(new Set(brokenRecords.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ code }) => code)));
});

test("codes are unique, and each rule is described in a sentence", () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { code, description } of rules) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  }
});
