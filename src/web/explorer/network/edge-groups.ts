import type { AnswerOf } from "../ask.js";
import type { Predicate } from "../documents/answers.generated.js";
import type { ShownRecord } from "../frame/name.js";
import { predicatesEn } from "../words/en/predicates.js";

export type AroundData = NonNullable<AnswerOf<"page-neighbourhood">["neighbourhood"]>;
export type AroundEdge = AroundData["edges"][number];

/** All predicates, in the order in which pages list them. */
export const predicateOrder = Object.keys(predicatesEn) as Predicate[];

/** An edge of the centre in a list: the record at its other end, and how many claims the row stands for. */
export interface AroundRow {
  readonly edge: AroundEdge;
  readonly other: ShownRecord;
  readonly claims: number;
}

/** The edges of the centre that have one predicate and lead in one direction. */
export interface AroundGroup {
  readonly predicate: Predicate;
  /** Whether the centre is the subject (`of`) or the object (`to`). */
  readonly side: "of" | "to";
  /** Whether these are the claims of harm, which stand apart from those of help. */
  readonly isAdverse: boolean;
  readonly rows: readonly AroundRow[];
}

/** How many claims of an edge say that a response does harm, does nothing, or leaves people out. */
export const adverseClaims = ({ adverse, mixed }: Pick<AroundEdge, "adverse" | "mixed">) => adverse + mixed;

/** The records of a neighbourhood by their ids. */
export const recordsById = ({ nodes }: Pick<AroundData, "nodes">): ReadonlyMap<string, ShownRecord> =>
  new Map(nodes.map(({ record }) => [record.id, record]));

/** The edges of the centre under their headings, each by name; an edge with claims of both sorts stands in both of its lists. */
export function groupsAround(data: AroundData, lang: string): AroundGroup[] {
  const { compare } = new Intl.Collator(lang);
  const records = recordsById(data);
  const nearest = data.edges.filter(({ steps }) => steps === 1);
  return predicateOrder.flatMap((predicate) =>
    (["to", "of"] as const).flatMap((side) =>
      [false, true].flatMap((isAdverse): AroundGroup[] => {
        const rows = nearest.flatMap((edge): AroundRow[] => {
          const other = records.get(side === "of" ? edge.object.id : edge.subject.id);
          const isThere = edge.predicate === predicate && (side === "of" ? edge.subject : edge.object).id === data.centre.id;
          const claims = isAdverse ? adverseClaims(edge) : edge.claims.count - adverseClaims(edge);
          return other && isThere && claims > 0 ? [{ edge, other, claims }] : [];
        });
        rows.sort((a, b) => compare(a.other.label.value, b.other.label.value));
        return rows.length > 0 ? [{ predicate, side, isAdverse, rows }] : [];
      }),
    ),
  );
}

/** An edge between two records that are not the centre. */
export interface FurtherRow {
  readonly edge: AroundEdge;
  readonly subject: ShownRecord;
  readonly object: ShownRecord;
}

/** The edges of the neighbours among themselves and to others, by the names of their subjects, predicate and objects. */
export function furtherRows(data: AroundData, lang: string): FurtherRow[] {
  const { compare } = new Intl.Collator(lang);
  const records = recordsById(data);
  return data.edges
    .flatMap((edge): FurtherRow[] => {
      const [subject, object] = [records.get(edge.subject.id), records.get(edge.object.id)];
      return edge.steps > 1 && subject && object ? [{ edge, subject, object }] : [];
    })
    .sort(
      (a, b) =>
        compare(a.subject.label.value, b.subject.label.value) ||
        predicateOrder.indexOf(a.edge.predicate) - predicateOrder.indexOf(b.edge.predicate) ||
        compare(a.object.label.value, b.object.label.value),
    );
}
