import { namesOf } from "../../api/answers/cells.js";
import { countryColumns, groundColumns } from "../../api/answers/columns/place-columns.js";
import { inLanguage } from "../../api/reading/languages.js";
import { inPages } from "../../api/reading/lists/complete-list.js";
import type { Reader } from "../../api/reading/reader.js";
import { namingClaimCounts } from "../../graph/statements/groups/naming-claim-counts.js";
import type { Class } from "../../model/declare.js";
import { Community, type Place } from "../../model/entities/index.js";
import type { Locality } from "../../model/entity.js";
import type { Cell } from "../tables/table.js";
import type { MapFeature } from "./geojson.js";

/** How many records are read at a time. */
const pageSize = 500;

/** The sort, the codes and the coordinates of a locality, and its country, as in the tables. A community has those of its ground. */
const located = [groundColumns(), countryColumns];
const names = located.flatMap(namesOf);

/** Places or communities as points with their counts of claims, page by page; each page counts in one statement. */
export async function* localityFeatures(reader: Reader, cls: Class): AsyncGenerator<MapFeature> {
  yield* inPages(reader, cls, {}, pageSize, async (page, nodes) => {
    const records = nodes as readonly Locality[];
    const ids = records.map(({ id }) => id);
    const claims = new Map(ids.length ? await page.read(namingClaimCounts(page.model, cls, ids, ["AT"], {}, page.viewer.level)) : []);
    return Promise.all(records.map((record) => featureOf(page, record, claims.get(record.id) ?? 0)));
  });
}

async function featureOf(reader: Reader, record: Locality, claims: number): Promise<MapFeature> {
  const cells = (await Promise.all(located.map((columns) => columns.cells(record, reader)))).flat();
  const { longitude, latitude, ...others } = Object.fromEntries(names.map((column, i): [string, Cell] => [column, cells[i] ?? null]));
  const languages = reader.languages(undefined);
  const name = inLanguage(record.name, languages).value;
  const { noteOnName, description } = record as Place;
  return {
    id: record.id,
    point: typeof longitude === "number" && typeof latitude === "number" ? { longitude, latitude } : null,
    properties: {
      id: record.id,
      name,
      label: noteOnName ? `${name}*` : name,
      note: noteOnName && description ? inLanguage(description, languages).value : null,
      ...(record instanceof Community && { located_in_id: await groundOf(reader, record) }),
      ...others,
      claims,
    },
  };
}

async function groundOf(reader: Reader, community: Community): Promise<string | null> {
  const locatedIn = reader.model.relation(Community, "locatedIn");
  return locatedIn ? ((await reader.one(locatedIn, community))?.id ?? null) : null;
}
