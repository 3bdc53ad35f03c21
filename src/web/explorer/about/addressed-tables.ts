/** A table by its address: its name there, and an example of what it takes. */
export interface AddressedTable {
  readonly name: string;
  readonly example: Readonly<Record<string, string>>;
  /** Records that the example names: it is shown where the graph has them. */
  readonly records: readonly string[];
}

const table = <N extends string>(
  name: N,
  records: Readonly<Record<string, string>> = {},
  others: Readonly<Record<string, string>> = {},
) => ({
  name,
  example: { ...records, ...others },
  records: Object.values(records).flatMap((ids) => ids.split(",")),
});

/** Every table that a server has, in the order in which the page about data lists them. */
export const addressedTables = [
  table("responses", { issue: "threats-to-social-leaders", place: "colombia" }),
  table("harmful-responses", { place: "world" }, { scopes: "EXACT,WITHIN,UNPLACED" }),
  table("response-gaps", { place: "western-balkans" }),
  table("transfer-candidates", { community: "san-jacinto", issue: "extortion" }),
  table("similar-communities", { community: "tumaco" }),
  table("practice-portfolio", { community: "tumaco" }),
  table("rights-impact", { issue: "organized-crime" }),
  table("practice-lineage", { practice: "national-resilience-dialogues-western-balkans" }),
  table("compare", { ids: "tumaco,tierralta" }),
  table("evidence-matrix", {}, { rows: "ISSUE", columns: "PRACTICE_TYPE" }),
  table("claim-groups", {}, { groupBy: "PREDICATE,MODALITY" }),
  table("neighbourhood", { id: "extortion" }),
  table("paths", { from: "el-guamo", to: "tumaco" }),
  table("search", {}, { query: "reclutamiento" }),
  table("changes"),
  table("dataset"),
  table("claims"),
] as const satisfies readonly AddressedTable[];

/** The records that the examples name, each once. */
export const exampleRecords: readonly string[] = [...new Set(addressedTables.flatMap(({ records }) => records))];

/** The address of a table in a format, relative to the root. Without values it has its name alone. */
export function tablePath({ name, example }: Pick<AddressedTable, "name" | "example">, extension: string): string {
  const query = new URLSearchParams(example).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return `${name}.${extension}${query && `?${query}`}`;
}
