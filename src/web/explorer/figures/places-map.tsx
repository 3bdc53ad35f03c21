import { useExplorer } from "../state/explorer.js";
import { useWide } from "../state/use-wide.js";
import {
  type Degrees,
  isInView,
  labelsWithRoom,
  type MapView,
  nearView,
  pathThrough,
  type RegionShapes,
  scaleLength,
  wholeView,
} from "./map-view.js";

/** A place with recorded coordinates. */
export interface MapDot {
  readonly id: string;
  readonly name: string;
  readonly at: Degrees;
}

/** The largest sizes of a map: names in it keep theirs, so that a narrow window gets a smaller map. */
const sizes = {
  wide: { whole: { width: 460, height: 560 }, near: { width: 460, height: 420 } },
  narrow: { whole: { width: 300, height: 420 }, near: { width: 300, height: 300 } },
};

/** Whether a point lies within the bounds of a region. */
export function isOfRegion([longitude, latitude]: Degrees, { lines }: RegionShapes): boolean {
  const points = lines.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return longitude >= Math.min(...xs) && longitude <= Math.max(...xs) && latitude >= Math.min(...ys) && latitude <= Math.max(...ys);
}

/**
 * A map with a dot for each place: all of one size, since their number of claims says how much was written and no more.
 * @param near the place that it is drawn around; without it, all of the region
 */
export function PlacesMap({
  shapes,
  dots,
  near,
  label,
}: {
  readonly shapes: RegionShapes;
  readonly dots: readonly MapDot[];
  readonly near?: MapDot;
  readonly label: string;
}) {
  const size = sizes[useWide() ? "wide" : "narrow"];
  const view = near ? nearView(near.at, size.near) : wholeView(shapes, size.whole);
  const placed = dots
    .map(({ id, name, at }) => ({ id, text: name, point: view.project(at) }))
    .filter(({ point }) => isInView(point, view))
    .map(({ id, text, point: [x, y] }) => ({ id, text, x, y }));
  return (
    <svg viewBox={`0 0 ${view.width} ${view.height}`} width={view.width} height={view.height} role="img" aria-label={label} className="map">
      <path d={shapes.countries.map(({ rings }) => pathThrough(rings, view, true)).join("")} className="map-land" fillRule="evenodd" />
      <path d={pathThrough(shapes.lines, view)} className="map-line" />
      {placed.map(({ id, x, y }) => (
        <circle key={id} cx={x} cy={y} r="5" className="map-dot" />
      ))}
      {labelsWithRoom(placed, view).map(({ text, x, y }) => (
        <text key={`${text} ${x} ${y}`} x={x} y={y} className="map-name">
          {text}
        </text>
      ))}
      <Scale view={view} />
    </svg>
  );
}

function Scale({ view }: { readonly view: MapView }) {
  const { map } = useExplorer().words.network;
  const km = scaleLength(view);
  const length = km / view.kmPerPixel;
  const y = view.height - 8;
  return (
    <g className="map-scale">
      <path d={`M8 ${y - 5}v5h${length}v-5`} />
      <text x={14 + length} y={y}>
        {map.scale(km)}
      </text>
    </g>
  );
}
