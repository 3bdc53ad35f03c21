import { useEffect } from "react";
import { changed } from "../address.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { candidatesByBracket, candidatesByRelation } from "./brackets.js";
import { CandidateItem } from "./candidate-item.js";
import type { ShownCandidate, TransferAnswer } from "./transfer-answer.js";

/** Candidates as a figure: each with its range, in brackets within which nothing recorded tells them apart. */
export function Candidates({
  data,
  list,
  title,
}: {
  readonly data: TransferAnswer;
  readonly list: Growing<ShownCandidate>;
  readonly title: string;
}) {
  const { address, words, lang } = useExplorer();
  const { candidates: say } = words.transfer;
  const { transferCandidates: answer, dataset } = data;
  const sizes = new Map(answer.brackets.map(({ bracket, candidates }) => [bracket, candidates]));
  const brackets = candidatesByBracket(list.nodes, lang);
  // The candidate that the address opens may stand further down: the list is read until it is there.
  const opened = address.parameters?.practice;
  const isMissing = opened !== undefined && !list.nodes.some(({ practice }) => practice.id === opened);
  const readOn = isMissing && list.hasMore && !list.reading && !list.problem;
  useEffect(() => {
    if (readOn) list.more();
  }, [readOn]);
  return (
    <figure className="figure candidates">
      <figcaption>
        <h2>{title}</h2>
        <p className="figure-reading">{say.reading}</p>
      </figcaption>
      <div className="band-scale" aria-hidden="true">
        {[0, 25, 50, 75, 100].map((at) => (
          <span key={at}>{words.number(at)}</span>
        ))}
      </div>
      {brackets.map(({ bracket, candidates }) => (
        <Bracket key={bracket} size={sizes.get(bracket) ?? candidates.length} candidates={candidates} />
      ))}
      <MoreRows list={list} total={answer.totalCount} csv />
      {answer.notCompared > 0 && <p>{say.notCompared(answer.notCompared)}</p>}
      <p className="figure-source">
        {say.source(
          (dataset?.sets ?? []).map((set) => words.foot.version(set.title, set.version)),
          dataset?.version?.slice(0, 8) ?? "",
          answer.method.version,
        )}{" "}
        <To to={{ page: "methods" }}>{say.method}</To>
      </p>
    </figure>
  );
}

/** Of a bracket with more candidates, ways to have fewer are offered. */
const readAtOnce = 5;

/** Candidates that cannot be told apart, in a bracket of their own. */
function Bracket({ size, candidates }: { readonly size: number; readonly candidates: readonly ShownCandidate[] }) {
  const { words, address } = useExplorer();
  const { candidates: say } = words.transfer;
  const { modalities, issueRelations } = address.parameters ?? {};
  const isNear = ({ issueRelation }: ShownCandidate) => issueRelation === "EXACT" || issueRelation === "NARROWER";
  const ways = [
    // Where not all are shown yet, those that are not may be near.
    ...(!issueRelations && (candidates.some(isNear) || candidates.length < size)
      ? [{ name: say.nearOnly, to: { issueRelations: "EXACT,NARROWER" } }]
      : []),
    ...(modalities ? [] : [{ name: say.reportedOnly, to: { modalities: "REPORTED" } }]),
  ];
  const { ofIssue, others } = candidatesByRelation(candidates);
  const inGroups = ofIssue.length > 0 && others.length > 0;
  const rows = (of: readonly ShownCandidate[]) => (
    <ul>
      {of.map((candidate) => (
        <CandidateItem key={candidate.practice.id} candidate={candidate} />
      ))}
    </ul>
  );
  return (
    <section className="bracket">
      <h3>
        {size === 1 ? say.alone : inGroups ? say.inGroups(size) : say.together(size)}{" "}
        {candidates.length < size && <small>{say.shown(candidates.length, size)}</small>}
      </h3>
      {size > readAtOnce && ways.length > 0 && (
        <p className="fewer">
          {say.fewer}{" "}
          {ways.map(({ name, to }, i) => (
            <span key={name}>
              {i > 0 && " · "}
              <To to={changed(address, { ...to, practice: undefined })}>{name}</To>
            </span>
          ))}
        </p>
      )}
      {inGroups ? (
        <>
          <p className="bracket-group">{say.groups.ofIssue}</p>
          {rows(ofIssue)}
          <p className="bracket-group">{say.groups.others}</p>
          {rows(others)}
        </>
      ) : (
        rows(candidates)
      )}
    </section>
  );
}

/** How many of the seven factors are unknown, at least and at most, of the candidates that are shown. */
export function UnknownFactors({ candidates }: { readonly candidates: readonly ShownCandidate[] }) {
  const { words } = useExplorer();
  const unknown = candidates.map(({ factors }) => factors.filter(({ state }) => state === "UNKNOWN").length);
  const [most, all] = [Math.max(0, ...unknown), candidates[0]?.factors.length ?? 0];
  return most > 0 ? words.transfer.candidates.unknown(Math.min(...unknown), most, all) : null;
}
