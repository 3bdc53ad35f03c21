import type { AnswerOf } from "../ask.js";
import { RecordLink } from "../frame/name.js";
import { NamesIn } from "../places/inside.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { ListFrame } from "./list-frame.js";
import { type PlaceBranch, placeTree } from "./place-tree.js";
import { RecordPagesList } from "./record-group.js";

type ListedPlace = AnswerOf<"page-places">["list"]["nodes"][number];

/** All places, as the tree of what lies in what. */
export function PlacesList() {
  const { lists } = useExplorer().words.places;
  const asked = useAnswer("page-places", {});
  return (
    <ListFrame title={lists.titles.places} types={["PLACE"]} asked={asked} document="page-places" total={({ list }) => list.totalCount}>
      {({ list }) =>
        list.totalCount === 0 ? (
          <p className="nothing">{lists.empty}</p>
        ) : (
          <RecordPagesList<ListedPlace> pages={{ first: list, document: "page-places-rows", variables: {} }}>
            {(places) => <Branches branches={placeTree(places)} />}
          </RecordPagesList>
        )
      }
    </ListFrame>
  );
}

function Branches({ branches }: { readonly branches: readonly PlaceBranch<ListedPlace>[] }) {
  const { places } = useExplorer().words;
  return (
    <ul className="tree">
      {branches.map(({ place, branches: inner, members }) => (
        <li key={place.id}>
          <RecordLink record={place} /> <small>{places.kinds[place.kind]}</small>
          {members.length > 0 && (
            <div className="tree-members">
              <small>{places.lists.members}</small> <NamesIn records={members} />
            </div>
          )}
          {inner.length > 0 && <Branches branches={inner} />}
        </li>
      ))}
    </ul>
  );
}
