import type { Outcome } from "../client/ask.js";

/** A line about the last request, which screen readers read aloud. The answer itself is in the editor. */
export function OutcomeStatus({ outcome, onRetry }: { readonly outcome: Outcome | undefined; readonly onRetry: () => void }) {
  return (
    <p className="status" role="status">
      {outcome?.kind === "unreachable" && (
        <>
          <strong className="wrong">{outcome.reason}</strong>{" "}
          <button type="button" className="plain" onClick={onRetry}>
            Try again
          </button>
        </>
      )}
      {outcome?.kind === "unsent" && <strong className="wrong">{outcome.reason}</strong>}
      {outcome?.kind === "answered" && summary(outcome)}
    </p>
  );
}

function summary({ milliseconds, totals, missing, errors }: Outcome & { kind: "answered" }) {
  const [error] = errors;
  if (error) return <strong className="wrong">{error}</strong>;
  const counts = totals.map(({ list, total }) => `${inWords(list)} ${total}`).join(", ");
  const empty = totals.length > 0 && totals.every(({ total }) => total === 0);
  return (
    <>
      Answered in {milliseconds} ms. {counts && `In total: ${counts}.`}{" "}
      {missing.length > 0 && (
        <strong>No {missing.map(inWords).join(", no ")} with this id can be seen. “Find records by words” finds ids.</strong>
      )}
      {empty && <strong>Nothing is recorded. That is not evidence that nothing works.</strong>}
    </>
  );
}

/** `harmfulResponses` -> `harmful responses`. */
const inWords = (field: string) => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
