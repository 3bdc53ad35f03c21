import { Readable } from "node:stream";
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
      element("id", {}, escaped(entry.id)),
      element("title", {}, escaped(entry.title)),
      element("updated", {}, escaped(entry.updated)),
      element("link", { rel: "alternate", type: entry.link.type, href: entry.link.href }),
      element("content", { type: "text" }, escaped(entry.content)),
    );
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": lang },
    element("id", {}, escaped(id)),
    element("title", {}, escaped(title)),
    element("updated", {}, escaped(updated)),
    element("author", {}, element("name", {}, escaped(author))),
    element("link", { rel: "self", type: "application/atom+xml", href: self }),
    ...entries.map(entryOf),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}

/** An element. @param content elements, and texts that are escaped */
function element(name: string, attributes: Readonly<Record<string, string>>, ...content: readonly string[]): string {
  const start = [name, ...Object.entries(attributes).map(([attribute, value]) => `${attribute}="${escaped(value)}"`)].join(" ");
  return content.length ? `<${start}>${content.join("")}</${name}>` : `<${start}/>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** A text as XML 1.0 takes it, in which most control characters and lone surrogates cannot stand, escaped or not. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => entities[character] as string);
