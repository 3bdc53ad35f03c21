import { type ReactNode, useState } from "react";
import { useExplorer } from "../state/explorer.js";

/** Copies a text to the clipboard, and says that it has. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const { foot } = useExplorer().words;
  const [copied, setCopied] = useState("");
  const copy = async () => {
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(text),
      () => undefined,
    );
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => void copy()}>
        {children}
      </button>{" "}
      <span role="status">{copied === text && text && foot.copied}</span>
    </>
  );
}
