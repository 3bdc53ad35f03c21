import type { LinkedQuestion } from "../../../gallery/question.js";
import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import { useServerList } from "./server-list.js";

/** The ready questions of this server, each with its answer, its rows, and the console. */
export function ReadyQuestionList() {
  const { words } = useExplorer();
  const { data, inEnglish } = words.about;
  const questions = useServerList<LinkedQuestion>("gallery.json");
  if (!questions) return null;
  if (questions === "failed") return <p className="problem">{data.notRead}</p>;
  return (
    <>
      <p>{data.readyIntro(questions.length)}</p>
      <ul className="ready">
        {questions.map(({ name, title, links: { answer, ...rows } }) => (
          <li key={name}>
            <a href={new URL(`console#documentId=${name}`, root).href} lang="en">
              {title}
            </a>
            {words.lang !== "en" && <small> ({inEnglish})</small>}
            <br />
            <small>
              <a href={new URL(answer, root).href}>{data.answer}</a>
              {Object.entries(rows)
                .filter(([extension]) => !extension.includes("."))
                .map(([extension, path]) => (
                  <span key={extension}>
                    {" · "}
                    <a href={new URL(path, root).href}>{extension.toUpperCase()}</a>
                  </span>
                ))}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
