import { writeFileSync } from "node:fs";
import { readFolder } from "../../src/import/folder.js";
import { renderProblem } from "../../src/import/problem.js";
import { model } from "../../src/model/index.js";

test("seed", async () => {
  const t = Date.now();
  const r = await readFolder("seed", model);
  const lines = r.problems.map((p) => renderProblem(p, "seed"));
  writeFileSync(
    "/tmp/brief/seed-problems.txt",
    lines.join("\n") + `\n${r.dataset.entities.length} entities, ${r.dataset.claims.length} claims, ${Date.now() - t} ms\n`,
  );
  writeFileSync("/tmp/imp/statements.txt", r.dataset.claims.map((c) => c.values.statement).join("\n"));
});
