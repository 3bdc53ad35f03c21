import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fileNameOf } from "../src/export/files/export-file.js";
import { exportFiles } from "../src/export/files/index.js";

/** docs/formats.md lists the files that there are, with their descriptions. */
const text = readFileSync(fileURLToPath(new URL("../docs/formats.md", import.meta.url)), "utf8");

test("every file is in the table, by name, as the program describes it", () => {
  const [, list = ""] = /^## All files$([\s\S]*?)^## /m.exec(text) ?? [];
  const rows = [...list.matchAll(/^\| `([a-z.-]+)` \| (.+) \|$/gm)].map(([, file, description]) => [file, description]);
  expect(rows).toEqual(exportFiles().map((file) => [fileNameOf(file), file.description]));
});
