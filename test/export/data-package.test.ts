import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { Reader } from "../../src/api/reading/reader.js";
import { bytesAtOneVersion } from "../../src/export/files/bytes-at-one-version.js";
import { packageFile } from "../../src/export/files/package-file.js";
import { listTables } from "../../src/export/tables/named-tables.js";
import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, PopulationGroup, Practice, PracticeType, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { testWith } from "../tools.js";
import { unzipped } from "../unzipped.js";

/** The data package: its descriptor by the published profiles, its tables, checksums, and the same bytes for the same graph. */
const hostile = '=cmd()|"quoted", \u202E ]]> <script>alert(1)</script>\r\n| \\ 05120';
const shown = [
  record(Place, "freedonia", {
    kind: "COUNTRY",
    iso: "FD",
    m49: "008",
    name: { en: hostile },
    latitude: -1.5,
    longitude: -77.25,
    coordinateKind: "CENTROID",
  }),
  record(Community, "river", { aliases: { en: [hostile, "plain"] } }, { LOCATED_IN: "freedonia" }),
  record(Issue, "extortion", { roles: ["THREAT", "HARM"] }),
  record(PopulationGroup, "minors"),
  record(PracticeType, "talks"),
  record(Practice, "dialogue", { name: { en: hostile } }, { OF_TYPE: "talks" }),
  record(Source, "report", {
    title: hostile,
    authors: [hostile, "Second"],
    availability: "HELD",
    language: "en",
    url: "https://example.org/a",
  }),
  record(Passage, "report-1", { heading: hostile, startLine: 1 }, { OF: "report" }),
  claim("river", "FACES", "extortion"),
  claim(
    "dialogue",
    "ADDRESSES",
    "extortion",
    { effect: "REDUCES", period: "2020-10/2021", statement: hostile },
    { at: "freedonia", for: ["minors"] },
  ),
];
const hidden = [
  record(Place, "a-hidden-place", { kind: "COUNTRY", sensitivity: "AMBER" }),
  claim("dialogue", "CARRIED_OUT_IN", "freedonia", { sensitivity: "RED" }),
];
const graphs: Graph[] = [];
async function packaged(records: typeof shown) {
  const graph = await graphOf(datasetOf(records));
  graphs.push(graph);
  return bytesOf(graph);
}
const bytesOf = (graph: Graph) =>
  buffer(
    bytesAtOneVersion(new Reader(model, graph, { level: 0, roles: [], languages: ["en"] }), (reader) =>
      packageFile.write(reader, {}, schema),
    ),
  );
