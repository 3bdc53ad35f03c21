import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { ChoiceName } from "../choosing/choice-name.js";
import { Choose } from "../choosing/choose.js";
import type { Choice } from "../choosing/find-choices.js";
import { type ChoiceLists, useChoices } from "../choosing/use-choices.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { byGapKind, type GapItem } from "../evidence/gap-items.js";
import { GapKinds } from "../evidence/gap-kinds.js";
import { GapRow } from "../evidence/gap-row.js";
import { nameAmong } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { gapKindOrder } from "../marks/gap-kinds.js";
import { GapMark } from "../marks/gap-mark.js";
import { FacedAround } from "../places/faced-around.js";
import { useExplorer } from "../state/explorer.js";
import { gapsArguments, gapsVariables } from "../state/first-asks.js";
import { useAnswer } from "../state/use-answer.js";
import { type Growing, useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";

type Data = AnswerOf<"page-gaps">;

/** Where responses to what is faced are not recorded: each issue that a place faces, by what is recorded of responses there. */
export function GapsPage() {
  const { address, words } = useExplorer();
  const { gaps } = words.evidence;
  const choices = useChoices();
  const { place, issue } = address.parameters ?? {};
  const given = variablesOf(address, gapsArguments);
  const variables = gapsVariables(address);
  const asked = useAnswer("page-gaps", variables);
  const data = place ? asked.data : undefined;
  const list = useMore<"page-gaps-rows", GapItem>(data?.gaps ?? undefined, "page-gaps-rows", given, (more) => more.list);
  // Until the name is read, the title does without it: an id says little.
  const nameOf = (id: string | undefined) => data && id && nameAmong(data.asked, id);
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total: data.gaps?.totalCount ?? 0,
    document: { name: "page-gaps", variables },
  };
  return (
    <PageFrame title={gaps.title(nameOf(place), nameOf(issue))} facts={facts} named={data?.asked}>
      <h1 tabIndex={-1}>{gaps.heading}</h1>
      <Boxes key={`${place} ${issue}`} choices={choices} />
      {place ? <Waiting asked={asked} /> : <WhereToLook choices={choices} />}
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {data.gaps ? <Rows data={data} list={list} /> : <PartFailed retry={asked.retry} />}
        </div>
      )}
      <ClaimDrawer ids={list.nodes.flatMap(({ facing }) => facing.ids)} />
    </PageFrame>
  );
}

/** The boxes of the place and the issue: a choice is asked at once. */
function Boxes({ choices }: { readonly choices: ChoiceLists }) {
  const { address, words, go } = useExplorer();
  const { place = "", issue = "" } = address.parameters ?? {};
  const choose = (parameters: Readonly<Record<string, string>>) => go(changed(address, { ...parameters, look: undefined }));
  return (
    <div className="question-boxes gap-boxes">
      <Choose
        label={words.choose.place}
        placeholder={words.choose.anyPlace}
        choices={choices.places}
        chosen={place}
        onChoose={(id) => choose({ place: id })}
        onType={choices.onType}
      />
      <Choose
        label={words.choose.issue}
        placeholder={words.choose.anyIssue}
        choices={choices.issues}
        chosen={issue}
        onChoose={(id) => choose({ issue: id })}
        onType={choices.onType}
      />
    </div>
  );
}

/** Without a place: all communities and places, by name. */
function WhereToLook({ choices: { places } }: { readonly choices: ChoiceLists }) {
  const { words } = useExplorer();
  const groups = [words.choose.communities, words.choose.places];
  return (
    <>
      <p>{words.evidence.gaps.intro}</p>
      {groups.map((group) => (
        <PlaceList key={group} title={group} places={places.filter((place) => place.group === group)} />
      ))}
    </>
  );
}

function PlaceList({ title, places }: { readonly title: string; readonly places: readonly Choice[] }) {
  if (places.length === 0) return null;
  return (
    <section className="explore">
      <h2>{title}</h2>
      <ul>
        {places.map((choice) => (
          <li key={choice.id}>
            <To to={{ page: "gaps", parameters: { place: choice.id } }}>
              <ChoiceName choice={choice} />
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rows({ data, list }: { readonly data: Data; readonly list: Growing<GapItem> }) {
  const { address, words, lang } = useExplorer();
  const { absence, evidence } = words;
  const { gaps } = evidence;
  const { kindCounts, totalCount } = data.gaps;
  const pairsOf = (...kinds: readonly string[]) => kindCounts.reduce((sum, { kind, pairs }) => sum + (kinds.includes(kind) ? pairs : 0), 0);
  const all = kindCounts.reduce((sum, { pairs }) => sum + pairs, 0);
  if (all === 0) return <NothingFaced data={data} />;
  return (
    <>
      <p className="lead">
        {gaps.summary(
          all,
          gapKindOrder.flatMap((kind) => (pairsOf(kind) > 0 ? [gaps.kindCount(evidence.gapKinds[kind], pairsOf(kind))] : [])),
        )}
      </p>
      {pairsOf("REPORTED_HERE", "AIM_ONLY") === all && <p>{gaps.everythingAnswered}</p>}
      <p className="visually-hidden" role="status">
        {words.counts.rows(totalCount)}
      </p>
      <GapKinds counts={kindCounts} />
      {totalCount === 0 && (
        <p>
          {gaps.noneOfKind} <To to={changed(address, { kinds: undefined })}>{gaps.allKinds}</To>
        </p>
      )}
      {byGapKind(list.nodes, lang).map(({ kind, rows }) => (
        <section key={kind} className="gap-group">
          <h2>
            <GapMark kind={kind} />
          </h2>
          <ul className="gap-rows">
            {rows.map((row) => (
              <GapRow key={`${row.place.id} ${row.issue.id}`} row={row} asked={address.parameters?.place} />
            ))}
          </ul>
        </section>
      ))}
      <MoreRows list={list} total={totalCount} csv />
      <p>{absence.nobodyLooked}</p>
      <p>
        <ToMatrix />
      </p>
    </>
  );
}

function ToMatrix() {
  const { address, words } = useExplorer();
  const { place, assertions, modalities, statuses } = address.parameters ?? {};
  const filter = JSON.stringify({ predicate: { eq: "ADDRESSES" } });
  return (
    <To to={{ page: "matrix", parameters: { rows: "ISSUE", columns: "COMMUNITY", filter, place, assertions, modalities, statuses } }}>
      {words.evidence.gaps.toMatrix}
    </To>
  );
}

/** No document read says that the place, or anything in it, faces the issue, or any. */
function NothingFaced({ data }: { readonly data: Data }) {
  const { address, words } = useExplorer();
  const { absence, answer, evidence } = words;
  const { place = "", issue, assertions } = address.parameters ?? {};
  const of = (id: string | undefined) => data.asked.find((record) => record?.id === id);
  const sort = of(place)?.__typename === "Community" ? "Community" : "Place";
  return (
    <div className="nothing">
      <p>{absence.notFacing[sort](nameAmong(data.asked, place), issue ? nameAmong(data.asked, issue) : answer.anyIssue)}</p>
      <FacedAround place={place} issue={issue} />
      <p>{absence.nobodyLooked}</p>
      {!assertions && (
        <p>
          <To to={changed(address, { assertions: "STATED,COMPOSED,IMPORTED,IMPLIED,INFERRED" })}>{evidence.gaps.withImplied}</To>
        </p>
      )}
    </div>
  );
}
