import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { updateVersions } from "../../src/graph/statements/versions/visible-versions.js";
import { model } from "../../src/model/index.js";
import { good, read } from "../import/fixture.js";
import { emptyGraph } from "./engines.js";

/** The files of a valid graph. Each test loads them, and breaks one rule by a direct write. */
const folder = {
  ...good,
  "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: editor}
practiceTypes:
  - {id: dialogue, name: {en: Dialogue, es: Diálogo, fr: Dialogue}}
programmes:
  - {id: talks, name: Talks}
events:
  - {id: closed, name: Closed meeting, chathamHouseRule: APPLIED}
  - {id: closed-day, name: Second day, chathamHouseRule: NOT_SAID}
  - {id: closed-hour, name: First hour, chathamHouseRule: NOT_SAID}
  - {id: open, name: Open meeting, chathamHouseRule: NOT_SAID}
claims:
  - {subject: closed-day, partOf: closed, cites: report-1}
  - {subject: closed-hour, partOf: closed-day, cites: report-1}
  - {subject: open, involves: women, quantity: {comparator: EXACTLY, value: 40, unit: PERSONS}, cites: report-1}
  - {subject: criminal-groups, perpetrates: illegal-mining, mechanism: by force, cites: report-1}`,
};

let graph: Graph;
const broken = async () =>
  (await audit(graph, model)).flatMap(({ code, findings }) => findings.map(({ id, what }) => `${code}: ${id} (${what})`));
beforeEach(async () => {
  const { dataset, lines } = await read(folder);
  expect(lines).toEqual([]);
  graph = await emptyGraph();
  await syncDataset(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
});
afterEach(() => graph.close());

/** Binds one claim of a predicate as `k`. */
const claimOf = (predicate: string) => `MATCH (k:Claim) WHERE k.predicate = "${predicate}" WITH k ORDER BY k.id LIMIT 1`;
const record = (v: string, id: string) => `MATCH (${v}:Entity {id: "${id}"})`;
const linked = (from: string, type: string, to: string, more = "") =>
  `${record("a", from)} ${record("b", to)} CREATE (a)-[:${type}${more}]->(b)`;
const unlinked = (from: string, type: string) => `${record("a", from)} MATCH (a)-[r:${type}]->() DELETE r`;

test("an imported graph breaks no rule", async () => {
  expect(await broken()).toEqual([]);
});

test.each([
  ["a text that is not a date", `${claimOf("FACES")} SET k.period = "last year"`, /^date: .*\(period must be an EDTF/],
  ["an unknown term", `${claimOf("ADDRESSES")} SET k.effect = "HELPS"`, /^value: .*\(effect must be one of PREVENTS/],
  [
    "an unknown term in a list",
    `${record("n", "extortion")} SET n.roles = ["THREAT", "BAD"]`,
    /^value: extortion \(roles.1 must be one of ILLICIT_MARKET/,
  ],
  [
    "a missing value",
    `${record("n", "tumaco-narino")} REMOVE n.kind`,
    /^required-value: tumaco-narino \(kind is missing: it must be one of/,
  ],
  ["a malformed id", `${record("n", "talks")} SET n.id = "Talks!"`, /^id: Talks! \(id must be lower-case/],
  ["a colon in an id", `${record("n", "talks")} SET n.id = "talks:1"`, /^derived-id: talks:1 \(id must have no colon/],
  ["a code whose id is not its notation", `${record("n", "oci:CM3")} SET n.notation = "CM4"`, /^derived-id: .*id must be oci:CM4/],
  [
    "lines that end before they begin",
    `${record("n", "report-1")} SET n.endLine = 1`,
    /^consistent-values: report-1 \(endLine must be 3 or more/,
  ],
  [
    "half a quantity",
    `${claimOf("INVOLVES")} REMOVE k.quantityUnit`,
    /^whole-group: .*quantityUnit is missing: a quantity has a comparator, a value and a unit/,
  ],
  [
    "a name in no language",
    `${record("n", "dialogue")} REMOVE n.name REMOVE n.nameTranslations`,
    /^required-value: dialogue \(name is missing: it must be texts by language/,
  ],
  [
    "one code for two places",
    `${record("n", "tumaco-narino")} SET n.divipola = "52"`,
    /^shared-code: tumaco-narino \(divipola names another record too: narino-colombia/,
  ],
  ["no subject", `${claimOf("FACES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r`, /^required-link: .*\(subject is missing/],
  [
    "two objects",
    `${claimOf("FACES")} ${record("b", "illegal-mining")} CREATE (k)-[:OBJECT]->(b)`,
    /^single-link: .*\(object ".*" is one too many/,
  ],
  ["no passage", `${claimOf("FACES")} MATCH (k)-[r:CITES]->() DELETE r`, /^required-link: .*\(cites is missing: .*No source, no claim/],
  [
    "a passage cited twice",
    `${claimOf("FACES")} MATCH (k)-[:CITES]->(p) CREATE (k)-[:CITES]->(p)`,
    /^repeated-link: .*\(cites ".*" is named twice/,
  ],
  [
    "a citation of a source",
    `${claimOf("FACES")} ${record("b", "report")} CREATE (k)-[:CITES]->(b)`,
    /^link-class: .*\(cites "report" is a source; `cites` takes a passage/,
  ],
  [
    "a subject that the predicate does not take",
    `${claimOf("PERPETRATES")} SET k.predicate = "LED_BY" REMOVE k.mechanism`,
    /^domain: .*\(subject "criminal-groups" is an actor type; `ledBy` is said of a practice/,
  ],
  ["an unknown predicate", `${claimOf("FACES")} SET k.predicate = "LIKES"`, /^predicate: .*\(predicate is no predicate here/],
  [
    "a place that the predicate does not take",
    `${claimOf("FACES")} ${record("b", "colombia")} CREATE (k)-[:AT]->(b)`,
    /^detail: .*\(at "colombia" does not belong to `faces`, which takes no more than quantity/,
  ],
  [
    "a mechanism that the predicate does not take",
    `${claimOf("FACES")} SET k.mechanism = "by night"`,
    /^detail: .*\(mechanism does not belong to `faces`/,
  ],
  [
    "a quantity that the predicate does not take",
    `${claimOf("PERPETRATES")} SET k.quantityComparator = "EXACTLY", k.quantityValue = 9, k.quantityUnit = "DAYS"`,
    /^detail: .*\(quantity does not belong to `perpetrates`/,
  ],
  [
    "an effect left open",
    `${claimOf("ADDRESSES")} REMOVE k.effect`,
    /^required-detail: .*\(effect is missing: `addresses` needs one of PREVENTS/,
  ],
  [
    "an effect of a predicate without effects",
    `${claimOf("FACES")} SET k.effect = "REDUCES"`,
    /^detail: .*\(effect does not belong to `faces`/,
  ],
  [
    "two parents",
    linked("tumaco-narino", "PART_OF", "colombia"),
    /^single-link: tumaco-narino \(partOf ".*" is one too many: a record has one partOf/,
  ],
  ["no ground", unlinked("tumaco", "LOCATED_IN"), /^required-link: tumaco \(locatedIn is missing: it must be the id of a place/],
  ["no source", unlinked("report-1", "OF"), /^required-link: report-1 \(source is missing/],
  [
    "a link to another class",
    linked("extortion", "BROADER", "women"),
    /^link-class: extortion \(broader "women" is a population group; `broader` takes an issue/,
  ],
  [
    "a link from another class",
    linked("women", "LOCATED_IN", "colombia"),
    /^link-class: women \(locatedIn "colombia" is named by a field that a population group does not have/,
  ],
  [
    "a link that is there twice",
    `${linked("tumaco-narino", "MEMBER_OF", "colombia")} CREATE (a)-[:MEMBER_OF]->(b)`,
    /^repeated-link: tumaco-narino \(memberOf "colombia" is named twice/,
  ],
  [
    "an unknown qualifier",
    linked("illegal-mining", "ALIGNED_TO", "oci:CM3", ' {term: "NEAR"}'),
    /^qualifier: illegal-mining \(alignedTo "oci:CM3" must have a match: EXACT, CLOSE, BROAD or NARROW/,
  ],
  [
    "a qualifier that is missing",
    linked("illegal-mining", "ALIGNED_TO", "oci:CM3"),
    /^qualifier: illegal-mining \(alignedTo "oci:CM3" must have a match: EXACT, CLOSE, BROAD or NARROW/,
  ],
  [
    "a qualifier of an unqualified link",
    linked("extortion", "BROADER", "illegal-mining", ' {term: "EXACT"}'),
    /^qualifier: extortion \(broader "illegal-mining" has the term EXACT, and `broader` takes none/,
  ],
  ["a cycle of two links", linked("colombia", "MEMBER_OF", "tumaco-narino"), /^cycle: .* leads back to its own record: .* -> /],
  [
    "a participant of an event under the rule",
    `${claimOf("INVOLVES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r WITH k ${record("b", "closed")} CREATE (b)-[:SUBJECT_OF]->(k)`,
    /^chatham-house: .*\(subject "closed" can have no participants: it was held under/,
  ],
  [
    "a participant of a part of a part of such an event",
    `${claimOf("INVOLVES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r WITH k ${record("b", "closed-hour")} CREATE (b)-[:SUBJECT_OF]->(k)`,
    /^chatham-house: .*"closed-hour" can have no participants: it is part of closed-day, part of closed, held/,
  ],
  [
    "three victims",
    `${claimOf("INVOLVES")} SET k.quantityValue = 3, k.quantityUnit = "young victims"`,
    /^small-count: .*\(quantityValue is a number of persons below 5, of women/,
  ],
  [
    "more than two leaders",
    `${claimOf("INVOLVES")} SET k.quantityComparator = "MORE_THAN", k.quantityValue = 2, k.quantityUnit = "LEADERS"`,
    /^small-count: /,
  ],
])("%s is found", async (_, statement, expected) => {
  await graph.write((tx) => tx.run(statement));
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
});

test("a cycle of any length is found", async () => {
  const rows = Array.from({ length: 30 }, (_, i) => [`ring-${i}`, `ring-${(i + 1) % 30}`]);
  await graph.write(async (tx) => {
    await tx.run("UNWIND $rows AS row CREATE (:Entity:Issue {id: row[0]})", { rows });
    await tx.run("UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) CREATE (a)-[:BROADER]->(b)", { rows });
  });
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringMatching(/^cycle: ring-/)]));
});

test("allowed counts are not found: less than five persons, and three events", async () => {
  const set = (values: string) =>
    graph.write(async (tx) => {
      await tx.run(`${claimOf("INVOLVES")} SET ${values}`);
      await updateVersions(tx, model);
    });
  await set('k.quantityComparator = "LESS_THAN", k.quantityValue = 5');
  expect(await broken()).toEqual([]);
  await set('k.quantityComparator = "EXACTLY", k.quantityValue = 3, k.quantityUnit = "EVENTS"');
  expect(await broken()).toEqual([]);
});
