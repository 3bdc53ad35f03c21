import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimsLink } from "../transfer/claims-link.js";

export type SimilarRow = AnswerOf<"page-similar">["similarCommunities"]["nodes"][number];
type Part = SimilarRow["parts"][number];
type Trait = Part["shared"][number];

/** How many issues, groups of people and kinds of actors are recorded of both. */
export const sharedCountOf = ({ sharedIssues, sharedPeople, sharedActors }: SimilarRow): number =>
  sharedIssues + sharedPeople + sharedActors;

/** The claims behind each thing that both have. */
export const traitClaims = ({ parts }: SimilarRow): (readonly string[])[] => parts.flatMap(({ shared }) => shared.map(idsOf));

const idsOf = ({ recordedHere, recordedThere }: Trait): readonly string[] => [
  ...new Set([...recordedHere, ...recordedThere].flatMap(({ claims }) => claims.ids)),
];

/** A community beside the one asked about: what both have, what each has alone, and which practices are recorded there. */
export function SimilarCommunityItem({ row, here }: { readonly row: SimilarRow; readonly here: ShownRecord }) {
  const { words } = useExplorer();
  const { similar } = words.transfer;
  const { community, parts, similarity, lowInformation } = row;
  const all = parts.reduce((sum, part) => sum + part.sharedCount + part.onlyHereCount + part.onlyThereCount, 0);
  const questions = parts.flatMap(({ question }) => (question ? [question] : []));
  return (
    <li className="alike-row">
      <h2>
        <RecordLink record={community} />{" "}
        <small>
          {similar.shared(sharedCountOf(row), all)} · {similar.range(similarity.low, similarity.high)}
        </small>
      </h2>
      {parts.map((part) => (
        <PartFacts key={part.part} part={part} here={here} there={community} />
      ))}
      <Practices row={row} here={here} />
      {lowInformation.reason && (
        <p className="voice">
          <Foreign text={lowInformation.reason} />
        </p>
      )}
      {questions.length > 0 && (
        <details>
          <summary>{similar.ask}</summary>
          <ul>
            {questions.map((question) => (
              <li key={question.value}>
                <Foreign text={question} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>
        <To to={{ page: "compare", parameters: { ids: `${here.id},${community.id}` } }}>{similar.compare}</To>
      </p>
    </li>
  );
}

function PartFacts({ part, here, there }: { readonly part: Part; readonly here: ShownRecord; readonly there: ShownRecord }) {
  const { similar } = useExplorer().words.transfer;
  const { shared, sharedCount, onlyHere, onlyHereCount, onlyThere, onlyThereCount } = part;
  if (sharedCount + onlyHereCount + onlyThereCount === 0) return null;
  return (
    <dl className="alike-part">
      <dt className="alike-part-name">{similar.parts[part.part]}</dt>
      <Traits term={similar.both} traits={shared} count={sharedCount} look />
      <Traits term={similar.onlyHere(there.label.value)} traits={onlyThere} count={onlyThereCount} />
      <Traits term={similar.onlyHere(here.label.value)} traits={onlyHere} count={onlyHereCount} />
    </dl>
  );
}

function Traits({
  term,
  traits,
  count,
  look = false,
}: {
  readonly term: string;
  readonly traits: readonly Pick<Trait, "record">[] | readonly Trait[];
  readonly count: number;
  /** Whether the claims behind each are known here. */
  readonly look?: boolean;
}) {
  const { words } = useExplorer();
  const { similar, portfolio } = words.transfer;
  return (
    <dd>
      <span className="alike-term">{term}</span>{" "}
      {count === 0 && (
        <span className="faded">
          – <span className="visually-hidden">{similar.nothing}</span>
        </span>
      )}
      {traits.map((trait) => (
        <span key={trait.record.id} className="alike-trait">
          <RecordLink record={trait.record} />
          {look && <ClaimsLink claims={claimsOf(trait as Trait)} of={trait.record.label.value} />}
        </span>
      ))}
      {count > traits.length && portfolio.more(count - traits.length)}
    </dd>
  );
}

const claimsOf = (trait: Trait) => ({
  count: [...trait.recordedHere, ...trait.recordedThere].reduce((sum, { claims }) => sum + claims.count, 0),
  ids: idsOf(trait),
});

function Practices({ row, here }: { readonly row: SimilarRow; readonly here: ShownRecord }) {
  const { address, words } = useExplorer();
  const { similar, portfolio } = words.transfer;
  const { community, practicesThere, practicesThereCount, impliedPracticesThereCount, practicesSummary } = row;
  if (practicesThereCount === 0)
    return (
      <p>
        {impliedPracticesThereCount > 0 ? (
          <>
            {similar.implied(impliedPracticesThereCount)}{" "}
            <To to={changed(address, { assertions: "STATED,COMPOSED,IMPORTED,IMPLIED" })}>{similar.countImplied}</To>
          </>
        ) : (
          <Foreign text={practicesSummary} />
        )}
      </p>
    );
  return (
    <div className="alike-practices">
      <h3>{similar.practices(community.label.value, here.label.value)}</h3>
      <ul>
        {practicesThere.map(({ practice, helpful, adverse, carriedOut }) => (
          <li key={practice.id}>
            <RecordLink record={practice} /> <small>{similar.practiceCounts(helpful, adverse, carriedOut)}</small>
          </li>
        ))}
      </ul>
      {practicesThereCount > practicesThere.length && <p>{portfolio.more(practicesThereCount - practicesThere.length)}</p>}
      <p className="faded">{similar.caution}</p>
    </div>
  );
}
