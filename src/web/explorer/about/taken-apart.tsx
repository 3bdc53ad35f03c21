import type { ReactNode } from "react";
import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark, ScopeMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { PassagePlace } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";

type ExampleClaim = AnswerOf<"page-about">["example"]["nodes"][number];

/** A claim of the graph as an answer shows it, with a number at each of its parts, and the notes. */
export function TakenApart({ claim }: { readonly claim: ExampleClaim }) {
  const { words, address } = useExplorer();
  const { read } = words.about;
  const { id, subject, object, at, effect, modality, assertion, sentence, evidence } = claim;
  const wider = at && ("locatedIn" in at ? at.locatedIn : (at.partOf ?? at.memberOf.nodes[0]));
  const { notes } = read;
  const place = at
    ? [notes.place.named(at.label.value), ...(wider ? [notes.place.wider(wider.label.value)] : []), notes.place.elsewhere].join(" ")
    : notes.place.none;
  return (
    <>
      <figure className="taken-apart">
        <p className="taken-practice">
          <NoteNumber n={1} /> <RecordLink record={subject} />
        </p>
        <ul className="claim-marks">
          <Part n={2}>
            <EffectBadge effect={effect} modality={modality} assertion={assertion} />
          </Part>
          <Part n={3}>
            <RecordLink record={object} />
          </Part>
          <Part n={4}>
            {at && <RecordLink record={at} />} <ScopeMark scope={at ? (wider ? "WITHIN" : "EXACT") : "UNPLACED"} />
          </Part>
          <Part n={5}>
            <AssertionMark assertion={assertion} />
          </Part>
        </ul>
        <p className="claim-sentence">
          <NoteNumber n={6} /> <Foreign text={sentence} />
          {sentence.made && <small className="made"> {words.names.made}</small>}
        </p>
        <p className="claim-source">
          <NoteNumber n={7} />{" "}
          {evidence.map((passage) => (
            <span key={passage.id}>
              <cite lang={passage.source.language ?? undefined}>{passage.source.title}</cite>,{" "}
              <PassagePlace passage={passage} language={passage.source.language} />
            </span>
          ))}
          <To to={changed(address, { look: id })} className="look" id={`look-${id}`} aria-label={words.answer.row.lookAt(sentence.value)}>
            {words.answer.row.look}
          </To>
        </p>
        <figcaption>{read.exampleNote}</figcaption>
      </figure>
      <ol className="notes">
        <Note {...notes.practice} />
        <Note {...notes.badge} />
        <Note {...notes.issue} />
        <Note title={notes.place.title} text={place} />
        <Note title={notes.assertion.title} text={notes.assertion[assertion]} />
        <Note {...notes.sentence} />
        <Note {...notes.source} />
      </ol>
    </>
  );
}

const Part = ({ n, children }: { readonly n: number; readonly children: ReactNode }) => (
  <li>
    <NoteNumber n={n} /> {children}
  </li>
);

function NoteNumber({ n }: { readonly n: number }) {
  const { read } = useExplorer().words.about;
  return (
    <span className="note-number">
      <span aria-hidden="true">{n}</span>
      <span className="visually-hidden">({read.note(n)})</span>
    </span>
  );
}

const Note = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <li>
    <strong>{title}.</strong> {text}
  </li>
);
