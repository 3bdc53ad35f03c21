import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";
import type { FactorFinding, FactorTemplate } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import { distinctPlaces, type PlaceOfUse } from "./places.js";
import { unknownShare } from "./share.js";

const { enoughIssues, rarity, unrecorded } = transferCandidatesConstants.context;
const { partly } = transferCandidatesConstants;

/** A sentence names so many places or issues at most. */
const named = 5;

/** What is recorded that a place faces as the community does. */
interface Comparison {
  readonly place: string;
  readonly share: Range;
  /** What both face. */
  readonly shared: readonly string[];
  /** What the community faces beside, of which the place faces something wider or narrower, and that. */
  readonly related: readonly string[];
  readonly relatedThere: readonly string[];
}

/**
 * What the places where a practice was used are recorded to face as the community does. The issues that the community faces are all of it;
 * one that few communities face weighs more. A wider or narrower issue is shared partly at least. What is not recorded of a place may be
 * shared: wholly where little is recorded of it, and partly where enough is, for nobody writes down all that a place does not face. The
 * place that has most in common counts, at each end of the range.
 * @param uses the places, with the claims that say so
 * @param nearest the nearest of them: what both lie in is told, and counts for nothing, for it says nothing of what people face
 */
export function contextFactor(
  index: TransferIndex,
  uses: ReadonlyMap<string, readonly ClaimFact[]>,
  nearest: PlaceOfUse | undefined,
): FactorFinding {
  const { community } = index.facts;
  const own = issuesOf(index, community);
  const places = [...uses.keys()].sort();
  const distinct = distinctPlaces(index, places);
  const comparisons = places.map((place) => compare(index, own, place));
  const shares = comparisons.map(({ share }) => share);
  const share = shares.length
    ? { low: Math.max(...shares.map(({ low }) => low)), high: Math.max(...shares.map(({ high }) => high)) }
    : unknownShare;
  const best = comparisons.find(({ share: { low } }) => low === share.low);
  const used = [...uses.values()].flat();
  const record = { places: { records: distinct.slice(0, named) }, more: Math.max(0, distinct.length - named) };
  if (!best) return { share, sentence: { template: "CONTEXT_NO_PLACE", values: record }, claims: [] };
  const template = templateOf(index, places, own, best, share);
  const facing = [
    ...index.from("FACES", community).filter(({ object }) => best.shared.includes(object) || best.related.includes(object)),
    ...index.from("FACES", best.place).filter(({ object }) => best.shared.includes(object) || best.relatedThere.includes(object)),
  ];
  return {
    share,
    sentence: {
      template,
      values: {
        ...record,
        place: { record: best.place },
        shared: { records: best.shared },
        related: { records: best.relatedThere.slice(0, named) },
        relatedCount: best.relatedThere.length,
        own: { records: best.related.slice(0, named) },
        missing: { records: own.filter((issue) => !best.shared.includes(issue)).slice(0, named) },
        share: best.share.low,
        near: { record: nearest?.place ?? best.place },
        ground: { records: nearest?.shared ?? [] },
        nearness: nearnessOf(nearest),
      },
    },
    claims: template === "CONTEXT_SHARED" || template === "CONTEXT_RELATED" ? [...used, ...facing] : used,
  };
}

/** How the nearest place of use lies to the community, as the words have it. */
function nearnessOf(nearest: PlaceOfUse | undefined): "around" | "shared" | "apart" {
  if (!nearest?.shared.length) return "apart";
  return nearest.isAround ? "around" : "shared";
}

function templateOf(
  index: TransferIndex,
  places: readonly string[],
  own: readonly string[],
  best: Comparison,
  { high }: Range,
): FactorTemplate {
  if (own.length >= enoughIssues) {
    if (best.shared.length) return "CONTEXT_SHARED";
    if (best.related.length) return "CONTEXT_RELATED";
    if (high < 100) return "CONTEXT_NOTHING_SHARED";
  }
  return places.every((place) => index.isWithin(index.facts.community, place)) ? "CONTEXT_USED_AROUND" : "CONTEXT_LITTLE_RECORDED";
}

const issuesOf = (index: TransferIndex, place: string) => [...new Set(index.from("FACES", place).map(({ object }) => object))].sort();

/** What a place shares, of what the community is recorded to face, as a range over what is not recorded. */
function compare(index: TransferIndex, own: readonly string[], place: string): Comparison {
  const there = issuesOf(index, place);
  const isRelated = (issue: string, other: string) => issue !== other && (index.isWithin(issue, other) || index.isWithin(other, issue));
  const shared = own.filter((issue) => there.includes(issue));
  const related = own.filter((issue) => !shared.includes(issue) && there.some((other) => isRelated(issue, other)));
  const relatedThere = there.filter((other) => related.some((issue) => isRelated(issue, other)));
  const found = { place, shared, related, relatedThere };
  // Of what little is recorded of the community nothing follows: what it faces beside may be shared or not.
  if (own.length < enoughIssues) return { ...found, share: unknownShare };
  const weight = (issues: readonly string[]) =>
    issues.reduce((sum, issue) => sum + Math.floor(rarity / Math.max(1, index.facts.facing.get(issue) ?? 0)), 0);
  const [all, whole, part] = [weight(own), weight(shared), weight(related)];
  const most = there.length < enoughIssues ? 100 : unrecorded;
  const low = Math.floor((100 * whole + partly * part) / all);
  const high = Math.floor((100 * (whole + part) + most * (all - whole - part)) / all);
  return { ...found, share: { low, high } };
}
