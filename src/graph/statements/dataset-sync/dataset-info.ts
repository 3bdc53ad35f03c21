/** How many records a synchronisation created, updated and removed. A record that is stored as it is to be counts as none of these. */
export interface SyncResult {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

/** A data set: the name that its records carry, its title, licence and version, and a digest of its content. */
export interface DatasetInfo {
  readonly name: string;
  readonly about: {
    readonly title: string;
    readonly licence: string;
    readonly version: string;
    /** What its addresses and the ids of its feeds begin with, if it has an address of its own. */
    readonly iri?: string;
  };
  readonly digest: string;
  /** Where its files are. A dump does not have it: a graph that was restored comes from no folder. */
  readonly origin?: string;
}
