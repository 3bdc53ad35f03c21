// Mends what GraphiQL 5.4 gets wrong for readers who use a keyboard or a screen reader, when the page is built:
// - A tab (role="tab") holds buttons, which assistive technology cannot reach there. The tabs become a list of buttons.
// - An entry of the history is announced as "Set active", whatever its name is.
// Each text has to be there: a new version of GraphiQL fails the build until somebody has looked at what it does.
import { readFile } from "node:fs/promises";

const corrections = [
  {
    file: "@graphiql/react/dist/components/tabs/index.js",
    texts: [
      ['role: "tablist",', 'role: "list",'],
      ['role: "tab",', 'role: "listitem",'],
      ['"aria-selected": isActive,', ""],
    ],
  },
  {
    file: "graphiql/dist/GraphiQL.js",
    texts: [
      ['jsx(Tab.Button, { "aria-controls"', 'jsx(Tab.Button, { "aria-current": index_1 === activeTabIndex || undefined, "aria-controls"'],
      ['role: "tabpanel",', 'role: "region",'],
    ],
  },
  {
    file: "@graphiql/plugin-history/dist/components.js",
    texts: [['onClick: handleHistoryItemClick, "aria-label": "Set active",', "onClick: handleHistoryItemClick,"]],
  },
];

/** A plugin of esbuild. */
export const graphiqlAccessibility = {
  name: "graphiql-accessibility",
  setup(build) {
    for (const { file, texts } of corrections) {
      const filter = new RegExp(`/node_modules/${file.replaceAll(".", "\\.")}$`);
      build.onLoad({ filter }, async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const [wrong, right] of texts) {
          if (contents.split(wrong).length !== 2)
            throw new Error(`${file} does not have ${wrong} once: look at the page, then change this.`);
          contents = contents.replace(wrong, right);
        }
        return { contents, loader: "js" };
      });
    }
  },
};
