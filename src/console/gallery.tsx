import { useEffect, useState } from "react";
import type { LinkedQuestion as Question } from "../gallery/question.js";

export type Gallery =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly questions: readonly Question[] }
  | { readonly state: "away" };

/** The ready questions of this server. A new attempt asks again, unless they are there. */
export function useGallery(attempt: number): Gallery {
  const [gallery, setGallery] = useState<Gallery>({ state: "loading" });
  useEffect(() => {
    if (gallery.state === "ready") return;
    const abort = new AbortController();
    setGallery({ state: "loading" });
    questions(abort.signal).then(
      (found) => setGallery({ state: "ready", questions: found }),
      () => abort.signal.aborted || setGallery({ state: "away" }),
    );
    return () => abort.abort();
  }, [attempt]);
  return gallery;
}

async function questions(signal: AbortSignal): Promise<readonly Question[]> {
  const response = await fetch("gallery.json", { signal, credentials: "omit" });
  if (!response.ok) throw new Error(`gallery.json: ${response.status}`);
  return response.json();
}

interface Props {
  readonly gallery: Gallery;
  readonly current: Question | undefined;
  readonly onAsk: (question: Question) => void;
  readonly onRetry: () => void;
}

/** The ready questions: one click loads and asks. */
export function GalleryList({ gallery, current, onAsk, onRetry }: Props) {
  switch (gallery.state) {
    case "loading":
      return <p className="quiet">Loading the questions …</p>;
    case "away":
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
