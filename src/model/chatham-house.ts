/**
 * Under the Chatham House rule nobody who took part is named: not in the event, and not in what is part of it.
 * @param wholes what each record is part of, as far as claims say so
 * @returns the way from a record up to one under the rule, both included, if there is one
 */
export function pathToRule(
  start: string,
  wholes: ReadonlyMap<string, readonly string[]>,
  isUnderRule: (id: string) => boolean,
): string[] | undefined {
  const paths = [[start]];
  const seen = new Set([start]);
  for (const path of paths) {
    const last = path.at(-1) ?? "";
    if (isUnderRule(last)) return path;
    for (const whole of wholes.get(last) ?? []) {
      if (!seen.has(whole)) paths.push([...path, whole]);
      seen.add(whole);
    }
  }
  return undefined;
}
