import { type Class, plural, singular } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import { isA, type Model } from "../model/model.js";
import type { LinkRecord } from "../model/records.js";
import { nearest } from "../nearest.js";
import { type Field, type Node, shown } from "./document.js";
import { either, nameOf, type Problems, perhaps, type Spot } from "./problem.js";

/** A record that others may name, sound or not: a mistake in one record is not also a mistake in all that name it. */
export interface Entry {
  readonly id: string;
  readonly type: Class<Entity>;
  /** Nothing while its properties are wrong. */
  readonly values?: Entity;
  /** Those that were read so far. */
  links: readonly LinkRecord[];
  readonly spot: Spot;
  readonly fields: ReadonlyMap<string, Field>;
}

/** Every record that can be named, by id. */
export class Registry {
  private readonly entries = new Map<string, Entry>();
  private readonly suggestions = new Map<string, string>();

  /** @param unread what stands in files that could not be read: nobody is told that it does not exist */
  constructor(
    private readonly model: Model,
    private readonly problems: Problems,
    private readonly unread: ReadonlySet<string> = new Set(),
  ) {}

  /** @returns whether nothing else has its id */
  add(entry: Entry): boolean {
    const twin = this.entries.get(entry.id);
    if (twin) {
      this.problems.add(
        entry.spot,
        "id",
        entry.id,
        `is taken: ${nameOf(twin.spot)} has it too. An id names one record of the whole graph.`,
      );
      return false;
    }
    this.entries.set(entry.id, entry);
    return true;
  }
  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }
  get all(): Iterable<Entry> {
    return this.entries.values();
  }

  /** The record that a value names, if there is one and it is of a class that fits; otherwise the problem is told. */
  named(node: Node, path: string, takes: readonly Class[], what: string): Entry | undefined {
    const id = node.kind === "scalar" ? node.text : "";
    const entry = id ? this.entries.get(id) : undefined;
    if (!entry) {
      if (id && this.unread.has(id)) return undefined;
      this.problems.add(node.spot, path, shown(node), id ? `is not an id here.${this.suggestion(id, takes)}` : "must be an id.");
      return undefined;
    }
    if (takes.some((cls) => isA(entry.type, cls))) return entry;
    this.problems.add(node.spot, path, id, `is ${one(entry.type)}; ${what} ${this.described(takes)}.`);
    return undefined;
  }
  /** `a place or a community` */
  described(classes: readonly Class[]): string {
    return either([...new Set(classes.flatMap((cls) => this.model.membersOf(cls)))].map(one));
  }
  /** The ids that would fit and may have been meant, or where such ids are written. */
  private suggestion(id: string, takes: readonly Class[]): string {
    const members = [...new Set(takes.flatMap((cls) => this.model.membersOf(cls)))];
    const key = `${id} ${members.map((m) => m.name)}`;
    // Each look-up goes through every id: a folder that gets everything wrong is told so without.
    const found = this.suggestions.get(key) ?? (this.suggestions.size < 500 ? perhaps(nearest(id, this.idsOf(members))) : "");
    this.suggestions.set(key, found);
    return (
      found || ` It must be the id of ${this.described(takes)}: write one in a list of ${either(members.map((m) => `\`${plural(m)}\``))}.`
    );
  }
  private *idsOf(members: readonly Class[]): Iterable<string> {
    for (const { id, type } of this.entries.values()) if (members.some((cls) => isA(type, cls))) yield id;
  }
}

/** `an actor type` */
export function one(cls: Class): string {
  const words = singular(cls).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}
