/** A span of time in years, as a fraction: 2021.5 is the middle of 2021. An end that is open or unknown is undefined. */
export interface TimeSpan {
  readonly from?: number;
  readonly to?: number;
}

/**
 * Reads a period in EDTF: a year, a month, a day, or an interval of these, with marks of doubt and unspecified digits.
 * @returns undefined for what it does not read, such as seasons and sets: a bar in the wrong place would be worse than none
 */
export function timeSpan(period: string): TimeSpan | undefined {
  const [first = "", second, ...more] = period.split("/");
  if (more.length > 0) return undefined;
  const start = edge(first);
  const end = second === undefined ? start : edge(second);
  if (!start || !end) return undefined;
  const span = { ...(start.from !== undefined && { from: start.from }), ...(end.to !== undefined && { to: end.to }) };
  return span.from === undefined && span.to === undefined ? undefined : span;
}

/** The beginning and the end of one date; neither for an end that is open. */
function edge(date: string): TimeSpan | undefined {
  if (date === "" || date === "..") return {};
  const [, year, month, day] = /^(\d[\dX]{3})(?:-([\dX]{2}))?(?:-([\dX]{2}))?$/.exec(date.replaceAll(/[?~%]/g, "")) ?? [];
  if (!year) return undefined;
  const years = [Number(year.replaceAll("X", "0")), Number(year.replaceAll("X", "9"))] as const;
  if (!month || month.includes("X")) return { from: years[0], to: years[1] + 1 };
  const m = Number(month) - 1;
  if (m < 0 || m > 11) return undefined;
  if (!day || day.includes("X")) return { from: years[0] + m / 12, to: years[1] + (m + 1) / 12 };
  const d = Number(day) - 1;
  if (d < 0 || d > 30) return undefined;
  return { from: years[0] + (m + d / 31) / 12, to: years[1] + (m + (d + 1) / 31) / 12 };
}

/** The whole years that all spans lie in. An open end adds a year, so that the bar has where to run to. */
export function axisYears(spans: readonly TimeSpan[]): { readonly from: number; readonly to: number } | undefined {
  const edges = spans.flatMap(({ from, to }) => [from, to].filter((at) => at !== undefined));
  if (edges.length === 0) return undefined;
  const from = Math.floor(Math.min(...edges)) - (spans.some((span) => span.from === undefined) ? 1 : 0);
  const to = Math.ceil(Math.max(...edges)) + (spans.some((span) => span.to === undefined) ? 1 : 0);
  return { from, to: Math.max(to, from + 1) };
}
