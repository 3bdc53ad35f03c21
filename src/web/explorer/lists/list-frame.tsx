import { type ReactNode, useEffect, useRef, useState } from "react";
import { changed } from "../address.js";
import type { EntityType } from "../documents/answers.generated.js";
import { RecordLink } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { useExplorer } from "../state/explorer.js";
import { type Asked, useAnswer } from "../state/use-answer.js";

/** After so long without a key the names are looked up. */
const pause = 250;

/** What every list of records asks beside its records. */
interface ListAnswer {
  readonly dataset: { readonly version: string | null; readonly sets: readonly { readonly title: string; readonly version: string }[] };
}

/** Records that must not stand among the others, and why. */
export interface RecordsApart {
  readonly title: string;
  readonly why: string;
  readonly ids: ReadonlySet<string>;
}

/** A list of all records of some classes: a box that finds some of them by name, and else the list itself. */
export function ListFrame<D extends ListAnswer>({
  title,
  types,
  asked,
  document,
  apart,
  total,
  ready = true,
  children,
}: {
  readonly title: string;
  readonly types: readonly EntityType[];
  readonly asked: Asked<D>;
  /** The name of the document that was asked. */
  readonly document: string;
  /** Records that stand under a heading of their own wherever they are found. */
  readonly apart?: RecordsApart;
  /** How many records the table of this list has. */
  readonly total: (data: D) => number;
  /** Whether it is known what stands apart: nothing is shown before. */
  readonly ready?: boolean;
  readonly children: (data: D) => ReactNode;
}) {
  const { address } = useExplorer();
  const query = address.parameters?.query ?? "";
  const { data } = asked;
  const facts = data && {
    ...factsOf(data),
    total: total(data),
    document: { name: document, variables: {} },
  };
  return (
    <PageFrame title={title} facts={facts}>
      <h1 tabIndex={-1}>{title}</h1>
      <FilterBox key={address.page} query={query} />
      <Waiting asked={asked} />
      {!ready ? null : query ? (
        <FoundRecords query={query} types={types} apart={apart} />
      ) : (
        data && <div className="records-list">{children(data)}</div>
      )}
    </PageFrame>
  );
}

/** A box over the list. What is typed goes into the address, so that a link leads to the same names. */
function FilterBox({ query }: { readonly query: string }) {
  const { address, words, go } = useExplorer();
  const { lists } = words.places;
  const [typed, setTyped] = useState(query);
  const box = useRef<HTMLInputElement>(null);
  const wanted = typed.trim();
  useEffect(() => {
    if (wanted === query) return;
    const timer = setTimeout(() => go(changed(address, { query: wanted }), { replace: true }), pause);
    return () => clearTimeout(timer);
  }, [wanted, query, address, go]);
  const clear = () => {
    setTyped("");
    box.current?.focus();
  };
  return (
    <search className="filter-box">
      <label>
        <span>{lists.filter}</span>
        <input ref={box} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      </label>
      {typed && (
        <button type="button" className="quiet" onClick={clear}>
          {lists.clear}
        </button>
      )}
    </search>
  );
}

/** Records whose names have what was typed, in any language. */
function FoundRecords({
  query,
  types,
  apart,
}: {
  readonly query: string;
  readonly types: readonly EntityType[];
  readonly apart?: RecordsApart;
}) {
  const { words } = useExplorer();
  const { lists } = words.places;
  const asked = useAnswer("page-search", { query, types: [...types] });
  const found = asked.data?.search?.nodes.flatMap(({ match, node }) => (match === "TEXT" ? [] : [node])) ?? [];
  const names = (records: typeof found) => (
    <ul className="linked columns">
      {records.map((record) => (
        <li key={record.id}>
          <RecordLink record={record} /> {types.length > 1 && <small>{words.kinds[record.__typename]}</small>}
        </li>
      ))}
    </ul>
  );
  const away = found.filter(({ id }) => apart?.ids.has(id));
  return (
    <>
      <Waiting asked={asked} />
      {asked.data && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <p role="status" className="hint">
            {found.length > 0 ? lists.found(found.length) : lists.foundNothing}
          </p>
          {names(found.filter(({ id }) => !apart?.ids.has(id)))}
          {apart && away.length > 0 && (
            <section className="harm">
              <h2>{apart.title}</h2>
              <p className="hint">{apart.why}</p>
              {names(away)}
            </section>
          )}
        </div>
      )}
    </>
  );
}
