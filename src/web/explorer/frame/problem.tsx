import { changed } from "../address.js";
import type { AskProblem } from "../ask.js";
import { useExplorer } from "../state/explorer.js";
import type { Asked } from "../state/use-answer.js";
import { RowsLink } from "./rows-link.js";
import { To } from "./to.js";

/** Why there is no answer, and what can be done about it. */
export function ProblemNote({ problem, at, retry }: { readonly problem: AskProblem; readonly at?: Date; readonly retry: () => void }) {
  return (
    <div className="problem" role="alert">
      <Said problem={problem} at={at} retry={retry} />
    </div>
  );
}

function Said({ problem, at, retry }: { readonly problem: AskProblem; readonly at?: Date; readonly retry: () => void }) {
  const { words, address } = useExplorer();
  const { states } = words;
  const again = (
    <button type="button" className="quiet" onClick={retry}>
      {states.again}
    </button>
  );
  switch (problem.kind) {
    case "away":
      return (
        <p>
          {states.away(at)} {again}
        </p>
      );
    case "wait":
      return <p>{problem.why === "budget" ? states.budget(problem.seconds) : states.busy(problem.seconds)}</p>;
    case "timeout":
      return (
        <p>
          {states.timeout} {again}
        </p>
      );
    case "limit":
      return (
        <p>
          {states.limit} <span lang="en">{problem.message}</span> <RowsLink extension="csv">{states.allRows}</RowsLink>
        </p>
      );
    case "input": {
      const { argument } = problem;
      const value = argument === undefined ? undefined : address.parameters?.[argument];
      return (
        <p>
          {states.input(argument, value)} <span lang="en">{problem.message}</span>{" "}
          {value !== undefined && <To to={changed(address, { [argument as string]: undefined })}>{states.without}</To>}
        </p>
      );
    }
    case "notFound":
      return <NotFound argument={problem.argument} value={problem.value} suggestions={problem.suggestions} />;
    case "fault":
      return (
        <p>
          {states.fault(problem.number)} {again}
        </p>
      );
  }
}

/** Nothing has this name: the same words whether it is hidden or does not exist. */
export function NotFound({
  argument,
  value,
  suggestions = [],
}: {
  readonly argument?: string;
  readonly value: string;
  readonly suggestions?: readonly string[];
}) {
  const { words, address } = useExplorer();
  const instead = (id: string) =>
    argument && address.parameters?.[argument] !== undefined ? changed(address, { [argument]: id }) : ({ page: "id", id } as const);
  return (
    <p>
      {words.states.notFound(value)}
      {suggestions.length > 0 && (
        <>
          {" "}
          {words.states.didYouMean}{" "}
          {suggestions.map((id, i) => (
            <span key={id}>
              {i > 0 && ", "}
              <To to={instead(id)}>{id}</To>
            </span>
          ))}
          ?
        </>
      )}
    </p>
  );
}

/** What a page shows beside its answer: that it is being read, or why it is not there. */
export function Waiting({ asked }: { readonly asked: Asked<unknown> }) {
  const { words } = useExplorer();
  const { slow, problem, at, retry } = asked;
  return (
    <>
      <div role="status" className="reading">
        {slow && words.states.loading}
      </div>
      {problem && <ProblemNote problem={problem} at={at} retry={retry} />}
    </>
  );
}

/** In place of a part of the answer that could not be read. */
export function PartFailed({ retry }: { readonly retry: () => void }) {
  const { states } = useExplorer().words;
  return (
    <p className="problem">
      {states.part}{" "}
      <button type="button" className="quiet" onClick={retry}>
        {states.again}
      </button>
    </p>
  );
}
