import DataLoader from "dataloader";
import { groupsByYear } from "../../../analysis/claim-groups.js";
import { recordsOn, valueClasses } from "../../../graph/axes.js";
import { closedValues, type Facet, type FacetedList, type Unchosen, withoutChoice } from "../../../graph/statements/facets/facet.js";
import { type FacetCounts, facetCounts, noCounts, type ValueCount } from "../../../graph/statements/facets/facet-counts.js";
import type { Model } from "../../../model/model.js";
import { compareText } from "../../../text/compare.js";
import { newestYear } from "../groups.js";
import type { Reader } from "../reader.js";
import type { ListedRecords } from "./connection-page.js";

/** A value of a facet as an answer has it. */
export interface FacetValue {
  /** Null stands for the records without a value. */
  readonly value: string | null;
  readonly count: number;
  readonly chosen: boolean;
  /** Whether it is the id of a record, whose name is its label. */
  readonly isRecord: boolean;
}
/** A facet of a list, with its values. */
export interface CountedFacet {
  readonly name: string;
  readonly values: readonly FacetValue[];
  /** How many more values have records. */
  readonly more: number;
}

/** What the values of a facet are. */
export interface FacetValues {
  /** All that there can be, in their order; undefined where there may be any. */
  readonly closed?: readonly string[];
  readonly areRecords: boolean;
}
export function valuesOfFacet(model: Model, facet: Facet): FacetValues {
  if ("relation" in facet) return { areRecords: true };
  if ("grouping" in facet) {
    const { axis } = facet.grouping;
    const records = recordsOn(axis);
    const property = records?.property === undefined ? undefined : model.property(records.classes[0] as never, records.property);
    const closed = property && closedValues(model, property);
    return { ...(closed && { closed }), areRecords: valueClasses(axis).length > 0 };
  }
  const closed = closedValues(model, facet.property);
  return { ...(closed && { closed }), areRecords: false };
}

/** More values than any facet has whose values are cut afterwards. */
const all = 1_000_000;

/** The facets of one list, or of the same list of many records: each facet is read when it is asked for, once. */
class FacetsOfList {
  private readonly loaders = new Map<string, Promise<DataLoader<string, FacetCounts>>>();
  private readonly chosen = new Map<string, Promise<Unchosen>>();
  constructor(
    private readonly reader: Reader,
    private readonly list: FacetedList,
  ) {}

  async read(name: string, facet: Facet, first: number, parent: string | undefined): Promise<CountedFacet> {
    const unchosen = this.chosen.get(name) ?? this.unchosenOf(facet);
    this.chosen.set(name, unchosen);
    const values = valuesOfFacet(this.reader.model, facet);
    const isYears = "grouping" in facet && facet.grouping.axis === "YEAR";
    const key = `${name} ${first}`;
    const loader = this.loaders.get(key) ?? unchosen.then((of) => this.loaderOf(facet, of, values.closed || isYears ? all : first));
    this.loaders.set(key, loader);
    const found = await (await loader).load(parent ?? "");
    const counts = isYears ? await yearsOfPeriods(this.reader, found) : found;
    return countedFacet(name, values, counts, (await unchosen).chosen, first);
  }

  private async unchosenOf(facet: Facet): Promise<Unchosen> {
    const { filter, named, choice } = this.list;
    const current = await this.reader.formerIds.resolved({ filter, named, choice });
    return withoutChoice(facet, { ...this.list, ...current });
  }
  private loaderOf(facet: Facet, unchosen: Unchosen, first: number): DataLoader<string, FacetCounts> {
    const { model, viewer } = this.reader;
    return new DataLoader(
      async (parents) => {
        const found = new Map(await this.reader.facts(facetCounts(model, facet, unchosen, first, parents, viewer.level)));
        return parents.map((parent) => found.get(parent) ?? noCounts);
      },
      { maxBatchSize: 1000 },
    );
  }
}
const newFacets = (reader: Reader, list: FacetedList) => new FacetsOfList(reader, list);

/** A facet of a list of records, under what is chosen of the others. */
export const readFacet = (reader: Reader, { list, parent }: ListedRecords, name: string, facet: Facet, first: number) =>
  reader.computed(newFacets, list).read(name, facet, first, parent);

/**
 * The values of a facet in their order: those that are known beforehand in that of their declaration, each of them; others by count, then by
 * value, at most `first` of them and all that are chosen. What stands for no value comes last.
 */
export function countedFacet(
  name: string,
  { closed, areRecords }: FacetValues,
  { size, first: read, chosen: picked, without }: FacetCounts,
  chosen: readonly (string | null)[],
  first: number,
): CountedFacet {
  const counts = new Map([...picked, ...read]);
  const counted = (value: string | null, count: number): FacetValue => ({
    value,
    count,
    chosen: chosen.includes(value),
    isRecord: areRecords,
  });
  const ordered = [...counts].sort(byCount);
  const shown = closed ?? ordered.slice(0, first).map(([value]) => value);
  const beyond = chosen.filter((value): value is string => value !== null && !shown.includes(value));
  const others = [...new Set(beyond)].map((value): ValueCount => [value, counts.get(value) ?? 0]).sort(byCount);
  const values = [...shown, ...others.map(([value]) => value)].map((value) => counted(value, counts.get(value) ?? 0));
  const unsaid = without > 0 || chosen.includes(null) ? [counted(null, without)] : [];
  return { name, values: [...values, ...unsaid], more: closed ? 0 : size - values.filter(({ count }) => count > 0).length };
}
const byCount = ([a, n]: ValueCount, [b, m]: ValueCount) => m - n || compareText(a, b);

/** Years in place of periods: a claim has one period at most, so that the numbers add up. */
export async function yearsOfPeriods(reader: Reader, { first, without }: FacetCounts): Promise<FacetCounts> {
  const periods = first.map(([period, value]) => ({ keys: [period], value }));
  const unsaid = without ? [{ keys: [null], value: without }] : [];
  const years = groupsByYear<number>([...periods, ...unsaid], 0, await newestYear(reader), (a, b) => a + b);
  const counts = years.flatMap(({ keys: [year], value }): ValueCount[] => (year == null ? [] : [[year, value]]));
  return { size: counts.length, first: counts, chosen: [], without: years.find(({ keys: [year] }) => year == null)?.value ?? 0 };
}
