import { useState } from "react";
import { Choose } from "../choosing/choose.js";
import { type Choice, named } from "../choosing/find-choices.js";
import type { ChoiceLists } from "../choosing/use-choices.js";
import type { ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/**
 * A box to choose any record in: issues, communities and places are listed, all others are found by typing.
 * @param chosen the record that is chosen, if it is known already
 */
export function ChooseRecord({
  label,
  lists,
  id,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly lists: ChoiceLists;
  readonly id: string;
  readonly chosen?: ShownRecord;
  readonly onChoose: (id: string) => void;
}) {
  const { words } = useExplorer();
  const [typed, setTyped] = useState("");
  const query = typed.trim();
  const found = useAnswer("page-record-choices", query.length > 1 ? { query } : undefined);
  const others = (found.data?.search.nodes ?? []).map(({ node }): Choice => {
    const names = [node.en, node.es, node.fr, ...node.aliases.map(({ value }) => value)];
    return choiceOf(node, words.kinds[node.__typename] ?? "", names);
  });
  const known = chosen ? [choiceOf(chosen, "", [])] : [];
  const all = [...lists.issues, ...lists.places, ...others, ...known];
  return (
    <Choose
      label={label}
      placeholder={words.network.anyRecord}
      choices={[...new Map(all.map((choice) => [choice.id, choice])).values()]}
      chosen={id}
      onChoose={onChoose}
      onType={(text) => {
        setTyped(text);
        lists.onType(text);
      }}
    />
  );
}

const choiceOf = (record: ShownRecord, group: string, names: readonly string[]): Choice => ({
  ...named(record),
  group,
  otherNames: [...new Set(names)].filter((name) => name !== record.label.value),
});
