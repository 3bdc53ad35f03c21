import type { FormEvent } from "react";
import { changed, listOf, type PageName } from "../address.js";
import type { AnswerOf } from "../ask.js";
import type { EntityType } from "../documents/answers.generated.js";
import { RecordLink } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { MoreRows } from "../lists/more-rows.js";
import { matchedName } from "../records/matched-name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { type Growing, useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";

type Hit = AnswerOf<"page-search-rows">["list"]["nodes"][number];

/** The kinds of records, in the order of the site map, with the names of their classes. */
const kinds = {
  ISSUE: "Issue",
  PRACTICE: "Practice",
  PROGRAMME: "Programme",
  COMMUNITY: "Community",
  PLACE: "Place",
  RIGHT: "Right",
  SOURCE: "Source",
  PASSAGE: "Passage",
  ORGANIZATION: "Organization",
  EVENT: "Event",
  POPULATION_GROUP: "PopulationGroup",
  ACTOR_TYPE: "ActorType",
  PRACTICE_TYPE: "PracticeType",
  CONDITION: "Condition",
  CODE: "Code",
} as const satisfies Record<EntityType, string>;

/** Lists that a reader can look through in place of a search. */
const lists = ["issues", "practices", "communities", "places", "rights", "sources"] as const satisfies readonly PageName[];

/** Records by words: each with its kind, and by which of its names it was found. */
export function SearchPage() {
  const { address, words } = useExplorer();
  const { search } = words.records;
  const query = address.parameters?.query?.trim() ?? "";
  const given = variablesOf(address, ["query", "types"]);
  const variables = query ? { query, ...variablesOf(address, ["types"]) } : undefined;
  const asked = useAnswer("page-search", variables as { query: string } | undefined);
  const { data } = asked;
  const list = useMore<"page-search-rows", Hit>(data?.search ?? undefined, "page-search-rows", given, (more) => more.list);
  const total = data?.search?.totalCount ?? 0;
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total,
    document: { name: "page-search", variables },
  };
  const title = query ? search.title(query) : search.untitled;
  return (
    <PageFrame title={title} facts={facts}>
      <h1 tabIndex={-1}>{title}</h1>
      <SearchForm key={query} query={query} />
      {query ? <Kinds /> : <p className="hint">{search.start}</p>}
      {query && <Waiting asked={asked} />}
      {query && data && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <p role="status" className={total > 0 ? "lead" : "visually-hidden"}>
            {search.found(total)}
          </p>
          {!data.search ? (
            <PartFailed retry={asked.retry} />
          ) : total > 0 ? (
            <Hits list={list} total={total} query={query} />
          ) : (
            <NothingFound query={query} />
          )}
        </div>
      )}
    </PageFrame>
  );
}

function SearchForm({ query }: { readonly query: string }) {
  const { address, words, go } = useExplorer();
  const { search } = words.records;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("query") ?? "").trim();
    go(changed(address, { query: typed }));
  };
  return (
    <form className="search-form" onSubmit={submit}>
      <label htmlFor="search-words">{search.label}</label>
      <span className="search-field">
        <input id="search-words" type="search" name="query" defaultValue={query} autoComplete="off" />
        <button type="submit" className="primary">
          {search.go}
        </button>
      </span>
    </form>
  );
}

/** Which kinds of records are searched. */
function Kinds() {
  const { address, words, go } = useExplorer();
  const { search } = words.records;
  const chosen = listOf(address, "types") ?? [];
  const toggle = (type: string) => {
    const next = Object.keys(kinds).filter((kind) => (kind === type ? !chosen.includes(kind) : chosen.includes(kind)));
    go(changed(address, { types: next.join() }), { replace: true });
  };
  return (
    <section className="kinds" aria-label={search.kinds}>
      <fieldset>
        <legend>{search.kinds}</legend>
        <label className={chosen.length === 0 ? "chip chosen" : "chip"}>
          <input
            type="checkbox"
            checked={chosen.length === 0}
            onChange={() => go(changed(address, { types: undefined }), { replace: true })}
          />
          <span>{search.all}</span>
        </label>
        {Object.entries(kinds).map(([type, cls]) => (
          <label key={type} className={chosen.includes(type) ? "chip chosen" : "chip"}>
            <input type="checkbox" checked={chosen.includes(type)} onChange={() => toggle(type)} />
            <span>{words.kinds[cls]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

function Hits({ list, total, query }: { readonly list: Growing<Hit>; readonly total: number; readonly query: string }) {
  const { words } = useExplorer();
  const { search } = words.records;
  return (
    <>
      <ul className="hits">
        {list.nodes.map(({ node, match }) => {
          const by = matchedName(node, query, match);
          return (
            <li key={node.id}>
              <p>
                <RecordLink record={node} /> <small>{words.kinds[node.__typename]}</small>
              </p>
              <p className="faded">
                {search.matches[match]}
                {by && (
                  <>
                    {" · "}
                    {search.foundBy} <bdi>{by}</bdi>
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <MoreRows list={list} total={total} />
    </>
  );
}

/** Nothing has these words: what to try instead. */
function NothingFound({ query }: { readonly query: string }) {
  const { address, words } = useExplorer();
  const { search } = words.records;
  return (
    <div className="nothing">
      <p>{search.nothing(query)}</p>
      <ul>
        {search.try.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
        {address.parameters?.types && (
          <li>
            <To to={changed(address, { types: undefined })}>{search.tryAll}</To>
          </li>
        )}
      </ul>
      <p>
        {words.records.term(search.seeAll)}{" "}
        {lists.map((page, i) => (
          <span key={page}>
            {i > 0 && " · "}
            <To to={{ page }}>{words.nav[page]}</To>
          </span>
        ))}
      </p>
    </div>
  );
}
