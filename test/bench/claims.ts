import type { Claim } from "../../src/model/claim.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { claim } from "../records.js";
import type { Dice, Skewed } from "./dice.js";
import { Skewed as Pool } from "./dice.js";
import type { Pools } from "./generator.js";

type Draw = (dice: Dice) => string;
interface Kind {
  readonly predicate: string;
  /** How many of a thousand claims are of this kind. */
  readonly share: number;
  readonly subject: Draw;
  readonly object: Draw;
  /** How often it names a place, people, actors. */
  readonly at?: number;
  readonly for?: number;
  readonly by?: number;
}

const kindsOf = (p: Pools): Kind[] => {
  const from =
    (pool: Skewed<string>): Draw =>
    (dice) =>
      pool.draw(dice);
  const mostly =
    (often: number, pool: Skewed<string>, other: Skewed<string>): Draw =>
    (dice) =>
      (dice.chance(often) ? pool : other).draw(dice);
  const doers = mostly(0.9, p.practices, p.programmes);
  // biome-ignore format: a table, to be read row by row
  return [
    { predicate: "ADDRESSES", share: 300, subject: doers, object: from(p.issues), at: 0.85, for: 0.2 },
    { predicate: "FACES", share: 170, subject: mostly(0.85, p.communities, p.places), object: from(p.issues) },
    { predicate: "CARRIED_OUT_IN", share: 110, subject: mostly(0.9, p.practices, p.events), object: mostly(0.6, p.communities, p.places) },
    { predicate: "SERVES", share: 80, subject: doers, object: from(p.groups), at: 0.3 },
    { predicate: "LED_BY", share: 80, subject: mostly(0.9, p.practices, p.events), object: mostly(0.8, p.organizations, p.groups) },
    { predicate: "INVOLVES", share: 40, subject: from(p.practices), object: mostly(0.7, p.organizations, p.actors) },
    { predicate: "PART_OF_PROGRAMME", share: 40, subject: mostly(0.9, p.practices, p.events), object: from(p.programmes) },
    { predicate: "UNDERMINES", share: 30, subject: mostly(0.8, p.issues, p.actors), object: from(p.rights), at: 0.5, for: 0.4, by: 0.3 },
    { predicate: "AFFECTS", share: 30, subject: from(p.issues), object: from(p.groups), at: 0.5, by: 0.3 },
    { predicate: "PROTECTS", share: 20, subject: from(p.practices), object: from(p.rights), at: 0.5, for: 0.4 },
    { predicate: "PERPETRATES", share: 20, subject: from(p.actors), object: from(p.issues), at: 0.6, for: 0.2 },
    { predicate: "SUCCEEDS_WITH", share: 20, subject: from(p.practices), object: from(p.conditions), at: 0.3 },
    { predicate: "DRIVES", share: 15, subject: mostly(0.8, p.issues, p.conditions), object: from(p.issues), at: 0.5 },
    { predicate: "SUPPORTS", share: 15, subject: from(p.organizations), object: mostly(0.8, p.programmes, p.events) },
    { predicate: "ENDANGERS", share: 5, subject: from(p.practices), object: from(p.rights), at: 0.5 },
    { predicate: "HINDERS", share: 5, subject: mostly(0.5, p.issues, p.actors), object: from(p.practices), at: 0.5 },
    { predicate: "PRODUCED", share: 5, subject: from(p.events), object: from(p.sources) },
    { predicate: "BASED_IN", share: 5, subject: from(p.organizations), object: from(p.places) },
    { predicate: "KIND_OF", share: 4, subject: from(p.issues), object: from(p.issues) },
    { predicate: "ENCOURAGES", share: 3, subject: mostly(0.5, p.actors, p.organizations), object: from(p.practices) },
    { predicate: "OPPOSES", share: 2, subject: from(p.actors), object: from(p.groups), at: 0.4 },
    { predicate: "ALLIED_WITH", share: 1, subject: from(p.actors), object: from(p.groups), at: 0.4 },
  ];
};

const effects = new Pool(
  [
    "UNSPECIFIED",
    "PREVENTS",
    "MITIGATES",
    "REDUCES",
    "PROTECTS",
    "BUILDS_CAPACITY",
    "EXACERBATES",
    "NEGLECTS",
    "MIXED",
    "NO_EFFECT",
  ] as const,
  0.7,
);
const assertions = new Pool(["STATED", "COMPOSED", "IMPORTED", "IMPLIED", "INFERRED"] as const, 1.2);
const modalities = new Pool(["REPORTED", "INTENDED", "RECOMMENDED"] as const, 1);
const statuses = new Pool(["ACCEPTED", "PROPOSED", "REJECTED", "RETRACTED"] as const, 3.5);
const sensitivities = new Pool(["CLEAR", "GREEN", "AMBER", "RED"] as const, 5);

/** Claims between records of some pools, in the shares of their kinds. */
export function claimsOf(count: number, pools: Pools, dice: Dice): ClaimRecord[] {
  const kinds = kindsOf(pools);
  // One entry for every thousandth part, so that the shares are exact.
  const shares = kinds.flatMap((k) => Array.from({ length: k.share }, () => k));
  const somewhere = (): string => (dice.chance(0.6) ? pools.communities : pools.places).draw(dice);
  const some = (often: number | undefined, pool: Skewed<string>) => (dice.chance(often ?? 0) ? [pool.draw(dice)] : []);
  return Array.from({ length: count }, () => {
    const kind = dice.one(shares);
    const [subject, object] = [kind.subject(dice), kind.object(dice)];
    const said: Partial<Claim> = {
      id: `claim-${dice.letters(20)}`,
      assertion: assertions.draw(dice),
      modality: modalities.draw(dice),
      status: statuses.draw(dice),
      sensitivity: sensitivities.draw(dice),
      statement: `${subject} ${kind.predicate.toLowerCase().replaceAll("_", " ")} ${object}: ${dice.sentence(8)}`,
      ...(dice.chance(0.3) ? { period: dice.year() } : {}),
      ...(kind.predicate === "ADDRESSES" ? { effect: effects.draw(dice) } : {}),
    };
    const cited = [dice.one(pools.passages), ...(dice.chance(0.15) ? [dice.one(pools.passages)] : [])];
    const [at] = dice.chance(kind.at ?? 0) ? [somewhere()] : [];
    const ends = { at, for: some(kind.for, pools.groups), by: some(kind.by, pools.actors), cites: [...new Set(cited)].sort() };
    return claim(subject, kind.predicate, object, said, ends);
  });
}
