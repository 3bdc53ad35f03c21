import { compareNames } from "../../../text/compare.js";
import type { AnswerOf } from "../ask.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { ListFrame } from "./list-frame.js";
import { type CountedPage, RecordPagesList, type RowsDocument } from "./record-group.js";

type Adverse = AnswerOf<"page-practices-adverse">;

const intents = ["SUPPORTIVE", "NEUTRAL", "REPRESSIVE"] as const;

/** Practices of which claims say that they do harm, and none that they help; by name. */
export function adverseOnly({ adverse, endangering }: Adverse): ShownRecord[] {
  const all = new Map([...(adverse?.nodes ?? []), ...(endangering?.nodes ?? [])].map((practice) => [practice.id, practice]));
  return [...all.values()].filter(({ helpful }) => helpful.totalCount === 0).sort((a, b) => compareNames(a.label.value, b.label.value));
}

/** All practices by what they set out to do, and programmes. Those that are only said to do harm stand apart, whatever they set out to do. */
export function PracticesList() {
  const { words } = useExplorer();
  const { lists } = words.places;
  const asked = useAnswer("page-practices", {});
  const askedAdverse = useAnswer("page-practices-adverse", {});
  const apart = askedAdverse.data && adverseOnly(askedAdverse.data);
  const hidden = new Set(apart?.map(({ id }) => id));
  return (
    <ListFrame
      title={lists.titles.practices}
      types={["PRACTICE", "PROGRAMME"]}
      asked={askedAdverse.problem && !askedAdverse.data ? { ...asked, problem: askedAdverse.problem, retry: askedAdverse.retry } : asked}
      document="page-practices"
      total={({ all }) => all.totalCount}
      // Until it is known which of them stand apart, none is shown: a harmful one must not pass as help.
      ready={apart !== undefined}
      apart={{ title: lists.adverse, why: lists.adverseWhy, ids: hidden }}
    >
      {(data) => {
        const pages = { SUPPORTIVE: data.supportive, NEUTRAL: data.neutral, REPRESSIVE: data.repressive };
        return (
          <>
            {intents.map((intent) => (
              <Group
                key={intent}
                title={lists.intents[intent]}
                first={pages[intent]}
                document="page-practices-rows"
                variables={{ filter: { intent: { eq: intent } } }}
                hidden={hidden}
              />
            ))}
            <Group title={lists.programmes} first={data.programmes} document="page-programmes-rows" variables={{}} hidden={hidden} />
            {apart && apart.length > 0 && (
              <section className="harm">
                <h2>{lists.adverse}</h2>
                <p className="hint">{lists.adverseWhy}</p>
                <ul className="linked columns">
                  {apart.map((practice) => (
                    <li key={practice.id}>
                      <RecordLink record={practice} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        );
      }}
    </ListFrame>
  );
}

function Group({
  title,
  first,
  document,
  variables,
  hidden,
}: {
  readonly title: string;
  readonly first: CountedPage<ShownRecord>;
  readonly document: RowsDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly hidden: ReadonlySet<string>;
}) {
  const { lists } = useExplorer().words.places;
  if (first.totalCount === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <RecordPagesList<ShownRecord> pages={{ first, document, variables }}>
        {(records) => {
          const shown = records.filter(({ id }) => !hidden.has(id));
          return shown.length > 0 ? (
            <ul className="linked columns">
              {shown.map((record) => (
                <li key={record.id}>
                  <RecordLink record={record} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="hint">{lists.onlyAdverse}</p>
          );
        }}
      </RecordPagesList>
    </section>
  );
}
