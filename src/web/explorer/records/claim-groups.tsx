import { type ReactNode, useState } from "react";
import { changed } from "../address.js";
import { ClaimSources } from "../claims/claim-sources.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { AssertionMark, StatusMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";
import type { Words } from "../words/index.js";
import { groupClaims, type HeadedClaims, type HeadingKey, pagesOf, type RecordClaim } from "./claim-headings.js";
import type { SeenClaims } from "./record-claims.js";

/** So many claims between two records stand open. */
const open = 3;

/**
 * The claims of lists under the headings of their predicates, each with the record at its other end.
 * @param isAdverse whether they are adverse: what they say of an issue then has its own heading
 * @param plain whether the section's own heading says what the claims say, so that they need no further heading
 */
export function ClaimGroups({
  lists,
  isAdverse = false,
  plain = false,
}: {
  readonly lists: readonly SeenClaims[];
  readonly isAdverse?: boolean;
  readonly plain?: boolean;
}) {
  const { words } = useExplorer();
  return (
    <>
      {pagesOf(lists).flatMap((page, i) =>
        groupClaims(page).map((group) => (
          <div key={`${i} ${group.heading}`} className="claim-group">
            {!plain && <h3>{headingText(words, group.heading, isAdverse)}</h3>}
            <Entries group={group} plain={plain} />
          </div>
        )),
      )}
      {lists.map((list) => (
        <More key={list.end} list={list} />
      ))}
    </>
  );
}

function headingText({ predicates, records }: Words, heading: HeadingKey, isAdverse: boolean): string {
  if (heading === "for" || heading === "by" || heading === "passage") return records.roles[heading];
  const [predicate, end] = heading.split(".") as [keyof typeof predicates, "of" | "to"];
  return isAdverse && predicate === "ADDRESSES" ? records.adverse[end] : predicates[predicate][end];
}

function Entries({ group, plain }: { readonly group: HeadedClaims; readonly plain: boolean }) {
  return (
    <ul className="practices">
      {group.entries.map(({ key, other, claims }) => (
        <Entry key={key} claims={claims} showEnds={!other}>
          {other &&
            (plain ? (
              <h3>
                <RecordLink record={other} />
              </h3>
            ) : (
              <h4>
                <RecordLink record={other} />
              </h4>
            ))}
        </Entry>
      ))}
    </ul>
  );
}

function Entry({
  claims,
  showEnds,
  children,
}: {
  readonly claims: readonly RecordClaim[];
  /** Whether no heading names the records that the claims join. */
  readonly showEnds: boolean;
  readonly children: ReactNode;
}) {
  const { records } = useExplorer().words;
  const [all, setAll] = useState(false);
  const mark = useNewRowFocus();
  const showAll = () => {
    mark();
    setAll(true);
  };
  return (
    <li className="practice">
      {children}
      <ul className="claims">
        {claims.map((claim, i) => (
          <ClaimLineItem key={claim.id} claim={claim} showEnds={showEnds} isLater={!all && i >= open} />
        ))}
      </ul>
      {!all && claims.length > open && (
        <button type="button" className="quiet" onClick={showAll}>
          {records.more(claims.length - open)}
        </button>
      )}
    </li>
  );
}

/** One claim: its marks, its sentence, for whom and by whom it says so, its passages, and the way to look at all of it. */
function ClaimLineItem({
  claim,
  showEnds,
  isLater,
}: {
  readonly claim: RecordClaim;
  readonly showEnds: boolean;
  /** Whether it stands on paper alone until the reader asks for it. */
  readonly isLater: boolean;
}) {
  const { words, address } = useExplorer();
  const { answer, names, records } = words;
  const { id, effect, modality, assertion, status, period, at, sentence, evidence, mechanism } = claim;
  return (
    <li className={isLater ? "claim-row claim-later" : "claim-row"} id={id}>
      <p className="claim-marks">
        <EffectBadge effect={effect} modality={modality} assertion={assertion} isAdverse={claim.predicate === "ENDANGERS"} />
        {at && <RecordLink record={at} />}
        <AssertionMark assertion={assertion} />
        <StatusMark status={status} />
        {period && <span className="marked">{period}</span>}
      </p>
      {showEnds && (
        <p className="claim-ends">
          <RecordLink record={claim.subject} /> → <RecordLink record={claim.object} />
        </p>
      )}
      <p className="claim-sentence">
        <Foreign text={sentence} />
        {sentence.made && <small className="made"> {names.made}</small>}
      </p>
      {(claim.for.length > 0 || claim.by.length > 0 || mechanism) && (
        <p className="claim-parts">
          <Names title={records.says.for} of={claim.for} />
          <Names title={records.says.by} of={claim.by} />
          {mechanism && (
            <span>
              {records.term(records.says.how)} <Foreign text={{ value: mechanism, lang: "en" }} />
            </span>
          )}
        </p>
      )}
      <p className="claim-source">
        <ClaimSources passages={evidence} />
        <To to={changed(address, { look: id })} className="look" id={`look-${id}`} aria-label={answer.row.lookAt(sentence.value)}>
          {answer.row.look}
        </To>
      </p>
    </li>
  );
}

function Names({ title, of }: { readonly title: string; readonly of: RecordClaim["for"] | RecordClaim["by"] }) {
  if (of.length === 0) return null;
  return (
    <span>
      {useExplorer().words.records.term(title)}{" "}
      {of.map((record, i) => (
        <span key={record.id}>
          {i > 0 && ", "}
          <RecordLink record={record} />
        </span>
      ))}
    </span>
  );
}

/** The button that reads the next claims of a list. */
function More({ list }: { readonly list: SeenClaims }) {
  return <MoreRows list={list} total={list.total} />;
}
