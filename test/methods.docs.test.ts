import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as constants from "../src/analysis/constants.js";
import { root } from "./built.js";

/**
 * docs/methods.md gives every constant of `src/analysis/constants.ts`, as `name` = value or as value (`name`), in the section of its method.
 * What a section gives in that form is a constant.
 */
const page = readFileSync(join(root, "docs/methods.md"), "utf8");
/** The sections, by their heading; a line of the page may end anywhere. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n", 1)[0] as string, section.replace(/\s+/g, " ")] as const),
);

/** The numbers of an object, each with the path that leads to it. */
const numbersIn = (value: unknown, path = ""): [string, number][] =>
  typeof value === "number"
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => numbersIn(inner, path ? `${path}.${key}` : key));
const numberIn = (text: string) => Number(text.replaceAll(",", ""));

/** Methods that have none. */
const withoutConstants: readonly string[] = ["responses", "changes"];
/** Constants that more than one method uses, by the section that they share. */
const shared: Readonly<Record<string, string>> = { axesConstants: "Axes" };
const headingOf = (name: string) => shared[name] ?? name.replace(/Constants$/, "");
const declared = Object.entries(constants).map(([name, values]) => [headingOf(name), numbersIn(values)] as const);

test.each(declared)("the section %s has each of its constants", (heading, own) => {
  expect(own.length).toBeGreaterThan(0);
  const section = sections.get(heading) ?? "";
  const given = [
    ...[...section.matchAll(/`([\w.]+)` = (\d[\d,]*(?:\.\d+)?)/g)].map(
      ([, path, value]) => [path as string, numberIn(value as string)] as const,
    ),
    ...[...section.matchAll(/(\d[\d,]*(?:\.\d+)?) \w* ?\(`([\w.]+)`\)/g)].map(
      ([, value, path]) => [path as string, numberIn(value as string)] as const,
    ),
  ];
  const paths = new Set(own.map(([path]) => path));
  expect(Object.fromEntries(given.filter(([path]) => paths.has(path)))).toEqual(Object.fromEntries(own));
  // What the page says twice it says alike, and it names no constant that is gone.
  expect(given.filter(([path, value]) => !own.some(([name, number]) => name === path && number === value))).toEqual([]);
});

test("every section of a question is that of a method", () => {
  const methods = new Set(declared.map(([heading]) => heading));
  const headings = [...sections.keys()].filter((heading) => /^[a-z]/.test(heading));
  expect(headings.length).toBeGreaterThan(0);
  expect(headings.filter((heading) => !methods.has(heading) && !withoutConstants.includes(heading))).toEqual([]);
});
