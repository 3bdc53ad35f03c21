import { type FormEvent, useState } from "react";
import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Choose } from "../choosing/choose.js";
import { CommunityLinks } from "../choosing/community-links.js";
import { useChoices } from "../choosing/use-choices.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { SimilarCommunityItem, type SimilarRow, sharedCountOf, traitClaims } from "../comparing/similar-community.js";
import { Foreign } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";
import { claimsAround } from "../transfer/claims-link.js";

type Answer = AnswerOf<"page-similar">["similarCommunities"];

/** Fewer issues than this are little to compare by. */
const few = 5;

/** Which communities are recorded as facing what one faces: where to look, and no ranking of places. */
export function SimilarPage() {
  const { address, words, lang } = useExplorer();
  const { similar } = words.transfer;
  const { community, look } = address.parameters ?? {};
  const given = variablesOf(address, ["community", "otherCountriesOnly", "assertions", "modalities", "statuses", "claim"]);
  const variables = community ? { ...given, community } : undefined;
  const asked = useAnswer("page-similar", variables);
  const data = variables && asked.data;
  const answer = data?.similarCommunities;
  const list = useMore<"page-similar-rows", SimilarRow>(answer ?? undefined, "page-similar-rows", given, (more) => more.list);
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total: answer?.totalCount ?? 0,
    document: { name: "page-similar", variables },
  };
  const letters = new Intl.Collator(lang);
  // What is shared comes first, and among equals the name: the range is beside, and decides nothing.
  const rows = [...list.nodes].sort(
    (a, b) => sharedCountOf(b) - sharedCountOf(a) || letters.compare(a.community.label.value, b.community.label.value),
  );
  return (
    <PageFrame title={similar.title(answer?.here.label.value ?? community)} facts={facts}>
      <SimilarQuestion key={community} community={community} />
      {variables ? <Waiting asked={asked} /> : <p>{similar.choose}</p>}
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {answer ? (
            <>
              <Summary answer={answer} />
              {rows.length > 0 && <p className="hint">{similar.order}</p>}
              <ul className="alike">
                {rows.map((row) => (
                  <SimilarCommunityItem key={row.community.id} row={row} here={answer.here} />
                ))}
              </ul>
              <MoreRows list={list} total={answer.totalCount} page={10} csv />
              <NotListed parts={answer.leftOut} />
            </>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
        </div>
      )}
      <ClaimDrawer ids={claimsAround(look, list.nodes.flatMap(traitClaims))} />
    </PageFrame>
  );
}

function SimilarQuestion({ community = "" }: { readonly community?: string }) {
  const { address, words, go } = useExplorer();
  const { similar } = words.transfer;
  const choices = useChoices();
  const [chosen, setChosen] = useState(community);
  const isOthersOnly = address.parameters?.otherCountriesOnly === "true";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) go(changed(address, { community: chosen, look: undefined }));
  };
  const form = (
    <form className="question" onSubmit={submit}>
      <h1 tabIndex={-1}>{similar.opening}</h1>
      <div className="question-boxes">
        <Choose
          label={words.choose.community}
          placeholder={words.choose.community}
          choices={choices.communities}
          chosen={chosen}
          onChoose={setChosen}
          onType={choices.onType}
        />
        {similar.closing && <span className="question-in">{similar.closing}</span>}
        <button type="submit" className="primary">
          {words.answer.question.ask}
        </button>
      </div>
      <p>
        <label className={isOthersOnly ? "chip chosen" : "chip"}>
          <input
            type="checkbox"
            checked={isOthersOnly}
            onChange={() => go(changed(address, { otherCountriesOnly: isOthersOnly ? undefined : "true" }), { replace: true })}
          />
          <span>{similar.otherCountriesOnly}</span>
        </label>
      </p>
    </form>
  );
  return (
    <>
      {form}
      {!community && <CommunityLinks choices={choices} to={(id) => changed(address, { community: id })} />}
    </>
  );
}

/** How much is recorded of the community itself, and what came of the question. */
function Summary({ answer: { here, summary, recordedHere, totalCount } }: { readonly answer: Answer }) {
  const { address, words } = useExplorer();
  const { similar, candidates } = words.transfer;
  const name = here.label.value;
  const { issues, people, actors } = recordedHere;
  const everywhere = (
    <To to={changed(address, { otherCountriesOnly: undefined })} replace>
      {similar.everywhere}
    </To>
  );
  return (
    <div className="summary">
      {summary.template === "NOTHING_RECORDED" ? (
        <p className="nothing">{similar.nothingRecorded(name)}</p>
      ) : (
        <p>
          {similar.recordedHere(name, issues, people, actors)} {issues < few && similar.little}
        </p>
      )}
      {totalCount > 0 ? (
        <p className="lead">
          <Foreign text={summary} />
        </p>
      ) : summary.template === "NONE_ELSEWHERE" ? (
        <p className="nothing">
          {similar.noneElsewhere(name)} {everywhere}
        </p>
      ) : summary.template === "ALL_LEFT_OUT" ? (
        <p className="nothing">{everywhere}</p>
      ) : (
        summary.template === "NONE_SHARES" && (
          <p className="nothing">
            <Foreign text={summary} />
          </p>
        )
      )}
      <p className="visually-hidden" role="status">
        {words.counts.rows(totalCount)}
      </p>
      <p className="hint">
        <To to={{ page: "methods" }}>{candidates.method}</To>
      </p>
    </div>
  );
}

function NotListed({ parts }: { readonly parts: Answer["leftOut"] }) {
  const { words } = useExplorer();
  const { similar } = words.transfer;
  if (parts.length === 0) return null;
  return (
    <div className="left-out">
      <h2>{words.answer.leftOut.here}</h2>
      <ul>
        {parts.map(({ reason, count }) => (
          <li key={reason}>{similar.leftOut[reason](count)}</li>
        ))}
      </ul>
    </div>
  );
}
