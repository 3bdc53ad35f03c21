/** A point as longitude and latitude in degrees. */
export type Degrees = readonly [longitude: number, latitude: number];

/** The outlines of a region, as the files in `shapes` have them. */
export interface RegionShapes {
  readonly countries: readonly { readonly place: string; readonly rings: readonly (readonly Degrees[])[] }[];
  /** Coasts and borders, each once. */
  readonly lines: readonly (readonly Degrees[])[];
}

/** A window on a map, in pixels. */
export interface MapView {
  readonly width: number;
  readonly height: number;
  readonly kmPerPixel: number;
  readonly project: (point: Degrees) => readonly [x: number, y: number];
}

const kmPerDegree = 111.2;
const margin = 14;

/** The finest scale, 1 : 2,000,000 on a screen of 96 pixels an inch: municipalities stand apart, and nothing finer than them does. */
export const finestKmPerPixel = 0.53;

/** A window around a point, with one scale for all of it. */
function viewAround([longitude, latitude]: Degrees, kmPerPixel: number, width: number, height: number): MapView {
  // Over a region of some hundred kilometres a plane that keeps east-west lengths at its middle is true enough.
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  return {
    width,
    height,
    kmPerPixel,
    project: ([x, y]) => [
      tenth(width / 2 + ((x - longitude) * kmPerDegree * squeeze) / kmPerPixel),
      tenth(height / 2 - ((y - latitude) * kmPerDegree) / kmPerPixel),
    ],
  };
}

/** All of a region in a window that is no larger than this. */
export function wholeView({ lines }: RegionShapes, most: { readonly width: number; readonly height: number }): MapView {
  const points = lines.flat();
  const [west, east] = ends(points.map(([x]) => x));
  const [south, north] = ends(points.map(([, y]) => y));
  const middle: Degrees = [(west + east) / 2, (south + north) / 2];
  const kmWide = (east - west) * kmPerDegree * Math.cos((middle[1] * Math.PI) / 180);
  const kmHigh = (north - south) * kmPerDegree;
  const kmPerPixel = Math.max(finestKmPerPixel, kmWide / (most.width - 2 * margin), kmHigh / (most.height - 2 * margin));
  return viewAround(middle, kmPerPixel, Math.ceil(kmWide / kmPerPixel) + 2 * margin, Math.ceil(kmHigh / kmPerPixel) + 2 * margin);
}

/** The surroundings of a point at the finest scale. */
export const nearView = (point: Degrees, { width, height }: { readonly width: number; readonly height: number }): MapView =>
  viewAround(point, finestKmPerPixel, width, height);

/** Lines, or rings that are closed, as data of an SVG path. */
export const pathThrough = (lines: readonly (readonly Degrees[])[], { project }: MapView, closed = false): string =>
  lines.map((line) => `M${line.map((point) => project(point).join(" ")).join("L")}${closed ? "Z" : ""}`).join("");

export const isInView = ([x, y]: readonly [number, number], { width, height }: MapView): boolean =>
  x >= 0 && x <= width && y >= 0 && y <= height;

/** A round length for the scale of a map, in kilometres: at most a third of its width. */
export function scaleLength({ width, kmPerPixel }: MapView): number {
  const most = (width * kmPerPixel) / 3;
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((step) => step * power).find((km) => km <= most) ?? power;
}

export interface MapLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const letter = 6.6;
const lineHeight = 15;

/** The names that have room beside their dots, tried in their order. Those without room are in the list alone. */
export function labelsWithRoom(dots: readonly MapLabel[], { width, height }: MapView): MapLabel[] {
  const taken = dots.map(({ x, y }) => box(x - 6, y - 6, 12, 12));
  return dots.flatMap(({ text, x, y }): MapLabel[] => {
    const long = text.length * letter;
    for (const [startX, base] of [
      [x + 9, y + 4],
      [x - 9 - long, y + 4],
    ] as const) {
      const place = box(startX, base - lineHeight + 4, long, lineHeight);
      const others = taken.filter((other) => !(other.left === x - 6 && other.top === y - 6));
      if (startX < 0 || startX + long > width || base < lineHeight || base > height || others.some((other) => overlap(other, place)))
        continue;
      taken.push(place);
      return [{ text, x: startX, y: base }];
    }
    return [];
  });
}

const box = (left: number, top: number, width: number, height: number) => ({ left, top, right: left + width, bottom: top + height });
type Box = ReturnType<typeof box>;
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
const tenth = (value: number) => Math.round(value * 10) / 10;
