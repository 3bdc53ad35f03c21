import type { ReactNode } from "react";
import { CopyButton } from "../controls/copy-button.js";
import { OutsideLink } from "../controls/outside-link.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark, StatusMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { PassagePlace } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";
import { claimYaml, type WholeClaim } from "./claim-yaml.js";

/**
 * All that is recorded of one claim: what it says, who says so, and where to look it up.
 * @param heading the level of headings in it, below that of the page or of the dialog
 */
export function ClaimFacts({
  claim,
  sets,
  heading: Heading = "h3",
}: {
  readonly claim: WholeClaim;
  /** The data sets that the reader sees. */
  readonly sets: readonly { readonly title: string }[];
  readonly heading?: "h2" | "h3";
}) {
  const { words, lang } = useExplorer();
  const { drawer } = words.answer;
  const written = claim.statementLanguage ?? "en";
  const quoting = claim.evidence[0]?.source.language ?? lang;
  const day = words.day(new Date(claim.recordedAt));
  // What came with a data set was recorded by it, and by nobody of this server.
  const [set, ...others] = claim.recordedBy === "seed" ? sets : [];
  const recorded = set && others.length === 0 ? drawer.recordedIn(day, set.title) : drawer.recorded(day, claim.recordedBy);
  // Where it holds is one of its ends already.
  const isPlaceItself = [claim.subject, claim.object].some((end) => ["Place", "Community"].includes(end.__typename));
  return (
    <article className="claim">
      <p className="claim-marks">
        <EffectBadge effect={claim.effect} modality={claim.modality} assertion={claim.assertion} />
        <AssertionMark assertion={claim.assertion} />
        <StatusMark status={claim.status} />
      </p>
      <p className="claim-sentence lead">
        <Foreign text={claim.sentence} />
        {claim.sentence.made && <small className="made"> {words.names.made}</small>}
      </p>
      {claim.sentence.made && written !== lang && (
        <p className="claim-statement">
          {drawer.written} <Foreign text={{ value: claim.statement, lang: written }} />
        </p>
      )}
      <p className="claim-ends">
        <RecordLink record={claim.subject} /> → <RecordLink record={claim.object} />
      </p>
      <Heading>{drawer.saidBy}</Heading>
      <ol className="passages">
        {claim.evidence.map((passage) => (
          <Passage key={passage.id} passage={passage} />
        ))}
      </ol>
      <p className="faded">
        {drawer.notCopied} {drawer.lookFor}
      </p>
      <dl className="facts">
        {!isPlaceItself && <Fact term={drawer.where}>{claim.at && <RecordLink record={claim.at} />}</Fact>}
        <Fact term={drawer.period}>{claim.period}</Fact>
        <Fact term={drawer.forWhom}>{claim.for.length > 0 && <Names records={claim.for} />}</Fact>
        <Fact term={drawer.byWhom}>{claim.by.length > 0 && <Names records={claim.by} />}</Fact>
        {claim.mechanism && (
          <Fact term={drawer.how}>
            <Foreign text={{ value: claim.mechanism, lang: "en" }} />
          </Fact>
        )}
        {claim.sourceTerms.length > 0 && (
          <Fact term={drawer.terms}>
            <Foreign text={{ value: claim.sourceTerms.map((term) => `“${term}”`).join(", "), lang: quoting }} />
          </Fact>
        )}
      </dl>
      <p className="faded">{recorded}</p>
      <CopyButton text={claimYaml(claim)}>{drawer.yaml}</CopyButton>
      <Checksums evidence={claim.evidence} />
    </article>
  );
}

function Names({ records }: { readonly records: WholeClaim["for"] | WholeClaim["by"] }) {
  return records.map((record, i) => (
    <span key={record.id}>
      {i > 0 && ", "}
      <RecordLink record={record} />
    </span>
  ));
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const { drawer } = useExplorer().words.answer;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children || <span className="faded">{drawer.notSaid}</span>}</dd>
    </div>
  );
}

function Passage({ passage }: { readonly passage: WholeClaim["evidence"][number] }) {
  const { drawer } = useExplorer().words.answer;
  const { id, source, shared, document } = passage;
  return (
    <li>
      <To to={{ page: "source", id: source.id, parameters: { passage: id } }}>
        <cite lang={source.language ?? undefined}>{source.title}</cite>
      </To>
      {source.publisher && ` · ${source.publisher}`}
      {` · ${document.published ?? drawer.undated}`}
      <br />
      {drawer.find} <PassagePlace passage={passage} language={source.language} quoted />
      {" · "}
      <span>{drawer.shared(shared.totalCount)}</span>
      <br />
      {document.url ? <OutsideLink href={document.url}>{drawer.open}</OutsideLink> : <span className="faded">{drawer.noAddress}</span>}
    </li>
  );
}

/** By what to tell whether a text is the one in which lines were counted, once for each document. */
function Checksums({ evidence }: Pick<WholeClaim, "evidence">) {
  const { drawer } = useExplorer().words.answer;
  const counted = new Map(evidence.flatMap((passage) => (passage.startLine === null ? [] : [[passage.source.id, passage]])));
  return [...counted.values()].map(
    ({ source, document }) =>
      document.checksum && (
        <p key={source.id} className="checksum">
          <small className="faded">
            <cite lang={source.language ?? undefined}>{source.title}</cite>: {drawer.checksum(document.checksum.slice(0, 8))}
          </small>
        </p>
      ),
  );
}
