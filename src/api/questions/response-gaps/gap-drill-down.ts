import type { FacedIssue, GapKind } from "../../../analysis/response-gaps.js";
import { type ClaimChoice, type Filter, filterLimits } from "../../../graph/filter.js";
import { adverseEffects, defaultAssertions, helpfulEffects, unstatedAssertions } from "../../../model/claim.js";
import type { ClaimsBehind } from "../../answers/claims-field.js";
import { readSteps } from "../../reading/facts.js";
import type { Reader } from "../../reading/reader.js";

/** What lies around each place, itself aside. Those of a page are read together. */
const aroundLoader = (reader: Reader) =>
  reader.loader<string, readonly string[]>("places around gaps", async (places) => {
    const steps = await readSteps(reader, "places", "up", places);
    return places.map((place) => steps.filter(({ from, to }) => from === place && to !== place).map(({ to }) => to));
  });

/** What lists exactly the claims for which a condition holds; nothing where none is recorded, or where more is around a place than a filter takes. */
export async function gapDrillDown(
  reader: Reader,
  { assertions, modalities, statuses, claim }: ClaimChoice,
  { place, issue }: FacedIssue,
  kind: GapKind,
): Promise<ClaimsBehind["drillDown"]> {
  const around = [...new Set(await aroundLoader(reader).load(place))].sort();
  if (kind === "NONE_RECORDED" || around.length > filterLimits.list) return undefined;
  const helpful: Filter = { effect: { in: helpfulEffects } };
  const within: Filter = { within: { some: { id: { eq: place } } } };
  const here: Filter = { at: { some: within } };
  const added = unstatedAssertions.filter((assertion) => !(assertions ?? defaultAssertions).includes(assertion));
  const filters: Readonly<Record<Exclude<GapKind, "NONE_RECORDED">, Filter>> = {
    REPORTED_HERE: { ...here, ...helpful, modality: { eq: "REPORTED" } },
    AIM_ONLY: { ...here, ...helpful, modality: { in: ["INTENDED", "RECOMMENDED"] } },
    HARM_ONLY: { ...here, effect: { in: adverseEffects } },
    IMPLIED_ONLY: here,
    WIDER_PLACE_ONLY: { ...helpful, at: { some: { id: { in: around } } } },
    UNPLACED_ONLY: { ...helpful, at: { none: {} } },
    ELSEWHERE_ONLY: { ...helpful, at: { some: { not: { or: [within, { id: { in: around } }] } } } },
  };
  return {
    groups: [
      { axis: "PREDICATE", value: "ADDRESSES" },
      { axis: "ISSUE", value: issue, rollUp: true },
    ],
    choice: { assertions: kind === "IMPLIED_ONLY" ? added : assertions, modalities, statuses, claim },
    filter: filters[kind],
  };
}
