import { changed } from "../address.js";
import { columnsGraph, type DrawnEdge, type DrawnRecord, nameLine, noteLine, type PlacedRecord } from "../figures/columns-graph.js";
import { plainName } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { type AroundData, adverseClaims, predicateOrder, recordsById } from "./edge-groups.js";

/** A neighbourhood as a picture, with its title, its source and the version of the data inside the frame. */
export function ColumnsFigure({
  data,
  title,
  source,
  listId,
}: {
  readonly data: AroundData;
  readonly title: string;
  readonly source: string;
  /** The list that has what is folded. */
  readonly listId: string;
}) {
  const { lang, words } = useExplorer();
  const { around } = words.network;
  const edges = data.edges.map(
    (edge): DrawnEdge => ({
      subject: edge.subject.id,
      predicate: edge.predicate,
      object: edge.object.id,
      claims: edge.claims.count,
      isAdverse: adverseClaims(edge) > 0,
    }),
  );
  const graph = columnsGraph(useDrawnRecords(data), edges, lang);
  return (
    <figure className="drawing network-figure">
      <figcaption>
        <strong>{title}</strong>
        <span>
          {around.caption} {graph.foldedEdges > 0 && around.foldedEdges(graph.foldedEdges)}
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="drawing-scroll" tabIndex={0} aria-label={title}>
        <svg viewBox={`0 0 ${graph.width} ${graph.height}`} width={graph.width} height={graph.height} role="presentation">
          {graph.columns.map(({ name, x }) => (
            <text key={name} x={x} y={16} className="network-heading">
              {around.columns[name]}
            </text>
          ))}
          {graph.edges.map(({ line, labelX, labelY, ...edge }) => (
            // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
            <g key={`${edge.subject} ${edge.predicate} ${edge.object}`} aria-hidden="true">
              <path d={line} className={edge.isAdverse ? "network-line adverse" : "network-line"} />
              <circle cx={labelX} cy={labelY} r="8" className="network-count-ground" />
              <text x={labelX} y={labelY + 4} className="network-count">
                {edge.claims}
              </text>
            </g>
          ))}
          {graph.records.map((record) => (
            <Box key={record.id} record={record} width={graph.columnWidth} data={data} />
          ))}
          {graph.columns.map(
            ({ name, x, folded, foldedY }) =>
              folded > 0 && (
                <a key={name} href={`#${listId}`} onClick={() => document.getElementById(listId)?.scrollIntoView()}>
                  <text x={x} y={foldedY + 4} className="network-folded">
                    {around.folded(folded)}
                  </text>
                </a>
              ),
          )}
        </svg>
      </section>
      <p className="drawing-source">{source}</p>
    </figure>
  );
}

/** The records with what ties them to the centre, or to what is nearer to it. */
function useDrawnRecords(data: AroundData): DrawnRecord[] {
  const { words } = useExplorer();
  const { around } = words.network;
  const records = recordsById(data);
  const stepsOf = new Map(data.nodes.map(({ record, steps }) => [record.id, steps]));
  return data.nodes.map(({ record, kind, steps }) => {
    const inward = inwardEdges(data, record.id, steps, stepsOf);
    const headingOf = (edge: AroundData["edges"][number]) => {
      const heading = words.predicates[edge.predicate][edge.object.id === record.id ? "of" : "to"];
      return adverseClaims(edge) > 0 ? `▲ ${around.harmOf(heading)}` : heading;
    };
    const headings = [...new Set(inward.map(headingOf))];
    const isAdverse = inward.length > 0 && inward.every((edge) => adverseClaims(edge) === edge.claims.count);
    const [first] = inward;
    const nearer = first && records.get(first.subject.id === record.id ? first.object.id : first.subject.id);
    const note =
      steps === 0 || !first
        ? (words.kinds[kind] ?? "")
        : steps === 1
          ? headings.join(" / ")
          : around.noteFurther(headings[0] ?? "", nearer ? plainName(nearer) : "", inward.length - 1);
    return { id: record.id, name: plainName(record), kind, steps, note, isAdverse };
  });
}

/** The edges of a record that lead to what is nearer to the centre. */
const inwardEdges = (data: AroundData, id: string, steps: number, stepsOf: ReadonlyMap<string, number>) =>
  data.edges
    .filter(({ subject, object }) => {
      const other = subject.id === id ? object.id : object.id === id ? subject.id : undefined;
      return other !== undefined && (stepsOf.get(other) ?? 0) < steps;
    })
    .sort((a, b) => predicateOrder.indexOf(a.predicate) - predicateOrder.indexOf(b.predicate));

/** A record in its place. It opens the claims that tie it to what is nearer to the centre; the list leads to its page. */
function Box({ record, width, data }: { readonly record: PlacedRecord; readonly width: number; readonly data: AroundData }) {
  const { address, words } = useExplorer();
  const stepsOf = new Map(data.nodes.map(({ record: { id }, steps }) => [id, steps]));
  const inward = inwardEdges(data, record.id, record.steps, stepsOf);
  const claims = inward.reduce((sum, edge) => sum + edge.claims.count, 0);
  const look = inward[0]?.claims.ids[0];
  // A blank ends each line, so that the words of all lines are those of the name that screen readers hear.
  const content = (
    <>
      <rect x={record.x} y={record.y} width={width} height={record.height} rx="4" className="network-box" />
      {record.nameLines.map((text, i) => (
        <text key={text} x={record.x + 7} y={record.y + 20 + i * nameLine.height} className="network-name">
          {`${text} `}
        </text>
      ))}
      {record.noteLines.map((text, i) => (
        <text
          key={text}
          x={record.x + 7}
          y={record.y + 18 + record.nameLines.length * nameLine.height + i * noteLine.height}
          className="network-note"
        >
          {`${text} `}
        </text>
      ))}
    </>
  );
  if (!look) return <g className="network-centre">{content}</g>;
  return (
    <To to={changed(address, { look })} aria-label={words.network.around.note(`${record.name} ${record.note}`, claims)}>
      {content}
    </To>
  );
}
