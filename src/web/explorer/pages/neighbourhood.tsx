import { changed, listOf, rowsPathOf } from "../address.js";
import { type AnswerOf, root } from "../ask.js";
import { useChoices } from "../choosing/use-choices.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { sourceLine } from "../figures/source-line.js";
import { plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { AroundList } from "../network/around-list.js";
import { ChooseRecord } from "../network/choose-record.js";
import { ColumnsFigure } from "../network/columns-figure.js";
import type { AroundData } from "../network/edge-groups.js";
import { PredicateChoices } from "../network/predicate-choices.js";
import { allAssertions } from "../records/implied.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useWide } from "../state/use-wide.js";
import { variablesOf } from "../state/variables.js";

const argumentNames = ["id", "depth", "predicates", "first", "assertions", "modalities", "statuses", "claim"];
const listId = "around-list";

/** With fewer links than this the picture says nothing that the list does not. */
const few = 3;

/** What is recorded around a record: a picture in columns and the same as a list, with every claim at hand. */
export function NeighbourhoodPage() {
  const { address, words, go } = useExplorer();
  const { around } = words.network;
  const lists = useChoices();
  const { id } = address.parameters ?? {};
  const variables = id ? { ...variablesOf(address, argumentNames), id } : undefined;
  const asked = useAnswer("page-neighbourhood", variables);
  const { data } = asked;
  const found = data?.neighbourhood;
  const name = found && plainName(found.centre);
  const title = around.title(id && (name ?? id));
  const sets = data?.dataset?.sets ?? [];
  const facts = data && {
    ...factsOf(data),
    shown: found?.edges.length ?? 0,
    total: found?.edgeCount ?? found?.edges.length ?? 0,
    document: { name: "page-neighbourhood", variables },
  };
  return (
    <PageFrame title={title} facts={facts} named={[found?.centre]}>
      <h1 tabIndex={-1}>{title}</h1>
      <div className="question-boxes">
        <ChooseRecord
          label={words.network.record}
          lists={lists}
          id={id ?? ""}
          chosen={found?.centre}
          onChoose={(chosen) => go({ page: "neighbourhood", parameters: { id: chosen } })}
        />
      </div>
      {!id && <p className="hint">{around.choose}</p>}
      <Waiting asked={asked} />
      {id && data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {found ? (
            <>
              <Summary data={found} implied={impliedIn(data.node, listOf(address, "predicates"))} />
              <section className="controls" aria-label={around.predicates}>
                <Depth />
                <PredicateChoices asSubject={countsIn(data.node?.subjectOf)} asObject={countsIn(data.node?.objectOf)} />
              </section>
              <Answer data={found} title={title} source={sourceLine(sets, data.dataset?.version, words)} />
              <Cut data={found} />
              <ForPrograms />
              <nav className="next" aria-label={words.answer.next.title}>
                <h2>{words.answer.next.title}</h2>
                <ul>
                  <li>
                    <To to={{ page: "paths", parameters: { from: id } }}>{around.toPaths(name ?? id)}</To>
                  </li>
                  <li>
                    <To to={{ page: "id", id }}>{name ?? id}</To>
                  </li>
                </ul>
              </nav>
            </>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
        </div>
      )}
      <ClaimDrawer ids={idsAround(found, address.parameters?.look)} />
    </PageFrame>
  );
}

/** The claims of the link that is looked at, or else of all links. */
function idsAround(data: AroundData | undefined, look: string | undefined): readonly string[] {
  const edges = data?.edges ?? [];
  const ofEdge = edges.find(({ claims }) => look !== undefined && claims.ids.includes(look));
  return ofEdge && ofEdge.claims.ids.length > 1 ? ofEdge.claims.ids : edges.flatMap(({ claims }) => claims.ids);
}

interface PredicateFacets {
  readonly facets: readonly { readonly values: readonly { readonly value: string | null; readonly count: number }[] }[];
}

/** How many claims there are of each predicate. */
const countsIn = (claims: PredicateFacets | undefined): ReadonlyMap<string, number> =>
  new Map(
    (claims?.facets ?? []).flatMap(({ values }) =>
      values.flatMap(({ value, count }) => (value !== null && count > 0 ? [[value, count]] : [])),
    ),
  );

/** How many claims on the record are only implied or inferred, of the predicates that are chosen. */
function impliedIn(node: AnswerOf<"page-neighbourhood">["node"], predicates: readonly string[] | undefined): number {
  const counts = [node?.impliedOf, node?.impliedTo].flatMap((claims) => [...countsIn(claims)]);
  return counts.reduce((sum, [predicate, count]) => (!predicates || predicates.includes(predicate) ? sum + count : sum), 0);
}

function Summary({ data, implied }: { readonly data: AroundData; readonly implied: number }) {
  const { words, address } = useExplorer();
  const { around } = words.network;
  // Whoever chose how claims come from the text sees what they chose.
  const isLeftOut = implied > 0 && address.parameters?.assertions === undefined;
  const { edges, edgeCount, nodes, nodeCount, lowInformation } = data;
  return (
    <div className="summary">
      {edges.length > 0 ? (
        <p className="lead" role="status">
          <strong>{around.shown(edges.length, edgeCount ?? edges.length, (nodeCount ?? nodes.length) - 1)}</strong>
        </p>
      ) : (
        <p className="nothing" role="status">
          {around.none(plainName(data.centre))}
        </p>
      )}
      {isLeftOut && (
        <p className="implied">
          {around.implied(implied)}{" "}
          <To to={changed(address, { assertions: allAssertions })} replace>
            {words.records.showImplied}
          </To>
        </p>
      )}
      {edges.length > 0 && <p className="hint">{around.meaning}</p>}
      {edges.length > 0 && edges.length <= few && <p>{around.few}</p>}
      {edges.length > 0 && lowInformation.reason && (
        <p className="voice" lang={lowInformation.reason.lang}>
          {lowInformation.reason.value}
        </p>
      )}
    </div>
  );
}

function Depth() {
  const { address, go, words } = useExplorer();
  const { around } = words.network;
  const depth = address.parameters?.depth === "2" ? 2 : 1;
  return (
    <fieldset>
      <legend>{around.depth}</legend>
      {([1, 2] as const).map((value) => (
        <label key={value} className={value === depth ? "chip chosen" : "chip"}>
          <input
            type="radio"
            name="depth"
            checked={value === depth}
            onChange={() => go(changed(address, { depth: value === 1 ? undefined : String(value), first: undefined }), { replace: true })}
          />
          <span>{around.depths[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The picture and the list. On narrow windows the list is first, and the picture opens below it. */
function Answer({ data, title, source }: { readonly data: AroundData; readonly title: string; readonly source: string }) {
  const { around } = useExplorer().words.network;
  const wide = useWide();
  if (data.edges.length === 0) return null;
  const list = (
    <section key="list" id={listId}>
      <h2>{around.list}</h2>
      <AroundList data={data} />
    </section>
  );
  const figure = <ColumnsFigure data={data} title={title} source={source} listId={listId} />;
  if (wide) return [<div key="figure">{figure}</div>, list];
  return [
    list,
    <details key="figure" className="drawing-later">
      <summary>{around.figure}</summary>
      {figure}
    </details>,
  ];
}

/** What is not shown, and how to get it. */
function Cut({ data }: { readonly data: AroundData }) {
  const { address, words } = useExplorer();
  const { around } = words.network;
  if (data.cut.length === 0) return null;
  return (
    <section className="left-out">
      <h3>{around.cut}</h3>
      <ul>
        {data.cut.map(({ sentence, arguments: ask }) => (
          <li key={sentence.value}>
            <span lang={sentence.lang}>{sentence.value}</span>{" "}
            {ask.length > 0 ? (
              <To to={changed(address, Object.fromEntries(ask.map(({ name, value }) => [name, value])))}>{around.getMore}</To>
            ) : (
              around.fewer
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same as an edges table, as programs that draw graphs read it. */
function ForPrograms() {
  const { address, lang, words } = useExplorer();
  const { around } = words.network;
  const rows = rowsPathOf({ ...address, parameters: { ...address.parameters, first: "500", lang } }, "csv") ?? "";
  return (
    <p className="hint">
      {around.graph}. {around.graphIntro}
      <a href={new URL(rows, root).href}>{around.edgesTable}</a>,{" "}
      <a href={new URL("documents/docs/rows.html", root).href} hrefLang="en">
        {around.howTo}
      </a>
      .
    </p>
  );
}
