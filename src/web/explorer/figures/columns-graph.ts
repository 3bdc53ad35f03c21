/** A record to draw. Two lists with the same records, in any order, give the same picture. */
export interface DrawnRecord {
  readonly id: string;
  readonly name: string;
  /** Its class, such as Practice. */
  readonly kind: string;
  /** How many edges lead to it from the centre, which has 0. */
  readonly steps: number;
  /** What ties it to what is nearer to the centre. */
  readonly note: string;
  /** Whether it is tied to that by claims of harm or no effect alone: it stands below the others of its column. */
  readonly isAdverse: boolean;
}

export interface DrawnEdge {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  /** How many claims say so. */
  readonly claims: number;
  readonly isAdverse: boolean;
}

/** The columns, from the start to the end of a line. The centre has its own, between `who` and the others. */
export const columnNames = ["who", "centre", "issues", "responses", "others"] as const;
export type ColumnName = (typeof columnNames)[number];

export interface PlacedRecord extends DrawnRecord {
  readonly column: ColumnName;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Its name and its note, broken into lines. */
  readonly nameLines: readonly string[];
  readonly noteLines: readonly string[];
}

export interface PlacedEdge extends DrawnEdge {
  /** Data of an SVG path. */
  readonly line: string;
  /** Where its number of claims stands. */
  readonly labelX: number;
  readonly labelY: number;
}

export interface PlacedColumn {
  readonly name: ColumnName;
  readonly x: number;
  /** How many of its records are only in the list, and where that is told. */
  readonly folded: number;
  readonly foldedY: number;
}

export interface ColumnsGraph {
  readonly width: number;
  readonly height: number;
  readonly columnWidth: number;
  readonly columns: readonly PlacedColumn[];
  readonly records: readonly PlacedRecord[];
  readonly edges: readonly PlacedEdge[];
  /** How many edges lead to folded records: these are only in the list. */
  readonly foldedEdges: number;
}

const fullWidth = 956;
const gap = 58;
const widest = 230;
/** How far edges within a column bend out beside it. */
const bend = 34;
const top = 30;
const rowGap = 12;
/** More space above those that are said to do harm. */
const adverseGap = 20;
const padding = 7;
/** The heights of lines and the widths of letters, on average, of a name and of a note. */
export const nameLine = { height: 17, letter: 7.6 };
export const noteLine = { height: 15, letter: 6.5 };
const foldedHeight = 24;

/** With more records than this each column folds to so many. */
const mostRecords = 60;
const mostInColumn = 14;

const columnOfKind: Readonly<Record<string, ColumnName>> = {
  ActorType: "who",
  Community: "who",
  Organization: "who",
  PopulationGroup: "who",
  Issue: "issues",
  Right: "issues",
  Condition: "issues",
  Event: "responses",
  Practice: "responses",
  PracticeType: "responses",
  Programme: "responses",
};

const columnOf = ({ kind, steps }: DrawnRecord): ColumnName => (steps === 0 ? "centre" : (columnOfKind[kind] ?? "others"));

/**
 * The picture of a neighbourhood: columns by kind, rows by name. Nothing is moved by forces, so that the same address always shows the same.
 * @param lang in which names are sorted
 */
export function columnsGraph(records: readonly DrawnRecord[], edges: readonly DrawnEdge[], lang: string): ColumnsGraph {
  const { compare } = new Intl.Collator(lang);
  const byName = (a: DrawnRecord, b: DrawnRecord) =>
    Number(a.isAdverse) - Number(b.isAdverse) || compare(a.name, b.name) || compareText(a.id, b.id);
  const filled = columnNames.flatMap((name) => {
    const all = records.filter((record) => columnOf(record) === name).sort(byName);
    return all.length > 0 ? [{ name, ...folded(all, records.length > mostRecords) }] : [];
  });
  const columnOfRecord = new Map(filled.flatMap(({ shown }, i) => shown.map(({ id }): [string, number] => [id, i])));
  const drawn = edges.filter(({ subject, object }) => columnOfRecord.has(subject) && columnOfRecord.has(object)).sort(inOrder);
  const lastBends = drawn.some(({ subject, object }) => [subject, object].every((id) => columnOfRecord.get(id) === filled.length - 1));
  const room = fullWidth - (lastBends ? bend : 0) - gap * (filled.length - 1);
  const columnWidth = Math.min(widest, Math.floor(room / Math.max(1, filled.length)));
  const columns = filled.map(({ name, shown, hidden }, i) => {
    const rows = shown.map((record) => rowOf(record, columnWidth));
    const parts = rows.some(({ isAdverse }, j) => isAdverse && j > 0 && !rows[j - 1]?.isAdverse);
    const height =
      sum(rows.map((row) => row.height + rowGap)) - rowGap + (parts ? adverseGap : 0) + (hidden > 0 ? rowGap + foldedHeight : 0);
    return { name, rows, hidden, height, x: i * (columnWidth + gap) };
  });
  const inner = Math.max(0, ...columns.map(({ height }) => height));
  const placed = columns.map(({ name, rows, hidden, height, x }) => {
    let y = top + (inner - height) / 2;
    const inColumn = rows.map((row, j): PlacedRecord => {
      if (row.isAdverse && j > 0 && !rows[j - 1]?.isAdverse) y += adverseGap;
      const at = { ...row, column: name, x, y };
      y += row.height + rowGap;
      return at;
    });
    return { column: { name, x, folded: hidden, foldedY: y + foldedHeight / 2 }, inColumn };
  });
  const where = new Map(placed.flatMap(({ inColumn }) => inColumn.map((record): [string, PlacedRecord] => [record.id, record])));
  return {
    width: filled.length * columnWidth + gap * Math.max(0, filled.length - 1) + (lastBends ? bend : 0),
    height: top + inner + rowGap,
    columnWidth,
    columns: placed.map(({ column }) => column),
    records: placed.flatMap(({ inColumn }) => inColumn),
    edges: placedEdges(drawn, where, columnWidth),
    foldedEdges: edges.length - drawn.length,
  };
}

