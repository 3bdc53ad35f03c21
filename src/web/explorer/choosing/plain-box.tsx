import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { type BoxProps, OpenButton } from "./box.js";
import { findChoices } from "./find-choices.js";
import { exactChoice } from "./unchosen.js";

/** The box until its list is there. It looks the same, and takes names that are typed. */
export function PlainBox({
  label,
  placeholder,
  choices,
  chosen,
  nameOf,
  onChoose,
  onType,
  unchosen,
  left,
  onEnter,
}: BoxProps & { readonly onEnter: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const opened = useRef(false);
  const [typed, setTyped] = useState<string>();
  const text = useRef(typed);
  text.current = typed;
  useLayoutEffect(() => {
    const box = input.current;
    return () => {
      const isIn = box !== null && document.activeElement === box;
      left.current = {
        ...(text.current !== undefined && { text: text.current }),
        ...(isIn && { selection: [box.selectionStart ?? 0, box.selectionEnd ?? 0] }),
        opened: opened.current,
      };
    };
  }, [left]);
  useEffect(() => {
    if (!unchosen) return;
    const wanted = typed?.trim();
    const found = wanted ? (exactChoice(choices, wanted) ?? findChoices(choices, wanted)[0]) : undefined;
    unchosen.current = wanted ? { text: wanted, ...(found && { id: found.id }) } : undefined;
  });
  return (
    <div className="choose">
      <label htmlFor={id}>{label}</label>
      <div className="choose-field">
        <input
          id={id}
          ref={input}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={false}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={placeholder}
          className={chosen ? "chosen" : undefined}
          value={typed ?? (chosen && nameOf(chosen))}
          onFocus={onEnter}
          onChange={({ target }) => {
            setTyped(target.value);
            onType?.(target.value);
          }}
          onBlur={() => {
            // An empty box is no choice. Where nothing asks for what was typed, what was chosen before comes back.
            if (typed !== undefined && !typed.trim() && chosen) onChoose("");
            if (!unchosen || !typed?.trim()) setTyped(undefined);
          }}
        />
        <OpenButton
          label={label}
          onOpen={() => {
            opened.current = true;
            input.current?.focus();
          }}
        />
      </div>
    </div>
  );
}
