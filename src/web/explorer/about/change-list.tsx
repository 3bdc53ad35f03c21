import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";

/** A change of what the reader may see. */
export type ChangeRow = AnswerOf<"page-data">["changes"]["nodes"][number];

/** What has changed, in the order of time. */
export function ChangeList({ list, total }: { readonly list: Growing<ChangeRow>; readonly total: number }) {
  const { words } = useExplorer();
  const { changes } = words.about.data;
  if (total === 0) return <p>{changes.none}</p>;
  const mark = useNewRowFocus();
  const onMore = () => {
    mark();
    list.more();
  };
  return (
    <>
      <table className="change-list">
        <thead>
          <tr>
            <th scope="col">{changes.when}</th>
            <th scope="col">{changes.what}</th>
            <th scope="col">{changes.which}</th>
          </tr>
        </thead>
        <tbody>
          {list.nodes.map((change) => (
            <tr key={`${change.version} ${change.kind} ${change.id} ${change.action}`}>
              <td>
                <time dateTime={change.at}>{words.day(new Date(change.at))}</time>
              </td>
              <td>
                {changes.actions[change.action]}
                {change.reason && <small> ({changes.reasons[change.reason]})</small>}
              </td>
              <td>
                <Which change={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.hasMore && (
        <p>
          {words.states.cut(list.nodes.length, total)}{" "}
          <button type="button" className="quiet" onClick={onMore} aria-disabled={list.reading}>
            {changes.more}
          </button>
        </p>
      )}
    </>
  );
}

function Which({ change: { record, claim, kind, id, successor } }: { readonly change: ChangeRow }) {
  const { words } = useExplorer();
  const what = words.kinds[kind] ?? words.about.data.changes.kinds[kind] ?? kind;
  return (
    <>
      {record ? (
        <RecordLink record={record} />
      ) : claim ? (
        <To to={{ page: "claim", id: claim.id }}>
          <Foreign text={claim.sentence} />
        </To>
      ) : (
        <bdi>{id}</bdi>
      )}{" "}
      <small>
        {what}
        {successor && ` → ${successor}`}
      </small>
    </>
  );
}
