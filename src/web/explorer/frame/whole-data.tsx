import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import { To } from "./to.js";

/** The data of a page that has no rows of its own: all claims, and the way to the other files. */
export function WholeData() {
  const { foot, about, nav } = useExplorer().words;
  return (
    <>
      <p>{foot.noRows}</p>
      <h3>{about.data.allClaims}</h3>
      <p className="formats">
        {["csv", "xlsx", "json", "ndjson"].map((extension) => (
          <a key={extension} href={new URL(`claims.${extension}`, root).href} download>
            {extension === "xlsx" ? "Excel (.xlsx)" : extension.toUpperCase()}
          </a>
        ))}
      </p>
      <p>
        <To to={{ page: "data" }}>{nav.data}</To>
      </p>
    </>
  );
}
