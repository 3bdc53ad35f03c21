import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { emptyGraph } from "../graph/engines.js";
import { good } from "../import/fixture.js";

test("a file that is not read is refused even if the graph holds all the others already; hidden files and notes do not count", async () => {
  const folder = await mkdtemp(join(tmpdir(), "unread-"));
  const graph = await emptyGraph();
  try {
    const flat = Object.entries(good).map(([path, content]) => [path.replaceAll("/", "-"), content] as const);
    for (const [path, content] of flat) if (!path.endsWith("expected.yaml")) await writeFile(join(folder, path), content);
    expect(await seed(graph, model, folder)).toBeDefined();
    expect(await seed(graph, model, folder)).toBeUndefined();
    await writeFile(join(folder, ".hidden"), "x");
    expect(await seed(graph, model, folder)).toBeUndefined();
    await writeFile(join(folder, "claims.csv"), "subject,faces\n");
    await expect(seed(graph, model, folder)).rejects.toThrow(/claims\.csv:1 is not read: only \.yaml files are\./);
  } finally {
    await graph.close();
    await rm(folder, { recursive: true });
  }
});
