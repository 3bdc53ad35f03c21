import { useState } from "react";
import { RecordLink } from "../frame/name.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";
import { ClaimItem } from "./claim-item.js";
import { byPractice, type ResponseItem } from "./response-items.js";

/** So many claims of one practice stand open. */
const open = 3;

/**
 * Claims on responses under their practices, by name: no practice is first because it were best. Pages that are read later stand after
 * those that were read, so that nothing slips in between.
 */
export function PracticeGroups({
  list,
  total,
  issue,
}: {
  readonly list: Growing<ResponseItem>;
  readonly total: number;
  /** The issue that was asked about: rows on it do not name it again. */
  readonly issue?: string;
}) {
  return (
    <>
      <ul className="practices">
        {list.pages.flatMap((page, i) =>
          byPractice(page).map(({ practice, rows }) => (
            <Group
              key={`${i} ${practice.id}`}
              practice={practice}
              rows={rows}
              issue={issue}
              isWhole={list.pages.length === 1 && !list.hasMore}
              isContinued={list.pages.slice(0, i).some((before) => before.some((row) => row.practice.id === practice.id))}
            />
          )),
        )}
      </ul>
      <MoreRows list={list} total={total} csv />
    </>
  );
}

function Group({
  practice,
  rows,
  issue,
  isWhole,
  isContinued,
}: {
  readonly practice: ResponseItem["practice"];
  readonly rows: readonly ResponseItem[];
  readonly issue?: string;
  /** Whether all rows are here. Until then nobody knows how many the practice has. */
  readonly isWhole: boolean;
  /** Whether rows of it stand further up, on a page that was read before. */
  readonly isContinued: boolean;
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
    <li className="practice">
      <h3>
        <RecordLink record={practice} />{" "}
        <small>
          {words.kinds[practice.__typename]}
          {isWhole && ` · ${words.answer.row.claims(rows.length)}`}
          {isContinued && ` · ${words.answer.row.continued}`}
        </small>
      </h3>
      <ul className="claims">
        {shown.map((row) => (
          <ClaimItem key={row.claim.id} row={row} showIssue={row.issue.id !== issue} />
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="quiet" onClick={showAll}>
          {words.answer.row.more(rows.length - shown.length)}
        </button>
      )}
    </li>
  );
}
