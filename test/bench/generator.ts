import type { Class } from "../../src/model/declare.js";
import {
  ActorType,
  Community,
  Condition,
  Event,
  Intent,
  Issue,
  IssueRole,
  Organization,
  Passage,
  Place,
  PopulationGroup,
  Practice,
  PracticeType,
  Programme,
  Right,
  Source,
} from "../../src/model/entities/index.js";
import type { Entity, Sensitivity } from "../../src/model/entity.js";
import type { Dataset, EntityRecord } from "../../src/model/records.js";
import { record } from "../records.js";
import { claimsOf } from "./claims.js";
import { Dice, Skewed } from "./dice.js";

/** A code in the form of ISO 3166: two capitals, and a part behind a hyphen for numbers that two capitals cannot tell apart. */
const isoOf = (n: number) => {
  const letter = (digit: number) => String.fromCharCode(65 + (digit % 26));
  return `${letter(n / 26)}${letter(n)}${n < 26 ** 2 ? "" : `-${Math.floor(n / 26 ** 2)}`}`;
};

/** The records of a generated graph, as pools that claims choose from. Each pool is as uneven as such records are in reports. */
export interface Pools {
  readonly issues: Skewed<string>;
  readonly communities: Skewed<string>;
  readonly places: Skewed<string>;
  readonly practices: Skewed<string>;
  readonly programmes: Skewed<string>;
  readonly events: Skewed<string>;
  readonly organizations: Skewed<string>;
  readonly groups: Skewed<string>;
  readonly actors: Skewed<string>;
  readonly rights: Skewed<string>;
  readonly conditions: Skewed<string>;
  readonly sources: Skewed<string>;
  readonly passages: readonly string[];
}

/** How many records of each class a graph of so many claims has: named ones grow with the claims, concepts more slowly. */
const sizesOf = (claims: number) => ({
  regions: 5,
  countries: Math.round(1.5 * Math.cbrt(claims) + 5),
  admin2: Math.round(claims / 40),
  communities: Math.round(claims / 40),
  groups: 5,
  issues: Math.round(6 * Math.cbrt(claims)),
  practices: Math.round(claims / 10),
  programmes: Math.round(claims / 200),
  events: Math.round(claims / 200),
  organizations: Math.round(claims / 100),
  sources: Math.round(claims / 50),
  passages: Math.round(claims / 2),
});

const activities = ["Dialogue", "Shelter", "Training", "Early warning", "Night school", "Mediation", "Protection", "Legal help", "Theatre"];

