import { lazy, Suspense, useEffect, useState } from "react";
import type { LinkedQuestion, QuestionLinks } from "../../gallery/question.js";
import { type AskedQuestion, asReady, headingOf, readyOf } from "../client/asked.js";
import { EditorBoundary } from "./editor-boundary.js";
import { GalleryList, useGallery } from "./gallery.js";
import { narrow } from "./narrow.js";
import { useQuestions } from "./questions.js";
import { OutcomeStatus } from "./status.js";

/** The editor is large: the page is shown before it is loaded. */
const Workbench = lazy(() => import("./workbench.js"));

const languages = { "": "the browser's languages", en: "English", es: "español", fr: "français" };

const none: readonly LinkedQuestion[] = [];

export function Page() {
  const [attempt, setAttempt] = useState(0);
  const gallery = useGallery(attempt);
  const questions = gallery.state === "ready" ? gallery.questions : none;
  const { state, command, ask, show, retry, setLanguage, editor } = useQuestions(questions, gallery.state === "ready");
  const { asked, outcome, language, draft } = state;
  const [listed, setListed] = useState(!narrow.matches);

  const current = asked ?? draftQuestion(draft, questions, language);
  const heading = current && headingOf(current, questions);
  useEffect(() => {
    document.title = `${heading?.title ?? "Ask a question"} | Resilience Graph`;
  }, [heading?.title]);

  return (
    <div className="page">
      <details className="gallery" open={listed} onToggle={(event) => setListed(event.currentTarget.open)}>
        <summary>Ready questions</summary>
        <GalleryList
          gallery={gallery}
          current={current && readyOf(current.query, questions)}
          onAsk={(question) => {
            show(asReady(question, language));
            if (narrow.matches) setListed(false);
          }}
          onRetry={() => setAttempt((n) => n + 1)}
        />
      </details>
      <section className="desk" aria-label="Question and answer">
        <div className="question">
          <div>
            <h2>{heading?.title ?? "Ask a question"}</h2>
            <p>
              {heading?.description ?? "Write it in GraphQL; the editor knows the schema and completes what you type."}{" "}
              {heading?.links && <Links links={heading.links} />}
            </p>
          </div>
          <button type="button" className="ask" onClick={ask}>
            {asked ? "Ask again" : "Ask this question"}
          </button>
        </div>
        <div className="bar">
          <OutcomeStatus
            outcome={outcome}
            onRetry={() => {
              setAttempt((n) => n + 1);
              retry();
            }}
          />
          <label>
            Names in{" "}
            <select value={language} onChange={(event) => setLanguage(event.target.value)}>
              {Object.entries({ ...(language in languages ? {} : { [language]: language }), ...languages }).map(([tag, name]) => (
                <option key={tag} value={tag} lang={tag || undefined}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="workbench">
          <EditorBoundary>
            <Suspense fallback={<p className="quiet">Loading the editor …</p>}>
              <Workbench questions={questions} command={command} language={language} asked={asked} {...editor} />
            </Suspense>
          </EditorBoundary>
        </div>
      </section>
    </div>
  );
}

/** What the page is about before anything is asked: what stands in the editor, the first question at first. */
function draftQuestion(draft: string | undefined, questions: readonly LinkedQuestion[], language: string): AskedQuestion | undefined {
  const ready = draft === undefined ? questions[0] : readyOf(draft, questions);
  return ready && asReady(ready, language);
}

/** Links to the answer by URL, whole and as rows. */
function Links({ links: { answer, ...rows } }: { readonly links: QuestionLinks }) {
  return (
    <>
      <a href={answer}>Its answer by URL</a>
      {Object.entries(rows).map(([extension, address]) => (
        <span key={extension}>
          {", "}
          <a href={address}>as {extension.toUpperCase()}</a>
        </span>
      ))}
    </>
  );
}
