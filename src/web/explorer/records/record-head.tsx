import type { ReactNode } from "react";
import type { AnswerOf } from "../ask.js";
import { RecordLink, RecordName, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

type Head = Pick<
  NonNullable<AnswerOf<"page-right">["node"]>,
  "id" | "label" | "description" | "en" | "es" | "fr" | "aliases" | "alignedTo"
> & { readonly __typename: string };

/** What every record says of itself: its name, its class, other names, its description and its codes. */
export function RecordHead({ record, children }: { readonly record: Head; readonly children?: ReactNode }) {
  const { words, lang } = useExplorer();
  const { records, kinds } = words;
  const others = otherNames(record, lang);
  const codes = record.alignedTo.edges;
  return (
    <header className="record-head">
      <h1 tabIndex={-1}>
        <RecordName record={record} />
      </h1>
      <p className="record-kind">
        {kinds[record.__typename]}
        {children}
      </p>
      {record.description && <p className="lead">{record.description}</p>}
      {others.length > 0 && (
        <p className="faded">
          {records.term(records.otherNames)}{" "}
          {others.map(({ value, lang: of }, i) => (
            <span key={`${of} ${value}`}>
              {i > 0 && " · "}
              <bdi lang={of}>{value}</bdi>
            </span>
          ))}
        </p>
      )}
      {codes.length > 0 && (
        <p className="faded">
          {records.term(records.codes)}{" "}
          {codes.map(({ match, node }, i) => (
            <span key={node.id}>
              {i > 0 && " · "}
              <To to={{ page: "record", id: node.id }}>{`${node.scheme} ${node.notation}`}</To>
              {match && ` (${records.matches[match]})`}
            </span>
          ))}
        </p>
      )}
    </header>
  );
}

/** The names of a record beside the one that the page shows. */
function otherNames({ label, en, es, fr, aliases }: Head, lang: string): { readonly value: string; readonly lang: string }[] {
  const names = [{ value: en, lang: "en" }, { value: es, lang: "es" }, { value: fr, lang: "fr" }, ...aliases];
  // A name that a language lacks is given in another one.
  const seen = new Set([label.value]);
  return names.filter(({ value, lang: of }) => {
    if (seen.has(value)) return false;
    seen.add(value);
    return of !== lang || value !== label.value;
  });
}

/** Many records under a heading, by name, as a list. */
export function RecordList({
  title,
  records,
  total,
}: {
  readonly title: string;
  readonly records: readonly ShownRecord[];
  readonly total: number;
}) {
  const { words } = useExplorer();
  if (records.length === 0) return null;
  return (
    <section className="record-list">
      <h2>
        {title} <small>{words.number(total)}</small>
      </h2>
      <ul>
        {records.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {total > records.length && <p className="faded">{words.records.more(total - records.length)}</p>}
    </section>
  );
}

/** A few records under a heading, by name, as a line. */
export function RecordNames({
  title,
  records,
  total = records.length,
}: {
  readonly title: string;
  readonly records: readonly ShownRecord[];
  readonly total?: number;
}) {
  const { words } = useExplorer();
  if (records.length === 0) return null;
  return (
    <p className="record-names">
      <span className="faded">{words.records.term(title)}</span>{" "}
      {records.map((record, i) => (
        <span key={record.id}>
          {i > 0 && " · "}
          <RecordLink record={record} />
        </span>
      ))}
      {total > records.length && <span className="faded"> {words.records.more(total - records.length)}</span>}
    </p>
  );
}
