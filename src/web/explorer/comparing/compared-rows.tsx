import { RecordLink, RecordName, type ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { CellClaims, type ComparedCell, type ComparedRow, hasHarm } from "./compared-cell.js";

const sides: readonly ComparedRow["side"][] = ["SUBJECT", "OBJECT", "AT", "FOR", "BY"];

/** A row, or the part of it that says harm, or that does not: harm never stands among what helps. */
interface ShownRow extends ComparedRow {
  readonly isHarm: boolean;
}

function partsOf(row: ComparedRow): ShownRow[] {
  const part = (isHarm: boolean, has: readonly ComparedCell[]): ShownRow[] =>
    has.length > 0 ? [{ ...row, isHarm, has: [...has], recordCount: has.length }] : [];
  return [
    ...part(
      false,
      row.has.filter((cell) => !hasHarm(cell)),
    ),
    ...part(true, row.has.filter(hasHarm)),
  ];
}

/** Rows under what they say, and in it those that most of the records have first, then by name. */
export function ComparedRows({
  page,
  rows,
  records,
}: {
  /** Which page of rows these are: those that are read later stand after those that were read. */
  readonly page: number;
  readonly rows: readonly ComparedRow[];
  readonly records: readonly ShownRecord[];
}) {
  const { words, lang } = useExplorer();
  const { compare } = words.transfer;
  const { adverse } = words.records;
  const letters = new Intl.Collator(lang);
  const groups = new Map<string, ShownRow[]>();
  // What is said of the records themselves comes before what is said to hold there.
  const bySide = [...rows].sort((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side));
  for (const row of bySide.flatMap(partsOf)) {
    const key = [page, row.predicate, row.side, ...(row.isHarm ? ["harm"] : [])].join("-");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const heading = ({ predicate, side, isHarm }: ShownRow) => {
    const { of, to } = isHarm ? adverse : words.predicates[predicate];
    return side === "SUBJECT" ? of : side === "OBJECT" ? to : compare.sides[side](of);
  };
  const nameOf = ({ other, object }: ComparedRow) => `${other.label.value} ${object?.label.value ?? ""}`;
  const inOrder = (a: ComparedRow, b: ComparedRow) => b.recordCount - a.recordCount || letters.compare(nameOf(a), nameOf(b));
  return [...groups].map(([key, of]) => {
    const [first] = of;
    return (
      first && (
        <section key={key} className={first.isHarm ? "compared-group harm" : "compared-group"}>
          <h2 id={`compared-${key}`}>{heading(first)}</h2>
          <Table rows={of.sort(inOrder)} records={records} titled={`compared-${key}`} />
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
  const nameIn = ({ has }: ComparedRow) => records.find(({ id }) => id === has[0]?.record.id)?.label.value ?? "";
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
              {row.recordCount === 1 && <small>{compare.only(nameIn(row))}</small>}
            </th>
            {records.map((record) => (
              <td key={record.id} role="cell" data-record={record.label.value}>
                <CellClaims row={row} record={record} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: cells that are laid out as blocks lose their roles otherwise
  );
}
