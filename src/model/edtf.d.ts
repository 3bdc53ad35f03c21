/** The part of `edtf` that the model uses; the package ships no types of its own. */
declare module "edtf" {
  /** What sort of date it is, such as `Date` or `Season`, and its first and last moment, in milliseconds since 1970. Throws if the text is not a date. */
  export default function edtf(text: string): { readonly type: string; readonly min: number; readonly max: number };
  /** Parses an EDTF string, or throws. */
  export function parse(text: string, options?: { level?: 0 | 1 | 2 | 3 }): object;
}
