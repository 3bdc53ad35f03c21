import type { RefObject } from "react";
import { useExplorer } from "../state/explorer.js";
import type { Choice } from "./find-choices.js";
import type { UnchosenRef } from "./unchosen.js";

export interface ChooseProps {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  /** The id of the record, or empty. */
  readonly chosen: string;
  /** Its name, where that is known before the choices are. */
  readonly name?: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Told what is typed, where more names than `choices` can be found elsewhere. */
  readonly onType?: (text: string) => void;
  /** Holds what was typed and not chosen, where a button asks for it: the text then stays when its reader leaves the box. */
  readonly unchosen?: UnchosenRef;
  /** Whether a page that was just loaded begins here. */
  readonly focused?: boolean;
}

/** How a reader left the plain box when its list took its place. */
export interface LeftBox {
  /** What they typed; undefined if nothing. */
  readonly text?: string;
  /** Where they were in it; undefined if they were not. */
  readonly selection?: readonly [start: number, end: number];
  /** Whether they asked for the list. */
  readonly opened: boolean;
}

export interface BoxProps extends Omit<ChooseProps, "name"> {
  readonly nameOf: (id: string) => string;
  readonly left: RefObject<LeftBox | undefined>;
}

/** The arrow that opens the list of a box. Keys have their own way to it. */
export function OpenButton({ label, onOpen }: { readonly label: string; readonly onOpen: () => void }) {
  const { words } = useExplorer();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${words.choose.open}: ${label}`}
      className="choose-open"
      onPointerDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </button>
  );
}
