import type { ReactNode } from "react";
import type { Assertion } from "../documents/answers.generated.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark } from "../marks/claim-marks.js";
import { useExplorer } from "../state/explorer.js";
import { Look } from "./look.js";

/** A record that claims link to the record of the page. */
export interface LinkedRecord {
  readonly node: ShownRecord;
  readonly claims: readonly { readonly id: string; readonly assertion: Assertion; readonly sentence: { readonly value: string } }[];
}

/** Records by name, each with the claims that say so. What is not said outright carries a mark. */
export function LinkedRecords<T extends LinkedRecord>({
  edges,
  total,
  more,
  predicate,
}: {
  readonly edges: readonly T[];
  readonly total: number;
  /** What one record has besides its name. */
  readonly more?: (edge: T) => ReactNode;
  /** What leads to the records: the network around the record of the page has those that are not shown. */
  readonly predicate?: string;
}) {
  const { words, address } = useExplorer();
  return (
    <>
      <ul className="linked">
        {edges.map((edge) => (
          <li key={edge.node.id}>
            <RecordLink record={edge.node} /> {more?.(edge)}
            {edge.claims.map(({ id, assertion, sentence }) => (
              <span key={id} className="linked-claim">
                {assertion !== "STATED" && <AssertionMark assertion={assertion} />}
                <Look claim={id} sentence={sentence.value} />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {total > edges.length && (
        <p className="cut">
          {words.places.cut(edges.length, total)}{" "}
          {predicate && <To to={{ page: "neighbourhood", parameters: { id: address.id, predicates: predicate } }}>{words.nav.network}</To>}
        </p>
      )}
    </>
  );
}
