import type { AnswerOf } from "../ask.js";
import { RecordLink } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { aroundOf } from "./around.js";

/** A place or community around another one. */
type PlaceAround = NonNullable<AnswerOf<"page-place">["place"]>["within"]["nodes"][number];

/** Where a record lies: the administration around it, and the regions and areas that it belongs to. */
export function PlaceTrail({ within, id }: { readonly within: readonly PlaceAround[]; readonly id: string }) {
  const { places } = useExplorer().words;
  const { trail, across } = aroundOf(
    within.map((place) => (place.__typename === "Place" ? place : { ...place, kind: undefined })),
    id,
  );
  if (trail.length + across.length === 0) return null;
  return (
    <nav className="trail" aria-label={places.trail}>
      <ol>
        {trail.map((place) => (
          <li key={place.id}>
            <RecordLink record={place} />
          </li>
        ))}
      </ol>
      {across.length > 0 && (
        <p>
          {places.across}{" "}
          {across.map((place, i) => (
            <span key={place.id}>
              {i > 0 && " · "}
              <RecordLink record={place} />
            </span>
          ))}
        </p>
      )}
    </nav>
  );
}
