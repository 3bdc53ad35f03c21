import { useId } from "react";
import { changed } from "../address.js";
import { Choose } from "../choosing/choose.js";
import type { ChoiceLists } from "../choosing/use-choices.js";
import { useExplorer } from "../state/explorer.js";
import { axisName } from "./axis-words.js";
import { responsesFilter } from "./matrix-question.js";
import type { MatrixAxes } from "./matrix-view.js";

/** The axes that the page offers; others come by the address. */
const offered = [
  "ISSUE",
  "ISSUE_ROLE",
  "PRACTICE_TYPE",
  "PRACTICE",
  "COMMUNITY",
  "PLACE:COUNTRY",
  "PLACE:REGION",
  "POPULATION_GROUP",
  "SOURCE",
  "MODALITY",
  "ASSERTION",
  "YEAR",
];
const everything = "{}";

/** What the matrix shows: its rows, its columns, what it counts, of which claims, and where. */
export function MatrixControls({ axes, choices }: { readonly axes: MatrixAxes; readonly choices: ChoiceLists }) {
  const { address, words, go } = useExplorer();
  const text = words.evidence.matrix;
  const { measure = "CLAIMS", filter, place = "" } = address.parameters ?? {};
  // What is open or unfolded belongs to the matrix that was there before.
  const choose = (parameters: Readonly<Record<string, string | undefined>>) =>
    go(changed(address, { ...axes, ...parameters, cell: undefined, shows: undefined, sort: undefined }), { replace: true });
  const isOther = filter !== undefined && filter !== responsesFilter && filter !== everything;
  const axisOptions = (own: string, other: string) =>
    [...new Set([...offered, own])].filter((axis) => axis !== other).map((axis) => ({ value: axis, name: axisName(axis, words) }));
  return (
    <section className="matrix-controls" aria-label={text.controls}>
      <Select label={text.rows} value={axes.rows} options={axisOptions(axes.rows, axes.columns)} onChange={(rows) => choose({ rows })} />
      <button
        type="button"
        className="quiet swap"
        aria-label={text.swap}
        title={text.swap}
        onClick={() => choose({ rows: axes.columns, columns: axes.rows })}
      >
        <span aria-hidden="true">⇄</span>
      </button>
      <Select
        label={text.columns}
        value={axes.columns}
        options={axisOptions(axes.columns, axes.rows)}
        onChange={(columns) => choose({ columns })}
      />
      <Select
        label={text.measure}
        value={measure}
        options={Object.entries(text.measures).map(([value, name]) => ({ value, name }))}
        onChange={(value) => choose({ measure: value === "CLAIMS" ? undefined : value })}
      />
      <Select
        label={text.of}
        value={filter ?? everything}
        options={[
          { value: responsesFilter, name: text.ofResponses },
          { value: everything, name: text.ofAll },
          ...(isOther ? [{ value: filter, name: text.ofFilter }] : []),
        ]}
        onChange={(value) => choose({ filter: value === everything ? undefined : value })}
      />
      <Choose
        label={words.choose.place}
        placeholder={words.choose.anyPlace}
        choices={choices.places}
        chosen={place}
        onChoose={(id) => choose({ place: id })}
        onType={choices.onType}
      />
    </section>
  );
}

function Select({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
