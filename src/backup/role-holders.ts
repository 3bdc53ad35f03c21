import type { Class } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { UncheckedRecord } from "../model/records.js";
import { flags, hasFlag } from "../model/rules/rule.js";
import type { ClaimLine, EntityLine } from "./format.js";
import type { DumpLookup } from "./lookup.js";

interface Holder {
  readonly type: Class;
  readonly dataset: string;
  readonly line: number;
  readonly isDriver: boolean;
}

/** The entities of a dump to which claims of their own data set may give a role. */
export class RoleHolders {
  private readonly holders = new Map<string, Holder>();
  private readonly predicates: readonly string[];

  /** @param isCurrent whether the dump was written under this model: the rule about roles may be newer than another dump, which has no holders */
  constructor(
    private readonly model: Model,
    private readonly lookup: DumpLookup,
    isCurrent: boolean,
  ) {
    this.predicates = isCurrent ? model.predicatesThat(({ role }) => role !== undefined) : [];
  }

  addEntity(type: Class, { dataset, values }: EntityLine, line: number): void {
    if (this.predicates.length && this.model.property(type, flags.driver.property))
      this.holders.set(values.id, { type, dataset, line, isDriver: hasFlag(values, "driver") });
  }
  addClaim(line: ClaimLine): void {
    if (this.predicates.includes(line.claim.predicate ?? "") && this.holders.get(line.subject)?.dataset === line.dataset)
      this.lookup.addClaimed(line);
  }
  /** Each of them as rules read it, and its line. To be called after the last claim. */
  *records(): Iterable<readonly [UncheckedRecord, number]> {
    for (const [id, { isDriver }] of this.holders) if (isDriver) this.lookup.addDriver(id);
    for (const [id, { type, line }] of this.holders) yield [{ type, values: { id }, links: [] }, line];
  }
}
