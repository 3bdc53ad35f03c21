import { type VisibleLink, visibleLinks } from "../../../graph/statements/visible-links.js";
import type { Class } from "../../../model/declare.js";
import type { Reader } from "../reader.js";

/** The links of one record by one name, each once and in order. */
export type LinksOf = (record: string, name: string) => readonly VisibleLink[];

/** The visible links of records, in one or both directions, by their names. */
export async function linksByRecord(
  reader: Reader,
  cls: Class,
  ids: readonly string[],
  directions: readonly { readonly names: readonly string[]; readonly inward: boolean }[],
): Promise<LinksOf> {
  const found = new Map<string, VisibleLink[]>();
  for (const { names, inward } of directions) {
    if (!ids.length || !names.length) continue;
    for (const link of await reader.read(visibleLinks(reader.model, cls, ids, names, inward, reader.viewer.level))) {
      const key = `${link.name} ${link.record}`;
      const links = found.get(key);
      if (links) links.push(link);
      else found.set(key, [link]);
    }
  }
  return (record, name) => {
    const links = found.get(`${name} ${record}`) ?? [];
    // Most records have one link of a name.
    return links.length < 2 ? links : eachOnce(links);
  };
}

const eachOnce = (links: readonly VisibleLink[]): VisibleLink[] =>
  [...new Map(links.map((link) => [`${link.entity} ${link.qualifier ?? ""}`, link]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, link]) => link);
