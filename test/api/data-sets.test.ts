import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Issue } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";

/** The title of a data set is hidden where all of its records are. */
test("a data set is listed for viewers who may see something of it", async () => {
  const graph = await graphOf(world);
  const held = (name: string) => ({ name, about: { title: `About ${name}`, licence: "none", version: "1" }, digest: name });
  await syncDataset(graph, model, held("operation"), datasetOf([record(Issue, "plot", { roles: ["THREAT"], sensitivity: "AMBER" })]));
  await syncDataset(graph, model, held("notes"), datasetOf([claim("river", "FACES", "crime", { sensitivity: "GREEN" })]));
  await syncDataset(graph, model, held("nothing"), datasetOf([]));
  const ask = await asker(graph);
  const names = async (level: Level) => {
    const { data, errors } = await ask("{ dataset { sets { name title } } }", { level });
    expect(errors).toEqual([]);
    return data.dataset.sets.map(({ name }: { name: string }) => name);
  };
  expect(await names(0)).toEqual(["test"]);
  expect(await names(1)).toEqual(["notes", "test"]);
  expect(await names(2)).toEqual(["notes", "operation", "test"]);
  await graph.close();
});
