import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { listTables } from "../../src/export/tables/named-tables.js";
import { model } from "../../src/model/index.js";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { type Served, served } from "./served.js";

/** Every list opens in pandas and in readr as the codebook says: the columns, their types, and every value as JSON has it. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});
const run = promisify(execFile);
const lists = listTables(model).map(({ name }) => name);
const expectedRows = () => Promise.all(lists.map(async (name) => `${name} ${(await server.rows(`/${name}.json`)).length}`));

testWith("pandas")("pandas", async () => {
  const script = `
import re, sys
import pandas as pd
root, names = sys.argv[1], sys.argv[2].split(",")
book = pd.read_json(f"{root}/codebook.json")
def parts(text):
    return [] if pd.isna(text) else [re.sub(r"\\\\(.)", r"\\1", part) for part in text.removeprefix("'").split(" | ")]
for name in names:
    columns = book[book.table == name]
    plain = ["INTEGER", "NUMBER", "BOOLEAN"]
    texts = columns[columns.list | ~columns.type.isin(plain)].column
    # pandas has no whole numbers with gaps by default.
    whole = columns[(columns.type == "INTEGER") & ~columns.list].column
    kinds = {**dict.fromkeys(texts, str), **dict.fromkeys(whole, "Int64")}
    frame = pd.read_csv(f"{root}/{name}.csv", dtype=kinds, keep_default_na=False, na_values=[""])
    rows = pd.read_json(f"{root}/{name}.json", dtype=False, convert_dates=False).to_dict("records")
    assert list(frame.columns) == list(columns.column), (name, "columns")
    for at, row in enumerate(rows):
        for column, kind, joined in zip(columns.column, columns.type, columns.list):
            read, told = frame[column][at], row[column]
            if joined:
                texts_told = [str(part if part is not None else "") for part in told]
                # One part that is missing is nothing in CSV, as no part is: the lists beside it have one part.
                assert parts(read) == (texts_told if texts_told != [""] else []), (name, column, read, told)
            elif pd.isna(told):
                assert pd.isna(read), (name, column, read)
            elif kind == "DAY":
                assert str(pd.Timestamp(read).date()) == told, (name, column, read)
            elif kind in plain:
                assert read == told and not isinstance(read, str), (name, column, read, told)
            else:
                assert read.removeprefix("'") == told.removeprefix("'").replace("\\r\\n", "\\n"), (name, column, read, told)
    print(name, len(frame))`;
  const { stdout } = await run("python3", ["-c", script, server.address, lists.join(",")]);
  expect(stdout.trimEnd().split("\n")).toEqual(await expectedRows());
});

testWith("readr")("readr", async () => {
  const script = `
suppressMessages(library(readr))
root <- commandArgs(TRUE)[1]
book <- read_csv(paste0(root, "/codebook.csv"), show_col_types = FALSE)
letters_of <- c(INTEGER = "i", NUMBER = "d", BOOLEAN = "l", DAY = "D")
for (name in strsplit(commandArgs(TRUE)[2], ",")[[1]]) {
  columns <- book[book$table == name, ]
  letter <- ifelse(columns$list | !(columns$type %in% names(letters_of)), "c", letters_of[columns$type])
  frame <- read_csv(paste0(root, "/", name, ".csv"), col_types = paste(letter, collapse = ""), na = "")
  stopifnot(nrow(problems(frame)) == 0, identical(names(frame), columns$column))
  cat(name, nrow(frame)); cat("\\n")
}`;
  const { stdout } = await run("Rscript", ["-e", script, server.address, lists.join(",")], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
  expect(stdout.trimEnd().split("\n")).toEqual(await expectedRows());
});
