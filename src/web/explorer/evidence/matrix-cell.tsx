import { useEffect, useRef } from "react";
import { changed } from "../address.js";
import { type AnswerOf, root, type VariablesOf } from "../ask.js";
import { ClaimSources } from "../claims/claim-sources.js";
import { Modal } from "../controls/modal.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { AssertionMark, StatusMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { type Growing, useMore } from "../state/use-more.js";
import type { MatrixQuestion } from "./matrix-question.js";
import { cellLinkId } from "./matrix-table.js";

/** A claim of a cell. */
export type CellClaimItem = AnswerOf<"page-matrix-cell">["claims"]["nodes"][number];

type CellKeys = readonly [row: string | null, column: string | null];
const adverse = ["NO_EFFECT", "NEGLECTS", "EXACERBATES", "MIXED"];

/** The claims of the cell that is open, read once for its sheet and for the drawer of a claim. */
export function useCellClaims(question: MatrixQuestion, cell: CellKeys | undefined) {
  const variables = cell && (question.cell(...cell) as VariablesOf<"page-matrix-cell">);
  const asked = useAnswer("page-matrix-cell", variables);
  const first = cell && !asked.stale ? asked.data?.claims : undefined;
  const list = useMore<"page-matrix-cell-rows", CellClaimItem>(first, "page-matrix-cell-rows", variables ?? {}, (more) => more.list);
  return { asked, list, total: first?.totalCount };
}

/** The claims of a cell over the page. Those of harm stand apart, and first. */
export function MatrixCellSheet({
  cell,
  title,
  rowsUrl,
  claims: { asked, list, total },
}: {
  readonly cell: CellKeys | undefined;
  readonly title: string;
  readonly rowsUrl: string;
  readonly claims: ReturnType<typeof useCellClaims>;
}) {
  const { address, words, go } = useExplorer();
  const text = words.evidence.matrix;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = cell !== undefined;
  useEffect(() => {
    const element = dialog.current;
    if (isOpen && element && !element.open) element.showModal();
    if (!isOpen && element?.open) element.close();
  }, [isOpen]);
  if (!cell) return null;
  const close = () => {
    go(changed(address, { cell: undefined, look: undefined }), { replace: true });
    requestAnimationFrame(() => document.getElementById(cellLinkId(...cell))?.focus());
  };
  const isAdverse = ({ effect }: CellClaimItem) => effect !== null && adverse.includes(effect);
  const harms = list.nodes.filter(isAdverse);
  const others = list.nodes.filter((claim) => !isAdverse(claim));
  return (
    <Modal dialog={dialog} title={title} className="drawer" onClose={close}>
      <Waiting asked={asked} />
      {total === 0 && <p>{text.cellEmpty}</p>}
      {total !== undefined && total > 0 && (
        <>
          <p role="status">{text.cellCount(total)}</p>
          {harms.length > 0 && (
            <section className="harm">
              <h3>{text.harms}</h3>
              <ClaimList claims={harms} />
            </section>
          )}
          {others.length > 0 && (
            <section>
              <h3>{text.helps}</h3>
              <ClaimList claims={others} />
            </section>
          )}
          <More list={list} total={total} />
          <p>
            <a href={new URL(rowsUrl, root).href}>{text.cellCsv}</a>
          </p>
        </>
      )}
    </Modal>
  );
}

function More({ list, total }: { readonly list: Growing<CellClaimItem>; readonly total: number }) {
  return <MoreRows list={list} total={total} />;
}

function ClaimList({ claims }: { readonly claims: readonly CellClaimItem[] }) {
  return (
    <ul className="claims">
      {claims.map((claim) => (
        <CellClaim key={claim.id} claim={claim} />
      ))}
    </ul>
  );
}

function CellClaim({ claim }: { readonly claim: CellClaimItem }) {
  const { words, address } = useExplorer();
  const { answer, names } = words;
  const { id, effect, modality, assertion, status, sentence, at, period, evidence } = claim;
  return (
    <li className="claim-row">
      <p className="claim-marks">
        <EffectBadge effect={effect} modality={modality} assertion={assertion} />
        {at && <RecordLink record={at} />}
        <AssertionMark assertion={assertion} />
        <StatusMark status={status} />
        {period && <span className="marked">{period}</span>}
      </p>
      <p className="claim-sentence">
        <Foreign text={sentence} />
        {sentence.made && <small className="made"> {names.made}</small>}
      </p>
      <p className="claim-source">
        <ClaimSources passages={evidence} />
        <To to={changed(address, { look: id })} className="look" id={`look-${id}`} aria-label={answer.row.lookAt(sentence.value)}>
          {answer.row.look}
        </To>
      </p>
    </li>
  );
}
