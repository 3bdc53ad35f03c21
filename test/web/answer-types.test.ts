import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../built.js";

/** The types of what pages ask are made from the schema and the documents, and are those of today. */
const folder = join(root, "src/web/explorer/documents");

test("the generated types are current; `npm run schema` writes them", () => {
  const program = `
    import { readFile } from "node:fs/promises";
    import { answerTypes } from ${JSON.stringify(join(folder, "generate-types.mjs"))};
    process.stdout.write(await answerTypes(await readFile(${JSON.stringify(join(root, "schema/schema.graphql"))}, "utf8")));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toBe(readFileSync(join(folder, "answers.generated.ts"), "utf8"));
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
  expect(scripts.schema).toContain("src/web/explorer/documents/generate-types.mjs");
});
