import { Readable } from "node:stream";
import { escapeXml } from "../../text/escape-xml.js";
import { element, xmlDeclaration } from "../../text/xml.js";
import type { Format } from "../format.js";
import type { Feed } from "./feed.js";

/** Atom (RFC 4287). */
export const atom = {
  name: "Atom",
  extension: "atom",
  mediaType: "application/atom+xml; charset=utf-8",
  description: "A feed that readers of news fetch again and again.",
  write: (feed: Feed): Readable => Readable.from([atomOf(feed)], { objectMode: false }),
} satisfies Format & { write(feed: Feed): Readable };

function atomOf({ id, lang, title, updated, author, self, entries }: Feed): string {
  const entryOf = (entry: Feed["entries"][number]) =>
    element(
      "entry",
      {},
      element("id", {}, escapeXml(entry.id)),
      element("title", {}, escapeXml(entry.title)),
      element("updated", {}, escapeXml(entry.updated)),
      element("link", { rel: "alternate", type: entry.link.type, href: entry.link.href }),
      element("content", { type: "text" }, escapeXml(entry.content)),
    );
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": lang },
    element("id", {}, escapeXml(id)),
    element("title", {}, escapeXml(title)),
    element("updated", {}, escapeXml(updated)),
    element("author", {}, element("name", {}, escapeXml(author))),
    element("link", { rel: "self", type: "application/atom+xml", href: self }),
    ...entries.map(entryOf),
  );
  return `${xmlDeclaration}${feed}\n`;
}
