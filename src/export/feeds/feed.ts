/** A feed: entries that can be fetched again and again, the latest first. Its ids and addresses are made of the data set's own address. */
export interface Feed {
  readonly id: string;
  /** The language of its texts. */
  readonly lang: string;
  readonly title: string;
  /** When the latest entry was written. */
  readonly updated: string;
  readonly author: string;
  /** Its own address. */
  readonly self: string;
  readonly entries: readonly FeedEntry[];
}
export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  /** Where all of it can be read. */
  readonly link: { readonly href: string; readonly type: string };
  readonly content: string;
}
