import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { CitationTexts } from "./citation-texts.js";
import { Waiting } from "./problem.js";
import { To } from "./to.js";

/** The data of a page that has no rows of its own: the whole data set as files. */
export function WholeData() {
  const { foot, about, nav } = useExplorer().words;
  const files = [
    { name: "claims", title: about.data.allClaims, extensions: ["csv", "json", "ndjson"] },
    { name: "graph", title: about.data.wholeGraph, extensions: ["ndjson"] },
  ];
  return (
    <>
      <p>{foot.noRows}</p>
      {files.map(({ name, title, extensions }) => (
        <section key={name}>
          <h3>{title}</h3>
          <p className="formats">
            {extensions.map((extension) => (
              <a key={extension} href={new URL(`${name}.${extension}`, root).href} download>
                {extension.toUpperCase()}
              </a>
            ))}
          </p>
        </section>
      ))}
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
