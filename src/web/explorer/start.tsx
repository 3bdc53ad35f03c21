import { createRoot } from "react-dom/client";
import type { PageName } from "./address.js";
import { ExplorerPage, loadPage } from "./explorer-page.js";
import type { Words } from "./words/index.js";

/** For so many milliseconds a page waits for its answer and its script before it shows anything. */
const patience = 100;

/**
 * Shows the explorer. What is about to be there is drawn at once, rather than in steps; what takes longer is not waited for.
 * @param words of the language of the address
 * @param page undefined if there is none at the address
 * @param answered when the answers are there that the page shows first
 */
export async function start(words: Words, page: PageName | undefined, answered: Promise<void> | undefined): Promise<void> {
  const ready = Promise.all([page && loadPage(page), answered]);
  await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patience))]);
  createRoot(document.getElementById("app") as HTMLElement).render(<ExplorerPage firstWords={words} />);
}
