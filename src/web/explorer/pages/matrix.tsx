import { useEffect } from "react";
import { changed, completed } from "../address.js";
import type { AnswerOf, VariablesOf } from "../ask.js";
import { useChoices } from "../choosing/use-choices.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { Filters } from "../claims/filters.js";
import { axisName, hasRecords, termsOfAxis, withTermWords } from "../evidence/axis-words.js";
import { MatrixCellSheet, useCellClaims } from "../evidence/matrix-cell.js";
import { MatrixControls } from "../evidence/matrix-controls.js";
import { MatrixLegend } from "../evidence/matrix-legend.js";
import { MatrixList } from "../evidence/matrix-list.js";
import { matrixQuestion } from "../evidence/matrix-question.js";
import { MatrixTable, type ShownMatrix } from "../evidence/matrix-table.js";
import {
  cellOf,
  cellParts,
  cellsByKeys,
  type FoldName,
  foldNames,
  isTwofold,
  type MatrixAxes,
  matrixView,
} from "../evidence/matrix-view.js";
import { useNarrow } from "../evidence/use-narrow.js";
import { nameAmong, plainName, type ShownRecord } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Data = AnswerOf<"page-matrix">;
/** So many names are read at once. */
const mostNames = 100;

const nameOf = (record: ShownRecord | undefined) => record && plainName(record);

/** How much is recorded of each pair of values on two axes, and what is not. */
export function MatrixPage() {
  const { address, words, go } = useExplorer();
  const text = words.evidence.matrix;
  const whole = completed(address);
  // The API needs to be told its axes, so that the address says them too: the rows of this page are at the same address.
  useEffect(() => {
    if (whole !== address) go(whole, { replace: true });
  }, [whole, address, go]);
  const question = matrixQuestion(address);
  const asked = useAnswer("page-matrix", question.matrix as unknown as VariablesOf<"page-matrix">);
  const { data } = asked;
  const { axes, place } = question;
  const placeName = data && place && nameAmong(data.asked, place);
  const title = text.title(axisName(axes.rows, words), axisName(axes.columns, words), placeName);
  const cell = cellOf(address.parameters?.cell);
  const claims = useCellClaims(question, cell);
  const matrix = useShownMatrix(data, axes, question.harm);
  const choices = useChoices();
  const facts = data && {
    ...factsOf(data),
    shown: data.matrix?.cells.length ?? 0,
    total: data.matrix?.cells.length ?? 0,
    document: { name: "page-matrix", variables: question.matrix },
  };
  const headName = (heads: Data["matrix"]["rows"] | undefined, key: string | null) =>
    nameOf(matrix?.recordOf(key)) ?? heads?.find((head) => head.key === key)?.label ?? key ?? "";
  return (
    <PageFrame title={title} facts={facts} named={data?.asked}>
      <h1 tabIndex={-1}>{title}</h1>
      <MatrixControls key={place} axes={axes} choices={choices} />
      <Waiting asked={asked} />
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {matrix ? (
            <Shown matrix={matrix} data={data} title={title} isOfResponses={question.isOfResponses} />
          ) : (
            !data.matrix && <PartFailed retry={asked.retry} />
          )}
        </div>
      )}
      <MatrixCellSheet
        cell={cell}
        title={cell ? text.cell(headName(matrix?.view.rows, cell[0]), headName(matrix?.view.columns, cell[1])) : ""}
        rowsUrl={cell ? question.cellRows(...cell) : ""}
        claims={claims}
      />
      <ClaimDrawer ids={claims.list.nodes.map(({ id }) => id)} />
    </PageFrame>
  );
}

