import { useState } from "react";
import { RecordLink } from "../frame/name.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { ClaimItem } from "./claim-item.js";
import { byPractice, type ResponseItem } from "./response-items.js";

/** So many claims of one practice stand open. */
const open = 3;

/** Claims on responses under their practices, by name: no practice is first because it were best. */
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
        {byPractice(list.nodes).map(({ practice, rows }) => (
          <Group key={practice.id} practice={practice} rows={rows} issue={issue} isWhole={!list.hasMore} />
        ))}
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
}: {
  readonly practice: ResponseItem["practice"];
  readonly rows: readonly ResponseItem[];
  readonly issue?: string;
  /** Whether all rows are here. Until then nobody knows how many the practice has. */
  readonly isWhole: boolean;
}) {
  const { words } = useExplorer();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, open);
  return (
    <li className="practice">
      <h3>
        <RecordLink record={practice} />{" "}
        <small>
          {words.kinds[practice.__typename]}
          {isWhole && ` · ${words.answer.row.claims(rows.length)}`}
        </small>
      </h3>
      <ul className="claims">
        {shown.map((row) => (
          <ClaimItem key={row.claim.id} row={row} showIssue={row.issue.id !== issue} />
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {words.answer.row.more(rows.length - shown.length)}
        </button>
      )}
    </li>
  );
}
