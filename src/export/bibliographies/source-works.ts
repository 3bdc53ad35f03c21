import { type SourceCode, sourceWork } from "../../api/bibliography/source-work.js";
import type { Work } from "../../api/bibliography/work.js";
import { inPages } from "../../api/reading/lists/complete-list.js";
import type { Reader } from "../../api/reading/reader.js";
import { byIds } from "../../graph/statements/records.js";
import { visibleLinks } from "../../graph/statements/visible-links.js";
import { Code, Passage, Source } from "../../model/entities/index.js";

/** Sources or claims in one statement. */
const pageSize = 1000;

/** All visible sources by id, read page by page. */
export const allSourceWorks = (reader: Reader): AsyncGenerator<Work> =>
  inPages(reader, Source, {}, pageSize, (page, sources) => worksOf(page, sources as readonly Source[]));

/** The sources that visible claims rest on, by id: those of the passages that they cite. */
export async function* sourceWorksBehind(reader: Reader, claimIds: readonly string[]): AsyncGenerator<Work> {
  const sources = new Set<string>();
  for (const batch of batches([...new Set(claimIds)])) {
    const found = await reader.paced(async () => {
      const { model, viewer } = reader;
      const page = reader.renew();
      const linked = async (...[cls, ids, name]: [Parameters<typeof visibleLinks>[1], readonly string[], string]) =>
        (await page.read(visibleLinks(model, cls, ids, [name], false, viewer.level))).map(({ entity }) => entity);
      const passages = new Set(await linked(model.claim, batch, "CITES"));
      return linked(Passage, [...passages], "OF");
    });
    for (const source of found) sources.add(source);
  }
  yield* sourceWorks(reader, [...sources].sort());
}

/** The visible ones of some sources, in the order of their ids. @param ids in order */
export async function* sourceWorks(reader: Reader, ids: readonly string[]): AsyncGenerator<Work> {
  for (const batch of batches(ids))
    yield* await reader.paced(async () => {
      const page = reader.renew();
      return worksOf(page, (await page.facts(byIds(reader.model, Source, batch, reader.viewer.level))) as Source[]);
    });
}

/** Sources by id, with the codes that they have. */
async function worksOf(reader: Reader, sources: readonly Source[]): Promise<Work[]> {
  const { model, viewer } = reader;
  const ids = sources.map(({ id }) => id);
  const links = ids.length ? await reader.read(visibleLinks(model, Source, ids, ["ALIGNED_TO"], false, viewer.level)) : [];
  const codeIds = [...new Set(links.map(({ entity }) => entity))].sort();
  const codes = codeIds.length ? ((await reader.read(byIds(model, Code, codeIds, viewer.level))) as Code[]) : [];
  const codesById = new Map<string, SourceCode>(codes.map((code) => [code.id, code]));
  const codesOf = (id: string) =>
    links
      .filter(({ record, qualifier }) => record === id && qualifier === "EXACT")
      .map(({ entity }) => entity)
      .sort()
      .flatMap((code) => codesById.get(code) ?? []);
  return [...sources].sort((a, b) => (a.id < b.id ? -1 : 1)).map((source) => sourceWork(source, codesOf(source.id)));
}

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += pageSize) yield ids.slice(from, from + pageSize);
}