/** The matrix with what further answers say of it: which claims of twofold cells are adverse, and the records behind rows and columns. */
function useShownMatrix(data: Data | undefined, axes: MatrixAxes, harmVariables: unknown): ShownMatrix | undefined {
  const { address, words, lang } = useExplorer();
  const matrix = data?.matrix;
  const twofold = matrix?.cells.some(isTwofold) ?? false;
  const { data: harm } = useAnswer("page-matrix-harm", twofold ? (harmVariables as VariablesOf<"page-matrix-harm">) : undefined);
  const keysOf = (heads: Data["matrix"]["rows"] | undefined, axis: string) =>
    hasRecords(axis) ? (heads ?? []).flatMap(({ key }) => (key === null ? [] : [key])).slice(0, mostNames) : [];
  const ids = { rows: keysOf(matrix?.rows, axes.rows), columns: keysOf(matrix?.columns, axes.columns) };
  const { data: names } = useAnswer("page-matrix-names", ids.rows.length + ids.columns.length > 0 ? ids : undefined);
  if (!data || !matrix) return undefined;
  const types = data.vocabulary?.nodes ?? [];
  const records = new Map<string, ShownRecord>();
  for (const record of [...types, ...(names?.rows ?? []), ...(names?.columns ?? [])]) if (record) records.set(record.id, record);
  const harmAt = cellsByKeys(harm?.matrix?.cells ?? []);
  const view = matrixView(
    { ...matrix, rows: withTermWords(matrix.rows, axes.rows, words), columns: withTermWords(matrix.columns, axes.columns, words) },
    {
      axes,
      lang,
      shows: address.parameters?.shows?.split(",") ?? [],
      sort: address.parameters?.sort,
      vocabulary: types,
      termsOf: (axis) => termsOfAxis(axis, words),
    },
  );
  return {
    view,
    axes,
    measure: address.parameters?.measure ?? "CLAIMS",
    partsOf: (cell) => cellParts(cell, twofold ? harmAt(cell.row, cell.column) : undefined),
    recordOf: (key) => (key === null ? undefined : records.get(key)),
  };
}

function Shown({
  matrix,
  data,
  title,
  isOfResponses,
}: {
  readonly matrix: ShownMatrix;
  readonly data: Data;
  readonly title: string;
  readonly isOfResponses: boolean;
}) {
  const { words } = useExplorer();
  const text = words.evidence.matrix;
  const narrow = useNarrow();
  const { view, axes, measure } = matrix;
  const countsWhat: Readonly<Record<string, string>> = text.countsWhat;
  const isEmpty = view.rows.length === 0 || view.columns.length === 0;
  return (
    <>
      {data.counted && <Filters facets={data.counted.facets} />}
      {isEmpty ? (
        <p className="nothing">{text.nothingAtAll}</p>
      ) : (
        <figure className="matrix-figure">
          <figcaption>
            <p className="lead" role="status">
              {text.size(view.rows.length, axisName(axes.rows, words), view.columns.length, axisName(axes.columns, words), view.filled)}{" "}
              {isOfResponses && data.results && <Outcomes results={data.results.totalCount} claims={data.matrix.claimCount} />}
            </p>
            <p>
              {countsWhat[measure]} {text.totalIs}
            </p>
            <MatrixLegend matrix={matrix} />
          </figcaption>
          {narrow ? <MatrixList matrix={matrix} /> : <MatrixTable matrix={matrix} title={title} />}
          <Folds matrix={matrix} />
          <p className="matrix-source">
            {data.read && text.emptyCell(data.read.totalCount)}{" "}
            {data.dataset?.sets.map(({ title: set, version }) => words.foot.version(set, version)).join(" · ")}
          </p>
          {!narrow && <p className="hint">{text.keys}</p>}
        </figure>
      )}
      {isEmpty && <Folds matrix={matrix} />}
    </>
  );
}

function Outcomes({ results, claims }: { readonly results: number; readonly claims: number }) {
  const text = useExplorer().words.evidence.matrix;
  return <strong>{results === 0 ? text.noOutcome(claims) : text.outcomes(results, claims)}</strong>;
}

/** What is folded away, with how much it is, and the way to see it. */
function Folds({ matrix: { view } }: { readonly matrix: ShownMatrix }) {
  const { address, words } = useExplorer();
  const text = words.evidence.matrix;
  const shows = address.parameters?.shows?.split(",") ?? [];
  const toggled = (fold: FoldName) => foldNames.filter((name) => (name === fold ? !shows.includes(name) : shows.includes(name))).join();
  const folds = foldNames.filter((fold) => view[fold].length > 0);
  if (folds.length === 0) return null;
  return (
    <ul className="matrix-folds">
      {folds.map((fold) => (
        <li key={fold}>
          {text[fold](view[fold].length)}{" "}
          <To to={changed(address, { shows: toggled(fold) })} replace>
            {shows.includes(fold) ? text.hide : text.show}
          </To>
        </li>
      ))}
    </ul>
  );
}
