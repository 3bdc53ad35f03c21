import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import type { documentsOf } from "./implied.js";

/** The documents that say what a page shows, each with how many claims rest on it. */
export function Documents({ documents }: { readonly documents: ReturnType<typeof documentsOf> }) {
  const { records } = useExplorer().words;
  return (
    <ul className="documents">
      {documents.map(({ id, title, claims }) => (
        <li key={id}>
          <To to={{ page: "source", id }}>
            <cite>{title}</cite>
          </To>{" "}
          <small>{records.restingOn(claims)}</small>
        </li>
      ))}
    </ul>
  );
}