/** The records of a column that are shown: the nearest, then by name. */
function folded(all: readonly DrawnRecord[], folds: boolean) {
  if (!folds || all.length <= mostInColumn) return { shown: all, hidden: 0 };
  const kept = new Set([...all].sort((a, b) => a.steps - b.steps).slice(0, mostInColumn));
  return { shown: all.filter((record) => kept.has(record)), hidden: all.length - mostInColumn };
}

function rowOf(record: DrawnRecord, columnWidth: number) {
  const room = columnWidth - 2 * padding;
  const nameLines = brokenInto(record.name, Math.floor(room / nameLine.letter), 3);
  const noteLines = brokenInto(record.note, Math.floor(room / noteLine.letter), 3);
  const height = 2 * padding + nameLines.length * nameLine.height + noteLines.length * noteLine.height;
  return { ...record, nameLines, noteLines, height };
}

/** A text in lines of at most so many letters; what does not fit is told by an ellipsis, as the list has it whole. */
export function brokenInto(text: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.slice(0, most).map((line) => (line.length > letters ? `${line.slice(0, letters - 1)}…` : line));
  const end = cut.at(-1);
  if (lines.length > most && end !== undefined && !end.endsWith("…"))
    cut[cut.length - 1] = `${end.length < letters ? end : end.slice(0, -1)}…`;
  return cut;
}

function placedEdges(edges: readonly DrawnEdge[], where: ReadonlyMap<string, PlacedRecord>, columnWidth: number): PlacedEdge[] {
  const between = new Map<string, number>();
  const lanes = lanesOf([...where.values()]);
  return edges.flatMap((edge) => {
    const [one, other] = [where.get(edge.subject), where.get(edge.object)];
    if (!one || !other) return [];
    const [from, to] = one.x <= other.x ? [one, other] : [other, one];
    // Edges of the same two records lie side by side.
    const pair = [edge.subject, edge.object].sort().join("\n");
    const before = between.get(pair) ?? 0;
    between.set(pair, before + 1);
    const [y1, y2] = [from, to].map(({ y, height }) => y + height / 2 + before * 9) as [number, number];
    const x1 = from.x + columnWidth;
    if (from.x === to.x) {
      const out = x1 + bend * 1.2;
      const line = `M${x1} ${r(y1)}C${r(out)} ${r(y1)} ${r(out)} ${r(y2)} ${x1} ${r(y2)}`;
      return [{ ...edge, line, labelX: r(x1 + bend * 0.9), labelY: r((y1 + y2) / 2) }];
    }
    // The number stands beside the record that is not the centre, where lines have parted.
    const atEnd = to.steps > 0;
    return [
      {
        ...edge,
        line: lineThrough([x1, y1], [to.x, y2], lanes, columnWidth),
        labelX: atEnd ? to.x - 11 : x1 + 11,
        labelY: r(atEnd ? y2 : y1),
      },
    ];
  });
}

/** Where a line may cross a column: between its records, above them and below them. */
type Lanes = ReadonlyMap<number, readonly number[]>;

function lanesOf(records: readonly PlacedRecord[]): Lanes {
  const columns = new Map<number, PlacedRecord[]>();
  for (const record of records) columns.set(record.x, [...(columns.get(record.x) ?? []), record]);
  return new Map([...columns].map(([x, inColumn]) => [x, inColumn.flatMap(({ y, height }) => [y - rowGap / 2, y + height + rowGap / 2])]));
}

/** A line from a column to a later one that passes no record in between, as if it led to it. */
function lineThrough([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], lanes: Lanes, columnWidth: number): string {
  let line = `M${x1} ${r(y1)}`;
  let [x, y] = [x1, y1];
  const curveTo = (toX: number, toY: number) => {
    const middle = r((x + toX) / 2);
    line += `C${middle} ${r(y)} ${middle} ${r(toY)} ${toX} ${r(toY)}`;
    [x, y] = [toX, toY];
  };
  for (const [column, free] of [...lanes].sort(([a], [b]) => a - b)) {
    if (column < x1 || column >= x2) continue;
    const straight = y1 + ((y2 - y1) * (column - x1)) / (x2 - x1);
    const lane = free.reduce((best, at) => (Math.abs(at - straight) < Math.abs(best - straight) ? at : best));
    curveTo(column, lane);
    line += `H${column + columnWidth}`;
    x = column + columnWidth;
  }
  curveTo(x2, y2);
  return line;
}

const r = (value: number) => Math.round(value * 10) / 10;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: DrawnEdge, b: DrawnEdge) =>
  compareText(a.predicate, b.predicate) || compareText(a.subject, b.subject) || compareText(a.object, b.object);
