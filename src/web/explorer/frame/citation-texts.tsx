import { root } from "../ask.js";
import { CopyButton } from "../controls/copy-button.js";
import { useExplorer } from "../state/explorer.js";

/**
 * A citation as text and for BibTeX, each to be copied. The server writes addresses that begin at its root, since it does not trust what a
 * request says of its name; the page knows where it is, and has them whole.
 */
export function CitationTexts({ text, bibtex }: { readonly text: string; readonly bibtex: string }) {
  const { foot } = useExplorer().words;
  return [
    { name: foot.plain, value: text.trim().replace(/ \/(\S*)$/, (_, path: string) => ` ${root.href}${path}`) },
    { name: "BibTeX", value: bibtex.replace(/^( *url = \{)\//gm, (_, field: string) => field + root.href) },
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
