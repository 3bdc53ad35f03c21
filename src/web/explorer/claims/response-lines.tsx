import { useState } from "react";
import { RecordLink } from "../frame/name.js";
import { AssertionMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";
import { Look } from "./look.js";
import type { ResponseItem } from "./response-items.js";

/** Claims on responses in a line each: what is said of the response, its name, and where it is said to have been. @param open so many stand open */
export function ResponseLines({
  rows,
  showIssue = false,
  showPlace = false,
  open = rows.length,
}: {
  readonly rows: readonly ResponseItem[];
  readonly showIssue?: boolean;
  readonly showPlace?: boolean;
  readonly open?: number;
}) {
  const { words } = useExplorer();
  const [all, setAll] = useState(false);
  const mark = useNewRowFocus();
  const showAll = () => {
    mark();
    setAll(true);
  };
  const shown = all ? rows : rows.slice(0, open);
  return (
    <>
      <ul className="response-lines">
        {shown.map(({ claim, practice, issue, place, effect, modality, assertion, period, sentence }) => (
          <li key={claim.id}>
            <EffectBadge effect={effect} modality={modality} assertion={assertion} />
            <RecordLink record={practice} />
            {showIssue && (
              <span>
                <span aria-hidden="true">→ </span>
                <RecordLink record={issue} />
              </span>
            )}
            {showPlace && (place ? <RecordLink record={place} /> : <span className="faded">{words.marks.scopes.UNPLACED}</span>)}
            <AssertionMark assertion={assertion} />
            {period && <span className="marked">{period}</span>}
            <Look claim={claim.id} sentence={sentence.value} />
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="quiet" onClick={showAll}>
          {words.answer.row.more(rows.length - shown.length)}
        </button>
      )}
    </>
  );
}
