import { RecordLink, type ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** Records of which claims say that they face an issue, up to a page of them. */
interface Facing {
  readonly nodes: readonly ShownRecord[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/**
 * Of an issue, or of any, that no claim says a place itself faces: the places inside it and around it of which claims say so. Nothing if a
 * claim says so of the place itself.
 */
export function FacedAround({ place, issue }: { readonly place: string; readonly issue?: string }) {
  const { absence } = useExplorer().words;
  const faced = issue ? { some: { id: { eq: issue } } } : {};
  const { data, stale } = useAnswer("page-faced-around", { place, places: [place], faced });
  // What was read of the place before says nothing of this one.
  if (!data || stale) return null;
  const around = data.asked.flatMap((record) => (record && "around" in record ? [record.around] : []));
  const inside = [data.communities, data.places].filter((list) => list !== null);
  if ([...around, ...inside].some(({ nodes }) => nodes.some(({ id }) => id === place))) return null;
  return (
    <>
      {countOf(inside) > 0 && (
        <p className="faced-inside">
          {absence.facingInside(countOf(inside))} <Names lists={inside} />.
        </p>
      )}
      {countOf(around) > 0 && (
        <p className="faced-around">
          {absence.facingAround(countOf(around))} <Names lists={around} />; {absence.noEvidenceHere}
        </p>
      )}
    </>
  );
}

const countOf = (lists: readonly Facing[]) => lists.reduce((sum, { nodes }) => sum + nodes.length, 0);

/** Names that lead to their records; an ellipsis stands for those that were not read. */
function Names({ lists }: { readonly lists: readonly Facing[] }) {
  return (
    <>
      {lists
        .flatMap(({ nodes }) => nodes)
        .map((record, i) => (
          <span key={record.id}>
            {i > 0 && ", "}
            <RecordLink record={record} />
          </span>
        ))}
      {lists.some(({ pageInfo }) => pageInfo.hasNextPage) && ", …"}
    </>
  );
}
