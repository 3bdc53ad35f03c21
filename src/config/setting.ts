import type { SettingType } from "./setting-types.js";

/** A setting of the program: a variable of the environment. */
export interface Setting<T> {
  readonly name: string;
  readonly type: SettingType<T>;
  readonly default: T;
  /** The default where Neo4j keeps the graph, if it differs. */
  readonly neo4jDefault?: T;
  /** The default in words, where its value says little. */
  readonly defaultText?: string;
  readonly description: string;
  /** Why one would change it. */
  readonly reason: string;
  /** Whether it is one of the few that a host needs first, which README lists. */
  readonly essential?: true;
}

export const setting = <T>(declared: Setting<T>): Setting<T> => declared;
/** A setting that has no value unless it is set. */
export const optionalSetting = <T>(declared: Omit<Setting<T>, "default">): Setting<T | undefined> => ({
  defaultText: "none",
  ...declared,
  default: undefined,
});

/** Settings in the shape of the configuration. */
export type SettingTree = { readonly [name: string]: Setting<unknown> | SettingTree };
/** The values of a tree of settings. */
export type Values<S> = S extends Setting<infer T> ? T : { readonly [K in keyof S]: Values<S[K]> };

const isSetting = (node: Setting<unknown> | SettingTree): node is Setting<unknown> => typeof node.name === "string";

/** The same tree, with a value in the place of each setting. */
export function valuesOf<S extends SettingTree>(tree: S, value: (setting: Setting<unknown>) => unknown): Values<S> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, node]) => [key, isSetting(node) ? value(node) : valuesOf(node, value)]),
  ) as Values<S>;
}

/** The settings of a tree, in its order. */
export const settingsIn = (tree: SettingTree): Setting<unknown>[] =>
  Object.values(tree).flatMap((node) => (isSetting(node) ? [node] : settingsIn(node)));

/** The default of a setting, in words. */
export const defaultOf = ({ default: value, neo4jDefault, defaultText }: Setting<unknown>): string =>
  (defaultText ?? String(value)) + (neo4jDefault === undefined ? "" : `, with Neo4j ${neo4jDefault}`);
