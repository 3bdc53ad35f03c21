import { changed } from "../address.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

/** A number of claims, with the ids of all of them or of the first. */
export interface CountedClaims {
  readonly count: number;
  readonly ids: readonly string[];
}

/**
 * Leads from a number of claims to the claims themselves: the first opens, and the next ones are a step away.
 * @param of what they are about, for those who hear the link without what stands around it
 */
export function ClaimsLink({ claims: { count, ids }, of }: { readonly claims: CountedClaims; readonly of: string }) {
  const { address, words } = useExplorer();
  const { factors } = words.transfer;
  const [first] = ids;
  if (first === undefined) return null;
  return (
    <To to={changed(address, { look: first })} className="look" aria-label={factors.lookFor(count, of)}>
      {factors.look(count)}
    </To>
  );
}

/** The claims that a claim is looked at among: the first of these lists that has it. */
export const claimsAround = (look: string | undefined, lists: readonly (readonly string[])[]): readonly string[] =>
  (look !== undefined && lists.find((ids) => ids.includes(look))) || [];
