import { setTimeout as wait } from "node:timers/promises";

/** Repeats work until it does not fail, by default for half a minute. @throws its last error */
export async function until(work: () => Promise<unknown>, seconds = 30): Promise<void> {
  for (const end = performance.now() + seconds * 1000; ; ) {
    try {
      await work();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await wait(500);
    }
  }
}
