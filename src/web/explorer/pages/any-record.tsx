import { useEffect } from "react";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { RecordMissing } from "../records/missing.js";
import { useOwnPage } from "../records/own-page.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** Leads from an id, a former one too, to the page of the record or of the claim. */
export function AnyRecordPage() {
  const { address, words, go } = useExplorer();
  const id = address.id ?? "";
  const asked = useAnswer("page-id", { id });
  const { data } = asked;
  useOwnPage(asked.stale ? undefined : data?.node);
  const claim = asked.stale ? undefined : data?.claim?.id;
  useEffect(() => {
    if (claim) go({ page: "claim", id: claim }, { replace: true });
  }, [claim, go]);
  const missing = data && !asked.stale && !data.node && !data.claim;
  return (
    <PageFrame title={id}>
      {missing ? <RecordMissing id={id} /> : <h1 tabIndex={-1}>{words.records.leading}</h1>}
      <Waiting asked={asked} />
    </PageFrame>
  );
}
