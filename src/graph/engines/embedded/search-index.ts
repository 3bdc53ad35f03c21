import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";
import type { SearchMatch, SearchText } from "../../graph.js";

/** Finds records by their search texts. The engine's own text index neither folds accents nor matches starts of words. */
export class SearchIndex {
  private readonly words = new MiniSearch<{ id: string; label: string; other: string }>({
    fields: ["label", "other"],
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (term) => term,
    searchOptions: { prefix: true, combineWith: "AND" },
  });
  /** The ids of the records that have a name. */
  private readonly names = new SearchableMap<Set<string>>();
  private readonly namesOf = new Map<string, readonly string[]>();

  /** @param texts of the record, or null where it is removed */
  set(id: string, texts: SearchText | null): void {
    if (this.words.has(id)) this.words.discard(id);
    for (const name of this.namesOf.get(id) ?? []) this.removeName(name, id);
    this.namesOf.delete(id);
    if (!texts) return;
    const { searchNames, searchLabels: label, search } = texts;
    const labels = new Set(label.split(" "));
    const other = search.split(" ").filter((word) => !labels.has(word));
    if (label || other.length) this.words.add({ id, label, other: other.join(" ") });
    for (const name of searchNames) this.names.fetch(name, () => new Set()).add(id);
    this.namesOf.set(id, searchNames);
  }

  /** The ids of the records that match, in no order. */
  find(words: readonly string[], match: SearchMatch): string[] {
    const query = words.join(" ");
    if (!query) return [];
    if (match === "NAME") return [...(this.names.get(query) ?? [])];
    if (match === "NAME_START") return [...new Set([...this.names.atPrefix(query).values()].flatMap((ids) => [...ids]))];
    return this.words.search(query, match === "LABEL" ? { fields: ["label"] } : {}).map((hit) => hit.id as string);
  }

  private removeName(name: string, id: string): void {
    const ids = this.names.get(name);
    ids?.delete(id);
    if (ids?.size === 0) this.names.delete(name);
  }
}
