import { RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { FacedAround } from "../places/faced-around.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { LeftOut, type LeftOutPart } from "./left-out.js";

/** What a question is about, by name. */
export interface Subject {
  readonly issueName?: string;
  readonly placeName?: string;
  /** The class of the place: Place or Community. */
  readonly placeClass?: string;
}

/** Nobody is recorded to respond: what that means, and where to look next. */
export function NothingRecorded({
  subject: { issueName, placeName, placeClass },
  documents,
  leftOut,
}: {
  readonly subject: Subject;
  /** How many documents were read. */
  readonly documents: number;
  readonly leftOut: readonly LeftOutPart[];
}) {
  const { words, address } = useExplorer();
  const { absence, answer } = words;
  const { issue, place, look, lang, seen, keys, ...choice } = address.parameters ?? {};
  // Of what the reader left out, documents may well say something.
  const isChosen = Object.values(choice).some(Boolean);
  const [saidIssue, saidPlace] = [issueName ?? answer.anyIssue, placeName ?? answer.anyPlace];
  const asked = useAnswer("page-nothing", issue && place ? { issue, place, places: [place] } : undefined);
  // What was read of the question before says nothing of this one.
  const data = asked.stale ? undefined : asked.data;
  const faces = data?.asked.flatMap((record) => (record && "faces" in record ? [record.faces.totalCount] : []))[0];
  const elsewhere = new Map(data?.elsewhere?.nodes.flatMap((row) => (row.place ? [[row.place.id, row.place]] : [])));
  return (
    <div className="nothing">
      <p>{isChosen ? absence.noneChosen(saidIssue, saidPlace) : absence.noResponse(saidIssue, saidPlace, documents)}</p>
      {faces === 0 && issueName && placeName && (
        <>
          <p>{absence.notFacing[placeClass === "Community" ? "Community" : "Place"](placeName, issueName)}</p>
          <FacedAround place={place ?? ""} issue={issue} />
        </>
      )}
      <p>{absence.nobodyLooked}</p>
      {elsewhere.size > 0 && (
        <p>
          {answer.empty.places}{" "}
          {[...elsewhere.values()].map((record, i) => (
            <span key={record.id}>
              {i > 0 && " · "}
              <RecordLink record={record} />
            </span>
          ))}
        </p>
      )}
      <LeftOut parts={leftOut} title={answer.empty.elsewhere} />
      {place && issue && (
        <p>
          <To to={{ page: "transfer", parameters: { community: place, issue } }}>{answer.empty.transfer(placeName ?? place)}</To>
        </p>
      )}
    </div>
  );
}
