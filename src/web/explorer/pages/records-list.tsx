import type { PageName } from "../address.js";
import { PlacesList } from "../lists/places-list.js";
import { CommunitiesList, IssuesList, RightsList, SourcesList } from "../lists/plain-lists.js";
import { PracticesList } from "../lists/practices-list.js";
import { useExplorer } from "../state/explorer.js";

const lists: Partial<Record<PageName, React.ComponentType>> = {
  communities: CommunitiesList,
  places: PlacesList,
  issues: IssuesList,
  practices: PracticesList,
  rights: RightsList,
  sources: SourcesList,
};

/** All records of a class, by name. */
export function RecordsListPage() {
  const List = lists[useExplorer().address.page];
  return List ? <List /> : null;
}
