import { readFileSync } from "node:fs";
import type { Viewer } from "../../api/reading/reader.js";
import type { Graph } from "../../graph/graph.js";
import { isPublic, viewerKey } from "../identity/viewer.js";
import { canonicalKey, etagOf } from "./response-cache.js";

/** Another release may write the same content in another way. */
const { version: release } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };

/**
 * The tag of an answer that is sent while it is read, known before anything is read. It is weak, and made of the version of what its viewer
 * sees, of the release, and of all else that decides the answer: what a viewer may not see changes no tag.
 * @param parts what was asked for, and in which form
 * @returns undefined for an answer that no cache may store, and while the graph has no version
 */
export async function versionTagOf(
  graph: Pick<Graph, "visibleVersion">,
  viewer: Viewer,
  ...parts: readonly unknown[]
): Promise<string | undefined> {
  if (!isPublic(viewer)) return undefined;
  const { digest } = await graph.visibleVersion(viewer.level);
  if (digest === undefined) return undefined;
  return `W/${etagOf(canonicalKey([release, digest, viewerKey(viewer), viewer.languages, ...parts]))}`;
}
