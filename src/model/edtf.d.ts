/** The part of `edtf` that the model uses; the package ships no types of its own. */
declare module "edtf" {
  /** What a text stands for: from the first moment to the last, in milliseconds since 1970. Throws for what is none. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
  /** Parses an EDTF string, or throws. */
  export function parse(text: string, options?: { level?: 0 | 1 | 2 | 3 }): object;
}
