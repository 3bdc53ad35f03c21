import { Foreign, RecordLink, type ShownRecord } from "../frame/name.js";

/** A sentence of the server, in its language. */
export interface ServerSentence {
  readonly value: string;
  readonly lang: string;
}

/** A sentence about a record. Where it begins with its name, the name leads to the record. */
export function NamedSentence({ record, sentence }: { readonly record: ShownRecord; readonly sentence: ServerSentence }) {
  const { value } = record.label;
  if (!sentence.value.startsWith(value))
    return (
      <>
        <RecordLink record={record} /> <Foreign text={sentence} />
      </>
    );
  return (
    <>
      <RecordLink record={record} />
      <Foreign text={{ ...sentence, value: sentence.value.slice(value.length) }} />
    </>
  );
}

/** What follows the name in a sentence such as "Not offered: name. Why.", as the text that stands behind the name. */
export function afterName({ value, lang }: ServerSentence, name: string): ServerSentence {
  const at = value.toLowerCase().indexOf(`${name.toLowerCase()}. `);
  return { value: at < 0 ? value : value.slice(at + name.length + 2), lang };
}

/** A sentence that begins with a name and a colon, without these: under the heading with the name they say nothing new. */
export function withoutName({ value, lang }: ServerSentence, name: string): ServerSentence {
  if (!value.startsWith(name)) return { value, lang };
  const rest = value.slice(name.length).replace(/^\s*:\s*/, "");
  return { value: rest.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(lang)), lang };
}
