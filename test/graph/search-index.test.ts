import { type IndexedRecord, LevelledIndex } from "../../src/graph/engines/embedded/search/levelled-index.js";
import { searchMatches } from "../../src/graph/graph.js";
import { Random } from "../random.js";

/** The index of the embedded engine finds what comparing every record would, through any writes, in memory and in its parts. */
const words = ["a", "ab", "abc", "b", "ba", "río", "rio", "river", "東京", "東", "z"];
const idOf = (n: number) => `r-${n}`;

function randomRecord(random: Random): IndexedRecord {
  const some = (most: number) => random.several(words, random.below(most + 1));
  const names = [some(3), some(2)].filter(({ length }) => length).map((name) => name.join(" "));
  const text = (of: readonly string[]) => [...new Set(of)].map((word) => ` ${word}`).join("");
  const labels = [...names.flatMap((name) => name.split(" ")), ...some(2)];
  return {
    level: random.below(4),
    labels: random.pick([
      ["Entity", "Place"],
      ["Entity", "Issue"],
    ]),
    texts: { searchNames: names, searchLabels: text(labels), search: text([...labels, ...some(4)]) },
  };
}
const starts = (text: string, word: string) => text.split(" ").some((one) => one.startsWith(word));
const matches = {
  NAME: ({ texts }: IndexedRecord, query: readonly string[]) => texts.searchNames.includes(query.join(" ")),
  NAME_START: ({ texts }: IndexedRecord, query: readonly string[]) => texts.searchNames.some((name) => name.startsWith(query.join(" "))),
  LABEL: ({ texts }: IndexedRecord, query: readonly string[]) => query.every((word) => starts(texts.searchLabels, word)),
  TEXT: ({ texts }: IndexedRecord, query: readonly string[]) => query.every((word) => starts(texts.search, word)),
};

test.each([1, 2, 3])("finds and counts the same as a search through all records (seed %i)", (seed) => {
  const random = new Random(seed);
  const stored = new Map<string, IndexedRecord>();
  let index = new LevelledIndex();
  for (let step = 0; step < 60; step++) {
    const changed = new Map<string, IndexedRecord | null>();
    for (let n = random.below(step % 7 === 0 ? 80 : 4); n >= 0; n--)
      changed.set(idOf(random.below(120)), random.chance(0.3) ? null : randomRecord(random));
    index.apply(changed);
    for (const [id, record] of changed) record ? stored.set(id, record) : stored.delete(id);
    if (random.chance(0.2)) index = LevelledIndex.fromParts(structuredClone(index.toParts()));
    const query = random.shuffled(words).slice(0, 1 + random.below(2));
    const level = random.below(4);
    const labels = random.pick([undefined, null, ["Place"], ["Issue", "Place"], ["Right"], []]);
    const after = random.pick([undefined, idOf(random.below(120))]);
    const first = random.pick([undefined, 1, 5]);
    const seen = [...stored].filter(([, r]) => r.level <= level && (!labels || r.labels.some((label) => labels.includes(label))));
    for (const [rank, match] of searchMatches.entries()) {
      const better = searchMatches[rank - 1];
      for (const best of [false, true]) {
        const expected = seen
          .filter(
            ([id, r]) => matches[match](r, query) && !(best && better && matches[better](r, query)) && (after === undefined || id > after),
          )
          .map(([id]) => id)
          .sort()
          .slice(0, first);
        expect(index.find(query, level, match, { labels, after, first, best })).toEqual(expected);
      }
    }
    expect(index.count(query, level, labels)).toBe(seen.filter(([, r]) => matches.TEXT(r, query)).length);
  }
});
