import type { Words } from "../words/index.js";

/** The source line of a figure, with the version of the data: figures leave the page without it. */
export const sourceLine = (
  sets: readonly { readonly title: string; readonly version: string }[],
  version: string | null | undefined,
  { network, foot }: Pick<Words, "network" | "foot">,
) =>
  [
    network.around.source(sets.map((set) => foot.version(set.title, set.version)).join(", ")),
    ...(version ? [network.around.version(version.slice(0, 8))] : []),
  ].join(" · ");
