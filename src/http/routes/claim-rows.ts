import type { Format } from "../../export/format.js";
import { adverseEffects, helpfulEffects } from "../../model/claim.js";
import { type PageDeclaration, pages } from "../../web/explorer/address.js";

const records = (Object.values(pages) as PageDeclaration[]).flatMap(({ path, record }) => (record ? [path] : []));

/** The claims that a page of a record shows if its address chooses nothing: those that count in every question. */
const counted = { assertions: "STATED,COMPOSED,IMPORTED", statuses: "ACCEPTED" };

/** The claims that the map shows, as the table of claims takes them. */
function mapClaims(given: URLSearchParams): URLSearchParams {
  const { shows, issue, ...more } = Object.fromEntries(given);
  const effects = shows === "harm" ? adverseEffects : shows === "responses" ? helpfulEffects : undefined;
  return new URLSearchParams({
    predicate: effects ? "ADDRESSES" : "FACES",
    ...(effects && { effect: effects.join() }),
    ...(issue && { object: issue }),
    ...counted,
    ...more,
  });
}

/**
 * The rows of pages that have no table of their own are claims. Those of a record's page are the claims that name it:
 * `/community/tumaco.csv?lang=es` is `/claims.csv?about=tumaco` with the claims that count by default. Those of a claim are the claim
 * itself, whichever it is. Those of the map are the claims that it shows.
 * @param formats of rows, and the documents that go with rows
 * @returns a function that gives the address of the claims, undefined for the address of anything else
 */
export function claimRowsIn(formats: readonly Pick<Format, "extension">[]): (url: string) => string | undefined {
  const extensions = formats.map(({ extension }) => extension.replaceAll(".", "\\.")).join("|");
  // An id may have dots, as codes do: only what is a format at the end is none of it.
  const rows = new RegExp(`^/(${records.join("|")})/([^/?]+?)\\.(${extensions})(?:\\?(.*))?$`, "s");
  const map = new RegExp(`^/${pages.map.path}\\.(${extensions})(?:\\?(.*))?$`, "s");
  return (url) => {
    const [onMap, format, choice] = map.exec(url) ?? [];
    if (onMap) return `/claims.${format}?${mapClaims(new URLSearchParams(choice))}`;
    const [, page, id, extension, query] = rows.exec(url) ?? [];
    const about = id && decoded(id);
    const given = new URLSearchParams(query);
    const defaults = page === pages.claim.path ? [] : Object.entries(counted).filter(([name]) => !given.has(name));
    const chosen = defaults.map(([name, values]) => `&${name}=${values}`).join("");
    return about && `/claims.${extension}?about=${encodeURIComponent(about)}${chosen}${query ? `&${query}` : ""}`;
  };
}

/** @returns undefined for what is not well-formed */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
