import { useExplorer } from "../state/explorer.js";
import type { Words } from "../words/index.js";

/** Where in a source a passage is. */
export interface PlacedPassage {
  readonly heading: string;
  readonly page: number | null;
  readonly endPage: number | null;
  readonly row: string | null;
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** Where a passage is besides its heading, in the reader's language: `page 3, lines 45-47`. Empty if its heading is all that is known. */
export function placeOf({ page, endPage, row, startLine, endLine }: PlacedPassage, { answer }: Words): string {
  const { pages, row: rowOf, lines } = answer.drawer;
  return [
    ...(page === null ? [] : [pages(page, endPage)]),
    ...(row === null ? [] : [rowOf(row)]),
    ...(startLine === null ? [] : [lines(startLine, endLine)]),
  ].join(", ");
}

/** Where a passage is: its heading, in the language of its source, and its place in the reader's. */
export function PassagePlace({
  passage,
  language,
  quoted = false,
}: {
  readonly passage: PlacedPassage;
  readonly language: string | null;
  /** Whether the heading stands in quotation marks, as words to look for. */
  readonly quoted?: boolean;
}) {
  const { words } = useExplorer();
  const place = placeOf(passage, words);
  const Heading = quoted ? "q" : "bdi";
  return (
    <>
      <Heading lang={language ?? undefined}>{passage.heading}</Heading>
      {place && `, ${place}`}
    </>
  );
}
