import { type FormEvent, useEffect, useRef, useState } from "react";
import { changed, type PageName } from "../address.js";
import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import { languageNames, pageLanguages } from "../words/index.js";
import { To } from "./to.js";

/** The pages under "Explore", in their order. */
const explored = [
  "communities",
  "places",
  "issues",
  "practices",
  "rights",
  "sources",
  "map",
  "matrix",
  "gaps",
  "similar",
  "neighbourhood",
  "compare",
] as const satisfies readonly PageName[];

/** The head of every page: where to go, a search, and the language. */
export function Header() {
  const { address, words, lang } = useExplorer();
  const { nav } = words;
  const labels: Readonly<Record<(typeof explored)[number], string>> = { ...nav, neighbourhood: nav.network };
  const menu = useRef<HTMLDetailsElement>(null);
  const place = `${address.page}/${address.id ?? ""}`;
  // On narrow screens all but the name and the languages is behind a button.
  const [open, setOpen] = useState(false);
  useEffect(() => {
    menu.current?.removeAttribute("open");
    setOpen(false);
  }, [place]);
  return (
    <header className={open ? "masthead open" : "masthead"}>
      <button type="button" className="skip quiet" onClick={skip}>
        {nav.skip}
      </button>
      <To to={{ page: "home" }} className="brand">
        {words.product}
      </To>
      <button type="button" className="quiet menu-button" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
        {nav.menu}
      </button>
      <nav aria-label={nav.main} id="pages">
        <ul>
          <li className="nav-ask">
            <To to={{ page: "home" }}>{nav.ask}</To>
          </li>
          <li>
            <details ref={menu} className="menu">
              <summary>{nav.explore}</summary>
              <ul>
                {explored.map((page) => (
                  <li key={page}>
                    <To to={{ page }}>{labels[page]}</To>
                  </li>
                ))}
              </ul>
            </details>
          </li>
          <li>
            <To to={{ page: "transfer" }}>{nav.transfer}</To>
          </li>
          <li>
            <To to={{ page: "data" }}>{nav.data}</To>
          </li>
          <li>
            <To to={{ page: "about" }}>{nav.about}</To>
          </li>
        </ul>
      </nav>
      <SearchField />
      <ul className="languages" aria-label={nav.language}>
        {pageLanguages.map((code) => (
          <li key={code}>
            <To to={changed(address, { lang: code })} replace lang={code} hrefLang={code} aria-current={code === lang ? "true" : undefined}>
              <abbr title={languageNames[code]}>{code}</abbr>
            </To>
          </li>
        ))}
      </ul>
    </header>
  );
}

/** Moves to the answer without a trace in the address, which may stand behind `#` already. */
function skip() {
  document.querySelector<HTMLElement>("#answer h1")?.focus();
}

function SearchField() {
  const { address, words, go } = useExplorer();
  const query = address.page === "search" ? (address.parameters?.query ?? "") : "";
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go({ page: "search", parameters: { query: String(new FormData(event.currentTarget).get("query") ?? "").trim() } });
  };
  return (
    <search className="search">
      <form onSubmit={search} action={new URL("search", root).href}>
        <input key={query} type="search" name="query" defaultValue={query} aria-label={words.nav.search} placeholder={words.nav.search} />
      </form>
    </search>
  );
}
