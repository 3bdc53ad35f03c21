import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useComboBox } from "react-aria/useComboBox";
import { useListBox, useListBoxSection, useOption } from "react-aria/useListBox";
import type { Node } from "react-stately";
import { Item } from "react-stately/Item";
import { Section } from "react-stately/Section";
import { type ComboBoxState, useComboBoxState } from "react-stately/useComboBoxState";
import { useExplorer } from "../state/explorer.js";
import { type BoxProps, OpenButton } from "./box.js";
import { ChoiceName } from "./choice-name.js";
import { type FoundChoice, findChoices } from "./find-choices.js";
import { exactChoice } from "./unchosen.js";

/** So many names are listed at most: with more, a letter more is quicker than scrolling. */
const most = 100;

interface Group {
  readonly group: string;
  readonly choices: readonly FoundChoice[];
}

/** Choices under their headings, in the order in which they come. */
function grouped(choices: readonly FoundChoice[]): Group[] {
  const groups = new Map<string, FoundChoice[]>();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups].map(([group, of]) => ({ group, choices: of }));
}

/** A box with a list of the choices. It goes on where the plain box was left that stood in its place. */
export function ComboBox({ label, placeholder, choices, chosen, nameOf, onChoose, onType, unchosen, focused, left }: BoxProps) {
  const { words } = useExplorer();
  const [typed, setTyped] = useState<string>();
  /** Whether somebody has been in the box: until then it needs no list but what was chosen. */
  const [entered, setEntered] = useState(false);
  /** Whether its reader has taken the text away. It is told when they leave the box, since they may go on to type. */
  const emptied = useRef(false);
  /** Whether Escape was the last key. */
  const escaped = useRef(false);
  /** Whether its reader is just leaving the box: the list then gives up what was typed. */
  const leaving = useRef(false);
  /** The option that was at hand last. */
  const atHand = useRef<string>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findChoices(choices, typed ?? "").slice(0, most), [choices, typed]);
  const items = useMemo(() => {
    if (typed) return [{ group: "", choices: found }];
    return grouped(entered ? found : choices.filter(({ id }) => id === chosen));
  }, [found, typed, entered, choices, chosen]);

  const props = {
    label,
    placeholder,
    items,
    inputValue: typed ?? (chosen && nameOf(chosen)),
    allowsEmptyCollection: true,
    menuTrigger: "input" as const,
    selectedKey: chosen || null,
    onInputChange: (text: string) => {
      // The box also reports the name of what has been chosen, which nobody typed.
      emptied.current = !text.trim();
      setTyped(text === nameOf(chosen) && document.activeElement !== input.current ? undefined : text);
      onType?.(text);
    },
    onSelectionChange: (key: string | number | null) => {
      if (unchosen && leaving.current) return;
      // Also told when Escape takes back what was typed, with what was chosen before.
      setTyped(undefined);
      if (key === null || key === chosen) return;
      emptied.current = false;
      onChoose(String(key));
    },
    onFocusChange: (focused: boolean) => {
      setEntered(true);
      // Where nothing asks for it, what was typed and not chosen leaves what was chosen before; an empty box is no choice.
      if (focused) return;
      if (emptied.current && chosen) onChoose("");
      emptied.current = false;
      if (!unchosen || !typed?.trim()) setTyped(undefined);
    },
    children: ({ group, choices: of }: Group) => (
      <Section key={group || "found"} title={group || undefined} items={of as FoundChoice[]}>
        {(choice: FoundChoice) => (
          <Item key={choice.id} textValue={choice.name}>
            <Option choice={choice} />
          </Item>
        )}
      </Section>
    ),
  };
  const state = useComboBoxState<Group>({ ...props, items });
  const { labelProps, inputProps, listBoxProps } = useComboBox({ ...props, inputRef: input, listBoxRef: list, popoverRef: box }, state);

  // What was typed before the list was there, where the reader was, and whether they asked for the list.
  useLayoutEffect(() => {
    const before = left.current;
    left.current = undefined;
    if (!before) return;
    if (before.text !== undefined) setTyped(before.text);
    emptied.current = before.text === "";
    if (!before.selection) return;
    input.current?.focus();
    input.current?.setSelectionRange(...before.selection);
    if (before.opened) state.open("first", "manual");
  }, []);
  useEffect(() => {
    // On a touch screen the keyboard would hide the page, and whoever came from another page begins at the heading.
    if (focused && document.activeElement === document.body && !matchMedia("(pointer: coarse)").matches) input.current?.focus();
  }, [focused]);

  // The name of what was chosen before comes back, which the list takes for something typed.
  useEffect(() => {
    if (state.isOpen && escaped.current) state.close();
  }, [state.isOpen, state.close]);

  // The best match is at hand: Enter or Tab takes it.
  const [first] = found;
  const isOpen = state.isOpen;
  useEffect(() => {
    if (isOpen && typed && first) state.selectionManager.setFocusedKey(first.id);
  }, [isOpen, typed, first?.id]);

  const { focusedKey } = state.selectionManager;
  useEffect(() => {
    if (!typed?.trim()) atHand.current = undefined;
    else if (isOpen) atHand.current = focusedKey === null ? first?.id : String(focusedKey);
    if (!unchosen) return;
    const text = typed === (chosen && nameOf(chosen)) ? "" : (typed ?? "").trim();
    const id = text ? (exactChoice(choices, text)?.id ?? atHand.current) : undefined;
    unchosen.current = text ? { text, ...(id !== undefined && { id }) } : undefined;
  });

  return (
    <div className="choose" ref={box}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: its properties name the input */}
      <label {...labelProps}>{label}</label>
      <div className="choose-field">
        <input
          {...inputProps}
          ref={input}
          className={chosen ? "chosen" : undefined}
          onKeyDown={(event) => {
            escaped.current = event.key === "Escape";
            if (escaped.current) emptied.current = false;
            inputProps.onKeyDown?.(event);
          }}
          onBlur={(event) => {
            leaving.current = true;
            inputProps.onBlur?.(event);
            leaving.current = false;
          }}
        />
        <OpenButton
          label={label}
          onOpen={() => {
            escaped.current = false;
            input.current?.focus();
            state.toggle("first", "manual");
          }}
        />
      </div>
      {isOpen && <List props={listBoxProps} state={state} listRef={list} nothing={words.choose.nothing} />}
    </div>
  );
}

