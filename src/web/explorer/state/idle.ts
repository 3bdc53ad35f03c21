import { useEffect, useState } from "react";

/** Readers wait no longer than this for what is put off, in milliseconds, however busy the page is. */
const patience = 1000;

/** Runs something when the page has drawn what it has, unless the returned function is called before. */
export function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const waiting = window.requestIdleCallback(run, { timeout: patience });
  return () => window.cancelIdleCallback(waiting);
}

/** Whether the page has drawn what this part first showed: the moment to ask what nobody waits for. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return idle;
}
