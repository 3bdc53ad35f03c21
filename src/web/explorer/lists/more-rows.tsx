import { ProblemNote } from "../frame/problem.js";
import { RowsLink } from "../frame/rows-link.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";

/**
 * At the foot of a list that grows: why the next rows did not come, how many of all are here, and the way to more.
 * @param page how many rows come next at most
 * @param csv whether all of them are at the address of this page as a file
 */
export function MoreRows({
  list: { nodes, hasMore, reading, problem, more },
  total,
  page = 25,
  csv = false,
}: {
  readonly list: Growing<unknown>;
  readonly total: number;
  readonly page?: number;
  readonly csv?: boolean;
}) {
  const { states } = useExplorer().words;
  const mark = useNewRowFocus();
  const onMore = () => {
    mark();
    more();
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} retry={onMore} />}
      {hasMore && (
        <p className="cut">
          {states.cut(nodes.length, total)}{" "}
          <button type="button" className="quiet" onClick={onMore} aria-disabled={reading}>
            {states.more(Math.min(page, total - nodes.length))}
          </button>{" "}
          {csv && <RowsLink extension="csv">{states.allAsCsv}</RowsLink>}
        </p>
      )}
    </>
  );
}
