import { useEffect } from "react";
import { ClaimFacts } from "../claims/claim-facts.js";
import { plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { RecordMissing } from "../records/missing.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** One claim: what it says, who says so, and where to look it up. */
export function ClaimPage() {
  const { address, words, go } = useExplorer();
  const id = address.id ?? "";
  const asked = useAnswer("page-claim", { id });
  const { data } = asked;
  const claim = data?.claim;
  const { drawer } = words.answer;
  // A former id leads on to the claim.
  const current = asked.stale ? undefined : claim?.id;
  useEffect(() => {
    if (current && current !== id) go({ page: "claim", id: current }, { replace: true });
  }, [current, id, go]);
  const facts = data && {
    ...factsOf(data),
    shown: 1,
    total: 1,
    ...(claim && { cited: claim }),
    document: { name: "page-claim", variables: { id } },
  };
  return (
    <PageFrame title={claim?.sentence.value ?? drawer.title} facts={claim ? facts : undefined}>
      {data && !claim && !asked.stale ? (
        <RecordMissing id={id} />
      ) : (
        <>
          <h1 tabIndex={-1}>{drawer.title}</h1>
          <Waiting asked={asked} />
        </>
      )}
      {claim && (
        <div className={asked.stale ? "claim-page stale" : "claim-page"} aria-busy={asked.stale}>
          <ClaimFacts claim={claim} sets={data?.dataset.sets ?? []} heading="h2" />
          <nav className="next" aria-label={words.answer.next.title}>
            <h2>{words.answer.next.title}</h2>
            <ul>
              <li>
                <To to={{ page: "neighbourhood", parameters: { id: claim.subject.id } }}>
                  {words.records.claim.around(plainName(claim.subject))}
                </To>
              </li>
              <li>
                <To to={{ page: "neighbourhood", parameters: { id: claim.object.id } }}>
                  {words.records.claim.around(plainName(claim.object))}
                </To>
              </li>
            </ul>
          </nav>
        </div>
      )}
    </PageFrame>
  );
}
