import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { seeded } from "../seed/seeded.js";
import { type Served, served } from "./served.js";

/** Rows as researchers read them: with pandas and with readr, as they come, without a word about columns or encodings. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded();
  server = await served(seed.graph);
});
afterAll(async () => {
  await server.close();
  await seed.close();
});

const run = promisify(execFile);
/** Some machines have no such program; that is told, and is no failure. */
const where = (program: string, args: string[], missing: string) => {
  if (spawnSync(program, args).status === 0) return test;
  console.warn(`Skipped: ${missing}.`);
  return test.skip;
};
const withPandas = where("python3", ["-c", "import pandas"], "python3 has no pandas (pip install pandas)");
const withReadr = where("Rscript", ["-e", "library(readr)"], "Rscript has no readr (apt-get install r-cran-readr)");

interface Column {
  readonly name: string;
  readonly type: "text" | "number" | "date" | "nothing";
  readonly missing: number;
  /** How many characters its texts have together, or the sum of its numbers: whatever is spoilt on the way changes it. */
  readonly amount: number;
}
const tables = [
  "/claims",
  "/claims?lang=es",
  "/responses?issue=crime-and-violence",
  "/responses?issue=forced-recruitment-of-minors&place=colombia&lang=fr",
];
const addressOf = (table: string, ending: string) => table.replace(/^\/[a-z]+/, `$&.${ending}`);

/** What a reader should find, worked out from the same rows as JSON. */
async function columnsOf(table: string): Promise<Column[]> {
  const rows = await server.rows(addressOf(table, "json"));
  return Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((r) => r[name]).filter((v) => v !== null && v !== undefined);
    const [first] = values;
    const amount = values.reduce<number>((sum, v) => sum + (typeof v === "number" ? v : [...String(v)].length), 0);
    const type = first === undefined ? "nothing" : typeof first === "number" ? "number" : "text";
    return { name, type, missing: rows.length - values.length, amount };
  });
}

test("the tables have what there is to be read: accents, numbers, and columns with gaps", async () => {
  const columns = await columnsOf("/claims?lang=es");
  expect(columns.find((c) => c.name === "quantity_value")).toMatchObject({ type: "number", missing: expect.any(Number) });
  expect(columns.filter((c) => c.type === "text" && c.missing > 0).length).toBeGreaterThan(5);
  expect(JSON.stringify(await server.rows("/claims.json?lang=es"))).toMatch(/[áéíóúñ]/);
});

describe.each(tables)("%s", (table) => {
  withPandas("pandas", async () => {
    const script = `
import json, sys
import pandas as pd
frame = pd.read_csv(sys.argv[1])
def column(name):
    held = frame[name].dropna()
    number = pd.api.types.is_numeric_dtype(frame[name])
    kind = "nothing" if held.empty else "number" if number else "text" if all(isinstance(v, str) for v in held) else "mixed"
    return {"name": name, "type": kind, "missing": int(frame[name].isna().sum()), "amount": float(held.sum()) if number else sum(len(v) for v in held)}
print(json.dumps([column(name) for name in frame.columns]))`;
    const { stdout } = await run("python3", ["-c", script, server.address + addressOf(table, "csv")]);
    expect(JSON.parse(stdout)).toEqual(await columnsOf(table));
  });

  withReadr("readr", async () => {
    const script = `
suppressMessages(library(readr))
frame <- read_csv(commandArgs(TRUE)[1], show_col_types = FALSE)
stopifnot(nrow(problems(frame)) == 0)
for (name in names(frame)) {
  held <- frame[[name]][!is.na(frame[[name]])]
  kind <- if (length(held) == 0) "nothing" else if (inherits(held, "Date")) "date" else if (is.numeric(held)) "number" else if (is.character(held)) "text" else class(held)[1]
  amount <- if (is.numeric(held) && kind == "number") sum(held) else sum(nchar(as.character(held), type = "chars"))
  cat(name, kind, sum(is.na(frame[[name]])), amount, sep = "\\t"); cat("\\n")
}`;
    const { stdout } = await run("Rscript", ["-e", script, server.address + addressOf(table, "csv")], {
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    const read = stdout
      .trimEnd()
      .split("\n")
      .map((line) => {
        const [name, type, missing, amount] = line.split("\t");
        return { name, type, missing: Number(missing), amount: Number(amount) };
      });
    // A day is a day there, and the only sort of text that is taken for something else.
    const expected = (await columnsOf(table)).map((c) => (c.name === "recorded_at" ? { ...c, type: "date" } : c));
    expect(read).toEqual(expected);
  });
});
