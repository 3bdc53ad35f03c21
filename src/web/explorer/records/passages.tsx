import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import { type Asked, useAnswer } from "../state/use-answer.js";
import type { Growing } from "../state/use-more.js";
import { ClaimGroups } from "./claim-groups.js";
import { assertionsIn } from "./implied.js";
import { placeOf } from "./passage-place.js";
import { type SeenClaims, useClaims } from "./record-claims.js";

/** A passage, and how many claims rest on it. */
export type PassageLine = NonNullable<NonNullable<AnswerOf<"page-source-rows">["source"]>["list"]["nodes"][number]>;

/**
 * The passages of a document in its order, each with a bar for the share of the document's claims that rests on it. The one that the
 * address names shows its claims.
 */
export function Passages({
  list,
  total,
  claims,
  opened,
  resting,
  language,
}: {
  readonly list: Growing<PassageLine>;
  readonly total: number;
  /** How many claims rest on the document. */
  readonly claims: number;
  /** The passage that the address names, which may stand further on than the list was read. */
  readonly opened?: PassageLine;
  /** The claims of that passage. */
  readonly resting: Resting;
  readonly language: string | null;
}) {
  const isListed = opened === undefined || list.nodes.some(({ id }) => id === opened.id);
  return (
    <>
      <ol className="passage-list">
        {list.nodes.map((passage, i) => (
          <Row
            key={passage.id}
            passage={passage}
            claims={claims}
            isOpen={passage.id === opened?.id}
            resting={resting}
            isSame={passage.heading === list.nodes[i - 1]?.heading}
            language={language}
          />
        ))}
        {!isListed && (
          <>
            <li aria-hidden="true" className="passage-gap">
              …
            </li>
            <Row passage={opened} claims={claims} isOpen resting={resting} language={language} />
          </>
        )}
      </ol>
      <MoreRows list={list} total={total} page={50} />
    </>
  );
}

function Row({
  passage,
  claims,
  isOpen,
  resting,
  isSame = false,
  language,
}: {
  readonly passage: PassageLine;
  readonly claims: number;
  readonly isOpen: boolean;
  readonly resting: Resting;
  /** Whether the passage before it has the same heading, which then is not told again. */
  readonly isSame?: boolean;
  readonly language: string | null;
}) {
  const { words, address } = useExplorer();
  const { id, heading, claims: own } = passage;
  const count = words.counts.claims(own.totalCount);
  const place = placeOf(passage, words);
  return (
    <li className={isOpen ? "passage-row passage-open" : "passage-row"} id={`passage-${id}`}>
      <div className="passage-line">
        <span className="passage-place">{place}</span>
        <span className="passage-heading" lang={language ?? undefined}>
          {!isSame && heading}
        </span>
        <span className="passage-bar">
          <Share share={claims > 0 ? own.totalCount / claims : 0} />
        </span>
        <To
          to={changed(address, { passage: isOpen ? undefined : id, look: undefined })}
          replace
          className="look"
          aria-expanded={isOpen}
          aria-label={`${[heading, place].filter(Boolean).join(", ")}: ${count}`}
        >
          {count}
        </To>
      </div>
      {isOpen && <RestingClaims resting={resting} />}
    </li>
  );
}

/** A bar from the start of its line. The number stands beside it. */
function Share({ share }: { readonly share: number }) {
  return (
    <svg viewBox="0 0 100 8" width="100" height="8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x="0" y="0" width="100" height="8" className="bar-ground" />
      <rect x="0" y="0" width={Math.min(100, share * 100)} height="8" className="bar" />
    </svg>
  );
}

/** The claims that rest on the passage that the address names. */
export interface Resting {
  readonly asked: Asked<unknown>;
  /** Undefined while they are not read. */
  readonly list?: SeenClaims;
}

/** Reads the claims that rest on a passage; nothing if there is none to read. */
export function useResting(passage: string): Resting {
  const { address } = useExplorer();
  const asked = useAnswer("page-claims-rows", passage ? { id: passage, role: true, ...assertionsIn(address) } : undefined);
  const node = asked.data?.node;
  const first = !asked.stale && node && "resting" in node ? node.resting : undefined;
  const list = useClaims(passage, "role", first);
  return { asked, ...(first && { list }) };
}

function RestingClaims({ resting: { asked, list } }: { readonly resting: Resting }) {
  const { words } = useExplorer();
  return (
    <div className="passage-claims">
      <Waiting asked={asked} />
      {list && (list.total > 0 ? <ClaimGroups lists={[list]} plain /> : <p>{words.records.source.noClaims}</p>)}
    </div>
  );
}
