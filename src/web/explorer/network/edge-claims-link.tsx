import { changed } from "../address.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

/**
 * A number of claims that opens the first of them; the drawer goes on to the others.
 * @param label what it opens, for those who hear it apart from its row
 */
export function EdgeClaimsLink({
  ids,
  claims,
  label,
}: {
  readonly ids: readonly string[];
  readonly claims: number;
  readonly label: string;
}) {
  const { address, words } = useExplorer();
  const [first] = ids;
  return (
    <To to={changed(address, { look: first })} className="look" id={`look-${first}`} aria-label={label}>
      {words.counts.claims(claims)}
    </To>
  );
}
