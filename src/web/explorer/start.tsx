import { createRoot } from "react-dom/client";
import { ExplorerPage } from "./explorer-page.js";
import type { Words } from "./words/index.js";

/** Shows the explorer. @param words of the language of the address */
export function start(words: Words): void {
  createRoot(document.getElementById("app") as HTMLElement).render(<ExplorerPage firstWords={words} />);
}
