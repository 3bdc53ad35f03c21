import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";
import { axisYears, type TimeSpan, timeSpan } from "./time-span.js";

/** A place and a period in which a practice was carried out. */
export type TimelineStep = AnswerOf<"page-practice">["lineage"]["nodes"][number];

/** The steps of a practice in the order of time, with a bar for each that has a date. What has none stands last. */
export function Timeline({
  list,
  total,
  summary,
  source,
}: {
  readonly list: Growing<TimelineStep>;
  readonly total: number;
  readonly summary: { readonly value: string; readonly lang: string };
  /** Which documents and which version of the data it is made from. */
  readonly source: string;
}) {
  const { words, address } = useExplorer();
  const { practice } = words.records;
  const spans = list.nodes.map(({ period }) => (period === null ? undefined : timeSpan(period)));
  const years = axisYears(spans.filter((span) => span !== undefined));
  return (
    <figure className="timeline">
      <figcaption>
        <h3>{practice.timeline}</h3>
        <p>
          <Foreign text={summary} />
        </p>
      </figcaption>
      <ol>
        {list.nodes.map((step, i) => (
          <li key={step.position}>
            <div className="timeline-when">
              <span className="timeline-period">{step.period ?? practice.undated}</span>
              {years && <Bar span={spans[i]} years={years} />}
            </div>
            <div>
              <p className="timeline-what">
                {step.place && (
                  <>
                    <RecordLink record={step.place} />{" "}
                  </>
                )}
                <To to={changed(address, { look: step.claims.ids[0] })} className="look" id={`look-${step.claims.ids[0]}`}>
                  {words.answer.row.claims(step.claims.count)}
                </To>
              </p>
              <p className="faded">
                <Foreign text={step.sentence} />
              </p>
            </div>
          </li>
        ))}
      </ol>
      <MoreRows list={list} total={total} />
      <p className="figure-source">
        {practice.noTimelineClaims} {source}
      </p>
    </figure>
  );
}

/** How wide the picture is, in its own units. */
const width = 200;

/** A step on the axis of the years; an end that is open runs to the edge, dashed. */
function Bar({ span, years }: { readonly span: TimeSpan | undefined; readonly years: { readonly from: number; readonly to: number } }) {
  const x = (at: number) => ((at - years.from) / (years.to - years.from)) * width;
  const [start, end] = [x(span?.from ?? years.from), x(span?.to ?? years.to)];
  const ticks = Array.from({ length: Math.min(years.to - years.from + 1, 50) }, (_, i) => x(years.from + i));
  return (
    <span className="timeline-bar">
      <svg viewBox={`0 0 ${width} 14`} width={width} height="14" aria-hidden="true" focusable="false">
        <path d={`M0 12H${width}`} stroke="currentColor" strokeWidth="1" />
        {ticks.map((at) => (
          <path key={at} d={`M${at} 9V14`} stroke="currentColor" strokeWidth="1" />
        ))}
        {span && (
          <rect
            x={start}
            y="1"
            width={Math.max(end - start, 2)}
            height="7"
            className={span.from === undefined || span.to === undefined ? "timeline-open" : "timeline-span"}
          />
        )}
      </svg>
      <span aria-hidden="true" className="timeline-years">
        <span>{years.from}</span>
        <span>{years.to}</span>
      </span>
    </span>
  );
}
