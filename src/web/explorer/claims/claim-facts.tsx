import type { ReactNode } from "react";
import { CopyButton } from "../controls/copy-button.js";
import { OutsideLink } from "../controls/outside-link.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark, StatusMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { claimYaml, type WholeClaim } from "./claim-yaml.js";

/**
 * All that is recorded of one claim: what it says, who says so, and where to look it up.
 * @param heading the level of headings in it, below that of the page or of the dialog
 */
export function ClaimFacts({ claim, heading: Heading = "h3" }: { readonly claim: WholeClaim; readonly heading?: "h2" | "h3" }) {
  const { words } = useExplorer();
  const { drawer } = words.answer;
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
      <p className="claim-ends">
        <RecordLink record={claim.subject} /> → <RecordLink record={claim.object} />
      </p>
      <Heading>{drawer.saidBy}</Heading>
      <ol className="passages">
        {claim.evidence.map((passage) => (
          <Passage key={passage.id} passage={passage} />
        ))}
      </ol>
      <p className="faded">{drawer.notCopied}</p>
      <dl className="facts">
        {!isPlaceItself && <Fact term={drawer.where}>{claim.at && <RecordLink record={claim.at} />}</Fact>}
        <Fact term={drawer.period}>{claim.period}</Fact>
        <Fact term={drawer.forWhom}>{claim.for.length > 0 && <Names records={claim.for} />}</Fact>
        <Fact term={drawer.byWhom}>{claim.by.length > 0 && <Names records={claim.by} />}</Fact>
        {claim.mechanism && (
          <Fact term={drawer.how}>
            <bdi lang="en">{claim.mechanism}</bdi>
          </Fact>
        )}
        {claim.sourceTerms.length > 0 && <Fact term={drawer.terms}>{words.list(claim.sourceTerms.map((term) => `“${term}”`))}</Fact>}
      </dl>
      <p className="faded">{drawer.recorded(words.day(new Date(claim.recordedAt)), claim.recordedBy)}</p>
      <CopyButton text={claimYaml(claim)}>{drawer.yaml}</CopyButton>
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

function Passage({ passage: { id, source, heading, locator, shared, document } }: { readonly passage: WholeClaim["evidence"][number] }) {
  const { drawer } = useExplorer().words.answer;
  return (
    <li>
      <To to={{ page: "source", id: source.id, parameters: { passage: id } }}>
        <cite lang={source.language ?? undefined}>{source.title}</cite>
      </To>
      {source.publisher && ` · ${source.publisher}`}
      {` · ${document.published ?? drawer.undated}`}
      <br />
      <span lang={source.language ?? undefined}>{locator.includes(heading) ? locator : `${heading}, ${locator}`}</span>
      {" · "}
      <span>{drawer.shared(shared.totalCount)}</span>
      {document.checksum && (
        <>
          <br />
          <small className="faded">{drawer.checksum(document.checksum.slice(0, 8))}</small>
        </>
      )}
      {document.url && (
        <>
          {" "}
          <OutsideLink href={document.url}>{drawer.open}</OutsideLink>
        </>
      )}
    </li>
  );
}