let bytes: Buffer;
let files: Map<string, Buffer>;
const text = (path: string) => (files.get(path) as Buffer).toString();
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string }[] };
}
let descriptor: { readonly resources: readonly Resource[] };
beforeAll(async () => {
  bytes = await packaged(shown);
  files = unzipped(bytes);
  descriptor = JSON.parse(text("datapackage.json"));
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

test("has a table of each class, in CSV, and what tells of them", () => {
  const tables = [...listTables(model).map(({ name }) => `data/${name}.csv`), "codebook.csv"];
  const bibliographies = ["txt", "bib", "ris", "csl.json"].map((extension) => `sources.${extension}`);
  expect([...files.keys()]).toEqual([
    "README.txt",
    "LICENSE.txt",
    "CITATION.cff",
    ...tables,
    ...bibliographies,
    "datapackage.json",
    "SHA256SUMS",
  ]);
  expect(descriptor.resources.map(({ path }) => path)).toEqual(tables);
});

test("its descriptor is valid by the profile of Data Package 2.0", () => {
  // The profile, with those that it refers to, as the package check-datapackage 0.37.0 (MIT) has it.
  const profile = JSON.parse(readFileSync(new URL("../fixture/schemas/data-package-2.0.json", import.meta.url), "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(profile);
  expect([validate(descriptor), validate.errors]).toEqual([true, null]);
  const broken = { ...descriptor, resources: descriptor.resources.map(({ path: _, ...others }) => others) };
  expect(validate(broken)).toBe(false);
});

test("the descriptor has the size and the checksum of each table, and SHA256SUMS those of each file", () => {
  const sha256 = (path: string) =>
    createHash("sha256")
      .update(files.get(path) as Buffer)
      .digest("hex");
  for (const { path, bytes: length, hash } of descriptor.resources)
    expect([path, length, hash]).toEqual([path, files.get(path)?.length, `sha256:${sha256(path)}`]);
  const sums = text("SHA256SUMS").trimEnd().split("\n");
  expect(sums).toEqual([...files.keys()].filter((path) => path !== "SHA256SUMS").map((path) => `${sha256(path)}  ${path}`));
});

test("the fields of a table are its columns, and each says what it means", () => {
  for (const { path, schema } of descriptor.resources) {
    const [columns, ...rows] = parseCsv(text(path)) as string[][];
    expect([path, schema.fields.map(({ name }) => name)]).toEqual([path, columns]);
    for (const { description } of schema.fields) expect(description).toMatch(/\w/);
    for (const row of rows) expect(row).toHaveLength(columns?.length as number);
    if (path === "codebook.csv") continue;
    const described = (parseCsv(text("codebook.csv")) as string[][]).filter(([table]) => path === `data/${table}.csv`);
    expect([path, described.map(([, column]) => column)]).toEqual([path, columns]);
  }
  const [names, claimRow] = parseCsv(text("data/places.csv")) as string[][];
  expect(claimRow?.[names?.indexOf("m49") as number]).toBe("008");
});

test("the same records give the same bytes, and hidden ones change none", async () => {
  expect((await bytesOf(graphs[0] as Graph)).equals(bytes)).toBe(true);
  expect((await packaged(shown)).equals(bytes)).toBe(true);
  expect((await packaged([...shown, ...hidden])).equals(bytes)).toBe(true);
  expect((await packaged([...shown, record(Issue, "arson", { roles: ["HARM"] })])).equals(bytes)).toBe(false);
});

test("says how to cite it, and under which terms it stands", () => {
  expect(parseYaml(text("CITATION.cff"))).toMatchObject({ "cff-version": "1.2.0", type: "dataset", title: "A test", version: "1" });
  expect(text("LICENSE.txt")).toMatch(/^A test\. Data set, version 1: none\n/);
  expect(text("README.txt")).toContain("A test. Data set, version 1, none.");
  expect(text("sources.bib")).toContain("@online{report,");
});

const folder = mkdtempSync(join(tmpdir(), "package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
async function python(script: string): Promise<unknown> {
  const path = join(folder, "dataset.zip");
  writeFileSync(path, bytes);
  const { stdout } = await promisify(execFile)("python3", ["-c", script, path], { cwd: folder });
  return JSON.parse(stdout);
}

testWith("pandas")("zipfile finds no damage, and pandas reads every table with the types of its schema", async () => {
  const script = `
import json, sys, zipfile
import pandas as pd
archive = zipfile.ZipFile(sys.argv[1])
bad = archive.testzip()
found = {}
for r in json.load(archive.open("datapackage.json"))["resources"]:
    texts = {f["name"]: str for f in r["schema"]["fields"] if f["type"] == "string"}
    frame = pd.read_csv(archive.open(r["path"]), dtype=texts, keep_default_na=False, na_values=[""])
    assert list(frame.columns) == [f["name"] for f in r["schema"]["fields"]], r["name"]
    found[r["name"]] = len(frame)
print(json.dumps([bad, found]))`;
  const [bad, found] = (await python(script)) as [null, Record<string, number>];
  expect([bad, found.claims, found.places, found.sources, found.events]).toEqual([null, 2, 1, 1, 0]);
});

testWith("frictionless")("frictionless finds it valid: types, terms, keys, sizes and checksums", async () => {
  const script = `
import json, sys, zipfile
from frictionless import Package
zipfile.ZipFile(sys.argv[1]).extractall("unpacked")
report = Package("unpacked/datapackage.json").validate()
print(json.dumps([report.valid, report.flatten(["type", "note", "message"])[:20], [t.name for t in report.tasks]]))`;
  const [valid, errors, tables] = (await python(script)) as [boolean, unknown[], string[]];
  expect([valid, errors, tables.length]).toEqual([true, [], descriptor.resources.length]);
});
