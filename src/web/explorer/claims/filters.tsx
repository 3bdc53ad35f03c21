import { type ReactNode, useState } from "react";
import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { useExplorer } from "../state/explorer.js";

type Facet = AnswerOf<"page-answer">["responses"]["facets"][number];

/** The filters of an answer: each choice with how many claims it has, also those that are left out now. */
export function Filters({ facets }: { readonly facets: readonly Facet[] }) {
  const { words, address, go } = useExplorer();
  const { filters } = words.answer;
  const { marks } = words;
  const valuesOf = (name: string) => facets.find((facet) => facet.name === name)?.values ?? [];
  const isPlain = ["scopes", "issueScopes", "modalities", "assertions"].every((name) => address.parameters?.[name] === undefined);
  const groups: readonly [name: string, title: string, labels: Readonly<Record<string, string>>][] = [
    ["scopes", filters.scopes, marks.scopes],
    ["issueScopes", filters.issueScopes, marks.issueScopes],
    ["modalities", filters.modalities, filters.modalityNames],
    ["assertions", filters.assertions, marks.assertions],
  ];
  const shown = groups.filter(([name]) => valuesOf(name).length > 0);
  const [first, second, ...rest] = shown;
  const group = ([name, title, labels]: (typeof groups)[number]) => (
    <FilterGroup key={name} name={name} title={title} labels={labels} values={valuesOf(name)} />
  );
  // Of the others only what the reader changed is told.
  const told = shown.filter((g, i) => i < 2 || address.parameters?.[g[0]] !== undefined);
  // On narrow screens the choices stand in words, and open on demand.
  const [open, setOpen] = useState(false);
  return (
    <section className={open ? "filters open" : "filters"} aria-label={filters.title}>
      <p className="filters-chosen">
        {filters.counted}{" "}
        {told
          .map(([name, , labels]) => chosenWords(valuesOf(name), labels, words.list))
          .filter(Boolean)
          .join("; ")}
        .{" "}
        <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {filters.change}
        </button>
      </p>
      {first && group(first)}
      {second && group(second)}
      {rest.length > 0 && (
        <details>
          <summary>{filters.more}</summary>
          {rest.map(group)}
        </details>
      )}
      <p className="hint">
        {valuesOf("scopes").length > 0 && valuesOf("issueScopes").length > 0 && filters.combine}{" "}
        {!isPlain && (
          <button
            type="button"
            className="quiet"
            onClick={() =>
              go(changed(address, { scopes: undefined, issueScopes: undefined, modalities: undefined, assertions: undefined }))
            }
          >
            {filters.reset}
          </button>
        )}
      </p>
    </section>
  );
}

/** What is chosen of a filter, in words; nothing if everything is. */
const chosenWords = (values: Facet["values"], labels: Readonly<Record<string, string>>, list: (items: readonly string[]) => string) =>
  values.every(({ chosen }) => chosen)
    ? ""
    : list(values.flatMap(({ value, chosen }) => (chosen && value !== null ? [labels[value] ?? value] : [])));

function FilterGroup({
  name,
  title,
  labels,
  values,
}: {
  readonly name: string;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Facet["values"];
}): ReactNode {
  const { address, go, words } = useExplorer();
  const chosen = values.flatMap(({ value, chosen: isChosen }) => (isChosen && value !== null ? [value] : []));
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
    // Nothing chosen would ask for nothing: the last choice stays.
    if (next.length > 0)
      go(changed(address, { [name]: values.flatMap(({ value: v }) => (v !== null && next.includes(v) ? [v] : [])).join() }), {
        replace: true,
      });
  };
  return (
    <fieldset>
      <legend>{title}</legend>
      {values.map(({ value, count, chosen: isChosen }) =>
        value === null ? null : (
          <label key={value} className={isChosen ? "chip chosen" : count > 0 ? "chip" : "chip empty"}>
            <input type="checkbox" checked={isChosen} onChange={() => toggle(value)} />
            <span>
              {labels[value] ?? value} <span className="chip-count">{words.number(count)}</span>
            </span>
          </label>
        ),
      )}
    </fieldset>
  );
}
