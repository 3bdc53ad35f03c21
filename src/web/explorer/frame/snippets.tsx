import { CopyButton } from "../controls/copy-button.js";
import { useExplorer } from "../state/explorer.js";

/** How programs read a table, each to be copied. @param csv the address of the table, with the origin and the path of this server */
export function Snippets({ csv }: { readonly csv: string }) {
  const { foot } = useExplorer().words;
  const snippets = [
    { name: "curl", text: `curl "${csv}"` },
    { name: "Python, pandas", text: `import pandas as pd\npd.read_csv("${csv}")` },
    { name: "R, readr", text: `library(readr)\nread_csv("${csv}", show_col_types = FALSE)` },
  ];
  return (
    <>
      {snippets.map(({ name, text }) => (
        <div key={name} className="snippet">
          <p className="snippet-name">{name}</p>
          <pre className="wrapped">
            <code>{text}</code>
          </pre>
          <CopyButton text={text}>{foot.copy}</CopyButton>
        </div>
      ))}
      <div className="snippet">
        <p className="snippet-name">{foot.excel}</p>
        <pre className="wrapped">
          <code>{csv}</code>
        </pre>
        <CopyButton text={csv}>{foot.copy}</CopyButton>
      </div>
    </>
  );
}
