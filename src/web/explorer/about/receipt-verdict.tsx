import type { AnswerOf } from "../ask.js";
import { root } from "../ask.js";
import { Foreign } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { askedToday } from "./receipt-question.js";

type Verification = AnswerOf<"page-receipt">["verifyReceipt"];

/** The verdict on a receipt: whether the answer is as it was, what changed in it, and where to ask it today. */
export function ReceiptVerdict({ verification }: { readonly verification: Verification }) {
  const { receipt } = useExplorer().words.about.data;
  const { same, summary, nextStep, dataVersion, method, rows, claims } = verification;
  const versions = { before: (dataVersion.before ?? "–").slice(0, 8), now: (dataVersion.now ?? "–").slice(0, 8) };
  return (
    <>
      <p className="lead">
        <strong>{same ? receipt.same : receipt.differs}</strong>
      </p>
      <p>
        <Foreign text={summary} />
      </p>
      <p>
        <Foreign text={nextStep} />
      </p>
      <p className="faded">
        {dataVersion.changed ? receipt.data(versions.before, versions.now) : receipt.dataSame(versions.now)}
        {method?.changed && ` ${receipt.method(method.before ?? "–", method.now ?? "–")}`}
      </p>
      <Counts rows={rows} claims={claims} />
      <ChangedItems title={receipt.changedRows} part={rows} />
      <ChangedItems title={receipt.changedClaims} part={claims} areClaims />
      <p>
        <AskToday verification={verification} />
      </p>
    </>
  );
}

const measures = ["before", "now", "same", "different", "moved", "gone", "new"] as const;

function Counts({ rows, claims }: Pick<Verification, "rows" | "claims">) {
  const { words } = useExplorer();
  const { receipt } = words.about.data;
  const heads: Readonly<Record<(typeof measures)[number], string>> = { ...receipt, same: receipt.unchanged };
  return (
    <table className="counts">
      <thead>
        <tr>
          <td />
          <th scope="col">{receipt.rows}</th>
          <th scope="col">{receipt.claims}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <tr key={measure}>
            <th scope="row">{heads[measure]}</th>
            <td>{words.number(rows[measure])}</td>
            <td>{words.number(claims[measure])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangedItems({
  title,
  part,
  areClaims = false,
}: {
  readonly title: string;
  readonly part: Verification["rows"];
  readonly areClaims?: boolean;
}) {
  const { words } = useExplorer();
  const { receipt } = words.about.data;
  if (part.changes.length === 0 && !part.restChanged) return null;
  return (
    <details open={part.changes.length <= 20}>
      <summary>
        {title} ({words.number(part.changes.length)})
      </summary>
      <ul className="changed">
        {part.changes.map(({ change, id, now, status }) => {
          const there = now ?? (status ? id : undefined);
          return (
            <li key={`${change} ${id}`}>
              <strong>{receipt.changes[change]}</strong>{" "}
              {areClaims && there ? <To to={{ page: "claim", id: there }}>{there}</To> : <bdi>{id}</bdi>}
              {status && ` · ${words.marks.statuses[status]}`}
            </li>
          );
        })}
      </ul>
      {part.restChanged && <p>{receipt.rest}</p>}
    </details>
  );
}

function AskToday({ verification: { question, arguments: values } }: { readonly verification: Verification }) {
  const { words } = useExplorer();
  const today = askedToday(question, values);
  const text = words.about.data.receipt.question;
  return "address" in today ? <To to={today.address}>{text}</To> : <a href={new URL(today.rows, root).href}>{text}</a>;
}
