import type { ClaimFact } from "../claim-fact.js";
import type { Range } from "../range.js";
import type { FactorFinding, FactorTemplate } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import { exactly, meanOf, unknownShare } from "./share.js";

/** Something that a practice needs, or that hinders it, and what is recorded of it in the community. */
interface ConditionItem {
  readonly id: string;
  readonly share: Range;
  /** The claims that say that it is needed or in the way, and those that say what is in the community. */
  readonly claims: readonly ClaimFact[];
}

/**
 * Whether what a practice succeeds with is recorded in the community, and what hinders the practice, or a condition of it. What it needs
 * and is there is all, what hinders it and is there is nothing, and of what no claim is recorded there nothing is known.
 */
export function conditionsFactor(index: TransferIndex, practice: string): FactorFinding {
  const needs = grouped(index.from("SUCCEEDS_WITH", practice), "object").map(([id, claims]) => needed(index, id, claims));
  const hinders = grouped(index.to("HINDERS", practice), "subject").map(([id, claims]): ConditionItem => {
    const found = recordedHere(index, id);
    return { id, share: found.length ? exactly(0) : unknownShare, claims: [...claims, ...found] };
  });
  const items = [...needs, ...hinders];
  const share = meanOf(items.map((item) => item.share));
  const of = (wanted: (item: ConditionItem) => boolean) => ({ records: items.filter(wanted).map(({ id }) => id) });
  const met = of((item) => item.share.low === 100);
  const inTheWay = of((item) => item.share.high === 0);
  const open = of((item) => item.share.low < item.share.high);
  const template = items.length === 0 ? "CONDITIONS_NOT_SAID" : conditionsTemplate(met.records, inTheWay.records);
  const values = {
    met,
    inTheWay,
    open,
    openCount: open.records.length,
  };
  return { share, sentence: { template, values }, claims: items.flatMap((item) => item.claims) };
}

function conditionsTemplate(met: readonly string[], inTheWay: readonly string[]): FactorTemplate {
  if (met.length && inTheWay.length) return "CONDITIONS_MET_AND_IN_THE_WAY";
  if (met.length) return "CONDITIONS_MET";
  return inTheWay.length ? "CONDITIONS_IN_THE_WAY" : "CONDITIONS_NOT_RECORDED_HERE";
}

/** A condition: in the community if a claim says that something succeeds with it there; in doubt there if what hinders it is there. */
function needed(index: TransferIndex, id: string, needs: readonly ClaimFact[]): ConditionItem {
  const present = index.to("SUCCEEDS_WITH", id).filter(({ at }) => at === index.facts.community);
  const hindering = index.to("HINDERS", id).flatMap((claim) => {
    const found = recordedHere(index, claim.subject);
    return found.length ? [claim, ...found] : [];
  });
  const share = hindering.length ? exactly(0) : present.length ? exactly(100) : unknownShare;
  return { id, share: present.length && hindering.length ? unknownShare : share, claims: [...needs, ...present, ...hindering] };
}

/** Claims that something is in the community: it faces it, or a claim that holds there has it as its subject or as what does it. */
function recordedHere(index: TransferIndex, id: string): ClaimFact[] {
  const { community, claims } = index.facts;
  const faced = index.from("FACES", community).filter(({ object }) => object === id);
  const there = claims.filter((claim) => claim.at === community && (claim.subject === id || claim.by.includes(id)));
  return [...faced, ...there];
}

function grouped(claims: readonly ClaimFact[], end: "subject" | "object"): [string, ClaimFact[]][] {
  const groups = new Map<string, ClaimFact[]>();
  for (const claim of claims) groups.set(claim[end], [...(groups.get(claim[end]) ?? []), claim]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
