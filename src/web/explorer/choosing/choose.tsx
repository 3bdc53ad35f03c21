import { startTransition, useEffect, useRef, useState } from "react";
import { useNameNote } from "../frame/name-notes.js";
import { whenIdle } from "../state/idle.js";
import type { ChooseProps, LeftBox } from "./box.js";
import { PlainBox } from "./plain-box.js";

/** The code of the lists is a third of the scripts of a page, and is not needed before the page is shown: it is loaded afterwards. */
type WithList = typeof import("./combo-box.js").ComboBox;
let withList: WithList | undefined;
let loading: Promise<WithList | undefined> | undefined;
const loadList = (): Promise<WithList | undefined> =>
  (loading ??= import("./combo-box.js").then(
    ({ ComboBox }) => (withList = ComboBox),
    () => (loading = undefined),
  ));

/** A box to choose a record in by typing any of its names. */
export function Choose({ name, ...props }: ChooseProps) {
  const { choices, chosen } = props;
  const nameOf = (id: string) => choices.find((choice) => choice.id === id)?.name ?? name ?? (choices.length > 0 ? id : "…");
  useNameNote(choices.find(({ id, hasNote }) => hasNote && id === chosen)?.id);
  const left = useRef<LeftBox>(undefined);
  const [WithList, setWithList] = useState(() => withList);
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    if (WithList) return;
    let gone = false;
    const load = () =>
      void loadList().then((loaded) => {
        if (!gone && loaded) startTransition(() => setWithList(() => loaded));
      });
    const cancel = isNeeded ? load() : whenIdle(load);
    return () => {
      gone = true;
      cancel?.();
    };
  }, [WithList, isNeeded]);
  return WithList ? (
    <WithList {...props} nameOf={nameOf} left={left} />
  ) : (
    <PlainBox {...props} nameOf={nameOf} left={left} onEnter={() => setNeeded(true)} />
  );
}
