import { Claim } from "../../src/model/claim.js";
import { type Class, entity, text } from "../../src/model/declare.js";
import { Issue, Passage, Place, PopulationGroup, Source } from "../../src/model/entities/index.js";
import { Entity, Locality } from "../../src/model/entity.js";
import { Model } from "../../src/model/model.js";
import { claimLinks, type Link, links, type Predicate } from "../../src/model/relations.js";
import { fact } from "../../src/model/sentences/frames.js";
import { Toy, toys } from "./toy.js";

/** The model of toys with one more declaration. */
const withMore =
  (more: { entities?: readonly Class[]; predicates?: Record<string, Predicate>; links?: Record<string, Link>; claimLinks?: object }) =>
  () =>
    new Model({
      claim: Claim,
      entities: [...toys.entities, ...(more.entities ?? [])],
      predicates: { ...toys.predicates, ...more.predicates },
      links: { ...toys.links, ...more.links },
      claimLinks: { ...toys.claimLinks, ...more.claimLinks },
    });
const predicate = (from: Class<Entity>[], reads: string, to: Class<Entity>[], backwards: string): Record<string, Predicate> => ({
  MORE: {
    from,
    to,
    reads: [reads, "What it leads to."],
    backwards: [backwards, "What leads to it."],
    says: "{subject} {object}.",
    sentence: fact({ en: "{object}", es: ["{object}", "{object}"], fr: "{object}" }),
  },
});
const link = (from: Class[], reads: string, to: Class[]): Record<string, Link> => ({
  MORE: { from, to, reads: [reads, "What it leads to."] },
});

class Undeclared extends Entity {}
@entity("A toy that declares a property again that every entity has.")
class Talker extends Entity {
  @text("What it is called.") override name!: never;
}

test.each([
  ["its own property", { predicates: predicate([Toy], "maker", [Place], "makers") }, "Toy.maker"],
  ["a property of its kind", { predicates: predicate([Toy], "name", [Place], "names") }, "Toy.name"],
  ["a property of its kind, by one of its own", { entities: [Talker] }, "Talker.name"],
  ["a text that it derives", { links: link([Passage], "locator", [Place]) }, "Passage.locator"],
  ["another predicate", { predicates: predicate([Toy], "depicts", [Source], "pictures") }, "Toy.depicts"],
  ["another predicate, read backwards", { predicates: predicate([Source], "prints", [Place], "depictedBy") }, "Place.depictedBy"],
  ["a link, read backwards", { predicates: predicate([Toy], "comesFrom", [Place], "parts") }, "Place.parts"],
  ["a link of its kind", { links: link([Locality], "partOf", [Source]) }, "Place.partOf"],
  ["its own backwards field", { predicates: predicate([Toy], "likes", [Toy], "likes") }, "Toy.likes"],
  ["a property of claims", { claimLinks: { MORE: { from: [Claim], to: [Place], reads: ["period", "When."] } } }, "Claim.period"],
] as const)("a field that is taken by %s is refused", (_, more, field) => {
  expect(withMore(more)).toThrow(`${field} is declared twice: give one of the two another name.`);
});

test("unrelated classes may have fields of the same name", () => {
  const model = withMore({ predicates: predicate([Source], "depicts", [Toy], "pictures") })();
  expect(model.relation(Toy, "depicts")?.target).toBe(Place);
  expect(model.relation(Source, "depicts")?.target).toBe(Toy);
});

test.each([
  ["and", predicate([Toy], "and", [Place], "back"), "Toy.and"],
  ["not", predicate([Toy], "to", [Place], "not"), "Place.not"],
  ["a member of a kind", predicate([Locality], "place", [Source], "back"), "Locality.place"],
] as const)("a field called like %s is refused: filters need the word", (_, predicates, field) => {
  expect(withMore({ predicates })).toThrow(`${field} has a name that filters need: give it another one.`);
});

test.each([
  ["a predicate from", { predicates: predicate([Issue], "more", [Place], "less") }, "MORE names Issue"],
  ["a predicate to", { predicates: predicate([Toy], "more", [Issue], "less") }, "MORE names Issue"],
  ["one of several ends of a link to", { links: link([Toy], "more", [Place, Issue]) }, "MORE names Issue"],
  ["a claim link to", { claimLinks: { FOR: claimLinks.FOR } }, `FOR names ${PopulationGroup.name}`],
  ["a link within", { links: { BROADER: links.BROADER } }, "BROADER names Issue"],
] as const)("%s a class outside the model is refused", (_, more, message) => {
  expect(withMore(more)).toThrow(`${message}, which is not in the model.`);
});

test("ends without a common class are refused", () => {
  expect(withMore({ links: link([Toy], "more", [Place, Claim]) })).toThrow("MORE leads to Place, Claim: these have no class in common.");
  expect(withMore({ links: link([Toy], "more", []) })).toThrow("MORE leads to nothing: these have no class in common.");
});

test("a relation sorted by a property that its target lacks is refused", () => {
  const sorted = { MORE: { from: [Toy], to: [Place], unpaged: true, sortedBy: "weight", reads: ["more", "More."] } } as const;
  expect(withMore({ links: sorted })).toThrow("MORE is sorted by weight, which Place does not have.");
});

test("an undeclared class is refused", () => {
  expect(withMore({ entities: [Undeclared] })).toThrow(
    'Undeclared is not declared: give it @entity("what it is") or @kind("what it unites").',
  );
});
