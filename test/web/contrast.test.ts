import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../built.js";

/** The colours of all pages, by WCAG's formula: text has a contrast of 4.5 at least, edges and the ring of focus have 3. */
const web = join(root, "src/web");
const css = readFileSync(join(web, "colours.css"), "utf8");
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];
const colours = new Map(
  [...css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)/g)].map(([, name = "", light = "", dark = ""]) => [
    name,
    { light, dark },
  ]),
);
const grounds = ["paper", "sheet", "tint"];
const texts = ["ink", "faded", "accent", "alert", "reported", "aim", "adverse", "mixed", "unknown"];
const edges = ["edge", "focus"];

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const digits = hex.slice(1);
  const channels = digits.length === 3 ? [...digits].map((d) => d + d) : (digits.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const value = Number.parseInt(channel, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
const colour = (name: string, theme: Theme): string => {
  const found = colours.get(name)?.[theme];
  if (!found) throw new Error(`colours.css has no ${name}.`);
  return found;
};

test("the formula is WCAG's", () => {
  expect(contrast("#fff", "#000")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

describe.each(themes)("in the %s", (theme) => {
  test.each(texts)("text in %s can be read on each ground", (text) => {
    for (const ground of grounds)
      expect([text, ground, contrast(colour(text, theme), colour(ground, theme)) >= 4.5]).toEqual([text, ground, true]);
  });
  test("text on what is pressed can be read", () => {
    expect(contrast(colour("on-accent", theme), colour("accent", theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)("%s can be seen on each ground", (edge) => {
    for (const ground of grounds)
      expect([edge, ground, contrast(colour(edge, theme), colour(ground, theme)) >= 3]).toEqual([edge, ground, true]);
  });
});

test("no colour is left out: every one is a text, an edge, a ground, or decorates", () => {
  expect([...colours.keys()].sort()).toEqual([...grounds, ...texts, ...edges, "on-accent", "line"].sort());
});

test("the explorer has no colours of its own", () => {
  const folder = join(web, "explorer/style");
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    // Paper is white and ink is black, whatever the theme; shadows are black.
    const own = [...text.matchAll(/(?<=:[^;{}]*)(#[0-9a-f]{3,8}\b|\brgba?\((?!0 0 0 \/)|\bhsla?\(|\boklch\()/gi)].map(([found]) => found);
    expect([file, file === "print.css" ? [] : own]).toEqual([file, []]);
    const used = [...text.matchAll(/var\(--([a-z-]+)/g)].map(([, name]) => name as string);
    const declared = new Set([...colours.keys(), ...[...text.matchAll(/--([a-z-]+)\s*:/g)].map(([, name]) => name as string)]);
    expect([file, used.filter((name) => !declared.has(name))]).toEqual([file, []]);
  }
});
