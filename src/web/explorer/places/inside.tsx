import { compareNames } from "../../../text/compare.js";
import type { AnswerOf } from "../ask.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

/** Names in a line, in the order in which they come. */
export function NamesIn({ records, total = records.length }: { readonly records: readonly ShownRecord[]; readonly total?: number }) {
  const { words } = useExplorer();
  return (
    <>
      <ul className="names">
        {records.map((record) => (
          <li key={record.id}>
            <RecordLink record={record} />
          </li>
        ))}
      </ul>
      {total > records.length && <p className="cut">{words.places.cut(records.length, total)}</p>}
    </>
  );
}

/** A place inside another one, and for how many issues it is recorded as facing them. */
interface InsideRow {
  readonly place: ShownRecord;
  readonly issues: number;
}

/** The places of pairs but one, by name. */
export function insideRows(pairs: readonly { readonly place: ShownRecord }[], id: string): InsideRow[] {
  const rows = new Map<string, InsideRow>();
  for (const { place } of pairs) if (place.id !== id) rows.set(place.id, { place, issues: (rows.get(place.id)?.issues ?? 0) + 1 });
  return [...rows.values()].sort((a, b) => compareNames(a.place.label.value, b.place.label.value));
}

/** What places and communities inside a place are recorded as facing: a list by name, which nothing sorts by its numbers. */
export function InsidePlace({ gaps, id }: { readonly gaps: AnswerOf<"page-place-gaps">["gaps"]; readonly id: string }) {
  const { words } = useExplorer();
  const { places } = words;
  const rows = insideRows(gaps.nodes, id);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{places.place.insideTitle}</h2>
      <ul className="linked columns">
        {rows.map(({ place, issues }) => (
          <li key={place.id}>
            <RecordLink record={place} /> <small>{words.counts.issues(issues)}</small>
          </li>
        ))}
      </ul>
      {gaps.pageInfo.hasNextPage && (
        <p className="cut">
          <To to={{ page: "gaps", parameters: { place: id } }}>{words.answer.next.gaps}</To>
        </p>
      )}
    </section>
  );
}
