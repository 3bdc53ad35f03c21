import {
  id,
  kind,
  languages,
  optional,
  type TermOf,
  type Translated,
  type TranslatedList,
  term,
  translated,
  translatedList,
  vocabulary,
} from "./declare.js";

export const Sensitivity = vocabulary(
  "Sensitivity",
  "Who may see a record: the Traffic Light Protocol, from everybody to named people only.",
  {
    CLEAR: "Everybody.",
    GREEN: "The community of practice.",
    AMBER: "Those who need it, in their own organization.",
    RED: "Named people only.",
  },
);
export type Sensitivity = TermOf<typeof Sensitivity>;
/** The level of a viewer, or from which a record is visible: the rank of a sensitivity. A record without a level is hidden from all viewers. */
export type Level = 0 | 1 | 2 | 3;
export const levelOf = (sensitivity: Sensitivity): Level => Sensitivity.values.indexOf(sensitivity) as Level;

/** The languages of the names and descriptions of a data set that does not say its own, and of the vocabularies that come with this program. */
export const languagesOfLabels = ["en", "es", "fr"] as const;

@kind("Anything in the graph that has an id of its own.")
export abstract class Entity {
  @id("Readable, stable and unique in the whole graph; minted once, never derived again.") id!: string;
  @translated("What it is called.", { collated: true }) name!: Translated;
  @translated("What it is, in a sentence or two.", optional) description?: Translated;
  @translatedList("Other names that people use for it, and narrower words that lead to it.", optional) aliases?: TranslatedList;
  @languages("Languages of its labels that no speaker has checked yet.", optional) unchecked?: readonly string[];
  @term(Sensitivity, "Who may see it.") sensitivity!: Sensitivity;
}

@kind("Somewhere: ground, or the people who live on it.")
export abstract class Locality extends Entity {}

@kind("Somebody who acts, or for whom others act: a named organization, a kind of actor, a group of people. Never a person.")
export abstract class Agent extends Entity {}

@kind("Something that people undertake: a practice, a programme, an event.")
export abstract class Undertaking extends Entity {}
