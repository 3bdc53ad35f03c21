import type { Address } from "../address.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { ChoiceName } from "./choice-name.js";
import type { ChoiceLists } from "./use-choices.js";

/** So many names can be read at once; with more, the box is quicker. */
const most = 30;

/** The communities by name, where none is chosen yet: a way to begin without typing. */
export function CommunityLinks({ choices, to }: { readonly choices: ChoiceLists; readonly to: (id: string) => Address }) {
  const { words } = useExplorer();
  const { communities } = choices;
  if (communities.length === 0 || communities.length > most) return null;
  return (
    <nav className="community-links" aria-label={words.choose.communities}>
      <h2>{words.choose.communities}</h2>
      <ul>
        {communities.map((community) => (
          <li key={community.id}>
            <To to={to(community.id)}>
              <ChoiceName choice={community} />
            </To>
          </li>
        ))}
      </ul>
    </nav>
  );
}
