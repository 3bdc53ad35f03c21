import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { readValidFolder } from "../../src/seed.js";
import { seeds } from "../built.js";
import { emptyGraph } from "../graph/engines.js";
import { asker } from "../harness.js";

export const seedFolder = seeds.shipped;

/** The documents that the shipped seed began with. What they say and do not say is tested; other sources may say other things. */
export const firstDocuments: readonly string[] = [
  "giresilience-page",
  "human-rights-week-report",
  "resilient-communities-fact-sheet",
  "somos-comunidad-page",
  "western-balkans-page",
];

/** The records of a folder. Reading them takes longer than writing them, so they are read once a worker. */
const contents = new Map<string, ReturnType<typeof readValidFolder>>();

interface SeedOptions {
  /** The folder of the seed; by default that of the product. */
  readonly folder?: string;
  /** The sources whose claims it has; by default all. */
  readonly sources?: readonly string[];
}

/** A graph with a seed, on the engine under test. */
export async function seeded({ folder = seedFolder, sources }: SeedOptions = {}) {
  const graph = await emptyGraph();
  if (!contents.has(folder)) contents.set(folder, readValidFolder(folder, model));
  const { dataset, about } = await (contents.get(folder) as ReturnType<typeof readValidFolder>);
  const info = { name: "seed", about: { title: about.title.en ?? "", licence: about.licence, version: about.version }, digest: "test" };
  await syncDataset(graph, model, info, sources ? claimsOf(dataset, sources) : dataset);
  return { graph, ask: await asker(graph), close: () => graph.close() };
}

/** A data set with the claims that cite these sources alone. */
export function claimsOf(dataset: Dataset, sources: readonly string[]): Dataset {
  const passages = new Set(
    dataset.entities.flatMap(({ values, links }) =>
      links.some(({ name, to }) => name === "OF" && sources.includes(to)) ? [values.id] : [],
    ),
  );
  return { ...dataset, claims: dataset.claims.filter(({ cites }) => cites.every((passage) => passages.has(passage))) };
}
