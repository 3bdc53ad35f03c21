import { type AxisName, type PlaceLevel } from "../../graph/axes.js";
import { registeredEnum } from "./types.js";

export const AxisEnum = registeredEnum("Axis", "What claims can be grouped by. A claim may have several values on an axis, or none.", {
  ISSUE: "The issues that it names as its subject or its object.",
  ISSUE_ROLE: "The roles of the issues that it names.",
  PRACTICE: "The practices and programmes that it names as its subject or its object.",
  PRACTICE_TYPE: "The types of the practices that it names.",
  PLACE: "The places that it names as its subject, its object or where it holds; for a community, the place on which it lives.",
  COMMUNITY: "The communities that it names as its subject, its object or where it holds.",
  RIGHT: "The rights that it names as its object or its subject.",
  POPULATION_GROUP: "The people whom it concerns, or whom it names as its subject or its object.",
  ACTOR_TYPE: "The kinds of actors that do it, or that it names as its subject or its object.",
  ORGANIZATION: "The organizations that it names as its subject or its object.",
  PREDICATE: "What it says of its subject and its object.",
  EFFECT: "Its effect, which claims of ADDRESSES have.",
  MODALITY: "Whether it reports, intends or recommends.",
  ASSERTION: "How it comes from the text of its source.",
  STATUS: "Where its review stands.",
  SOURCE: "The sources of the passages that it rests on.",
  YEAR: "Every year that its period covers. An open end reaches to the year in which the newest visible claim was recorded.",
} satisfies Record<AxisName, string>);

export const PlaceLevelEnum = registeredEnum("PlaceLevel", "The kind of place to which the places of claims are lifted.", {
  REGION: "Regions: groups of countries, or parts of a country that are no unit of its administration.",
  COUNTRY: "Countries.",
  ADMIN1: "The first administrative units of a country, such as departments.",
  ADMIN2: "The second administrative units of a country, such as municipalities.",
} satisfies Record<PlaceLevel, string>);
