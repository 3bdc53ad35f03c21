import { type Class, declarationOf } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import { spellings } from "../../../text/spellings.js";
import { locationText, type Problems } from "../../records/problem.js";
import type { Entry } from "./registry.js";

/** A name of a record as it is compared, and as it is written. */
interface ComparedName {
  readonly key: string;
  readonly text: string;
  readonly path: string;
}

/** Shorter names that differ in a letter are often two names. */
const shortestSimilar = 10;

/**
 * Warns of records that are probably one: of one class, with a name or alias that is equal, or a name that differs in one letter, when
 * capitals, accents, blanks, hyphens and the ways in which search finds a name do not count. Records that lie in different places, or belong to different records, may share a name.
 */
export function warnOfDuplicates(model: Model, entries: readonly Entry[], warnings: Problems): void {
  const holders = new Map<string, { readonly entry: Entry; readonly name: ComparedName }[]>();
  const compared = new Set<string>();
  const withSimilar = entries.length <= maxSimilar;
  for (const entry of entries) {
    if (!isCompared(model, entry.type)) continue;
    const names = namesOf(entry);
    for (const name of names)
      for (const key of keysOf(name, withSimilar))
        for (const { entry: other, name: otherName } of holders.get(`${entry.type.name} ${key}`) ?? []) {
          const pair = `${other.id} ${entry.id}`;
          if (compared.has(pair) || !areSimilar(name, otherName) || !mayBeOne(model, entry, other)) continue;
          compared.add(pair);
          const field = entry.fields.get(name.path) ?? entry.fields.get("name");
          const same = `${other.id} at ${locationText(other.location)} is called ${JSON.stringify(otherName.text)}`;
          const advice = "If the two are one, keep one; if not, write names that tell them apart.";
          warnings.add(field?.location ?? entry.location, name.path, name.text, `may be a duplicate: ${same}. ${advice}`, "duplicate-name");
        }
    for (const name of names)
      for (const key of keysOf(name, withSimilar)) {
        const held = holders.get(`${entry.type.name} ${key}`) ?? [];
        holders.set(`${entry.type.name} ${key}`, held);
        // Records that share a name with very many others are reported with the first of them.
        if (held.length < maxHeld) held.push({ entry, name });
      }
  }
}
const maxHeld = 20;
/** In larger folders only equal names are compared: the others would take too much memory. */
const maxSimilar = 5_000;

/** A passage has the name of its heading, and a code that of its scheme: such names repeat. */
function isCompared(model: Model, type: Class): boolean {
  const { namedBy, idOf } = declarationOf(type);
  return !idOf && !(namedBy && model.linksOf(type).some(([, link]) => link.required));
}

function namesOf({ values }: Entry): ComparedName[] {
  const names = [
    ...Object.values(values?.name ?? {}).map((text) => ({ text, path: "name" })),
    ...Object.values(values?.aliases ?? {}).flatMap((texts) => texts.map((text) => ({ text, path: "aliases" }))),
  ].flatMap(({ text, path }) => spellings(text).map((spelling) => ({ text, path, key: spelling.replaceAll(" ", "") })));
  return [...new Map(names.filter(({ key }) => key !== "").map((name) => [name.key, name])).values()];
}

/** What two names that differ in one letter have in common: themselves, or the rest without one letter. */
function keysOf({ key, path }: ComparedName, withSimilar: boolean): readonly string[] {
  if (!withSimilar || path !== "name" || key.length < shortestSimilar || key.length > 60) return [key];
  const without = (by: string) => Array.from({ length: key.length }, (_, at) => key.slice(0, at) + by + key.slice(at + 1));
  return [...new Set([key, ...without("_"), ...without("")])];
}
/** Two names may differ in one letter, but not in a number, which tells records apart. Aliases are looser: only equal ones count. */
function areSimilar(one: ComparedName, other: ComparedName): boolean {
  if (one.key === other.key) return true;
  const digits = ({ key }: ComparedName) => key.replace(/\P{N}/gu, "");
  return one.path === "name" && other.path === "name" && digits(one) === digits(other);
}

/** Whether each link that a record has once, such as the place that it lies in, leads to the same record, or is missing in one of them. */
function mayBeOne(model: Model, one: Entry, other: Entry): boolean {
  const single = model.linksOf(one.type).flatMap(([name, link]) => (link.one ? [name] : []));
  const endOf = ({ links }: Entry, name: string) => links.find((link) => link.name === name)?.to;
  return single.every((name) => {
    const [end, otherEnd] = [endOf(one, name), endOf(other, name)];
    return end === undefined || otherEnd === undefined || end === otherEnd;
  });
}
