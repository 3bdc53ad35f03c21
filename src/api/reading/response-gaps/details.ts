import type DataLoader from "dataloader";
import type { HierarchyStep } from "../../../analysis/claim-fact.js";
import { responseGapsConstants } from "../../../analysis/constants.js";
import { type LowInformation, lowInformationOf } from "../../../analysis/low-information.js";
import { type FacedIssue, type GapKind, isHelpful, nearestElsewhere, type OtherPlace } from "../../../analysis/response-gaps.js";
import * as statements from "../../../graph/statements/questions/response-gaps.js";
import { batches, maxFacts, readSteps, tooManyFacts } from "../facts.js";
import type { Reader } from "../reader.js";
import { type FoundGap, gapChoiceOf, type ResponseGapsQuery, readResponsesAt } from "./pairs.js";

/** What rows of `responseGaps` have beside their kinds: read for the rows of a page together, and only if it is asked for. */

const { mostWeighedClaims } = responseGapsConstants;

/** The claims that the kind of each row rests on, in order: all of them if they are few, else the first. Rows are read together. */
export const kindClaims = (reader: Reader, query: ResponseGapsQuery): DataLoader<FoundGap, readonly string[]> =>
  reader.computed(kindClaimsLoader, query);
const kindClaimsLoader = (reader: Reader, query: ResponseGapsQuery) =>
  reader.loader<FoundGap, readonly string[]>(Symbol("claims"), async (gaps) => {
    const issuesOf = await narrowerOf(
      reader,
      gaps.filter(({ conditions: [first] }) => first && !first.claims),
    );
    const read = async (kind: GapKind, placed: boolean) => {
      const issues = gaps.filter((gap) => gap.kind === kind).flatMap((gap) => issuesOf(gap));
      const most = mostWeighedClaims + 1;
      const statementsOf = batches(issues).map((ids) =>
        statements.firstHelpful(reader.model, ids, gapChoiceOf(query), placed, most, reader.viewer.level),
      );
      return groups((await Promise.all(statementsOf.map((s) => reader.facts(s)))).flat());
    };
    const [unplaced, placed] = await Promise.all([read("UNPLACED_ONLY", false), read("ELSEWHERE_ONLY", true)]);
    return gaps.map((gap) => {
      const [first] = gap.conditions;
      if (!first) return [];
      const claims =
        first.claims ?? issuesOf(gap).flatMap((issue) => (first.kind === "UNPLACED_ONLY" ? unplaced : placed).get(issue) ?? []);
      return [...claims].sort();
    });
  });

/** Whether each row rests on little. Rows are read together. */
export const gapLowInformation = (reader: Reader, query: ResponseGapsQuery): DataLoader<FoundGap, LowInformation> =>
  reader.computed(lowInformationLoader, query);
const lowInformationLoader = (reader: Reader, query: ResponseGapsQuery) =>
  reader.loader<FoundGap, LowInformation>(Symbol("low information"), async (gaps) => {
    const claims = await Promise.all(gaps.map((gap) => kindClaims(reader, query).load(gap)));
    const few = claims.filter(({ length }) => length <= mostWeighedClaims);
    const read = batches(few.flat()).map((ids) => reader.facts(statements.passagesOf(reader.model, ids, reader.viewer.level)));
    const evidence = new Map<string, { sources: string[]; passages: string[] }>();
    for (const { claim, passage, source } of (await Promise.all(read)).flat()) {
      const { sources, passages } = evidence.get(claim) ?? { sources: [], passages: [] };
      evidence.set(claim, { sources: [...sources, source], passages: [...passages, passage] });
    }
    return claims.map((ids) =>
      ids.length > mostWeighedClaims
        ? { value: false, reasons: [] }
        : lowInformationOf(ids.map((id) => evidence.get(id) ?? { sources: [], passages: [] })),
    );
  });

/** The rights that each row's issue, and narrower ones, are said to undermine, by id. Rows are read together. */
export const gapRights = (reader: Reader, query: ResponseGapsQuery): DataLoader<FoundGap, readonly string[]> =>
  reader.computed(rightsLoader, query);
