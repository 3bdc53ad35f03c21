import { createHash } from "node:crypto";
import type { Graph } from "../../../src/graph/graph.js";
import { type Class, type Property, propertiesOf, singular } from "../../../src/model/declare.js";
import { Community, Issue, Place, Practice } from "../../../src/model/entities/index.js";
import type { Entity } from "../../../src/model/entity.js";
import { model } from "../../../src/model/index.js";
import type { LinkRecord } from "../../../src/model/records.js";
import { claim, datasetOf, record } from "../../records.js";

/**
 * A graph in which the first record of every class has something in each of its fields: three records of every class, linked in a
 * row, and a claim of every predicate between all classes that it allows.
 */
const row = ["before", "", "after"] as const;
type Step = (typeof row)[number];
export const idOf = (cls: Class, step: Step = "") => [singular(cls).toLowerCase(), step].filter(Boolean).join("-");
export const claimId = "claim-0";

function valueFor({ kind, many, name, vocabulary }: Property, id: string): unknown {
  if (vocabulary) return many ? vocabulary.values : vocabulary.values[0];
  if (kind === "translated") return many ? { en: [`Other ${name}`] } : { en: `The ${name}`, es: `El ${name}` };
  const plain = { url: "https://example.org/", date: "2021", language: "en", integer: 1, real: 1.5, flag: false } as Record<
    string,
    unknown
  >;
  const value = plain[kind] ?? `${name} of ${id}`;
  return many ? [value] : value;
}

function recordOf(cls: Class, step: Step) {
  const id = idOf(cls, step);
  const declared = propertiesOf(cls).filter(({ kind, name }) => kind !== "id" && name !== "sensitivity");
  const entity = record(cls as Class<Entity>, id, Object.fromEntries(declared.map((p) => [p.name, valueFor(p, id)])));
  const next = row[row.indexOf(step) + 1];
  const links = model.linksOf(cls).flatMap(([name, link]): LinkRecord[] => {
    if (next === undefined && !link.required) return [];
    const targets = model.targetsOf(link, cls).flatMap((target) => model.membersOf(target));
    return targets.map((target) => ({
      name,
      to: idOf(target, next ?? "after"),
      ...(link.qualifier && { qualifier: link.qualifier[1].values[0] }),
    }));
  });
  return { ...entity, links };
}

const membersOf = (classes: readonly Class[]) => classes.flatMap((cls) => model.membersOf(cls));
/** The ends of what a predicate can say; between records of one class, of the one before and the one after. */
const pairs = (from: readonly Class[], to: readonly Class[]): [string, string][] =>
  membersOf(from).flatMap((s) =>
    membersOf(to).flatMap((o): [string, string][] =>
      s === o
        ? [
            [idOf(s), idOf(o, "after")],
            [idOf(s, "before"), idOf(o)],
          ]
        : [[idOf(s), idOf(o)]],
    ),
  );
const claims = Object.entries(model.predicates).flatMap(([name, { from, to, with: details = [] }]) => {
  const ends = {
    for: details.includes("for") ? ["populationgroup"] : [],
    by: details.includes("by") ? ["actortype"] : [],
    cites: ["passage"],
  };
  // MIXED answers both of the questions about effects.
  const values = {
    mechanism: "by example",
    period: "2021",
    sourceTerms: ["other words"],
    ...(details.includes("effect") && { effect: "MIXED" as const }),
  };
  return pairs(from, to).map(
    ([subject, object], i) =>
      (id: string) =>
        claim(
          subject,
          name,
          object,
          { id, ...values },
          { ...ends, at: details.includes("at") ? ["place", "community"][i % 2] : undefined },
        ),
  );
});

/** What some questions need beside, so that none of their lists is empty. */
const cites = { cites: ["passage"] };
const others = [
  // Left out unless it is asked for.
  claim(
    idOf(Practice),
    "ADDRESSES",
    idOf(Issue),
    { id: "claim-implied", effect: "MIXED", assertion: "IMPLIED" },
    { at: idOf(Place), ...cites },
  ),
  // A practice of a wider place that nothing speaks against.
  claim(
    idOf(Practice, "before"),
    "ADDRESSES",
    idOf(Issue),
    { id: "claim-wider", effect: "REDUCES" },
    { at: idOf(Place, "after"), ...cites },
  ),
  // Another community that faces the same.
  claim(idOf(Community, "before"), "FACES", idOf(Issue), { id: "claim-shared" }, cites),
];

export const everything = datasetOf([
  ...model.entities.flatMap((cls) => row.map((step) => recordOf(cls, step))),
  ...claims.map((make, i) => make(`claim-${i}`)),
  ...others,
]);
// The longest sentence that a claim may have, and the last of all in the alphabet.
Object.assign(everything.claims.find(({ values }) => values.id === claimId)?.values as object, { statement: "ẞ".repeat(4000) });

/** A digest of every row of the graph, and the version that its engine reports. */
export async function stateOf(graph: Graph): Promise<string> {
  const rows = [
    ...(await graph.read("MATCH (n) RETURN labels(n), properties(n)", {})),
    ...(await graph.read("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id", {})),
  ];
  const sorted = rows.map((found) => JSON.stringify(found)).sort();
  return `${sorted.length} rows ${createHash("sha256").update(sorted.join("\n")).digest("hex")} at ${await graph.version()}`;
}
