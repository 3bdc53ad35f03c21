import { type DragEvent, useEffect, useState } from "react";
import { type Answer, type AnswerOf, askDocument } from "../ask.js";
import { ProblemNote } from "../frame/problem.js";
import { useExplorer } from "../state/explorer.js";
import { ReceiptVerdict } from "./receipt-verdict.js";

/** Longer files are not read: a receipt has at most 200,000 characters. */
const longest = 800_000;

/** A file that the reader gave; without a text if it could not be read. */
interface GivenFile {
  readonly name: string;
  readonly receipt?: string;
}

async function read(file: File): Promise<GivenFile> {
  const { name } = file;
  if (file.size > longest) return { name };
  // A folder cannot be read.
  return file.text().then(
    (receipt) => ({ name, receipt }),
    () => ({ name }),
  );
}

/** Checks a receipt that is chosen or dropped: its question is asked again. */
export function ReceiptCheck() {
  const { words } = useExplorer();
  const { receipt } = words.about.data;
  const [file, setFile] = useState<GivenFile>();
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null) => {
    setOver(false);
    if (files?.[0]) setFile(await read(files[0]));
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files);
  };
  return (
    <>
      <p>{receipt.intro}</p>
      <fieldset
        className={over ? "drop over" : "drop"}
        onDragEnter={drag}
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        aria-label={receipt.title}
      >
        <label className="file">
          <input
            type="file"
            accept=".json,application/json"
            className="visually-hidden"
            onChange={(event) => {
              void take(event.currentTarget.files);
              // The same file can be chosen again after it was saved anew.
              event.currentTarget.value = "";
            }}
          />
          {receipt.choose}
        </label>
        <span>{over ? receipt.dropNow : receipt.drop}</span>
      </fieldset>
      <p className="faded">{receipt.kept}</p>
      {file && <Checked file={file} />}
    </>
  );
}

/** What became of the answer since. It is asked again in each language. */
function Checked({ file: { name, receipt } }: { readonly file: GivenFile }) {
  const { words, lang } = useExplorer();
  const { receipt: texts } = words.about.data;
  const [answer, setAnswer] = useState<Answer<AnswerOf<"page-receipt">>>();
  const [attempt, setAttempt] = useState(0);
  // A new attempt asks the same again.
  useEffect(() => {
    setAnswer(undefined);
    if (receipt === undefined) return;
    const leaving = new AbortController();
    askDocument("page-receipt", { receipt }, { lang, discreet: true, post: true, signal: leaving.signal }).then(setAnswer, () => undefined);
    return () => leaving.abort();
  }, [receipt, lang, attempt]);
  const verification = answer?.kind === "answered" ? answer.data.verifyReceipt : undefined;
  const problem = answer?.kind === "problem" ? answer.problem : undefined;
  return (
    <section className="verdict" aria-live="polite">
      <h3>
        {texts.of} <bdi>{name}</bdi>
      </h3>
      {receipt === undefined && (
        <p className="problem">
          {texts.refused(name)} {texts.tooLong}
        </p>
      )}
      {receipt !== undefined && !answer && <p className="reading">{texts.asking}</p>}
      {problem?.kind === "input" ? (
        <p className="problem">
          {texts.refused(name)} <span lang="en">{problem.message}</span>
        </p>
      ) : (
        problem && <ProblemNote problem={problem} retry={() => setAttempt((n) => n + 1)} />
      )}
      {verification && <ReceiptVerdict verification={verification} />}
    </section>
  );
}
