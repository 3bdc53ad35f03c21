import { CopyButton } from "../controls/copy-button.js";
import { useExplorer } from "../state/explorer.js";

/** How programs read a table, each to be copied. @param csv the address of the table, with the origin and the path of this server */
export function Snippets({ csv }: { readonly csv: string }) {
  const { foot } = useExplorer().words;
  const snippets = [
    { name: "curl", text: `curl "${csv}"` },
    {
      name: "Python, pandas",
      // Otherwise codes lose their zeros, and the code of Namibia, NA, reads as an empty cell.
      text: `import pandas as pd\npd.read_csv("${csv}",\n  dtype={"place_divipola": str, "place_m49": str}, keep_default_na=False, na_values=[""])`,
    },
    { name: "R, readr", text: `library(readr)\nread_csv("${csv}", na = "", show_col_types = FALSE)` },
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
