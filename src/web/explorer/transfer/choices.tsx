import { type FormEvent, useState } from "react";
import { changed, listOf } from "../address.js";
import { useExplorer } from "../state/explorer.js";
import type { TransferAnswer } from "./transfer-answer.js";

type Weights = TransferAnswer["transferCandidates"]["weights"];
const relations = ["EXACT", "NARROWER", "BROADER", "DRIVER"] as const;
const flags = ["excludeSameCountry", "includeAlreadyHere"] as const;
/** The most that a weight can be. */
const most = 1_000_000;

/** What the reader may change: how much each factor counts, and what is compared. All of it stands in the address. */
export function TransferChoices({ weights }: { readonly weights: Weights }) {
  const { words, address, go } = useExplorer();
  const { choices } = words.transfer;
  const chosen = listOf(address, "issueRelations") ?? relations;
  const names = ["weights", "issueRelations", ...flags];
  const isPlain = names.every((name) => address.parameters?.[name] === undefined);
  const toggle = (relation: string) => {
    const next = relations.filter((name) => (name === relation ? !chosen.includes(name) : chosen.includes(name)));
    // Nothing chosen would ask for nothing: the last choice stays.
    if (next.length > 0)
      go(changed(address, { issueRelations: next.length < relations.length ? next.join() : undefined }), { replace: true });
  };
  return (
    <details className="filters transfer-choices" open={!isPlain}>
      <summary>{choices.title}</summary>
      <fieldset>
        <legend>{choices.relations}</legend>
        {relations.map((relation) => (
          <Chip key={relation} checked={chosen.includes(relation)} onChange={() => toggle(relation)}>
            {choices.relationNames[relation]}
          </Chip>
        ))}
      </fieldset>
      <fieldset>
        <legend>{choices.flags}</legend>
        {flags.map((flag) => {
          const isSet = address.parameters?.[flag] === "true";
          return (
            <Chip
              key={flag}
              checked={isSet}
              onChange={() => go(changed(address, { [flag]: isSet ? undefined : "true" }), { replace: true })}
            >
              {choices[flag]}
            </Chip>
          );
        })}
      </fieldset>
      <WeightBoxes key={`${address.parameters?.weights} ${JSON.stringify(weights)}`} weights={weights} />
      {!isPlain && (
        <p>
          <button
            type="button"
            className="quiet"
            onClick={() => go(changed(address, Object.fromEntries(names.map((name) => [name, undefined]))), { replace: true })}
          >
            {choices.reset}
          </button>
        </p>
      )}
    </details>
  );
}

function Chip({ checked, onChange, children }: { readonly checked: boolean; readonly onChange: () => void; readonly children: string }) {
  return (
    <label className={checked ? "chip chosen" : "chip"}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span>{children}</span>
    </label>
  );
}

/** A number box for each weight. They show the weights as they counted; what is applied is sent for all seven. */
function WeightBoxes({ weights }: { readonly weights: Weights }) {
  const { words, address, go } = useExplorer();
  const { choices, factors } = words.transfer;
  const given = givenWeights(address.parameters?.weights);
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(weights.map(({ factor, weight }) => [factor.toLowerCase(), String(given[factor.toLowerCase()] ?? weight)])),
  );
  const [wrong, setWrong] = useState(false);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const values = Object.entries(typed).map(([name, text]) => [name, text.trim() === "" ? Number.NaN : Number(text)] as const);
    const isRight = values.every(([, value]) => value >= 0 && value <= most) && values.some(([, value]) => value > 0);
    setWrong(!isRight);
    if (isRight) go(changed(address, { weights: JSON.stringify(Object.fromEntries(values)) }), { replace: true });
  };
  return (
    <form className="weights" onSubmit={apply} noValidate>
      <h2>{choices.weights}</h2>
      <p className="hint">{choices.weightsWhy}</p>
      <div className="weight-boxes">
        {weights.map(({ factor }) => {
          const name = factor.toLowerCase();
          return (
            <label key={factor}>
              {factors.names[factor]}
              <input
                type="number"
                min="0"
                max={most}
                step="any"
                value={typed[name]}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
              />
            </label>
          );
        })}
        <button type="submit" className="quiet">
          {choices.apply}
        </button>
      </div>
      {wrong && (
        <p className="hint wrong" role="alert">
          {choices.wrong}
        </p>
      )}
    </form>
  );
}

/** The weights that an address gives; none if it has none, or no JSON: the server says what is wrong with it. */
function givenWeights(text: string | undefined): Readonly<Record<string, number>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, number>) : {};
  } catch {
    return {};
  }
}
