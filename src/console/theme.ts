import type * as monaco from "monaco-editor";

/** The colours of the page for the parts that the editor paints itself, under the names that GraphiQL has for its themes. */
export function applyTheme({ defineTheme }: typeof monaco.editor): void {
  defineTheme("graphiql-LIGHT", {
    base: "vs",
    inherit: true,
    rules: variables("6c69ce"),
    colors: colours("#0d5c63", "#ffffff", "#53636a"),
  });
  defineTheme("graphiql-DARK", {
    base: "vs-dark",
    inherit: true,
    rules: variables("908aff"),
    colors: colours("#6cc5bd", "#192126", "#9fb0b3"),
  });
}

const variables = (foreground: string) => [{ token: "argument.identifier.gql", foreground }];
const colours = (accent: string, sheet: string, faded: string): Record<string, string> => ({
  ...of(faded, "editorLineNumber.foreground", "editorLineNumber.activeForeground"),
  ...of("#ffffff00", "editor.background", "scrollbar.shadow"),
  ...of(
    sheet,
    "editorHoverWidget.background",
    "editorSuggestWidget.background",
    "editorWidget.background",
    "menu.background",
    "quickInput.background",
  ),
  ...of(
    accent,
    "editorLink.activeForeground",
    "editorSuggestWidget.selectedForeground",
    "editorWidget.resizeBorder",
    "focusBorder",
    "list.focusHighlightForeground",
    "list.highlightForeground",
    "menu.selectionForeground",
    "pickerGroup.foreground",
    "quickInputList.focusForeground",
    "textLink.activeForeground",
    "textLink.foreground",
  ),
  ...of(
    `${accent}22`,
    "editorSuggestWidget.selectedBackground",
    "inputOption.hoverBackground",
    "list.hoverBackground",
    "menu.selectionBackground",
    "quickInputList.focusBackground",
    "toolbar.hoverBackground",
  ),
});

const of = (colour: string, ...parts: string[]) => Object.fromEntries(parts.map((part) => [part, colour]));
