import type { AnswerOf } from "../ask.js";
import { FurtherClaims } from "../claims/further-claims.js";
import { Look } from "../claims/look.js";
import type { ResponseItem } from "../claims/response-items.js";
import { ResponseLines } from "../claims/response-lines.js";
import type { GapKind } from "../documents/answers.generated.js";
import { RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { AssertionMark } from "../marks/claim-marks.js";
import { PassagePlace } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";
import type { Growing } from "../state/use-more.js";

/** An issue that a place or community is recorded as facing, with the claims that say so. */
export type FacedEdge = NonNullable<AnswerOf<"page-community">["community"]>["faces"]["edges"][number];

/** What claims of responses count in an address that shows what is only implied too. */
const withImplied = "STATED,COMPOSED,IMPORTED,IMPLIED,INFERRED";

/**
 * What a place or community faces, by name: for each issue who says so, and what is recorded of responses to it there.
 * @param rows claims on responses of this very place
 * @param gaps what is recorded, by the id of the issue; undefined while it is read
 */
export function FacedIssueList({
  faces,
  total,
  rows,
  gaps,
  place,
  isCommunity,
}: {
  readonly faces: Growing<FacedEdge>;
  readonly total: number;
  readonly rows: readonly ResponseItem[];
  readonly gaps: ReadonlyMap<string, GapKind> | undefined;
  readonly place: string;
  readonly isCommunity: boolean;
}) {
  const { words } = useExplorer();
  const { places } = words;
  return (
    <>
      <ul className="faced">
        {faces.nodes.map(({ node, claims, claimCount }) => {
          const kind = gaps?.get(node.id);
          const assertions = kind === "IMPLIED_ONLY" ? withImplied : undefined;
          return (
            <li key={node.id}>
              <div>
                <h3>
                  <RecordLink record={node} />
                </h3>
                {claims.map((claim) => (
                  <SaidBy key={claim.id} claim={claim} />
                ))}
                <FurtherClaims edge={{ subject: place, predicate: "FACES", object: node.id }} shown={claims} total={claimCount}>
                  {(claim) => <SaidBy key={claim.id} claim={claim} />}
                </FurtherClaims>
              </div>
              <div>
                {kind && (
                  <p className={`gap-note gap-${kind.toLowerCase().replaceAll("_", "-")}`}>
                    {places.responses} <strong>{places.gaps[kind]}</strong>
                  </p>
                )}
                <ResponseLines rows={rows.filter(({ issue }) => issue.id === node.id)} open={3} />
                <p className="faced-next">
                  <To to={{ page: "answer", parameters: { issue: node.id, place, assertions } }}>{places.toAnswer}</To>
                  {" · "}
                  <To to={{ page: "gaps", parameters: { place, issue: node.id } }}>{places.toGap}</To>
                  {isCommunity && (
                    <>
                      {" · "}
                      <To to={{ page: "transfer", parameters: { community: place, issue: node.id } }}>{words.nav.transfer}</To>
                    </>
                  )}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <MoreRows list={faces} total={total} />
    </>
  );
}

/** Which documents a claim rests on. */
function SaidBy({ claim: { id, assertion, sentence, evidence, period } }: { readonly claim: FacedEdge["claims"][number] }) {
  return (
    <p className="claim-source">
      {evidence.map((passage) => (
        <span key={passage.id}>
          <cite lang={passage.source.language ?? undefined}>{passage.source.title}</cite>,{" "}
          <PassagePlace passage={passage} language={passage.source.language} />
        </span>
      ))}
      {period && ` · ${period}`} {assertion !== "STATED" && <AssertionMark assertion={assertion} />}
      <Look claim={id} sentence={sentence.value} />
    </p>
  );
}
