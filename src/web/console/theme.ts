import type * as monaco from "monaco-editor";

/** Gives the editor the colours of the page, in two themes under the names that GraphiQL asks for. */
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
  ...each(faded, "editorLineNumber.foreground", "editorLineNumber.activeForeground"),
  ...each("#ffffff00", "editor.background", "scrollbar.shadow"),
  ...each(
    sheet,
    "editorHoverWidget.background",
    "editorSuggestWidget.background",
    "editorWidget.background",
    "menu.background",
    "quickInput.background",
  ),
  ...each(
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
  ...each(
    `${accent}22`,
    "editorSuggestWidget.selectedBackground",
    "inputOption.hoverBackground",
    "list.hoverBackground",
    "menu.selectionBackground",
    "quickInputList.focusBackground",
    "toolbar.hoverBackground",
  ),
});

const each = (colour: string, ...parts: string[]) => Object.fromEntries(parts.map((part) => [part, colour]));
