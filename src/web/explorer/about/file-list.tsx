import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import type { LinkedFile } from "./linked-file.js";
import { useServerList } from "./server-list.js";

/** Every file that the server declares, by what it holds, each in all of its formats. */
export function FileList() {
  const { words, lang } = useExplorer();
  const { data, inEnglish } = words.about;
  const files = useServerList<LinkedFile>("files.json");
  if (!files) return null;
  if (files === "failed") return <p className="problem">{data.notRead}</p>;
  const titles: Readonly<Record<string, string>> = data.files;
  const stems = [...new Set(files.map(({ stem }) => stem))];
  return stems.map((stem) => (
    <li key={stem}>
      <h3>{titles[stem] ?? <code>{stem}</code>}</h3>
      <dl className="file-formats">
        {files
          .filter((file) => file.stem === stem)
          .map(({ extension, format, description, path }) => (
            <div key={extension}>
              <dt>
                <a href={new URL(lang === "en" ? path : `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`, root).href} download>
                  {format}
                </a>
              </dt>
              <dd lang="en">
                {description}
                {lang !== "en" && <small> ({inEnglish})</small>}
                <OfRecord path={path} />
              </dd>
            </div>
          ))}
      </dl>
    </li>
  ));
}

/** Of which record a file is, where its address names one: the link alone would not tell. */
function OfRecord({ path }: Pick<LinkedFile, "path">) {
  const { lang, words } = useExplorer();
  const id = new URLSearchParams(path.split("?")[1]).get("id");
  return id === null ? null : <span lang={lang}> {words.about.data.fileOf(id)}</span>;
}
