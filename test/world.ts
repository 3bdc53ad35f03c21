import { ActorType } from "../src/model/actor-type.js";
import { Code } from "../src/model/code.js";
import { Community } from "../src/model/community.js";
import { Condition } from "../src/model/condition.js";
import { Event } from "../src/model/event.js";
import { Issue } from "../src/model/issue.js";
import { Organization } from "../src/model/organization.js";
import { Passage } from "../src/model/passage.js";
import { Place } from "../src/model/place.js";
import { PopulationGroup } from "../src/model/population-group.js";
import { Practice } from "../src/model/practice.js";
import { PracticeType } from "../src/model/practice-type.js";
import { Programme } from "../src/model/programme.js";
import { Right } from "../src/model/right.js";
import { Source } from "../src/model/source.js";
import { claim, datasetOf, record } from "./records.js";

const issue = (id: string, roles: string[], broader: string[] = [], more: object = {}, codes: string[] = []) =>
  record(Issue, id, { roles, ...more }, { BROADER: broader, ALIGNED_TO: codes });

/** A small made-up world, with something hidden of every sort. */
export const world = datasetOf([
  record(Place, "world", { kind: "WORLD" }),
  record(Place, "freedonia", { kind: "COUNTRY", iso: "FD", m49: "999" }, { PART_OF: "world" }),
  record(Place, "north-freedonia", { kind: "ADMIN1", iso: "FD-N" }, { PART_OF: "freedonia" }),
  record(Place, "south-freedonia", { kind: "ADMIN1", iso: "FD-S" }, { PART_OF: "freedonia" }),
  record(
    Place,
    "river-north",
    { kind: "ADMIN2", latitude: 1.5, longitude: 30, coordinateKind: "SEAT" },
    { PART_OF: "north-freedonia", MEMBER_OF: "river-basin" },
  ),
  record(
    Place,
    "harbour-south",
    { kind: "ADMIN2", latitude: -2, longitude: 31, coordinateKind: "SEAT" },
    { PART_OF: "south-freedonia", MEMBER_OF: "river-basin" },
  ),
  record(Place, "river-basin", { kind: "AREA" }),
  record(Place, "secret-valley", { kind: "ADMIN2", sensitivity: "AMBER" }, { PART_OF: "south-freedonia" }),
  record(Community, "river", { name: { en: "River", es: "Río", fr: "Rivière" }, unchecked: ["fr"] }, { LOCATED_IN: "river-north" }),
  record(Community, "harbour", {}, { LOCATED_IN: "harbour-south" }),
  record(Community, "behind-the-valley", {}, { LOCATED_IN: "secret-valley" }),
  record(Community, "hidden-hamlet", { sensitivity: "RED" }, { LOCATED_IN: "secret-valley" }),
  issue("crime", ["HARM"]),
  issue("organized-crime", ["HARM"], ["crime"]),
  issue(
    "extortion",
    ["ILLICIT_MARKET", "THREAT"],
    ["organized-crime"],
    {
      name: { en: "Extortion", es: "Extorsión", fr: "Extorsion" },
      aliases: { es: ["vacuna"] },
      description: { en: "Money taken by threats." },
    },
    ["iccs:02051 EXACT"],
  ),
  issue("smuggling", ["ILLICIT_MARKET"], ["organized-crime"]),
  issue("secret-crime", ["HARM"], ["organized-crime"], { sensitivity: "AMBER" }),
  issue("crime-behind", ["HARM"], ["secret-crime"]),
  issue("recruitment", ["THREAT", "HARM"], ["crime"]),
  record(Right, "right-to-life"),
  record(PracticeType, "dialogue"),
  record(PracticeType, "safe-dialogue", {}, { BROADER: "dialogue" }),
  record(Practice, "town-meetings", { intent: "SUPPORTIVE" }, { OF_TYPE: "dialogue" }),
  record(Practice, "night-schools", { intent: "SUPPORTIVE" }),
  record(Practice, "raids", { intent: "REPRESSIVE" }),
  record(Practice, "quiet-help", { intent: "SUPPORTIVE", sensitivity: "GREEN" }),
  record(PopulationGroup, "youth", { protectedGroup: true }),
  record(PopulationGroup, "witnesses", { protectedGroup: true, sensitivity: "RED" }),
  record(ActorType, "gangs"),
  record(ActorType, "insiders", { sensitivity: "AMBER" }),
  record(Organization, "helpers", { kind: "NATIONAL_NGO" }),
  record(Programme, "river-programme", { period: "2020/2022" }),
  record(Event, "closed-meeting", { chathamHouse: true, period: "2021" }),
  record(Condition, "trust"),
  record(Code, "iccs:02051", { scheme: "ICCS", notation: "02051", title: "Extortion", name: { en: "Extortion" } }),
  record(Source, "report", { title: "A report", availability: "HELD", language: "en", name: { en: "A report" } }),
  record(Passage, "report-1", { heading: "One", startLine: 1, endLine: 3, name: { en: "One" } }, { OF: "report" }),
  record(Passage, "report-2", { heading: "Two", startLine: 7, name: { en: "Two" } }, { OF: "report" }),
  record(Passage, "report-secret", { heading: "Secret", page: 4, sensitivity: "RED", name: { en: "Secret" } }, { OF: "report" }),
  record(Source, "dossier", { title: "A dossier", availability: "HELD", sensitivity: "AMBER", name: { en: "A dossier" } }),
  record(Passage, "dossier-1", { heading: "Page", page: 1, name: { en: "Page" } }, { OF: "dossier" }),

  claim("river", "FACES", "extortion"),
  claim("river", "FACES", "recruitment"),
  claim("river", "FACES", "smuggling", {}, { cites: ["dossier-1"] }),
  claim("harbour", "FACES", "smuggling", {}, { cites: ["report-1", "dossier-1"] }),
  claim("harbour", "FACES", "secret-crime"),
  claim("hidden-hamlet", "FACES", "extortion"),
  claim("behind-the-valley", "FACES", "extortion"),
  claim("freedonia", "FACES", "organized-crime", { assertion: "IMPORTED" }),
  claim("freedonia", "FACES", "recruitment", { status: "PROPOSED" }),
  claim("river-basin", "FACES", "smuggling", { assertion: "IMPLIED" }),
  claim("town-meetings", "ADDRESSES", "extortion", { effect: "PREVENTS", modality: "INTENDED" }, { at: "river" }),
  claim(
    "town-meetings",
    "ADDRESSES",
    "extortion",
    { effect: "MITIGATES", id: "claim-second-opinion" },
    { at: "river", cites: ["report-2"] },
  ),
  claim("town-meetings", "ADDRESSES", "organized-crime", { effect: "REDUCES" }, { at: "freedonia" }),
  claim("town-meetings", "ADDRESSES", "smuggling", { effect: "UNSPECIFIED" }),
  claim("night-schools", "ADDRESSES", "recruitment", { effect: "PREVENTS" }, { at: "harbour-south", for: ["youth"] }),
  claim("night-schools", "ADDRESSES", "recruitment", { effect: "PROTECTS" }, { at: "secret-valley" }),
  claim("night-schools", "ADDRESSES", "extortion", { effect: "MITIGATES" }, { at: "behind-the-valley" }),
  claim("night-schools", "ADDRESSES", "crime", { effect: "MIXED" }),
  claim("night-schools", "ADDRESSES", "crime-behind", { effect: "REDUCES" }),
  claim("raids", "ADDRESSES", "extortion", { effect: "EXACERBATES" }, { at: "river" }),
  claim("raids", "ADDRESSES", "organized-crime", { effect: "NO_EFFECT" }),
  claim("quiet-help", "ADDRESSES", "extortion", { effect: "PROTECTS" }, { at: "river" }),
  claim("river-programme", "ADDRESSES", "crime", { effect: "BUILDS_CAPACITY", modality: "INTENDED" }, { at: "river-basin" }),
  claim("town-meetings", "ADDRESSES", "recruitment", { effect: "PREVENTS", assertion: "INFERRED" }, { at: "river" }),
  claim("town-meetings", "CARRIED_OUT_IN", "river", { period: "2021" }),
  claim("night-schools", "CARRIED_OUT_IN", "harbour"),
  claim("extortion", "UNDERMINES", "right-to-life", { mechanism: "threats" }, { for: ["youth"], by: ["gangs"] }),
  claim("extortion", "AFFECTS", "witnesses"),
  claim("extortion", "AFFECTS", "youth", {}, { by: ["insiders"] }),
  claim("gangs", "PERPETRATES", "extortion"),
  claim("town-meetings", "SUCCEEDS_WITH", "trust"),
  claim("town-meetings", "LED_BY", "helpers"),
  claim("helpers", "SUPPORTS", "river-programme"),
  claim("closed-meeting", "PRODUCED", "dossier"),
]);
