import type { Outcome } from "./ask.js";

/** What became of the last request, in a line that is also read aloud: the answer itself stands in the editor. */
export function Status({ outcome, onRetry }: { readonly outcome: Outcome | undefined; readonly onRetry: () => void }) {
  return (
    <p className="status" role="status">
      {outcome?.kind === "away" && (
        <>
          <strong className="wrong">{outcome.reason}</strong>{" "}
          <button type="button" className="plain" onClick={onRetry}>
            Try again
          </button>
        </>
      )}
      {outcome?.kind === "answered" && said(outcome)}
    </p>
  );
}

function said({ milliseconds, totals, missing, errors }: Outcome & { kind: "answered" }) {
  const [error] = errors;
  if (error) return <strong className="wrong">{error}</strong>;
  const counts = totals.map(({ list, total }) => `${inWords(list)} ${total}`).join(", ");
  const empty = totals.length > 0 && totals.every(({ total }) => total === 0);
  return (
    <>
      Answered in {milliseconds} ms. {counts && `In all: ${counts}.`}{" "}
      {missing.length > 0 && (
        <strong>There is no {missing.map(inWords).join(", no ")} of this id to be seen. “Find records by words” finds ids.</strong>
      )}
      {empty && <strong>Nothing is recorded. That is no evidence that nothing works.</strong>}
    </>
  );
}

/** `harmfulResponses` -> `harmful responses`. */
const inWords = (field: string) => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