/** Generates a graph of this many claims. The same seed gives the same graph on every machine. */
export function datasetOf(claims: number, seed: number): Dataset {
  const dice = new Dice(seed);
  const n = sizesOf(claims);
  const entities: EntityRecord[] = [];
  const seen = new Set<string>();

  /** Adds a record under an id that is new. @param hidden the share of such records that an anonymous viewer may not see */
  const add = <T extends Entity>(
    type: Class<T>,
    name: string,
    values: Partial<Record<keyof T, unknown>> = {},
    links: Record<string, string | readonly string[]> = {},
    hidden = 0.02,
  ): string => {
    const base = slugOf(name);
    const id = seen.has(base) ? `${base}-${seen.size}` : base;
    seen.add(id);
    const sensitivity: Sensitivity = dice.chance(hidden) ? dice.one(["GREEN", "AMBER", "RED"]) : "CLEAR";
    entities.push(record(type, id, { name: inAllLanguages(name), sensitivity, ...values } as typeof values, links));
    return id;
  };
  const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i));

  const world = add(Place, "World", { kind: "WORLD" }, {}, 0);
  const regions = many(n.regions, () => add(Place, dice.name(), { kind: "REGION" }, { PART_OF: world }, 0));
  const groups = many(n.groups, () => add(Place, `${dice.name()} basin`, { kind: "AREA" }, { PART_OF: world }, 0));
  const countries = many(n.countries, (i) =>
    add(Place, dice.name(), { kind: "COUNTRY", iso: isoOf(i) }, { PART_OF: dice.one(regions) }, 0),
  );
  const perAdmin1 = 8;
  const inCountry = new Skewed(countries, 0.8);
  const admin1 = many(Math.ceil(n.admin2 / perAdmin1), () =>
    add(Place, `${dice.name()} department`, { kind: "ADMIN1" }, { PART_OF: inCountry.draw(dice) }, 0.005),
  );
  const admin2 = many(n.admin2, (i) => {
    const links = { PART_OF: admin1[Math.floor(i / perAdmin1)] as string, MEMBER_OF: dice.chance(0.05) ? [dice.one(groups)] : [] };
    const ground = { kind: "ADMIN2", latitude: dice.between(-50, 50), longitude: dice.between(-180, 180), coordinateKind: "SEAT" };
    return add(Place, `${dice.name()} municipality`, ground, links);
  });
  const communities = many(n.communities, () => add(Community, dice.name(), {}, { LOCATED_IN: dice.one(admin2) }));

  // The widest issues come last: reports mostly name narrow ones.
  const issueNames = many(n.issues, () => `${dice.name()} ${dice.one(["trafficking", "extortion", "violence", "threats", "recruitment"])}`);
  const clusters = many(Math.ceil(n.issues / 25), () => add(Issue, `${dice.name()} crime`, { roles: ["HARM"] }, {}, 0));
  const subclusters = many(Math.ceil(n.issues / 6), () =>
    add(Issue, `${dice.name()} offences`, { roles: ["HARM"] }, { BROADER: dice.one(clusters) }, 0),
  );
  const issues = issueNames.map((name, i) => {
    const roles = IssueRole.values.filter((_, r) => r === i % IssueRole.values.length || dice.chance(0.2));
    const about = { roles, description: inAllLanguages(`${name}: ${dice.sentence(12)}`), aliases: { es: [dice.name()] } };
    return add(Issue, name, about, { BROADER: dice.one(subclusters) }, i < n.issues / 20 ? 0 : 0.03);
  });

  const types = many(25, () => add(PracticeType, `${dice.name()} work`, {}, {}, 0));
  const practices = many(n.practices, () =>
    add(
      Practice,
      `${activitySkew.draw(dice)} in ${dice.name()}`,
      { intent: dice.one(Intent.values), description: inAllLanguages(dice.sentence(20)) },
      { OF_TYPE: dice.chance(0.8) ? [dice.one(types)] : [] },
    ),
  );
  const sources = many(n.sources, () => {
    const title = `Report on ${dice.name()}`;
    return add(Source, title, { title, publisher: dice.name(), availability: "HELD", language: "en", published: dice.year() });
  });
  const sourceSkew = new Skewed(sources, 0.5);
  const passages = many(n.passages, () => {
    const heading = `Chapter ${1 + dice.below(20)}`;
    const startLine = 1 + dice.below(5000);
    const where = { heading, name: { en: heading }, startLine, endLine: startLine + dice.below(9) };
    return add(Passage, "passage", where, { OF: sourceSkew.draw(dice) }, 0.01);
  });

  const pools: Pools = {
    issues: new Skewed([...issues, ...subclusters, ...clusters], 1),
    communities: new Skewed(communities, 0.4),
    places: new Skewed([...countries, ...admin1, ...admin2], 0.5),
    practices: new Skewed(practices, 0.3),
    programmes: new Skewed(
      many(n.programmes, () => add(Programme, `${dice.name()} programme`, { period: `${dice.year()}/..` })),
      0.7,
    ),
    events: new Skewed(
      many(n.events, () =>
        add(Event, `Meeting in ${dice.name()}`, { period: dice.year(), chathamHouseRule: dice.chance(0.2) ? "APPLIED" : "NOT_SAID" }),
      ),
      0.3,
    ),
    organizations: new Skewed(
      many(n.organizations, () => add(Organization, `${dice.name()} association`, { kind: "NATIONAL_NGO" })),
      0.8,
    ),
    groups: new Skewed(
      many(30, () => add(PopulationGroup, `${dice.name()} people`, { protectedGroup: dice.chance(0.3) }, {}, 0.01)),
      1,
    ),
    actors: new Skewed(
      many(25, () => add(ActorType, `${dice.name()} groups`, {}, {}, 0.01)),
      1,
    ),
    rights: new Skewed(
      many(30, () => add(Right, `Right to ${dice.name()}`, {}, {}, 0)),
      1,
    ),
    conditions: new Skewed(
      many(40, () => add(Condition, `${dice.name()} trust`, {}, {}, 0.01)),
      1,
    ),
    sources: sourceSkew,
    passages,
  };
  const made = claimsOf(claims, pools, dice);
  // The role follows from claims.
  const drivers = new Set(made.flatMap(({ values, subject }) => (values.predicate === "DRIVES" ? [subject] : [])));
  for (const { values } of entities)
    if (values instanceof Issue) {
      const others = values.roles.filter((role) => role !== "DRIVER");
      values.roles = drivers.has(values.id) ? [...others, "DRIVER"] : others;
    }
  return { entities, claims: made };
}

const activitySkew = new Skewed(activities, 1);
const inAllLanguages = (text: string) => ({ en: text, es: `${text} (es)`, fr: `${text} (fr)` });
const slugOf = (name: string) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
