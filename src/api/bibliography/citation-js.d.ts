/** The parts of citation-js that bibliographies are written with; its packages ship no types of their own. */
declare module "@citation-js/core" {
  export const plugins: {
    readonly config: {
      get(name: "@bibtex"): {
        readonly format: { asciiOnly: boolean; checkLabel: boolean };
        readonly constants: { readonly fieldTypes: Record<string, readonly [list: string, value: string]> };
      };
    };
    readonly output: {
      format(name: "biblatex", items: readonly object[], options: { readonly format: "object" }): readonly BiblatexEntry[];
      format(name: "ris", items: readonly object[], options: { readonly format: "object" }): readonly RisEntry[];
    };
  };
  export interface BiblatexEntry {
    /** The name of the entry's type, without the `@`. */
    readonly type: string;
    readonly label: string;
    readonly properties: Readonly<Record<string, string>>;
  }
  /** Values by tag. */
  export type RisEntry = Readonly<Record<string, string | readonly string[]>>;
}
/** Adds its format to those of the core. */
declare module "@citation-js/plugin-bibtex" {}
/** Adds its format to those of the core. */
declare module "@citation-js/plugin-ris" {}
