import type { PlacedPassage } from "../records/passage-place.js";

/** What a page tells its foot of the answer that it shows. */
export interface PageFacts {
  /** The version of all that the reader may see. */
  readonly version: string | null;
  readonly sets: readonly { readonly title: string; readonly version: string }[];
  /** Stands for the claims that the page shows at first: the same text for the same claims, in whichever order. Empty if it shows none. */
  readonly claims: string;
  /** How many rows stand on the page, and how many there are. */
  readonly shown?: number;
  readonly total?: number;
  /** How many claims the page shows too although documents only imply them: the file has them when it is asked for them. */
  readonly implied?: number;
  /** The claim that the page is about, which is cited by what its documents say. */
  readonly cited?: CitedClaim;
  /** The document that the page asks, and its variables. */
  readonly document?: { readonly name: string; readonly variables: unknown };
}

/** A claim, as a citation needs it. */
export interface CitedClaim {
  readonly id: string;
  readonly evidence: readonly (PlacedPassage & {
    readonly source: { readonly id: string; readonly title: string; readonly publisher: string | null };
    readonly document: { readonly published: string | null; readonly url: string | null };
  })[];
}

/** What every page asks of the data beside its question. */
interface Answered {
  readonly dataset?: { readonly version: string | null; readonly sets?: PageFacts["sets"] } | null;
}

const found = new WeakMap<object, string>();

/** What the answer to the document of a page says of itself. */
export function factsOf(data: Answered): Pick<PageFacts, "version" | "sets" | "claims"> {
  const claims = found.get(data) ?? digest(claimsIn(data));
  found.set(data, claims);
  return { version: data.dataset?.version ?? null, sets: data.dataset?.sets ?? [], claims };
}

/** The ids of all claims in an answer. */
function claimsIn(value: unknown): string[] {
  if (typeof value === "string") return /^claim-[a-z2-7]{20}$/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(claimsIn) : [];
}

/** A digest of ids (FNV-1a). It tells answers apart, and protects nothing: browsers have SHA-256 on secure connections alone. */
function digest(ids: readonly string[]): string {
  if (ids.length === 0) return "";
  let hash = 0x811c9dc5;
  for (const letter of [...new Set(ids)].sort().join()) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** What a link says that its maker saw: the beginning of the version of the data, and the digest of the claims. */
export function seenIn({ version, claims }: PageFacts): string | undefined {
  if (version === null) return undefined;
  return [version.slice(0, 8), ...(claims ? [claims] : [])].join("-");
}

/**
 * What has changed since a link was made, by its `seen`: nothing, the data but not which claims the page shows, or perhaps those too.
 * Undefined while it is not known.
 */
export function changeSince(seen: string | undefined, facts: PageFacts | undefined): "nothing" | "data" | "answer" | undefined {
  const now = facts && seenIn(facts);
  if (!seen || !now) return undefined;
  const [[versionThen, claimsThen], [versionNow, claimsNow]] = [seen.split("-"), now.split("-")];
  if (versionThen === versionNow) return "nothing";
  return claimsThen && claimsThen === claimsNow ? "data" : "answer";
}
