import { Shape } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimsLink } from "./claims-link.js";
import { NamedSentence } from "./named-sentence.js";
import type { TransferAnswer } from "./transfer-answer.js";

type Row = TransferAnswer["transferCandidates"]["notOffered"][number];

/** What is recorded in the community already: to be looked at before anything from elsewhere. */
export function RecordedHere({ rows }: { readonly rows: readonly Row[] }) {
  const { notOffered } = useExplorer().words.transfer;
  return <Rows className="recorded-here" title={notOffered.here} rows={rows.filter(({ reason }) => reason === "ALREADY_HERE")} />;
}

/** What is not offered: what is only said to do harm, apart from all that could help; and what the reader left out. */
export function NotOfferedRows({ rows }: { readonly rows: readonly Row[] }) {
  const { notOffered } = useExplorer().words.transfer;
  return (
    <>
      <Rows
        className="harm"
        title={notOffered.adverse}
        intro={notOffered.adverseWhy}
        rows={rows.filter(({ reason }) => reason === "ADVERSE_ONLY")}
      />
      <Rows className="same-country" title={notOffered.sameCountry} rows={rows.filter(({ reason }) => reason === "SAME_COUNTRY_ONLY")} />
    </>
  );
}

function Rows({
  className,
  title,
  intro,
  rows,
}: {
  readonly className: string;
  readonly title: string;
  readonly intro?: string;
  readonly rows: readonly Row[];
}) {
  const { lang } = useExplorer();
  if (rows.length === 0) return null;
  const letters = new Intl.Collator(lang);
  const byName = [...rows].sort(({ practice: a }, { practice: b }) => letters.compare(a.label.value, b.label.value));
  return (
    <section className={`not-offered ${className}`}>
      <h2>{title}</h2>
      {intro && <p>{intro}</p>}
      <ul>
        {byName.map(({ practice, sentence, claims, reason }) => (
          <li key={practice.id}>
            {reason === "ADVERSE_ONLY" && <Shape shape="adverse" />} <NamedSentence record={practice} sentence={sentence} />{" "}
            <ClaimsLink claims={claims} of={practice.label.value} />
          </li>
        ))}
      </ul>
    </section>
  );
}
