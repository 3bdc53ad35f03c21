/** The part of `negotiator` that is used; its published types lack the order of preference. */
declare module "negotiator" {
  export default class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    /** The best of the media types, undefined if none is accepted. */
    mediaType<T extends string>(offered: readonly T[]): T | undefined;
    /** The best of the encodings. @param options.preferred the order of those that the client likes equally */
    encoding<T extends string>(offered: readonly T[], options?: { readonly preferred: readonly T[] }): T | undefined;
  }
}