/** An option: its name, and by which other name it was found. */
function Option({ choice }: { readonly choice: FoundChoice }): ReactNode {
  return (
    <>
      <ChoiceName choice={choice} />
      {choice.foundBy && <small> {choice.foundBy}</small>}
    </>
  );
}

function List({
  props,
  state,
  listRef,
  nothing,
}: {
  readonly props: object;
  readonly state: ComboBoxState<Group>;
  readonly listRef: React.RefObject<HTMLUListElement | null>;
  readonly nothing: string;
}) {
  const { listBoxProps } = useListBox({ ...props, shouldSelectOnPressUp: true }, state, listRef);
  const sections = [...state.collection];
  return (
    <ul {...listBoxProps} ref={listRef} className="choose-list">
      {sections.every((section) => [...section.childNodes].length === 0) && <li className="choose-nothing">{nothing}</li>}
      {sections.map((section) => (
        <ListSection key={section.key} section={section} state={state} />
      ))}
    </ul>
  );
}

function ListSection({ section, state }: { readonly section: Node<Group>; readonly state: ComboBoxState<Group> }) {
  const { itemProps, headingProps, groupProps } = useListBoxSection({ heading: section.rendered, "aria-label": section["aria-label"] });
  return (
    <li {...itemProps}>
      {section.rendered && (
        <span {...headingProps} className="choose-heading">
          {section.rendered}
        </span>
      )}
      <ul {...groupProps}>
        {[...section.childNodes].map((node) => (
          <ListOption key={node.key} node={node} state={state} />
        ))}
      </ul>
    </li>
  );
}

function ListOption({ node, state }: { readonly node: Node<Group>; readonly state: ComboBoxState<Group> }) {
  const ref = useRef<HTMLLIElement>(null);
  const { optionProps, isFocused, isSelected } = useOption({ key: node.key }, state, ref);
  return (
    <li {...optionProps} ref={ref} className={`choose-option${isFocused ? " focused" : ""}${isSelected ? " selected" : ""}`}>
      {node.rendered}
    </li>
  );
}
