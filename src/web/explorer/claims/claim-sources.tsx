import { placeOf } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";
import type { ResponseItem } from "./response-items.js";

type Passage = ResponseItem["evidence"][number];

/** Passages under their sources, in the order in which they are cited. */
function bySource(passages: readonly Passage[]): { readonly source: Passage["source"]; readonly passages: readonly Passage[] }[] {
  const sources = new Map(passages.map(({ source }) => [source.id, source]));
  return [...sources.values()].map((source) => ({ source, passages: passages.filter((passage) => passage.source.id === source.id) }));
}

/** Where a claim is said, in short: each document once, with its lines. */
export function ClaimSources({ passages: cited }: { readonly passages: readonly Passage[] }) {
  const { words } = useExplorer();
  return bySource(cited).map(({ source, passages }) => (
    <span key={source.id}>
      <cite lang={source.language ?? undefined}>{source.title}</cite>
      {`, ${passages.map((passage) => placeOf(passage, words) || passage.heading).join(", ")}`}
    </span>
  ));
}
