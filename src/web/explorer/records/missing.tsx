import { RecordLink } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** Nothing visible has this id: what is called like it. */
export function RecordMissing({ id }: { readonly id: string }) {
  const { words } = useExplorer();
  const parts = id
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 4);
  const { data: whole } = useAnswer("page-search-rows", parts.length > 0 ? { query: parts.join(" ") } : undefined);
  // A name that has all words is likelier; failing that, the longest of them says most.
  const [longest] = [...parts].sort((a, b) => b.length - a.length);
  const { data: some } = useAnswer("page-search-rows", whole?.list?.totalCount === 0 && longest ? { query: longest } : undefined);
  const found = [...(whole?.list?.nodes ?? []), ...(some?.list?.nodes ?? [])].slice(0, 5);
  return (
    <>
      <h1 tabIndex={-1}>{words.states.notFound(id)}</h1>
      {found.length > 0 && (
        <>
          <h2>{words.records.missing.similar}</h2>
          <ul>
            {found.map(({ node }) => (
              <li key={node.id}>
                <RecordLink record={node} /> <small>{words.kinds[node.__typename]}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
