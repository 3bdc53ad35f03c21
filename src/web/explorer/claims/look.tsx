import { changed } from "../address.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

/** Opens the drawer of a claim, beside what the claim says. */
export function Look({ claim, sentence }: { readonly claim: string; readonly sentence: string }) {
  const { words, address } = useExplorer();
  const { look, lookAt } = words.answer.row;
  return (
    <To to={changed(address, { look: claim })} className="look" id={`look-${claim}`} aria-label={lookAt(sentence)}>
      {look}
    </To>
  );
}
