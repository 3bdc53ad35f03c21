import { Claim } from "../../src/model/claim.js";
import { entity, integer, optional, type TermOf, type Translated, term, text, translated, vocabulary } from "../../src/model/declare.js";
import { Passage, Place, Source } from "../../src/model/entities/index.js";
import { Entity } from "../../src/model/entity.js";
import { Model } from "../../src/model/model.js";
import { claimLinks, links } from "../../src/model/relations.js";
import { fact } from "../../src/model/sentences/frames.js";

/** Another model, of toys. It is declared here once, as in `src/model`; no other code knows it. */
export const Material = vocabulary("Material", "What a toy is made of.", {
  WOOD: "Wood of any tree.",
  PAPER: "Paper or card.",
  CLOTH: "Cloth, stuffed or not.",
});
export type Material = TermOf<typeof Material>;

@entity("A thing to play with.")
export class Toy extends Entity {
  @text("Who makes it.") maker!: string;
  @integer("How many pieces it comes in.", optional) pieces?: number;
  @term(Material, "What it is made of.") material!: Material;
  @translated("How to play with it.", optional) rules?: Translated;
}

const { SUBJECT_OF, OBJECT, AT, CITES } = claimLinks;
export const toys = new Model({
  entities: [Place, Source, Passage, Toy],
  claim: Claim,
  predicates: {
    DEPICTS: {
      from: [Toy],
      to: [Place],
      with: ["at"],
      reads: ["depicts", "Places that it is a picture of."],
      backwards: ["depictedBy", "Toys that are a picture of it."],
      says: "{subject} depicts {object}{at}.",
      sentence: fact({ en: "depict: {object}", es: ["representar: {object}", "representa: {object}"], fr: "représenter ({object})" }),
    },
  },
  links: { PART_OF: links.PART_OF, OF: links.OF },
  claimLinks: { SUBJECT_OF, OBJECT, AT, CITES },
});

/** Files as an editor of this model would write them. The RED toy must stay hidden. */
export const files: Readonly<Record<string, string>> = {
  "dataset.yaml": `
title: Toys
description: Toys and what they are pictures of.
licence: CC0-1.0
version: 3
`,
  "places.yaml": `
defaults: {sensitivity: CLEAR}
places:
  - {id: peru, name: {en: Peru, es: Perú, fr: Pérou}, kind: COUNTRY, iso: PE}
  - {id: cusco-peru, name: Cusco, kind: ADMIN1, partOf: peru}
  - {id: puno-peru, name: Puno, kind: ADMIN1, partOf: peru}
`,
  "toys.yaml": `
defaults: {sensitivity: CLEAR, unchecked: [fr]}
toys:
  - id: jigsaw
    name: {en: Jigsaw of the lake, es: Rompecabezas del lago, fr: Puzzle du lac}
    maker: Lake Works
    pieces: 500
    material: PAPER
    rules: {en: Fit the pieces together., es: Encaja las piezas., fr: Assemblez les pièces.}
  - {id: kite, name: {en: Kite, es: Cometa, fr: Cerf-volant}, maker: Sky & Sons, pieces: 3, material: PAPER}
  - {id: doll, name: {en: Doll, es: Muñeca, fr: Poupée}, aliases: {es: [pepona]}, maker: Lake Works, material: CLOTH}
  - {id: blocks, name: {en: Blocks, es: Bloques, fr: Cubes}, maker: Tall Trees, pieces: 40, material: WOOD}
  - {id: flute, name: {en: Flute, es: Flauta, fr: Flûte}, maker: Tall Trees, pieces: 3, material: WOOD}
  - {id: prototype, name: {en: Prototype, es: Prototipo, fr: Prototype}, maker: Lake Works, pieces: 7, material: WOOD, sensitivity: RED}
`,
  "claims.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-01-01, recordedBy: test}
sources:
  - {id: catalogue, title: The catalogue, availability: HELD, language: en}
passages:
  - {id: catalogue-1, heading: Puzzles, source: catalogue, startLine: 3, endLine: 4}
  - {id: catalogue-2, heading: Kites, source: catalogue, page: 9}
claims:
  - {subject: jigsaw, depicts: puno-peru, cites: catalogue-1}
  - {subject: jigsaw, depicts: puno-peru, at: cusco-peru, modality: INTENDED, cites: [catalogue-1, catalogue-2]}
  - {subject: kite, depicts: [puno-peru, cusco-peru], cites: catalogue-2}
  - {subject: doll, depicts: puno-peru, assertion: IMPLIED, cites: catalogue-2}
  - {subject: prototype, depicts: puno-peru, cites: catalogue-1}
`,
};
