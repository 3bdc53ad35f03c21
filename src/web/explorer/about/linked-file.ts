/** A file that holds all of something, as the server lists them at `files.json`. */
export interface LinkedFile {
  /** Its name before its ending: `graph`. Files with the same one hold the same in several formats. */
  readonly stem: string;
  /** How it ends, without the dot: `csl.json`. */
  readonly extension: string;
  /** What its format is called: `CSL-JSON`. */
  readonly format: string;
  /** What it holds, in English. */
  readonly description: string;
  /** Where it is, below the root of the server. */
  readonly path: string;
}
