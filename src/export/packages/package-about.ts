import { visibleDataSets } from "../../api/reading/data-sets.js";
import type { Reader } from "../../api/reading/reader.js";
import { type VisibleDataSet, visibleDigest } from "../../graph/statements/questions/dataset.js";

/** What a package says of all that is in it. */
export interface PackageAbout {
  readonly sets: readonly VisibleDataSet[];
  readonly title: string;
  readonly version: string;
  /** The licences of its data sets, each once. */
  readonly licences: readonly string[];
  /** The version of all that the viewer sees. */
  readonly dataVersion: string | null;
  /** The languages of names, best first. */
  readonly languages: readonly string[];
}

/** Data sets name no authors: what has made them is cited in their place, as CITATION.cff of the sources has it. */
export const creator = "Resilience Graph";

export async function packageAbout(reader: Reader): Promise<PackageAbout> {
  const sets = await reader.paced(async () => [...(await visibleDataSets(reader.renew()))]);
  const [dataVersion = null] = await reader.paced(() => reader.renew().read(visibleDigest(reader.viewer.level)));
  return {
    sets,
    title: sets.map(({ title }) => title).join("; ") || creator,
    version: sets.map(({ version }) => version).join("; ") || "0",
    licences: [...new Set(sets.map(({ licence }) => licence))],
    dataVersion,
    languages: reader.languages(undefined),
  };
}

/** Whether a licence is the identifier of one, such as CC-BY-4.0. */
export const isLicenceId = (licence: string): boolean => /^[A-Za-z0-9.]+(-[A-Za-z0-9.]+)+$/.test(licence);
