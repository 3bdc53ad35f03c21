import { words } from "../../src/graph/fold.js";
import { propertiesOf } from "../../src/model/declare.js";
import type { Dataset, EntityRecord } from "../../src/model/records.js";
import type { Random } from "../random.js";

/** What somebody may give as an id, a code, words to search for, a language, a number or a cursor: right, nearly right and wrong. */
export class Names {
  private readonly ids: readonly string[];
  private readonly codes: readonly string[];
  private readonly words: readonly string[];
  /** Cursors met before, of whatever list. */
  readonly cursors: string[] = [];

  /** @param dataset whose records are named, those of other viewers too */
  constructor(
    private readonly random: Random,
    { entities, claims }: Dataset,
  ) {
    this.ids = [...entities, ...claims].map((r) => r.values.id);
    this.codes = entities.flatMap(codesOf);
    this.words = entities.flatMap(({ values: { id, name, aliases = {}, description = {} } }) =>
      [id, ...Object.values(name), ...Object.values(aliases).flat(), ...Object.values(description)].flatMap(words),
    );
  }

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
      case "after":
        return this.cursors.length ? random.pick(this.cursors) : "not-a-cursor";
      default:
        throw new Error(`Nobody knows what to give as ${argument}.`);
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
  search(...found: readonly string[]): string {
    const start = (word: string) => [...word].slice(0, 1 + this.random.below([...word].length)).join("");
    return [...found, ...(this.random.chance(0.2) ? [this.random.pick(this.words)] : [])].map(start).join(" ");
  }
}

/** The codes of outside schemes that name a record, such as `iso:CO`. */
export const codesOf = ({ type, values }: EntityRecord): string[] =>
  propertiesOf(type).flatMap((p) => {
    const code = p.scheme && (values as unknown as Record<string, unknown>)[p.name];
    return code ? [`${p.scheme}:${code}`] : [];
  });
