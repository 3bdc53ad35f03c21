import { visibleDataSets } from "../../api/reading/data-sets.js";
import type { Reader } from "../../api/reading/reader.js";
import { changesWords } from "../../api/words/changes.js";
import { filledTemplate, type Template } from "../../api/words/template.js";
import { changesPage, latestWrites, type SeenWrite } from "../../graph/statements/questions/changes.js";
import { iriOf } from "../data-set-iri.js";
import type { Feed, FeedEntry } from "./feed.js";

/** How many writes the feed has. */
const maxEntries = 20;
/** How many changes of a write its entry lists, and how many it may have for any to be listed: each of them is looked at. */
const [listed, lookedAt] = [20, 1000];

/** A feed must say when it was updated. */
const never = "1970-01-01T00:00:00Z";

const words = {
  TITLE: { en: "Changes: {title}", es: "Cambios: {title}", fr: "Changements : {title}" },
} satisfies Record<string, Template>;

/** The latest changes of what the viewer may see, an entry for each write. A write of which the viewer sees no change is not there at all. */
export async function changesFeed(reader: Reader): Promise<Feed> {
  const { languages, level } = reader.viewer;
  const sets = await visibleDataSets(reader);
  const iri = iriOf(sets);
  const title = sets[0]?.title ?? "Resilience Graph";
  const heading = await filledTemplate(words, { template: "TITLE", values: { title } }, languages, reader);
  // One write more: each entry begins where the one before it ends.
  const writes = await reader.facts(latestWrites(level, maxEntries + 1));
  const entries = await Promise.all(writes.slice(0, maxEntries).map((write, i) => entryOf(reader, iri, write, writes[i + 1])));
  return {
    id: `${iri}changes`,
    lang: heading.lang,
    title: heading.value,
    updated: writes[0]?.at ?? never,
    author: title,
    self: `${iri}changes.atom`,
    entries,
  };
}

async function entryOf(reader: Reader, iri: string, write: SeenWrite, before: SeenWrite | undefined): Promise<FeedEntry> {
  const { at, version, number, tally } = write;
  const { LOADED: loaded, ADDED: added, CHANGED: changed, RETRACTED: retracted, REMOVED: removed } = tally;
  const values = { loaded, added, changed, retracted, removed, complete: "yes" };
  const sentence = await filledTemplate(changesWords, { template: "CHANGED", values }, reader.viewer.languages, reader);
  const total = loaded + added + changed + retracted + removed;
  const changes = total > lookedAt ? [] : await reader.facts(changesPage(reader.viewer.level, number - 1, [], Math.min(listed, total)));
  const more = total > changes.length ? [`(${total - changes.length} +)`] : [];
  return {
    id: `${iri}changes/${at}/${version}`,
    title: sentence.value,
    updated: at,
    link: { href: `${iri}changes.csv${before ? `?since=${before.version}` : ""}`, type: "text/csv" },
    content: [...changes.map(({ action, kind, id }) => `${action} ${kind} ${id}`), ...more].join("\n"),
  };
}
