import { useEffect, useState } from "react";
import type { LinkedQuestion as Question } from "../../gallery/question.js";

export type Gallery =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly questions: readonly Question[] }
  | { readonly state: "failed" };

/** The ready questions of this server. A new attempt loads them again, unless they are loaded. */
export function useGallery(attempt: number): Gallery {
  const [gallery, setGallery] = useState<Gallery>({ state: "loading" });
  useEffect(() => {
    if (gallery.state === "ready") return;
    const abort = new AbortController();
    setGallery({ state: "loading" });
    loadQuestions(abort.signal).then(
      (questions) => setGallery({ state: "ready", questions }),
      () => abort.signal.aborted || setGallery({ state: "failed" }),
    );
    return () => abort.abort();
  }, [attempt]);
  return gallery;
}

async function loadQuestions(signal: AbortSignal): Promise<readonly Question[]> {
  const response = await fetch("gallery.json", { signal, credentials: "omit" });
  if (!response.ok) throw new Error(`gallery.json: ${response.status}`);
  return response.json();
}

interface GalleryListProps {
  readonly gallery: Gallery;
  readonly current: Question | undefined;
  readonly onAsk: (question: Question) => void;
  readonly onRetry: () => void;
}

/** The ready questions: one click loads a question into the editor and asks it. */
export function GalleryList({ gallery, current, onAsk, onRetry }: GalleryListProps) {
  switch (gallery.state) {
    case "loading":
      return <p className="quiet">Loading the questions …</p>;
    case "failed":
      return (
        <p className="quiet">
          The ready questions could not be loaded.{" "}
          <button type="button" className="plain" onClick={onRetry}>
            Try again
          </button>
        </p>
      );
    case "ready":
      if (!gallery.questions.length) return <p className="quiet">This server has no ready questions. Write your own in the editor.</p>;
      return (
        <ol>
          {gallery.questions.map((question, i) => (
            <li key={question.name}>
              <button
                type="button"
                aria-current={question === current || undefined}
                title={question.description}
                onClick={() => onAsk(question)}
              >
                {question.title}
                {i === 0 && <small>Start here</small>}
              </button>
            </li>
          ))}
        </ol>
      );
  }
}
