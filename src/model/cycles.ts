/** A way in which a node comes back to itself. */
interface Cycle<N, S> {
  /** From the node where it was met, in the order of its steps. */
  readonly nodes: readonly N[];
  /** The last of its steps, which leads back to the first node. */
  readonly closing: S;
}

/**
 * Finds cycles, at least one if there is any.
 * @param steps what leads from a node, and where to
 * @param done is told of each node how many steps it has before it on its longest way
 */
export function* cyclesOf<N, S extends { readonly target: N }>(
  starts: Iterable<N>,
  steps: (node: N) => S[],
  done: (node: N, longest: number) => unknown = () => undefined,
): Generator<Cycle<N, S>> {
  const ways = new Map<N, number>();
  for (const start of starts) {
    // A stack of our own: a chain may be longer than the call stack is deep.
    const path = new Set<N>();
    const stack: { node: N; left: S[] }[] = [];
    const enter = (node: N) => {
      path.add(node);
      stack.push({ node, left: [...steps(node)] });
    };
    if (!ways.has(start)) enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.pop();
      if (!next) {
        const longest = Math.max(0, ...steps(top.node).map(({ target }) => 1 + (ways.get(target) ?? 0)));
        ways.set(top.node, longest);
        done(top.node, longest);
        stack.pop();
        path.delete(top.node);
      } else if (path.has(next.target)) yield { nodes: [...path].slice([...path].indexOf(next.target)), closing: next };
      else if (!ways.has(next.target)) enter(next.target);
    }
  }
}
