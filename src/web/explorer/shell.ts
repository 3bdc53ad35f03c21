import { escapeMarkup } from "../../text/escape-markup.js";
import { type Address, addressIn, fileOf, rowsPathOf } from "./address.js";
import { en } from "./words/en/index.js";
import { es } from "./words/es/index.js";
import { fr } from "./words/fr/index.js";
import { languageFor } from "./words/index.js";

const words = { en, es, fr };

/** The way from the address of a request to the root of the server: a proxy may have the server below any path. */
export function rootFrom(url: string): string {
  const [path = ""] = url.slice(1).split("?", 1);
  return "../".repeat(path.split("/").length - 1) || "./";
}

/** The explorer as it was built. */
export interface ExplorerShell {
  /** In English, with %ROOT%, %PRELOADS% and %WITHOUT_SCRIPT%. */
  readonly template: string;
  /** The scripts that each part of the explorer needs, by its source, such as `pages/map`. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

/**
 * The explorer as it is served: with its language, with links that lead to the root from this address, and with what there is for readers
 * without JavaScript. It names all scripts that the page at this address needs, so that browsers load them at the same time.
 * @param url the path of the request and its query
 * @param preferred languages of the reader, best first
 */
export function filledShell({ template, scripts }: ExplorerShell, url: string, preferred: readonly string[]): string {
  const root = rootFrom(url);
  const [, query = ""] = /\?(.*)$/s.exec(url) ?? [];
  const lang = languageFor(new URLSearchParams(query).get("lang") ?? undefined, preferred);
  const address = addressIn(url.slice(1));
  const values: Readonly<Record<string, string>> = {
    ROOT: root,
    PRELOADS: preloads(scripts, ["main", "start", `words/${lang}/index`, ...(address ? [`pages/${fileOf(address.page)}`] : [])], root),
    WITHOUT_SCRIPT: withoutScript(address, root, words[lang]),
  };
  return template.replace('<html lang="en">', `<html lang="${lang}">`).replace(/%([A-Z_]+)%/g, (whole, name) => values[name] ?? whole);
}

/** Links that load the scripts of these parts. Parts that come with others have none of their own. */
function preloads(scripts: ExplorerShell["scripts"], parts: readonly string[], root: string): string {
  const files = new Set(parts.flatMap((part) => scripts[part] ?? []));
  return [...files].map((file) => `<link rel="modulepreload" href="${root}assets/${file}">`).join("");
}

/** What a reader without JavaScript can open: the rows of this page, or of all claims, as a table and as data; and the ready questions. */
function withoutScript(address: Address | undefined, root: string, { states }: (typeof words)[keyof typeof words]): string {
  const rowsAt = (extension: string) => (address && rowsPathOf(address, extension)) ?? `claims.${extension}`;
  const link = (to: string, text: string) => `<a href="${escapeMarkup(root + to)}">${escapeMarkup(text)}</a>`;
  const links = [
    link(rowsAt("html"), states.rowsAsTable),
    link(rowsAt("csv"), "CSV"),
    link(rowsAt("json"), "JSON"),
    link("gallery.json", states.readyQuestions),
  ];
  const noPage = address ? "" : `<p>${escapeMarkup(states.noPage)}</p>`;
  return `${noPage}<p>${escapeMarkup(states.noScript)} ${links.join(", ")}.</p>`;
}
