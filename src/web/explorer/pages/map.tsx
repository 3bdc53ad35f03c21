import { useEffect, useRef } from "react";
import { type Address, changed } from "../address.js";
import type { AnswerOf, VariablesOf } from "../ask.js";
import { Choose } from "../choosing/choose.js";
import { useChoices } from "../choosing/use-choices.js";
import type { RegionShapes } from "../figures/map-view.js";
import { isOfRegion, type MapDot, PlacesMap } from "../figures/places-map.js";
import { sourceLine } from "../figures/source-line.js";
import { plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { harmingEffects, helpingEffects } from "../marks/effects.js";
import { MapList, NoteOnName } from "../network/map-list.js";
import { type MapRow, type MapShows, mapDots, mapRows, mapViews, unplacedClaims } from "../network/map-places.js";
import colombia from "../shapes/colombia.json" with { type: "json" };
import westernBalkans from "../shapes/western-balkans.json" with { type: "json" };
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Data = AnswerOf<"page-map">;

const regions = {
  colombia: colombia as unknown as RegionShapes,
  "western-balkans": westernBalkans as unknown as RegionShapes,
} as const;
type RegionName = keyof typeof regions;
const regionNames = Object.keys(regions) as RegionName[];

const helpful = [...helpingEffects, "MIXED"] as const;
const adverse = ["MIXED", ...harmingEffects] as const;

/** What an address of the map shows; something unknown is what is shown without it. */
export const shownOnMap = ({ parameters }: Address): MapShows => mapViews.find((name) => name === parameters?.shows) ?? "faces";

/** The variables of the map: the claims that it counts, and the countries that it draws. */
export function mapVariables(address: Address): VariablesOf<"page-map"> {
  const { issue } = address.parameters ?? {};
  const shows = shownOnMap(address);
  return {
    issues: issue ? [issue] : [],
    drawn: Object.values(regions).flatMap(({ countries }) => countries.map(({ place }) => place)),
    claims: {
      predicate: { eq: shows === "faces" ? "FACES" : "ADDRESSES" },
      ...(shows !== "faces" && { effect: { in: [...(shows === "harm" ? adverse : helpful)] } }),
      ...(issue && { object: { some: { id: { eq: issue } } } }),
    },
  };
}

/** Which places claims speak of: a list by name, and a map with a dot for each municipality whose coordinates are recorded. */
export function MapPage() {
  const { address, words, lang, go } = useExplorer();
  const { map } = words.network;
  const choices = useChoices();
  const { issue = "" } = address.parameters ?? {};
  const shows = shownOnMap(address);
  const asked = useAnswer("page-map", mapVariables(address));
  const { data } = asked;
  const issueName = issue && (data?.asked.find((record) => record?.id === issue)?.label.value ?? issue);
  const titles = { faces: map.title, responses: map.titleResponses, harm: map.titleHarm };
  const title = titles[shows](issueName || undefined);
  const rows = data?.claims ? mapRows(data.claims, shows, lang) : undefined;
  const sets = data?.dataset?.sets ?? [];
  const facts = data && { ...factsOf(data), shown: data.claims?.nodes.length, total: data.claims?.totalCount };
  return (
    <PageFrame title={title} facts={facts}>
      <h1 tabIndex={-1}>{title}</h1>
      <div className="question-boxes">
        <Choose
          label={words.choose.issue}
          placeholder={words.choose.anyIssue}
          choices={choices.issues}
          chosen={issue}
          onChoose={(id) => go(changed(address, { issue: id, near: undefined }))}
          onType={choices.onType}
        />
      </div>
      <section className="controls" aria-label={map.shows}>
        <Shows shows={shows} />
        {issue && <p className="hint">{map.exactly}</p>}
      </section>
      <Waiting asked={asked} />
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {rows ? (
            <div className="map-page">
              <MapList
                rows={rows}
                shows={shows}
                issue={issue || undefined}
                read={data.claims}
                unplaced={unplacedClaims(data.claims, shows)}
              />
              <Maps data={data} rows={rows} title={title} source={sourceLine(sets, data.dataset?.version, words)} />
            </div>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
        </div>
      )}
    </PageFrame>
  );
}

function Shows({ shows }: { readonly shows: MapShows }) {
  const { address, go, words } = useExplorer();
  const { map } = words.network;
  return (
    <fieldset>
      <legend>{map.shows}</legend>
      {mapViews.map((value) => (
        <label key={value} className={value === shows ? "chip chosen" : "chip"}>
          <input
            type="radio"
            name="shows"
            checked={value === shows}
            onChange={() => go(changed(address, { shows: value === "faces" ? undefined : value, near: undefined }), { replace: true })}
          />
          <span>{map.showing[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The maps with all that must go along with them: what a dot is, the sentence on boundaries, notes on names, source and version. */
function Maps({
  data,
  rows,
  title,
  source,
}: {
  readonly data: Data;
  readonly rows: readonly MapRow[];
  readonly title: string;
  readonly source: string;
}) {
  const { address, words } = useExplorer();
  const { map } = words.network;
  const dots = mapDots(rows);
  const near = dots.find(({ id }) => id === address.parameters?.near);
  const shown = regionNames.filter((name) => near === undefined || isOfRegion(near.at, regions[name]));
  const figure = useRef<HTMLElement>(null);
  const before = useRef(near?.id);
  // A place that was chosen in the list is shown: on narrow windows the map is below the list.
  useEffect(() => {
    if (near && before.current !== near.id) figure.current?.focus();
    before.current = near?.id;
  }, [near?.id]);
  return (
    <figure className="drawing map-figure" ref={figure} tabIndex={-1} aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <span>{map.dots(dots.length)}</span>
        {near && (
          <To to={changed(address, { near: undefined })} replace>
            {map.whole}
          </To>
        )}
      </figcaption>
      {shown.map((name) => (
        <Region key={name} name={name} data={data} dots={dots.filter(({ at }) => isOfRegion(at, regions[name]))} near={near} />
      ))}
      {dots.length > 0 && <p>{map.silent(dots.length)}</p>}
      <p className="drawing-source">{map.boundaries}</p>
      {data.drawn.map((record) => record?.__typename === "Place" && record.noteOnName && <NoteOnName key={record.id} place={record} />)}
      <p className="drawing-source">{source}</p>
    </figure>
  );
}

function Region({
  name,
  data,
  dots,
  near,
}: {
  readonly name: RegionName;
  readonly data: Data;
  readonly dots: readonly MapDot[];
  readonly near?: MapDot;
}) {
  const { words } = useExplorer();
  const { map } = words.network;
  const countries = regions[name].countries.flatMap(({ place }) => {
    const record = data.drawn.find((of) => of?.id === place);
    return record ? [plainName(record)] : [];
  });
  const isOne = countries.length === 1;
  const heading = isOne ? map.regions[name] : map.drawn(map.regions[name], words.list(countries));
  const label = `${heading}. ${dots.length > 0 ? words.list(dots.map((dot) => dot.name)) : map.noDots}`;
  return (
    <div className="map-region">
      <p>
        {heading}
        {dots.length === 0 && <small> · {map.noDots}</small>}
      </p>
      <PlacesMap shapes={regions[name]} dots={dots} near={near} label={label} />
    </div>
  );
}
