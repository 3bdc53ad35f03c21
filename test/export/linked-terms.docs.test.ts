import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LinkedTerms } from "../../src/export/linked-data/linked-terms.js";
import { namespaces } from "../../src/export/linked-data/namespaces.js";
import { type Class, parentsOf, propertiesOf } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import type { Link } from "../../src/model/relations.js";
import { root } from "../built.js";

/** docs/formats.md has a row for each term of the model that a well-known one stands for, and for no other. */
const terms = new LinkedTerms(model, "urn:ours:");
const shortened = (iri: string): string[] =>
  Object.entries(namespaces).flatMap(([prefix, base]) => (iri.startsWith(base) ? [`${prefix}:${iri.slice(base.length)}`] : []));
const ownProperties = (cls: Class) => propertiesOf(cls).filter((p) => !parentsOf(cls).some((parent) => propertiesOf(parent).includes(p)));

function linkTerms(name: string, { from, qualifier }: Link): string[] {
  const iris = from.flatMap((cls) =>
    model.membersOf(cls).flatMap((member) => (qualifier?.[1].values ?? [undefined]).map((term) => terms.link(member, name, term))),
  );
  return [...new Set(iris.flatMap(shortened))];
}

test("the table of terms is that of the program", () => {
  const expected = [
    ...model.classes.map((cls) => [cls.name, terms.typesOf(cls).flatMap(shortened)] as const),
    ...model.classes.flatMap((cls) => ownProperties(cls).map((p) => [`${cls.name}.${p.name}`, shortened(terms.property(cls, p))] as const)),
    ...Object.entries<Link>({ ...model.links, ...model.claimLinks }).map(([name, link]) => [name, linkTerms(name, link)] as const),
  ].filter(([, found]) => found.length > 0);
  const page = readFileSync(join(root, "docs/formats.md"), "utf8").split("| here | in the files |")[1]?.split("\n\n")[0] ?? "";
  const rows = [...page.matchAll(/^\| `([\w.]+)` \| (.+) \|$/gm)].map(([, name, cell]) => [
    name,
    [...(cell as string).replace(/[;,] (of concepts|and the) .*/, "").matchAll(/`(.+?)`/g)].map(([, term]) => term),
  ]);
  expect(rows).toEqual(expected);
});
