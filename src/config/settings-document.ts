import { defaultOf, type Setting, type SettingTree, settingsIn } from "./setting.js";
import { settings } from "./settings.js";

const { neo4j, limits, server, cache, metrics, ...general } = settings;
const groups: Readonly<Record<string, SettingTree>> = {
  "The program": general,
  Neo4j: neo4j,
  "Many clients": server,
  Caching: cache,
  Metrics: metrics,
  "What a request may ask for": limits,
};

const code = (text: string) => (text.includes(" ") || text === "none" ? text : `\`${text}\``);
const row = (setting: Setting<unknown>): string => {
  const { name, type, description, reason } = setting;
  return `| \`${name}\` | ${description} | ${code(defaultOf(setting))} | ${type.expected} | ${reason} |`;
};

/** docs/settings.md: every setting with its default, what it may be, and why one would change it. */
export const settingsDocument = (): string =>
  [
    "<!-- Generated from src/config/settings.ts: change it there, then run `npm run schema`. -->",
    "# Settings",
    "",
    "Settings are variables of the environment. An empty one counts as not set. All values that are wrong are listed at",
    "once, before anything starts. [operations.md](operations.md) says how the settings work together.",
    ...Object.entries(groups).flatMap(([title, tree]) => [
      "",
      `## ${title}`,
      "",
      "| variable | what it is | default | it must be | why change it |",
      "|---|---|---|---|---|",
      ...settingsIn(tree).map(row),
    ]),
    "",
  ].join("\n");

/** The same for `--help`, one line a setting. */
export const settingsHelp = (): string => {
  const all = settingsIn(settings);
  const width = Math.max(...all.map(({ name }) => name.length));
  const plain = (markdown: string) => markdown.replace(/ \(\[.*?\]\(.*?\)\)/g, "").replaceAll("`", "");
  return all.map((s) => `  ${s.name.padEnd(width)} ${plain(s.description)} (${defaultOf(s)})`).join("\n");
};
