import { useEffect, useState } from "react";
import { placeOf } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";
import type { Words } from "../words/index.js";
import { CitationTexts } from "./citation-texts.js";
import type { CitedClaim } from "./page-facts.js";
import { useCitedUrls } from "./rows-link.js";

/** How to cite the page; that about one claim is cited by its documents first. */
export function Cite({ cited }: { readonly cited?: CitedClaim }) {
  const { words, discreet } = useExplorer();
  // A discreet page asks by no address until its reader wants to.
  const [wanted, setWanted] = useState(!discreet);
  const citation = useCitedUrls("citation");
  const sources = useCitedUrls("sources");
  const text = useText(wanted ? citation("txt") : undefined);
  const bibtex = useText(wanted ? citation("bib") : undefined);
  const documents = useText(wanted && cited ? sources("bib") : undefined);
  if (!wanted)
    return (
      <>
        <InAddresses />
        <button type="button" className="quiet" onClick={() => setWanted(true)}>
          {words.foot.cite}
        </button>
      </>
    );
  return (
    <>
      <p>{words.foot.citeIntro}</p>
      <CitationTexts
        text={[...(cited ? [claimText(cited, words)] : []), text].join(" ")}
        bibtex={[documents, bibtex].filter(Boolean).join("\n")}
      />
      <p className="formats">
        <a href={citation("ris")}>RIS</a> · <a href={citation("csl.json")}>CSL-JSON</a>
      </p>
      <h3>{words.foot.citedSources}</h3>
      <p className="formats">
        <a href={sources("bib")}>BibTeX</a> · <a href={sources("ris")}>RIS</a> · <a href={sources("csl.json")}>CSL-JSON</a>
      </p>
    </>
  );
}

/** The text at an address of this server; empty until it is there. */
function useText(url: string | undefined): string {
  const [text, setText] = useState("");
  useEffect(() => {
    if (!url) return;
    const leaving = new AbortController();
    fetch(url, { credentials: "omit", signal: leaving.signal })
      .then(async (reply) => setText(reply.ok ? await reply.text() : ""))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [url]);
  return text;
}

/** The documents that say what a claim says, each with its passages, and the id of the claim. */
function claimText({ id, evidence }: CitedClaim, words: Words): string {
  const { drawer } = words.answer;
  const documents = [...new Map(evidence.map(({ source, document }) => [source.id, { source, document }])).values()];
  const cited = documents.map(({ source, document }) => {
    const passages = evidence
      .filter((passage) => passage.source.id === source.id)
      .map((passage) => [`“${passage.heading}”`, placeOf(passage, words)].filter(Boolean).join(", "));
    const parts = [source.publisher, source.title, document.published ?? drawer.undated, passages.join("; ")];
    const described = parts.flatMap((part) => (part ? [`${part.replace(/\.$/, "")}.`] : []));
    return [...described, document.url ?? drawer.noAddress].join(" ");
  });
  return [...cited, words.foot.citedClaim(id)].join(" ");
}

/** On a discreet page: that files are asked for by their addresses. */
export function InAddresses() {
  const { discreet, words } = useExplorer();
  return discreet ? <p className="note">{words.foot.inAddresses}</p> : null;
}
