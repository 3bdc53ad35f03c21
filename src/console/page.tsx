import { Component, lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import type { LinkedQuestion as Question } from "../gallery/question.js";
import type { Outcome } from "./ask.js";
import { GalleryList, useGallery } from "./gallery.js";
import { narrow } from "./narrow.js";
import { Status } from "./status.js";

/** The editor is large: the page stands before it does. */
const Workbench = lazy(() => import("./workbench.js"));

const languages = { "": "the browser's languages", en: "English", es: "español", fr: "français" };

const none: readonly Question[] = [];

export function Page() {
  const [attempt, setAttempt] = useState(0);
  const gallery = useGallery(attempt);
  const [asked, setAsked] = useState<{ readonly question: Question; readonly times: number }>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [language, setLanguage] = useState("");
  const [listed, setListed] = useState(!narrow.matches);

  const questions = gallery.state === "ready" ? gallery.questions : none;
  const current = asked?.question ?? questions[0];
  const ask = useCallback((question: Question) => {
    setAsked((last) => ({ question, times: (last?.times ?? 0) + 1 }));
    setOutcome(undefined);
    if (narrow.matches) setListed(false);
  }, []);
  const retry = useCallback(() => {
    setAttempt((n) => n + 1);
    setOutcome(undefined);
  }, []);

  return (
    <div className="page">
      <details className="gallery" open={listed} onToggle={(event) => setListed(event.currentTarget.open)}>
        <summary>Ready questions</summary>
        <GalleryList gallery={gallery} current={current} onAsk={ask} onRetry={retry} />
      </details>
      <section className="desk" aria-label="Question and answer">
        <div className="question">
          {current ? (
            <div>
              <h2>{current.title}</h2>
              <p>
                {current.description} <Links of={current} />
              </p>
            </div>
          ) : (
            <div>
              <h2>Ask a question</h2>
              <p>Write it in GraphQL; the editor knows the schema and completes what you type.</p>
            </div>
          )}
          {current && (
            <button type="button" className="ask" onClick={() => ask(current)}>
              {asked ? "Ask again" : "Ask this question"}
            </button>
          )}
        </div>
        <div className="bar">
          <Status outcome={outcome} onRetry={retry} />
          <label>
            Names in{" "}
            <select value={language} onChange={(event) => setLanguage(event.target.value)}>
              {Object.entries(languages).map(([tag, name]) => (
                <option key={tag} value={tag} lang={tag || undefined}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="workbench">
          <Sturdy>
            <Suspense fallback={<p className="quiet">Loading the editor …</p>}>
              <Workbench questions={questions} asked={asked} attempt={attempt} language={language} onOutcome={setOutcome} />
            </Suspense>
          </Sturdy>
        </div>
      </section>
    </div>
  );
}

/** Where the question as it stands is answered without this page: what is changed in the editor stays there. */
function Links({ of: { links } }: { readonly of: Question }) {
  return (
    <>
      <a href={links.answer}>Its answer by URL</a>
      {links.csv && (
        <>
          {", "}
          <a href={links.csv}>as CSV</a>
        </>
      )}
    </>
  );
}

/** Says so if the editor cannot be loaded; the rest of the page stays. */
class Sturdy extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="quiet" role="alert">
        The editor could not be loaded.{" "}
        <button type="button" className="plain" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </p>
    );
  }
}
