import { pageOfRecord } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";
import { NoteMark } from "./name-notes.js";
import { To } from "./to.js";
import { UncheckedName } from "./unchecked-names.js";

/** A record by its name, as documents ask for it. */
export interface ShownRecord {
  readonly __typename: string;
  readonly id: string;
  readonly label: { readonly value: string; readonly lang: string; readonly checked: boolean };
  /** Its name in English. */
  readonly name?: string | null;
  /** Whether its description is a note on its name; of places only. */
  readonly noteOnName?: boolean | null;
}

/** The name of a record as plain text, for titles and sentences. Where there is a note on it, the name has its asterisk. */
export const plainName = ({ label, noteOnName }: Pick<ShownRecord, "label" | "noteOnName">): string =>
  noteOnName ? `${label.value}*` : label.value;

/** The plain name of the record with this id; the id, if the record is not among these. */
export function nameAmong(records: readonly (ShownRecord | null | undefined)[], id: string): string {
  const found = records.find((record) => record?.id === id);
  return found ? plainName(found) : id;
}

/** The name of a record as a link to its page. */
export function RecordLink({ record }: { readonly record: ShownRecord }) {
  return (
    <To to={pageOfRecord(record)} className="name">
      <RecordName record={record} />
    </To>
  );
}

/**
 * The name of a record. Where it is in another language than the page, or no speaker has checked it, that is told beside it; a note on it
 * stands at the end of the page.
 */
export function RecordName({ record }: { readonly record: Omit<ShownRecord, "__typename"> }) {
  const { id, label, noteOnName } = record;
  return (
    <>
      <Foreign text={label} />
      {noteOnName && <NoteMark id={id} />}
      {isUnchecked(record) && <UncheckedName id={id} lang={label.lang} />}
    </>
  );
}

/** Whether nobody has checked a translated name. One that is the same in English, such as that of a project, was not translated. */
const isUnchecked = ({ label: { value, lang, checked }, name }: Pick<ShownRecord, "label" | "name">): boolean =>
  !checked && (lang === "en" || value !== name);

/** A text with its language, told if it is not that of the page. */
export function Foreign({ text: { value, lang: of } }: { readonly text: { readonly value: string; readonly lang: string } }) {
  const { lang, words } = useExplorer();
  if (of === lang) return <bdi>{value}</bdi>;
  return (
    <>
      <bdi lang={of}>{value}</bdi> <small>({words.names.inLanguage[of] ?? words.names.otherLanguage(of)})</small>
    </>
  );
}
