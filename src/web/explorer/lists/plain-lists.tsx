import type { ReactNode } from "react";
import type { AnswerOf } from "../ask.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { aroundOf } from "../places/around.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { ListFrame } from "./list-frame.js";
import { type CountedPage, RecordPagesList, type RowsDocument } from "./record-group.js";

/** A heading with the records under it; nothing if there are none. */
interface ListedGroup<T extends ShownRecord> {
  readonly title?: string;
  readonly first: CountedPage<T>;
  readonly document: RowsDocument;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly more?: (record: T) => ReactNode;
}

function Groups<T extends ShownRecord>({ groups }: { readonly groups: readonly ListedGroup<T>[] }) {
  const { lists } = useExplorer().words.places;
  const shown = groups.filter(({ first }) => first.totalCount > 0);
  if (shown.length === 0) return <p className="nothing">{lists.empty}</p>;
  return shown.map(({ title, first, document, variables = {}, more }) => (
    <section key={title ?? document}>
      {title && <h2>{title}</h2>}
      <RecordPagesList<T> pages={{ first, document, variables }} more={more} />
    </section>
  ));
}

type ListedCommunity = AnswerOf<"page-communities">["list"]["nodes"][number];

/** All communities by name, each with the ground that it lives on. */
export function CommunitiesList() {
  const { words } = useExplorer();
  const { lists } = words.places;
  const asked = useAnswer("page-communities", {});
  const ground = ({ locatedIn, faces }: ListedCommunity) => {
    const { trail } = aroundOf(locatedIn.within.nodes, locatedIn.id);
    const around = trail.filter(({ kind }) => kind !== "WORLD").reverse();
    return (
      <small>
        <RecordLink record={locatedIn} />
        {around.map((place) => (
          <span key={place.id}>
            , <RecordLink record={place} />
          </span>
        ))}
        {" · "}
        {words.counts.issues(faces.totalCount)}
      </small>
    );
  };
  return (
    <ListFrame
      title={lists.titles.communities}
      types={["COMMUNITY"]}
      asked={asked}
      document="page-communities"
      total={({ list }) => list.totalCount}
    >
      {({ list }) => <Groups<ListedCommunity> groups={[{ first: list, document: "page-communities-rows", more: ground }]} />}
    </ListFrame>
  );
}

/** All issues by name, under each of their roles. */
export function IssuesList() {
  const { words } = useExplorer();
  const { lists } = words.places;
  const asked = useAnswer("page-issues", {});
  return (
    <ListFrame title={lists.titles.issues} types={["ISSUE"]} asked={asked} document="page-issues" total={({ all }) => all.totalCount}>
      {({ illicitMarkets, threats, harms, drivers, governanceIssues }) => {
        const first = { ILLICIT_MARKET: illicitMarkets, THREAT: threats, HARM: harms, DRIVER: drivers, GOVERNANCE: governanceIssues };
        const roles = Object.keys(first) as (keyof typeof first)[];
        return (
          <>
            <p className="hint">{lists.severalRoles}</p>
            <Groups
              groups={roles.map((role) => ({
                title: words.choose.roles[role],
                first: first[role],
                document: "page-issues-rows",
                variables: { filter: { roles: { includes: role } } },
              }))}
            />
          </>
        );
      }}
    </ListFrame>
  );
}

/** All rights by name. */
export function RightsList() {
  const { lists } = useExplorer().words.places;
  const asked = useAnswer("page-rights", {});
  return (
    <ListFrame title={lists.titles.rights} types={["RIGHT"]} asked={asked} document="page-rights" total={({ list }) => list.totalCount}>
      {({ list }) => <Groups groups={[{ first: list, document: "page-rights-rows" }]} />}
    </ListFrame>
  );
}

type ListedSource = AnswerOf<"page-sources">["held"]["nodes"][number];

/** All documents by name: those that were read, those that are known, and those that are announced. */
export function SourcesList() {
  const { lists } = useExplorer().words.places;
  const asked = useAnswer("page-sources", {});
  const imprint = ({ publisher, published }: ListedSource) => (
    <small>{[publisher, published ?? lists.undated].filter(Boolean).join(" · ")}</small>
  );
  return (
    <ListFrame title={lists.titles.sources} types={["SOURCE"]} asked={asked} document="page-sources" total={({ all }) => all.totalCount}>
      {({ held, known, planned }) => {
        const first = { HELD: held, KNOWN: known, PLANNED: planned };
        const values = Object.keys(first) as (keyof typeof first)[];
        return (
          <Groups<ListedSource>
            groups={values.map((availability) => ({
              title: lists.availability[availability],
              first: first[availability],
              document: "page-sources-rows",
              variables: { filter: { availability: { eq: availability } } },
              more: imprint,
            }))}
          />
        );
      }}
    </ListFrame>
  );
}
