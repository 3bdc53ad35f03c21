import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { xlsx } from "../../src/export/formats/xlsx.js";
import { cutMark, maxCellLength } from "../../src/export/spreadsheets/cell.js";
import { sheetXml, type WorkbookSheet } from "../../src/export/spreadsheets/sheet.js";
import { sheetName, workbookOf } from "../../src/export/spreadsheets/workbook.js";
import type { Cell } from "../../src/export/tables/table.js";
import { testWith } from "../tools.js";
import { unzipped } from "../unzipped.js";

/** Workbooks: what a cell holds is what a spreadsheet shows, and no text is a formula. */
const hostile: readonly Cell[] = [
  "=cmd()",
  "+1",
  "\"quotes\" and 'more'",
  "two\nlines\r\nand\ta tab",
  "right to left \u202e and back",
  "]]> <script>alert(1)</script> &amp; <b>",
  "_x0041_ is no A",
  "  spaces  ",
  "Ábrego ñ đ Київ 🕊",
  "00123",
  "",
];
/** What XML has no form for. */
const impossible = "a\u0000b\u001fc\ud800d\uffff";
const columns = hostile.map((_, i) => `column ${i}`);
async function* rowsOf(...rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
const bytesOf = (...sheets: readonly WorkbookSheet[]) => buffer(workbookOf(sheets));
const partOf = async (bytes: Promise<Buffer>, path: string) =>
  unzipped(await bytes)
    .get(path)
    ?.toString("utf8") ?? "";

test("equal rows give equal bytes, at any time", async () => {
  const make = () => bytesOf({ name: "One", columns, rows: rowsOf(hostile) }, { name: "Two", rows: [["text"]] });
  const first = await make();
  jest.useFakeTimers({ now: Date.parse("2031-05-06T07:08:09Z"), doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  try {
    expect((await make()).equals(first)).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});

test("a text is a string, whatever it begins with; there is no formula", async () => {
  const xml = await partOf(bytesOf({ name: "One", columns, rows: rowsOf(hostile) }), "xl/worksheets/sheet1.xml");
  expect(xml).not.toMatch(/<f>/);
  expect(xml).toContain('<c t="inlineStr"><is><t xml:space="preserve">=cmd()</t></is></c>');
  expect(xml).toContain("_x005F_x0041_ is no A");
});

test("numbers are numbers, and a list is one text", async () => {
  const rows = rowsOf([7.5, true, null, ["a", "b|c"], []]);
  const xml = await partOf(bytesOf({ name: "One", columns, rows }), "xl/worksheets/sheet1.xml");
  expect(xml).toContain('<c><v>7.5</v></c><c t="b"><v>1</v></c><c/><c t="inlineStr"><is><t xml:space="preserve">a | b\\|c</t></is></c>');
});

test("a text that is longer than a cell is cut and marked, between letters", async () => {
  const longest = "a".repeat(maxCellLength);
  const longer = `${"a".repeat(maxCellLength - cutMark.length - 1)}🕊${"b".repeat(100)}`;
  const xml = await partOf(bytesOf({ name: "One", rows: [[longest], [longer]] }), "xl/worksheets/sheet1.xml");
  const [whole = "", cut = ""] = [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text]) => text);
  expect(whole).toBe(longest);
  expect(cut).toBe("a".repeat(maxCellLength - cutMark.length - 1) + cutMark);
});

test("a sheet that is full says so in its last row", async () => {
  const xml = (await buffer(sheetXml({ name: "One", columns: ["n"], rows: [[1], [2], [3], [4]] }, 4))).toString();
  expect([...xml.matchAll(/<row>/g)]).toHaveLength(4);
  expect(xml).toMatch(/<v>2<\/v><\/c><\/row><row>.*Cut here/);
});

test("names of sheets have no letter that Excel refuses", () => {
  expect(sheetName("a/b: [c]*?\\ and so on until it is too long")).toBe("a b   c     and so on until it ");
});

describe("the rows", () => {
  test("are read as the bytes are taken", async () => {
    let read = 0;
    const many = async function* () {
      for (; read < 100_000; read++) yield [String(read).repeat(50)];
    };
    const stream = workbookOf([{ name: "One", columns: ["n"], rows: many() }]);
    await once(stream, "readable");
    await new Promise((done) => setTimeout(done, 50));
    expect(read).toBeLessThan(50_000);
    stream.destroy();
  });
  test("are read no further once nobody takes the bytes", async () => {
    let ended = false;
    const endless = async function* () {
      try {
        for (let i = 0; ; i++) yield [String(i).repeat(50)];
      } finally {
        ended = true;
      }
    };
    let size = 0;
    for await (const chunk of workbookOf([{ name: "One", columns: ["n"], rows: endless() }])) {
      size += chunk.length;
      if (size > 10_000) break;
    }
    await new Promise((done) => setTimeout(done, 100));
    expect(ended).toBe(true);
  });
  test("that fail break the bytes off", async () => {
    const failing = async function* () {
      yield ["one"];
      throw new Error("No more rows.");
    };
    await expect(buffer(workbookOf([{ name: "One", columns: ["n"], rows: failing() }]))).rejects.toThrow("No more rows.");
  });
  test("that fail before the first one fail before the first byte", async () => {
    const failing = async function* (): AsyncGenerator<Cell[]> {
      yield* [];
      throw new Error("No rows.");
    };
    const chunks: unknown[] = [];
    const stream = xlsx.write({ columns: ["n"], rows: failing() }).on("data", (chunk) => chunks.push(chunk));
    const [error] = await once(stream, "error");
    expect([error.message, chunks]).toEqual(["No rows.", []]);
  });
});

describe("openpyxl", () => {
  testWith("openpyxl")("reads every cell as it was", async () => {
    const folder = mkdtempSync(join(tmpdir(), "workbook-"));
    const file = join(folder, "hostile.xlsx");
    writeFileSync(
      file,
      await bytesOf(
        { name: sheetName("<Two> & 'more'"), rows: [["text"]] },
        { name: "Cells", columns, rows: rowsOf(hostile, [1, 2.5, false, impossible]) },
      ),
    );
    const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[sheet.title, sheet.freeze_panes, [[cell.value for cell in row] for row in sheet.rows]] for sheet in book]))
print(json.dumps(sorted({cell.data_type for row in book["Cells"].rows for cell in row})))
`;
    const { stdout } = await promisify(execFile)("python3", ["-c", script, file]).finally(() => rmSync(folder, { recursive: true }));
    const [sheets, types] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    // openpyxl reads a line break as one character, and leaves the escapes of ECMA-376 as they are.
    const read = hostile.map((text) => String(text).replace("_x0041_", "_x005F_x0041_"));
    const pad = (row: readonly unknown[]) => [...row, ...hostile.slice(row.length).map(() => null)];
    expect(sheets).toEqual([
      ["<Two> & 'more'", null, [["text"]]],
      ["Cells", "A2", [columns, read, pad([1, 2.5, false, "a\ufffdb\ufffdc\ufffdd\ufffd"])]],
    ]);
    expect(types).not.toContain("f");
  });
});
