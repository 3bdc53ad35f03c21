import { codeKey } from "../../../model/codes/codes.js";
import type { Class } from "../../../model/declare.js";
import { Hierarchy } from "../../../model/hierarchy.js";
import { isA, type Model } from "../../../model/model.js";
import type { UncheckedRecord } from "../../../model/records.js";
import { type Claimed, type Flag, flags, type Lookup } from "../../../model/rules/rule.js";
import type { Graph } from "../../graph.js";
import { acyclicLinks, claimedSubjects, classesOf, endsOfClaims, flagged, sharedCodes } from "./stored.js";

type Readable = Pick<Graph, "read">;

/** The lookup of the rules over a stored graph. Flags, hierarchies and shared codes are read once; the classes of linked records are read for each page. */
export class StoredLookup implements Lookup {
  readonly hierarchy = new Hierarchy();
  private classes: ReadonlyMap<string, Class> = new Map();
  private readonly codes = new Map<string, string>();
  private readonly flags = new Map<Flag, ReadonlySet<string>>();
  private readonly claimed = new Map<string, ReadonlyMap<string, Claimed>>();
  private readonly wholes = new Map<string, string[]>();

  private constructor(
    private readonly graph: Readable,
    private readonly model: Model,
  ) {}

  static async read(graph: Readable, model: Model): Promise<StoredLookup> {
    const lookup = new StoredLookup(graph, model);
    for (const [flag, { property, value }] of Object.entries(flags))
      lookup.flags.set(flag as Flag, new Set(await flagged(graph, property, value, isList(model, property))));
    for (const predicate of model.predicatesThat(({ role }) => role !== undefined))
      lookup.claimed.set(predicate, new Map((await claimedSubjects(graph, predicate)).map(([id, open]) => [id, open ? "open" : "hidden"])));
    for (const type of model.entities) for (const [id, link] of await acyclicLinks(graph, model, type)) lookup.hierarchy.add(id, link);
    if (lookup.flags.get("chathamHouse")?.size) await lookup.readWholes();
    await lookup.readCodes();
    return lookup;
  }
  private async readWholes(): Promise<void> {
    const containing = this.model.predicatesThat((p) => p.containment);
    for (const [part, whole] of await endsOfClaims(this.graph, containing)) this.wholes.set(part, [...this.wholesOf(part), whole]);
  }
  private async readCodes(): Promise<void> {
    for (const [key, holder] of await sharedCodes(this.graph, this.model)) this.codes.set(key, holder);
  }

  /** Reads the classes of all records that a page is linked to. */
  async loadPage(records: readonly UncheckedRecord[]): Promise<void> {
    const ids = new Set(records.flatMap(({ links }) => links.map(({ to }) => to)));
    this.classes = await classesOf(this.graph, this.model, [...ids]);
  }

  isOneOf(id: string, classes: readonly Class[]): boolean {
    const cls = this.classes.get(id);
    return cls !== undefined && classes.some((other) => isA(cls, other));
  }
  classOf(id: string): Class | undefined {
    return this.classes.get(id);
  }
  has(id: string, flag: Flag): boolean {
    return this.flags.get(flag)?.has(id) ?? false;
  }
  holderOf(scheme: string, code: string): string | undefined {
    return this.codes.get(codeKey(scheme, code));
  }
  claimedBy(id: string, predicate: string): Claimed | undefined {
    return this.claimed.get(predicate)?.get(id);
  }
  wholesOf(id: string): readonly string[] {
    return this.wholes.get(id) ?? [];
  }
}

/** Whether a property holds lists. */
const isList = (model: Model, name: string): boolean => model.entities.some((cls) => model.property(cls, name)?.many);
