import { propertiesOf } from "../../src/model/declare.js";
import type { Dataset, EntityRecord } from "../../src/model/records.js";
import { foldedWords } from "../../src/text/fold.js";
import type { Random } from "../random.js";

/** Ids, codes, words to search for, languages, numbers and cursors that clients may send: right, nearly right and wrong. */
export class Names {
  private readonly ids: readonly string[];
  private readonly codes: readonly string[];
  private readonly words: readonly string[];
  /** Cursors of earlier answers, of any list. */
  readonly cursors: string[] = [];

  /** @param dataset the source of the names, hidden records included */
  constructor(
    private readonly random: Random,
    { entities, claims, formerIds = [] }: Dataset,
  ) {
    this.ids = [...[...entities, ...claims].map((r) => r.values.id), ...formerIds.map(({ id }) => id)];
    this.codes = entities.flatMap(codesOf);
    this.words = entities.flatMap(({ values: { id, name, aliases = {}, description = {} } }) =>
      [id, ...Object.values(name), ...Object.values(aliases).flat(), ...Object.values(description)].flatMap(foldedWords),
    );
  }

  /** A random value for an argument of this name. */
  of(argument: string): unknown {
    const { random } = this;
    switch (argument) {
      case "id":
      case "ids":
      case "issue":
        return this.nearly(random.pick(this.ids));
      case "place":
        return this.nearly(random.pick(random.chance(0.5) ? this.ids : this.codes));
      case "query":
        return this.search(random.pick(this.words));
      case "lang":
        return random.chance(0.03) ? "not a language" : random.pick(["en", "es", "fr", "de", "es-CO"]);
      case "first":
        return random.chance(0.03) ? 0 : random.pick([1, 1, 2, 2, 3, 5, 100]);
      case "since":
        return random.pick(["2026-01-01", "2026-01-31", "2026-01-31T12:00:00Z", "2026-01-31T12:00:01Z", "2027-02-28"]);
      case "depth":
        return random.pick([1, 2, 2, 3]);
      case "maxClaims":
        return random.pick([1, 2, 3, 4, 5, 6, 7]);
      case "after":
        return this.cursors.length ? random.pick(this.cursors) : "not-a-cursor";
      default:
        // Another argument of a question: the name of a record, or a word.
        return random.chance(0.7) ? this.nearly(random.pick(random.chance(0.5) ? this.ids : this.codes)) : random.pick(this.words);
    }
  }
  /** The name itself, the start of it, or one with a letter too few or too many. */
  nearly(name: string): string {
    const { random } = this;
    const at = random.below(name.length);
    return random.pick([
      name,
      name,
      name.slice(0, 3 + random.below(name.length)),
      name.slice(0, at) + name.slice(at + 1),
      `${name.slice(0, at)}x${name.slice(at)}`,
    ]);
  }
  /** Starts of one word or two. */
  search(...words: readonly string[]): string {
    const start = (word: string) => [...word].slice(0, 1 + this.random.below([...word].length)).join("");
    return [...words, ...(this.random.chance(0.2) ? [this.random.pick(this.words)] : [])].map(start).join(" ");
  }
}

/** The codes of outside schemes that name a record, such as `iso:CO`. */
export const codesOf = ({ type, values }: EntityRecord): string[] =>
  propertiesOf(type).flatMap((p) => {
    const code = p.scheme && (values as unknown as Record<string, unknown>)[p.name];
    return code ? [`${p.scheme}:${code}`] : [];
  });
