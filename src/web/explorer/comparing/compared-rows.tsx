import type { AnswerOf } from "../ask.js";
import { RecordLink, RecordName, type ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimsLink } from "../transfer/claims-link.js";

export type ComparedRow = AnswerOf<"page-compare">["compare"]["nodes"][number];

const sides: readonly ComparedRow["side"][] = ["SUBJECT", "OBJECT", "AT", "FOR", "BY"];

/** Rows under what they say, and in it those that most of the records have first, then by name. */
export function ComparedRows({ rows, records }: { readonly rows: readonly ComparedRow[]; readonly records: readonly ShownRecord[] }) {
  const { words, lang } = useExplorer();
  const { compare } = words.transfer;
  const letters = new Intl.Collator(lang);
  const groups = new Map<string, ComparedRow[]>();
  // What is said of the records themselves comes before what is said to hold there.
  const bySide = [...rows].sort((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side));
  for (const row of bySide) {
    const key = `${row.predicate} ${row.side}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const heading = ({ predicate, side }: ComparedRow) => {
    const { of, to } = words.predicates[predicate];
    return side === "SUBJECT" ? of : side === "OBJECT" ? to : compare.sides[side](of);
  };
  const nameOf = ({ other, object }: ComparedRow) => `${other.label.value} ${object?.label.value ?? ""}`;
  const inOrder = (a: ComparedRow, b: ComparedRow) => b.recordCount - a.recordCount || letters.compare(nameOf(a), nameOf(b));
  return [...groups].map(([key, of]) => {
    const [first] = of;
    return (
      first && (
        <section key={key} className="compared-group">
          <h2 id={`compared-${key.replace(" ", "-")}`}>{heading(first)}</h2>
          <Table rows={of.sort(inOrder)} records={records} titled={`compared-${key.replace(" ", "-")}`} />
        </section>
      )
    );
  });
}

/** A table whose cells stand below one another on narrow screens; the roles keep it a table there. */
function Table({
  rows,
  records,
  titled,
}: {
  readonly rows: readonly ComparedRow[];
  readonly records: readonly ShownRecord[];
  readonly titled: string;
}) {
  const { compare } = useExplorer().words.transfer;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: cells that are laid out as blocks lose their roles otherwise
    <table role="table" aria-labelledby={titled} className="compared-table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {compare.rowHead}
          </th>
          {records.map((record) => (
            <th key={record.id} role="columnheader" scope="col">
              <RecordName record={record} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={`${row.other.id} ${row.object?.id}`} role="row">
            <th role="rowheader" scope="row">
              <RecordLink record={row.other} />
              {row.object && (
                <>
                  {" → "}
                  <RecordLink record={row.object} />
                </>
              )}{" "}
              {row.recordCount === records.length && <small>{compare.all}</small>}
              {row.recordCount === 1 && <small>{compare.only}</small>}
            </th>
            {records.map((record) => (
              <td key={record.id} role="cell" data-record={record.label.value}>
                <Cell row={row} record={record} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: cells that are laid out as blocks lose their roles otherwise
  );
}

/** What claims say of one of the records: how they mean it, and the claims. An aim never reads as a result. */
function Cell({ row, record }: { readonly row: ComparedRow; readonly record: ShownRecord }) {
  const { words } = useExplorer();
  const { compare } = words.transfer;
  const cell = row.has.find((has) => has.record.id === record.id);
  if (!cell)
    return (
      <span className="faded">
        <span aria-hidden="true">–</span> <span className="visually-hidden">{compare.noClaim}</span>
      </span>
    );
  const { effects, modalities, claims } = cell;
  const [effect, modality] = [effects[0], modalities[0]];
  const said =
    effects.length === 1 && effect && modalities.length === 1 && modality
      ? words.marks.effects[effect][modality]
      : words.list(modalities.map((name) => words.answer.filters.modalityNames[name]));
  return (
    <>
      <span className="compared-said">{said}</span> <ClaimsLink claims={claims} of={`${record.label.value}, ${row.other.label.value}`} />
    </>
  );
}
