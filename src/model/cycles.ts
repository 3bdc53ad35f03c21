/** A path that leads from a node back to itself. */
interface Cycle<N, S> {
  /** In the order of the steps. */
  readonly nodes: readonly N[];
  /** The last of its steps, which leads back to the first node. */
  readonly closing: S;
}

/**
 * Finds cycles, at least one if there is any.
 * @param steps the edges that leave a node
 * @param finished called for each node with the number of steps of the longest path from it
 */
export function* findCycles<N, S extends { readonly target: N }>(
  starts: Iterable<N>,
  steps: (node: N) => S[],
  finished: (node: N, longest: number) => unknown = () => undefined,
): Generator<Cycle<N, S>> {
  const lengths = new Map<N, number>();
  for (const start of starts) {
    // Not recursive: a chain may be longer than the call stack allows.
    const path = new Set<N>();
    const stack: { node: N; remaining: S[] }[] = [];
    const enter = (node: N) => {
      path.add(node);
      stack.push({ node, remaining: [...steps(node)] });
    };
    if (!lengths.has(start)) enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.remaining.pop();
      if (!next) {
        const longest = Math.max(0, ...steps(top.node).map(({ target }) => 1 + (lengths.get(target) ?? 0)));
        lengths.set(top.node, longest);
        finished(top.node, longest);
        stack.pop();
        path.delete(top.node);
      } else if (path.has(next.target)) yield { nodes: [...path].slice([...path].indexOf(next.target)), closing: next };
      else if (!lengths.has(next.target)) enter(next.target);
    }
  }
}
