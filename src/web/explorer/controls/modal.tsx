import { type KeyboardEvent, type ReactNode, type RefObject, useId } from "react";
import { useExplorer } from "../state/explorer.js";

/** A dialog over the page: Esc, its button and a click beside it close it. The browser keeps the focus within it. */
export function Modal({
  dialog,
  title,
  className,
  onClose,
  onKeyDown,
  children,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  readonly className: string;
  readonly onClose?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}) {
  const { foot } = useExplorer().words;
  const heading = useId();
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={onKeyDown}
    >
      <div className="modal">
        <header className="modal-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            {foot.close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
