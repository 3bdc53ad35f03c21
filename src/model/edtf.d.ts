/** The part of `edtf` that the model uses; the package ships no types of its own. */
declare module "edtf" {
  /** Parses an EDTF string, or throws. */
  export function parse(text: string, options?: { level?: 0 | 1 | 2 | 3 }): object;
}
