import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { CitationTexts } from "./citation-texts.js";
import { Waiting } from "./problem.js";
import { To } from "./to.js";

/** The data of a page that has no rows of its own: all claims, and the way to the other files. */
export function WholeData() {
  const { foot, about, nav } = useExplorer().words;
  return (
    <>
      <p>{foot.noRows}</p>
      <h3>{about.data.allClaims}</h3>
      <p className="formats">
        {["csv", "json", "ndjson"].map((extension) => (
          <a key={extension} href={new URL(`claims.${extension}`, root).href} download>
            {extension.toUpperCase()}
          </a>
        ))}
      </p>
      <p>
        <To to={{ page: "data" }}>{nav.data}</To>
      </p>
    </>
  );
}

/** How to cite the whole data set. */
export function CiteWhole() {
  const { about } = useExplorer().words;
  const asked = useAnswer("page-citation", {});
  const citation = asked.data?.dataset.citation;
  return (
    <>
      <p>{about.data.citeIntro}</p>
      <Waiting asked={asked} />
      {citation && <CitationTexts text={citation.text} bibtex={citation.bibtex} />}
    </>
  );
}
