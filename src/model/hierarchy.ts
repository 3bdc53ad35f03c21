import { findCycles } from "./cycles.js";
import type { LinkRecord } from "./records.js";

/** A step up: the link, and the record that it leads to. */
interface Step {
  readonly target: string;
  readonly link: LinkRecord;
}
/** The ids of a cycle. The last is the record whose link closes it. */
interface HierarchyCycle {
  readonly ids: readonly string[];
  readonly closing: LinkRecord;
}

/** The acyclic links of all records. Finds cycles (at least one, if there is any) and distances from the widest record. */
export class Hierarchy {
  private readonly steps = new Map<string, Step[]>();
  private readonly cycles = new Map<string, HierarchyCycle[]>();
  private readonly distances = new Map<string, number>();
  private analysed = false;

  /** Adds an acyclic link of a record. */
  add(id: string, link: LinkRecord): void {
    const steps = this.steps.get(id) ?? [];
    steps.push({ target: link.to, link });
    this.steps.set(id, steps);
    this.analysed = false;
  }
  /** The ids of the records that have acyclic links. */
  get ids(): Iterable<string> {
    return this.steps.keys();
  }
  linksOf(id: string): readonly LinkRecord[] {
    return (this.steps.get(id) ?? []).map(({ link }) => link);
  }
  /** The cycles that a link of this record closes. */
  cyclesClosedBy(id: string): readonly HierarchyCycle[] {
    this.analyse();
    return this.cycles.get(id) ?? [];
  }
  /** The length of the longest path from a record to the widest one. */
  distanceOf(id: string): number {
    this.analyse();
    return this.distances.get(id) ?? 0;
  }

  private analyse(): void {
    if (this.analysed) return;
    this.analysed = true;
    this.cycles.clear();
    this.distances.clear();
    const stepsOf = (id: string) => this.steps.get(id) ?? [];
    const measure = (id: string, longest: number) => this.distances.set(id, longest);
    for (const { nodes, closing } of findCycles(this.steps.keys(), stepsOf, measure)) {
      const last = nodes.at(-1) as string;
      this.cycles.set(last, [...(this.cycles.get(last) ?? []), { ids: nodes, closing: closing.link }]);
    }
  }
}
