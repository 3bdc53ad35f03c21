import { type ReactNode, useRef, useState } from "react";
import { Modal } from "./modal.js";

/** A button that opens a sheet over the page. What is in it is made when it is first opened. */
export function Sheet({ button, title, children }: { readonly button: string; readonly title: string; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className="quiet" aria-haspopup="dialog" onClick={open}>
        {button}
      </button>
      <Modal dialog={dialog} title={title} className="sheet">
        {opened && children}
      </Modal>
    </>
  );
}
