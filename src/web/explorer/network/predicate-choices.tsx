import { changed, listOf } from "../address.js";
import { useExplorer } from "../state/explorer.js";
import { predicateOrder } from "./edge-groups.js";

/** What claims say of the centre, as choices with their numbers of claims; what is chosen and has none now stays to be taken away. */
export function PredicateChoices({
  asSubject,
  asObject,
}: {
  readonly asSubject: ReadonlyMap<string, number>;
  readonly asObject: ReadonlyMap<string, number>;
}) {
  const { address, go, words } = useExplorer();
  const { around } = words.network;
  const chosen = listOf(address, "predicates") ?? [];
  const offered = predicateOrder.filter((name) => asSubject.has(name) || asObject.has(name) || chosen.includes(name));
  const toggle = (name: string) => {
    const next = predicateOrder.filter((other) => (other === name ? !chosen.includes(name) : chosen.includes(other)));
    go(changed(address, { predicates: next.join(), first: undefined, look: undefined }), { replace: true });
  };
  const nameOf = (name: (typeof predicateOrder)[number]) => {
    const { of, to } = words.predicates[name];
    const sides = [...(asSubject.has(name) ? [of] : []), ...(asObject.has(name) ? [to] : [])];
    return (sides.length > 0 ? sides : [of]).join(" / ");
  };
  return (
    <fieldset>
      <legend>{around.predicates}</legend>
      {offered.map((name) => (
        <label key={name} className={chosen.includes(name) ? "chip chosen" : "chip"}>
          <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
          <span>
            {nameOf(name)} <span className="chip-count">{words.number((asSubject.get(name) ?? 0) + (asObject.get(name) ?? 0))}</span>
          </span>
        </label>
      ))}
      {chosen.length > 0 && (
        <button
          type="button"
          className="quiet"
          onClick={() => go(changed(address, { predicates: undefined, first: undefined }), { replace: true })}
        >
          {around.reset}
        </button>
      )}
    </fieldset>
  );
}