const rightsLoader = (reader: Reader, query: ResponseGapsQuery) =>
  reader.loader<FoundGap, readonly string[]>(Symbol("rights"), async (gaps) => {
    const issuesOf = await narrowerOf(reader, gaps);
    const read = batches(gaps.flatMap((gap) => issuesOf(gap))).map((ids) =>
      reader.facts(statements.rightsUndermined(reader.model, ids, gapChoiceOf(query), reader.viewer.level)),
    );
    const rights = groups((await Promise.all(read)).flat());
    return gaps.map((gap) => [...new Set(issuesOf(gap).flatMap((issue) => rights.get(issue) ?? []))].sort());
  });

/** Another place where the issue, or a narrower one, is addressed: the nearest. */
export interface ElsewhereAnswer extends OtherPlace {
  readonly claims: readonly string[];
}
/** The nearest other place for each row that has one. Rows are read together. */
export const gapElsewhere = (reader: Reader, query: ResponseGapsQuery): DataLoader<FoundGap, ElsewhereAnswer | null> =>
  reader.computed(elsewhereLoader, query);
const elsewhereLoader = (reader: Reader, query: ResponseGapsQuery) =>
  reader.loader<FoundGap, ElsewhereAnswer | null>(Symbol("elsewhere"), async (gaps) => {
    const choice = gapChoiceOf(query);
    const open = gaps.filter(({ conditions }) => conditions.some(({ kind }) => kind === "ELSEWHERE_ONLY"));
    const issuesOf = await narrowerOf(reader, open);
    const read = batches(open.flatMap((gap) => issuesOf(gap))).map((ids) =>
      reader.facts(statements.helpfulPlaces(reader.model, ids, choice, maxFacts + 1, reader.viewer.level)),
    );
    const found = (await Promise.all(read)).flat();
    if (found.length > maxFacts) throw tooManyFacts();
    const placesOf = groups(found);
    const [around, aroundOthers] = await Promise.all([
      readSteps(
        reader,
        "places",
        "up",
        open.map(({ place }) => place),
      ),
      readSteps(
        reader,
        "places",
        "up",
        found.map(([, place]) => place),
      ),
    ]);
    const [up, upOthers] = [stepsBy(around), stepsBy(aroundOthers)];
    const nearest = new Map(
      open.map((gap) => {
        const places = [...new Set(issuesOf(gap).flatMap((issue) => placesOf.get(issue) ?? []))];
        return [
          gap,
          nearestElsewhere(
            gap.place,
            places,
            up.get(gap.place) ?? [],
            places.flatMap((p) => upOthers.get(p) ?? []),
          ),
        ];
      }),
    );
    const chosen = [...nearest.values()].flatMap((other) => other?.place ?? []);
    const responses = chosen.length
      ? await readResponsesAt(
          reader,
          chosen,
          open.flatMap((gap) => issuesOf(gap)),
          choice,
        )
      : [];
    return gaps.map((gap) => {
      const other = nearest.get(gap);
      if (!other) return null;
      const issues = new Set(issuesOf(gap));
      const there = responses.filter(
        ({ place, issue, counts, effect }) => place === other.place && issues.has(issue) && counts && isHelpful(effect),
      );
      return { ...other, claims: there.map(({ claim }) => claim).sort() };
    });
  });

/** How many sources that are held the viewer may see. */
export const heldSourcesOf = async (reader: Reader): Promise<number> =>
  (await reader.read(statements.heldSources(reader.model, reader.viewer.level)))[0] ?? 0;

/** The issue of each pair and all that are narrower. */
async function narrowerOf(reader: Reader, pairs: readonly FacedIssue[]): Promise<(pair: FacedIssue) => readonly string[]> {
  const steps = stepsBy(
    await readSteps(
      reader,
      "concepts",
      "down",
      pairs.map(({ issue }) => issue),
    ),
  );
  return ({ issue }) => (steps.get(issue) ?? []).map(({ to }) => to);
}
const stepsBy = (steps: readonly HierarchyStep[]) => groups(steps.map((step) => [step.from, step] as const));
function groups<T>(entries: readonly (readonly [string, T])[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = found.get(key);
    if (group) group.push(value);
    else found.set(key, [value]);
  }
  return found;
}
