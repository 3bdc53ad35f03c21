/** Whether the heading of the page takes the focus as soon as it is there, and from where. */
let from: Element | null | undefined;

/** The heading of the page takes the focus, now or when it is read: after a step to another page, or to another answer. */
export function wantHeading(): void {
  from = document.activeElement;
}

/** Gives the heading the focus if it is wanted and there. Readers who have gone on to something else meanwhile stay where they are. */
export function focusHeading(page: HTMLElement | null): void {
  const heading = from !== undefined && page?.querySelector<HTMLElement>("h1");
  if (!heading) return;
  const { activeElement, body } = document;
  if (!from?.isConnected || activeElement === body || activeElement === from) heading.focus({ preventScroll: true });
  from = undefined;
}
