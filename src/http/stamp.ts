import { readFileSync } from "node:fs";
import type { Viewer } from "../api/reader.js";
import { type Graph, run } from "../graph/graph.js";
import { dataSetDigests } from "../graph/statements/dataset.js";
import { tagOf } from "./answers.js";

const { version: program } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

/** Gives the tag of the rows at an address, for a viewer, without reading them. */
export type Stamp = (viewer: Viewer, url: string) => Promise<string>;

/**
 * The tag changes with the graph and with this program, and is the same in every process and after a restart. A graph that was
 * made anew counts its versions from the start, so the digests of its data sets are in it as well. It is weak: it tells what was
 * read, not the bytes.
 */
export function stampOf(graph: Graph): Stamp {
  let known: { readonly version: string; readonly digests: Promise<string[]> } | undefined;
  return async ({ level, languages }, url) => {
    const version = await graph.version();
    if (known?.version !== version) {
      const digests = run(graph, dataSetDigests());
      known = { version, digests };
      // What failed once is read again.
      digests.catch(() => {
        known = undefined;
      });
    }
    return `W/${tagOf(JSON.stringify([program, version, await known.digests, level, languages, url]))}`;
  };
}
