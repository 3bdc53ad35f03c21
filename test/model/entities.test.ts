import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entitiesAmong, entity, propertiesOf, text } from "../../src/model/declare.js";
import * as entities from "../../src/model/entities/index.js";
import { Entity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { Model } from "../../src/model/model.js";
import { toys } from "./toy.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, "src/model/entities");
const index = readFileSync(join(folder, "index.ts"), "utf8");

test("an entity is one file and one line, and the order of the lines is the order of the model", () => {
  const listedFiles = [...index.matchAll(/^export \* from "\.\/([a-z-]+)\.js";$/gm)].map(([, file]) => file as string);
  const files = readdirSync(folder).flatMap((file) => (file === "index.ts" ? [] : [file.replace(/\.ts$/, "")]));
  expect([...listedFiles].sort()).toEqual(files.sort());
  const named = listedFiles.map((file) => file.replace(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase()));
  expect(model.entities.map(({ name }) => name)).toEqual(named);
});

/** A file that is imported directly is evaluated before the others, and would come first in every list. */
test("entities are imported only from their index", () => {
  const sources = ["src", "test"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" }).flatMap((path) =>
      /\.tsx?$/.test(path) ? [join(root, top, path)] : [],
    ),
  );
  const direct = sources.filter((file) => /from "[^"]*entities\/(?!index\.js)[a-z-]+\.js"/.test(readFileSync(file, "utf8")));
  expect(direct).toEqual([]);
});

test("an exported entity is in the model, in the order of declaration", () => {
  @entity("A thing that flies on a string.")
  class Kite extends Entity {
    @text("Who flies it.") flyer!: string;
  }
  expect(entitiesAmong({ Kite, somethingElse: {}, ...entities })).toEqual([...model.entities, Kite]);
  const { claim, predicates, links, claimLinks } = toys;
  const more = new Model({ entities: entitiesAmong({ ...toys.entities, Kite }), claim, predicates, links, claimLinks });
  expect(more.entityNamed("kites")).toBe(Kite);
  expect(more.relation(Kite, "subjectOf")?.name).toBe("SUBJECT_OF");
});

test("what is derived from a class is computed once", () => {
  for (const cls of model.classes) {
    expect(propertiesOf(cls)).toBe(propertiesOf(cls));
    expect(model.membersOf(cls)).toBe(model.membersOf(cls));
    expect(model.relationsOf(cls)).toBe(model.relationsOf(cls));
    expect(model.linksOf(cls)).toBe(model.linksOf(cls));
    for (const property of propertiesOf(cls)) expect(model.property(cls, property.name)).toBe(property);
    for (const relation of model.relationsOf(cls)) expect(model.relation(cls, relation.field)).toBe(relation);
    expect([model.property(cls, "constructor"), model.relation(cls, "toString")]).toEqual([undefined, undefined]);
  }
});

test("a property that is declared after its class was read is refused", () => {
  @entity("A thing that hops.")
  class Frog extends Entity {
    @text("What it says.") croak!: string;
  }
  expect(propertiesOf(Frog).at(-1)?.name).toBe("croak");
  expect(() => text("How it looks.")(Frog.prototype as unknown as { looks: string }, "looks")).toThrow(
    "Frog.looks is declared too late: the properties of its class were read before.",
  );
});
