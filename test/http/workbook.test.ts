import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { listTables } from "../../src/export/tables/named-tables.js";
import { model } from "../../src/model/index.js";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { unzipped } from "../unzipped.js";
import { type Served, served } from "./served.js";

/** `/workbook.xlsx`: every list as a sheet with the rows that it has by URL. */
const lists = listTables(model);
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let bytes: Buffer;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
  bytes = Buffer.from(await (await server.get("/workbook.xlsx?lang=es")).arrayBuffer());
});
afterAll(async () => {
  await server.close();
  await seed.close();
});

test("has a sheet that explains, one for each list, and the codebook", () => {
  const files = unzipped(bytes);
  const names = [...(files.get("xl/workbook.xml")?.toString() ?? "").matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(["About", ...lists.map(({ name }) => name), "codebook"]);
  expect(new Set(names).size).toBe(names.length);
  const about = files.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
  for (const text of [
    "A data set",
    "Version of the data",
    "not evidence that there is nothing",
    "Cite a claim by its id",
    ...lists.map((l) => l.name),
  ])
    expect(about).toContain(text === "A data set" ? "Data set" : text);
});

test("has the rows of each list, and a column of the codebook for each of theirs", async () => {
  const files = unzipped(bytes);
  for (const [at, { name, columns }] of lists.entries()) {
    const rows = await server.rows(`/${name}.json?lang=es`);
    const xml = files.get(`xl/worksheets/sheet${at + 2}.xml`)?.toString() ?? "";
    expect([name, xml.match(/<row>/g)?.length]).toEqual([name, rows.length + 1]);
    for (const column of columns) expect(xml).toContain(`>${column.name}</t>`);
  }
  const codebook = files.get(`xl/worksheets/sheet${lists.length + 2}.xml`)?.toString() ?? "";
  expect(codebook.match(/<row>/g)?.length).toBe(1 + lists.reduce((sum, { columns }) => sum + columns.length, 0));
});

const folder = mkdtempSync(join(tmpdir(), "workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));
testWith("openpyxl")("opens in openpyxl with the same cells as the CSV has", async () => {
  const file = join(folder, "workbook.xlsx");
  writeFileSync(file, bytes);
  for (const { name } of lists) writeFileSync(join(folder, `${name}.csv`), await (await server.get(`/${name}.csv?lang=es`)).text());
  const script = `
import csv, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1] + "/workbook.xlsx", read_only=True)
text = lambda value: "" if value is None else ("true" if value else "false") if isinstance(value, bool) else str(value)
for name in book.sheetnames[1:-1]:
    cells = [[text(value) for value in row] for row in book[name].iter_rows(values_only=True)]
    rows = list(csv.reader(open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8-sig", newline="")))
    # Against formulas, the CSV puts an apostrophe before some texts, and numbers may have another form.
    same = lambda a, b: a == b or "'" + a == b or (a and b and a.replace(".", "").lstrip("-").isdigit() and float(a) == float(b))
    assert len(cells) == len(rows), name
    for one, other in zip(cells, rows):
        wrong = [(a, b) for a, b in zip(one + [""] * (len(other) - len(one)), other) if not same(a, b)]
        assert not wrong, (name, wrong)
print("equal")
`;
  const { stdout } = await promisify(execFile)("python3", ["-c", script, folder]);
  expect(stdout).toBe("equal\n");
});
