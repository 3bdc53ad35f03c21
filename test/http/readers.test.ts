import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { csvText } from "./cells.js";
import { type Served, served } from "./served.js";

/** pandas and readr read the CSV correctly with their defaults, without options for encodings; codes of digits are read as text, as README says. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
});
afterAll(async () => {
  await server.close();
  await seed.close();
});

const run = promisify(execFile);
const withPandas = testWith("pandas");
const withReadr = testWith("readr");

interface Column {
  readonly name: string;
  readonly type: "text" | "number" | "date" | "nothing";
  readonly missing: number;
  /** The number of characters in all its texts, or the sum of its numbers: damage on the way changes it. */
  readonly amount: number;
}
const tables = [
  "/claims",
  "/claims?lang=es",
  "/responses?issue=crime-and-violence",
  "/responses?issue=crime-and-violence&place=colombia&lang=fr",
  "/claim-groups?groupBy=ISSUE,PLACE:COUNTRY&lang=es",
  '/claim-groups?groupBy=YEAR,PRACTICE_TYPE:ROLL_UP,EFFECT&filter={"predicate":{"eq":"ADDRESSES"}}',
];
const addressOf = (table: string, ending: string) => table.replace(/^\/[a-z-]+/, `$&.${ending}`);

/** The expected columns, from the same rows as JSON. */
async function columnsOf(table: string): Promise<Column[]> {
  const rows = await server.rows(addressOf(table, "json"));
  return Object.keys(rows[0] ?? {}).map((name) => {
    // Both take a text without letters for a missing one; readr cuts the spaces around a text.
    const values = rows.map((r) => (Array.isArray(r[name]) ? csvText(r[name]).trim() : r[name])).filter((v) => v != null && v !== "");
    const [first] = values;
    const amount = rounded(values.reduce<number>((sum, v) => sum + (typeof v === "number" ? v : [...String(v)].length), 0));
    const type = first === undefined ? "nothing" : typeof first === "number" ? "number" : "text";
    return { name, type, missing: rows.length - values.length, amount };
  });
}

/** Sums of coordinates differ in their last digits with the order in which they are made. */
const rounded = (amount: number) => Number(amount.toFixed(3));

test("the tables contain accents, numbers, and columns with gaps", async () => {
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
frame = pd.read_csv(sys.argv[1], dtype={"place_m49": str, "place_divipola": str})
def column(name):
    held = frame[name].dropna()
    number = pd.api.types.is_numeric_dtype(frame[name]) and not pd.api.types.is_bool_dtype(frame[name])
    kind = "nothing" if held.empty else "number" if number else "text" if all(isinstance(v, (str, bool)) for v in held) else "mixed"
    return {"name": name, "type": kind, "missing": int(frame[name].isna().sum()), "amount": round(float(held.sum()), 3) if number else sum(len(str(v).strip()) for v in held)}
print(json.dumps([column(name) for name in frame.columns]))`;
    const { stdout } = await run("python3", ["-c", script, server.address + addressOf(table, "csv")]);
    expect(JSON.parse(stdout)).toEqual(await columnsOf(table));
  });

  withReadr("readr", async () => {
    const script = `
suppressMessages(library(readr))
frame <- read_csv(commandArgs(TRUE)[1], col_types = cols(place_m49 = "c", place_divipola = "c"))
stopifnot(nrow(problems(frame)) == 0)
for (name in names(frame)) {
  held <- frame[[name]][!is.na(frame[[name]])]
  kind <- if (length(held) == 0) "nothing" else if (inherits(held, "Date")) "date" else if (is.numeric(held)) "number" else if (is.character(held) || is.logical(held)) "text" else class(held)[1]
  amount <- if (is.numeric(held) && kind == "number") sum(held) else sum(nchar(as.character(held), type = "chars"))
  cat(name, kind, sum(is.na(frame[[name]])), format(amount, digits = 15), sep = "\\t"); cat("\\n")
}`;
    const { stdout } = await run("Rscript", ["-e", script, server.address + addressOf(table, "csv")], {
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    const read = stdout
      .trimEnd()
      .split("\n")
      .map((line) => {
        const [name, type, missing, amount] = line.split("\t");
        return { name, type, missing: Number(missing), amount: rounded(Number(amount)) };
      });
    // readr reads days as dates: the only texts that it does not read as text.
    const expected = (await columnsOf(table)).map((c) =>
      /^recorded_at|_(start|end)$/.test(c.name) && c.type === "text" ? { ...c, type: "date" } : c,
    );
    expect(read).toEqual(expected);
  });
});
