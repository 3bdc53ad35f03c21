import { changed } from "../address.js";
import type { GapKind } from "../documents/answers.generated.js";
import { plainName, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { GapShape } from "../marks/gap-mark.js";
import { useExplorer } from "../state/explorer.js";
import { type GapConditionItem, type GapItem, nearestPage, pageOfRows } from "./gap-items.js";

/** An issue that a place faces: what is recorded of responses, where to look next, and whose rights are at stake. */
export function GapRow({ row, asked }: { readonly row: GapItem; readonly asked: string | undefined }) {
  const { words, address } = useExplorer();
  const { absence, answer, evidence } = words;
  const { gaps } = evidence;
  const { place, issue, kind, conditions, nearest, rights, facing } = row;
  const own = conditions.find((condition) => condition.kind === kind);
  const also = conditions.filter((condition) => condition.kind !== kind);
  return (
    <li className="gap-row">
      <h3>
        <RecordLink record={issue} />
        {place.id !== asked && (
          <small>
            {" "}
            · <RecordLink record={place} />
          </small>
        )}
      </h3>
      <p>
        {kind === "NONE_RECORDED"
          ? absence.noResponse(plainName(issue), plainName(place), row.heldSources)
          : gaps.says[kind](own?.count ?? 0)}{" "}
        {own && <ConditionLinks condition={own} />}
      </p>
      {also.length > 0 && (
        <p className="gap-also">
          {evidence.labelled(gaps.also)}{" "}
          {also.map((condition) => (
            <span key={condition.kind} className="gap-part">
              <GapShape kind={condition.kind} /> {evidence.labelled(gaps.conditions[condition.kind])}{" "}
              <ConditionLinks condition={condition} />
            </span>
          ))}
        </p>
      )}
      {nearest.length > 0 ? (
        <ul className="gap-nearest" aria-label={gaps.nearest}>
          {nearest.map((found) => (
            <li key={found.how}>
              {evidence.labelled(`${gaps.nearest}, ${gaps.nearestHow[found.how]}`)}{" "}
              <RecordLink record={found.how === "WIDER_ISSUE_HERE" ? found.issue : found.place} />
              {", "}
              <To to={nearestPage(found, address.parameters)}>{words.counts.claims(found.claims.count)}</To>
            </li>
          ))}
        </ul>
      ) : (
        isAway(kind) && <p className="faded">{gaps.noNearest}</p>
      )}
      {rights.length > 0 && (
        <p className="gap-rights">
          {evidence.labelled(gaps.rights)}{" "}
          {rights.map((right, i) => (
            <span key={right.id}>
              {i > 0 && ", "}
              <RecordLink record={right} />
            </span>
          ))}
        </p>
      )}
      <p className="gap-foot">
        <span>
          {gaps.facing(facing.count)}
          {facing.ids[0] && (
            <To
              to={changed(address, { look: facing.ids[0] })}
              className="look"
              id={`look-${facing.ids[0]}`}
              aria-label={answer.row.lookAt(`${place.label.value}, ${issue.label.value}`)}
            >
              {answer.row.look}
            </To>
          )}
        </span>
        <To to={{ page: "transfer", parameters: { community: place.id, issue: issue.id } }}>{answer.empty.transfer(plainName(place))}</To>
      </p>
    </li>
  );
}

/** Whether nothing is recorded here: then it matters what is near. */
const isAway = (kind: GapKind) => ["NONE_RECORDED", "ELSEWHERE_ONLY", "UNPLACED_ONLY", "WIDER_PLACE_ONLY"].includes(kind);

/** Links to the claims of a condition: those that help or, where there may be both, also those of harm. */
function ConditionLinks({ condition: { count, lookUps } }: { readonly condition: GapConditionItem }) {
  const { gaps } = useExplorer().words.evidence;
  return lookUps.map(({ url }, i) => {
    const to = pageOfRows(url);
    return to ? (
      <span key={url}>
        {i > 0 && " "}
        <To to={to}>{i === 0 ? gaps.read(count) : gaps.harmfulOfThem}</To>
      </span>
    ) : null;
  });
}
