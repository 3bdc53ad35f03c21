import { useEffect, useRef } from "react";
import { changed } from "../address.js";
import { Modal } from "../controls/modal.js";
import { useExplorer } from "../state/explorer.js";
import { To } from "./to.js";

/** Opens the list of keys, from wherever its button stands. */
const opening = new EventTarget();
const event = "open";
export const openKeys = () => opening.dispatchEvent(new Event(event));

/** Keys of the whole page: `/` goes to the search, `?` lists the keys. Not while somebody writes, and not with `keys=off` in the address. */
export function Keys() {
  const { address, words } = useExplorer();
  const { foot } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  const off = address.parameters?.keys === "off";
  useEffect(() => {
    const open = () => dialog.current?.open || dialog.current?.showModal();
    opening.addEventListener(event, open);
    return () => opening.removeEventListener(event, open);
  }, []);
  useEffect(() => {
    if (off) return;
    const press = (pressed: KeyboardEvent) => {
      const { target } = pressed;
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, dialog, [contenteditable]")) return;
      if (pressed.key === "?") openKeys();
      if (pressed.key !== "/") return;
      pressed.preventDefault();
      const search = document.querySelector<HTMLInputElement>(".search input");
      // On a narrow screen the search is in the menu.
      if (search?.offsetParent === null) document.querySelector<HTMLButtonElement>(".menu-button")?.click();
      requestAnimationFrame(() => search?.focus());
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [off]);
  return (
    <Modal dialog={dialog} title={foot.keys} className="sheet">
      <dl className="keys">
        {foot.keyList.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <To to={changed(address, { keys: off ? undefined : "off" })} replace>
          {off ? foot.keysOn : foot.keysOff}
        </To>
      </p>
    </Modal>
  );
}
