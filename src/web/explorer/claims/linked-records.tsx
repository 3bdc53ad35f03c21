import type { ReactNode } from "react";
import type { Assertion, Predicate } from "../documents/answers.generated.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark } from "../marks/claim-marks.js";
import { isSuggested } from "../marks/suggested.js";
import { useExplorer } from "../state/explorer.js";
import { FurtherClaims } from "./further-claims.js";
import { Look } from "./look.js";
import { SuggestedPart } from "./suggested-part.js";

/** A record that claims link to the record of the page. */
export interface LinkedRecord {
  readonly node: ShownRecord;
  /** How many claims there are. A page shows the first of them. */
  readonly claimCount: number;
  readonly claims: readonly { readonly id: string; readonly assertion: Assertion; readonly sentence: { readonly value: string } }[];
}

/** What the claims say that link the records. */
export interface LinkOf<T> {
  readonly predicate: Predicate;
  /** Whether the claims lead `of` the record of the page to the others, or from them `to` it. */
  readonly end: "of" | "to";
  /** The record that they lead from or to, where it is not that of the page. */
  readonly from?: (edge: T) => string;
  /** Which claims count, where it is not the usual choice. */
  readonly assertions?: Assertion[];
}

/** What was carried out at the place or community of the page; that it was is often only implied. */
export const carriedOutHere: LinkOf<LinkedRecord> = {
  predicate: "CARRIED_OUT_IN",
  end: "to",
  assertions: ["STATED", "COMPOSED", "IMPORTED", "IMPLIED"],
};

/** Records by name, each with the claims that say so. What is not said outright carries a mark, and what is only suggested stands apart. */
export function LinkedRecords<T extends LinkedRecord>({
  edges,
  total,
  more,
  link,
}: {
  readonly edges: readonly T[];
  readonly total: number;
  /** What one record has besides its name. */
  readonly more?: (edge: T) => ReactNode;
  readonly link: LinkOf<T>;
}) {
  const { words, address } = useExplorer();
  const { predicate, end, assertions } = link;
  const edgeOf = (edge: T) => {
    const from = link.from?.(edge) ?? address.id ?? "";
    const [subject, object] = end === "of" ? [from, edge.node.id] : [edge.node.id, from];
    return { subject, predicate, object, ...(assertions && { assertions }) };
  };
  const records = (some: readonly T[]) => (
    <ul className="linked">
      {some.map((edge) => (
        <li key={edge.node.id}>
          <RecordLink record={edge.node} /> {more?.(edge)}
          {edge.claims.map((claim) => (
            <LinkedClaim key={claim.id} claim={claim} />
          ))}
          <FurtherClaims edge={edgeOf(edge)} shown={edge.claims} total={edge.claimCount}>
            {(claim) => <LinkedClaim key={claim.id} claim={claim} />}
          </FurtherClaims>
        </li>
      ))}
    </ul>
  );
  const suggested = edges.filter(({ claims }) => claims.length > 0 && claims.every(isSuggested));
  const said = edges.filter((edge) => !suggested.includes(edge));
  return (
    <>
      {said.length > 0 && records(said)}
      {suggested.length > 0 && <SuggestedPart heading="h3">{records(suggested)}</SuggestedPart>}
      {total > edges.length && (
        <p className="cut">
          {words.places.cut(edges.length, total)}{" "}
          {!link.from && <To to={{ page: "neighbourhood", parameters: { id: address.id, predicates: predicate } }}>{words.nav.network}</To>}
        </p>
      )}
    </>
  );
}

function LinkedClaim({ claim: { id, assertion, sentence } }: { readonly claim: LinkedRecord["claims"][number] }) {
  return (
    <span className="linked-claim">
      {assertion !== "STATED" && <AssertionMark assertion={assertion} />}
      <Look claim={id} sentence={sentence.value} />
    </span>
  );
}
