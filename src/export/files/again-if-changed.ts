import { GraphChanged } from "./bytes-at-one-version.js";

/** How often a file is written, if another process changes the graph meanwhile. */
const maxAttempts = 3;

/** Does the work again from its beginning if the graph changed meanwhile. @throws GraphChanged if it did so each time */
export async function againIfChanged<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GraphChanged) || attempt === maxAttempts) throw error;
    }
  }
}
