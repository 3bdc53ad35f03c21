import { CopyButton } from "../controls/copy-button.js";
import { useExplorer } from "../state/explorer.js";

/** A citation as text and for BibTeX, each to be copied. */
export function CitationTexts({ text, bibtex }: { readonly text: string; readonly bibtex: string }) {
  const { foot } = useExplorer().words;
  return [
    { name: foot.plain, value: text },
    { name: "BibTeX", value: bibtex },
  ].map(({ name, value }) => (
    <div key={name} className="snippet">
      <h3>{name}</h3>
      <pre className="wrapped">
        <code>{value}</code>
      </pre>
      <CopyButton text={value}>{foot.copy}</CopyButton>
    </div>
  ));
}
