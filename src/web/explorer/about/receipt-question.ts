import { type Address, type PageDeclaration, type PageName, pages, parametersOf } from "../address.js";

/** Where the question of a receipt is asked today: at a page, or, if no page asks it, at the address of its rows. */
export type AskedToday = { readonly address: Address } | { readonly rows: string };

/**
 * Where to ask the question of a receipt again.
 * @param question the path of its rows, without the format
 * @param values its arguments, as JSON
 */
export function askedToday(question: string, values: string): AskedToday {
  const given: [string, string][] = Object.entries(JSON.parse(values) as Record<string, unknown>).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, textOf(value)]],
  );
  const declared = Object.entries(pages) as [PageName, PageDeclaration][];
  const found = declared.find(([, { path, rows, record }]) => rows && !record && path === question);
  if (found && given.every(([name]) => parametersOf(found[0]).includes(name)))
    return { address: { page: found[0], parameters: Object.fromEntries(given) } };
  const query = new URLSearchParams(given).toString();
  return { rows: `${question}.html${query && `?${query}`}` };
}

/** A value as addresses write it. */
function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
