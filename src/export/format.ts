/** What every export format declares; links, routes, headers and help texts follow from it. */
export interface Format {
  /** What people call it: `CSV`. */
  readonly name: string;
  /** How an address or a file in it ends, without the dot: `csv`. Unique among the formats of its kind. */
  readonly extension: string;
  /** The Content-Type, with charset and other parameters. */
  readonly mediaType: string;
  /** One sentence for people who choose between formats. */
  readonly description: string;
  /** Set if the writer compresses already, as spreadsheets do: HTTP does not compress it again. */
  readonly compressed?: true;
}

/** A Content-Type without its parameters, in lower case: `text/csv`. */
export const mediaTypeEssence = (contentType: string): string => (contentType.split(";", 1)[0] as string).trim().toLowerCase();
