import { useState } from "react";
import { changed } from "../address.js";
import { Choose } from "../choosing/choose.js";
import { type Choice, named } from "../choosing/find-choices.js";
import { useChoices } from "../choosing/use-choices.js";
import type { EntityType } from "../documents/answers.generated.js";
import { plainName, RecordLink, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** So many can stand side by side. */
const most = 5;

/** Classes that can be compared with one another; every other class only with itself. */
const kinds: readonly (readonly string[])[] = [
  ["Community", "Place"],
  ["Practice", "Programme", "Event"],
];
const kindOf = (name: string): readonly string[] => kinds.find((kind) => kind.includes(name)) ?? [name];

/** `PopulationGroup` as the argument `types` has it: `POPULATION_GROUP`. */
const typeOf = (name: string) => name.replace(/(?<!^)([A-Z])/g, "_$1").toUpperCase() as EntityType;

/** The records that are compared, each with a way to take it away, and a box to add one of the same kind. */
export function ComparedRecords({ ids, records }: { readonly ids: readonly string[]; readonly records: readonly ShownRecord[] }) {
  const { address, words, go } = useExplorer();
  const { compare } = words.transfer;
  const nameOf = (id: string) => records.find((record) => record.id === id);
  const without = (id: string) => ids.filter((other) => other !== id).join();
  return (
    <section className="compared" aria-label={words.nav.compare}>
      <ul>
        {[...new Set(ids)].map((id) => {
          const record = nameOf(id);
          return (
            <li key={id}>
              {record ? <RecordLink record={record} /> : id}
              {record && <small>{words.kinds[record.__typename]}</small>}
              <button
                type="button"
                className="quiet"
                aria-label={compare.remove(record?.label.value ?? id)}
                onClick={() => go(changed(address, { ids: without(id), look: undefined }))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {ids.length < most ? <AddRecord key={ids.join()} ids={ids} first={records[0]} /> : <p className="hint">{compare.full}</p>}
    </section>
  );
}

function AddRecord({ ids, first }: { readonly ids: readonly string[]; readonly first: ShownRecord | undefined }) {
  const { address, words, go } = useExplorer();
  const { compare } = words.transfer;
  const choices = useChoices();
  const [typed, setTyped] = useState("");
  const kind = first && kindOf(first.__typename);
  const isListed = kind?.includes("Community") || kind?.includes("Issue");
  // Communities, places and issues are known already; anything else is found by its name.
  const isSearched = !isListed && typed.trim().length > 1;
  const { data } = useAnswer("page-search", isSearched ? { query: typed, ...(kind && { types: kind.map(typeOf) }) } : undefined);
  const found = (isSearched ? (data?.search.nodes ?? []) : []).map(
    ({ node }): Choice => ({
      ...named(node),
      group: words.kinds[node.__typename] ?? "",
      otherNames: [node.en, node.es, node.fr, ...node.aliases.map(({ value }) => value)].filter((name) => name !== node.label.value),
    }),
  );
  const listed = kind?.includes("Community") ? choices.places : kind?.includes("Issue") ? choices.issues : found;
  return (
    <Choose
      label={compare.add}
      placeholder={compare.find}
      choices={listed.filter(({ id }) => !ids.includes(id))}
      chosen=""
      onChoose={(id) => id && go(changed(address, { ids: [...ids, id].join(), look: undefined }))}
      onType={(text) => {
        setTyped(text);
        choices.onType(text);
      }}
    />
  );
}

/** The address asks for records that cannot stand side by side: why, and the ways out. */
export function MixedKinds({ ids, records }: { readonly ids: readonly string[]; readonly records: readonly ShownRecord[] }) {
  const { address, words } = useExplorer();
  const { compare } = words.transfer;
  const [first] = records;
  const isTwice = new Set(ids).size < ids.length;
  const same = first && records.filter(({ __typename }) => kindOf(first.__typename).includes(__typename));
  return (
    <div className="problem" role="alert">
      <p>
        {isTwice ? compare.twice : ids.length > most ? compare.full : compare.mixed} {compare.mixedHow}{" "}
        {first && (
          <To to={changed(address, { ids: [...new Set((same ?? [first]).map(({ id }) => id))].slice(0, most).join() })}>
            {words.list((same ?? [first]).map(plainName))}
          </To>
        )}
      </p>
    </div>
  );
}
