import type { Graph } from "../../src/graph/graph.js";
import { rules } from "../../src/graph/statements/audit.js";
import { store } from "../../src/graph/statements/store.js";
import { model } from "../../src/model/index.js";
import { good, read } from "../import/fixture.js";
import { emptyGraph } from "./engines.js";

/** A graph in which nothing is wrong, as import made it; each test then spoils one thing behind its back. */
const folder = {
  ...good,
  "more.yaml": `
defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: editor}
practiceTypes:
  - {id: dialogue, name: {en: Dialogue, es: Diálogo, fr: Dialogue}}
programmes:
  - {id: talks, name: Talks}
events:
  - {id: closed, name: Closed meeting, chathamHouse: true}
  - {id: closed-day, name: Second day, chathamHouse: false}
  - {id: closed-hour, name: First hour, chathamHouse: false}
  - {id: open, name: Open meeting, chathamHouse: false}
claims:
  - {subject: closed-day, partOf: closed, cites: report-1}
  - {subject: closed-hour, partOf: closed-day, cites: report-1}
  - {subject: open, involves: women, quantity: {comparator: EXACTLY, value: 40, unit: PERSONS}, cites: report-1}
  - {subject: criminal-groups, perpetrates: illegal-mining, mechanism: by force, cites: report-1}`,
};

let graph: Graph;
const broken = async () => {
  const found: string[] = [];
  for (const { says, broken } of rules(model)) for (const { id, what } of await broken(graph)) found.push(`${says}: ${id} (${what})`);
  return found;
};
beforeEach(async () => {
  const { dataset, lines } = await read(folder);
  expect(lines).toEqual([]);
  graph = await emptyGraph();
  await store(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
});
afterEach(() => graph.close());

/** A claim of a predicate, as `k`. */
const a = (predicate: string) => `MATCH (k:Claim) WHERE k.predicate = "${predicate}" WITH k ORDER BY k.id LIMIT 1`;
const record = (v: string, id: string) => `MATCH (${v}:Entity {id: "${id}"})`;
const tied = (from: string, type: string, to: string, more = "") =>
  `${record("a", from)} ${record("b", to)} CREATE (a)-[:${type}${more}]->(b)`;
const untied = (from: string, type: string) => `${record("a", from)} MATCH (a)-[r:${type}]->() DELETE r`;

test("what import lets in breaks no rule", async () => {
  expect(await broken()).toEqual([]);
});

test.each([
  ["a text that is no date", `${a("FACES")} SET k.period = "last year"`, /^every Claim is as the model.*period must be an EDTF/],
  ["a term that is none", `${a("ADDRESSES")} SET k.effect = "HELPS"`, /^every Claim .*effect must be one of PREVENTS/],
  ["a term in a list that is none", `${record("n", "extortion")} SET n.roles = ["THREAT", "BAD"]`, /^every Issue .*roles must be/],
  ["a missing value", `${record("n", "tumaco-narino")} REMOVE n.kind`, /^every Place .*tumaco-narino \(kind must be one of/],
  ["an id that is none", `${record("n", "talks")} SET n.id = "Talks!"`, /^every Programme .*Talks! \(id must be lower-case/],
  ["a colon in an id", `${record("n", "talks")} SET n.id = "talks:1"`, /^every Programme .*id must have no colon/],
  ["a code that is not called by its notation", `${record("n", "oci:CM3")} SET n.notation = "CM4"`, /^every Code .*id must be oci:CM4/],
  ["lines that end before they begin", `${record("n", "report-1")} SET n.endLine = 1`, /^every Passage .*endLine must be 3 or more/],
  ["half a quantity", `${a("INVOLVES")} REMOVE k.quantityUnit`, /^every Claim .*quantityUnit is missing/],
  ["a name that is not in Spanish", `${record("n", "dialogue")} SET n.nameTranslations = ["fr:Dialogue"]`, /^every PracticeType .*no es/],
  ["one code for two places", `${record("n", "tumaco-narino")} SET n.divipola = "52"`, /^a code of divipola names one record: .*\(52\)/],
  ["no subject", `${a("FACES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r`, /^every Claim has one subject: .*0 subject/],
  ["two objects", `${a("FACES")} ${record("b", "illegal-mining")} CREATE (k)-[:OBJECT]->(b)`, /^every Claim has one object: .*2 object/],
  ["no passage", `${a("FACES")} MATCH (k)-[r:CITES]->() DELETE r`, /^every Claim has at least one evidence: .*0 evidence/],
  ["a passage cited twice", `${a("FACES")} MATCH (k)-[:CITES]->(p) CREATE (k)-[:CITES]->(p)`, /^evidence leads to a record once: /],
  [
    "a citation of what is no passage",
    `${a("FACES")} ${record("b", "report")} CREATE (k)-[:CITES]->(b)`,
    /^evidence leads from Claim to Passage: /,
  ],
  [
    "a subject that the predicate does not take",
    `${a("PERPETRATES")} SET k.predicate = "LED_BY" REMOVE k.mechanism`,
    /^LED_BY leads from /,
  ],
  ["a predicate that is none", `${a("FACES")} SET k.predicate = "LIKES"`, /^every predicate is one of the model: /],
  [
    "a place where there can be none",
    `${a("FACES")} ${record("b", "colombia")} CREATE (k)-[:AT]->(b)`,
    /alone may carry at: .*FACES at colombia/,
  ],
  ["a mechanism where there can be none", `${a("FACES")} SET k.mechanism = "by night"`, /alone may carry mechanism: .*FACES/],
  [
    "a quantity where there can be none",
    `${a("PERPETRATES")} SET k.quantityComparator = "EXACTLY", k.quantityValue = 9, k.quantityUnit = "DAYS"`,
    /alone may carry quantity: /,
  ],
  ["an effect left open", `${a("ADDRESSES")} REMOVE k.effect`, /^whether a response helps or harms is never left open: /],
  ["an effect of what is no response", `${a("FACES")} SET k.effect = "REDUCES"`, /^ADDRESSES alone may carry effect: /],
  ["two parents", tied("tumaco-narino", "PART_OF", "colombia"), /^every Place has at most one partOf: tumaco-narino \(2 partOf\)/],
  ["no ground", untied("tumaco", "LOCATED_IN"), /^every Community has one locatedIn: tumaco/],
  ["no source", untied("report-1", "OF"), /^every Passage has one source: report-1/],
  ["a link to another class", tied("extortion", "BROADER", "women"), /^broader leads from .* to the same: extortion \(broader women\)/],
  ["a link from another class", tied("women", "LOCATED_IN", "colombia"), /^locatedIn leads from Community to Place: women/],
  [
    "a link that is there twice",
    `${tied("tumaco-narino", "MEMBER_OF", "colombia")} CREATE (a)-[:MEMBER_OF]->(b)`,
    /^memberOf leads to a record once: tumaco-narino/,
  ],
  [
    "a qualifier that is none",
    tied("illegal-mining", "ALIGNED_TO", "oci:CM3", ' {term: "NEAR"}'),
    /^alignedTo says match by a term of Match: /,
  ],
  ["a qualifier that is missing", tied("illegal-mining", "ALIGNED_TO", "oci:CM3"), /^alignedTo says match by a term of Match: /],
  ["a qualifier where there can be none", tied("extortion", "BROADER", "illegal-mining", ' {term: "EXACT"}'), /^broader carries no term: /],
  [
    "a way back along two links",
    tied("colombia", "MEMBER_OF", "tumaco-narino"),
    /^no Place comes back to itself by PART_OF and MEMBER_OF: .* -> /,
  ],
  [
    "somebody at a meeting under the rule",
    `${a("INVOLVES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r WITH k ${record("b", "closed")} CREATE (b)-[:SUBJECT_OF]->(k)`,
    /^nobody is named .*\(closed\)/,
  ],
  [
    "somebody at a part of a part of one",
    `${a("INVOLVES")} MATCH (k)<-[r:SUBJECT_OF]-() DELETE r WITH k ${record("b", "closed-hour")} CREATE (b)-[:SUBJECT_OF]->(k)`,
    /^nobody is named .*\(closed-hour, part of closed-day, part of closed\)/,
  ],
  [
    "three victims",
    `${a("INVOLVES")} SET k.quantityValue = 3, k.quantityUnit = "young victims"`,
    /^no number of persons below five .*\(women\)/,
  ],
  [
    "more than two leaders",
    `${a("INVOLVES")} SET k.quantityComparator = "MORE_THAN", k.quantityValue = 2, k.quantityUnit = "LEADERS"`,
    /^no number of persons below five /,
  ],
])("%s is found", async (_, spoil, told) => {
  await graph.write((tx) => tx.run(spoil));
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringMatching(told)]));
});

test("a chain of any length that comes back is found", async () => {
  const rows = Array.from({ length: 30 }, (_, i) => [`ring-${i}`, `ring-${(i + 1) % 30}`]);
  await graph.write(async (tx) => {
    await tx.run("UNWIND $rows AS row CREATE (:Entity:Issue {id: row[0]})", { rows });
    await tx.run("UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) CREATE (a)-[:BROADER]->(b)", { rows });
  });
  expect(await broken()).toEqual(expect.arrayContaining([expect.stringMatching(/^no Issue comes back to itself by BROADER: ring-/)]));
});

test("what may be kept is not told of: less than five persons, and three events", async () => {
  await graph.write((tx) => tx.run(`${a("INVOLVES")} SET k.quantityComparator = "LESS_THAN", k.quantityValue = 5`));
  expect(await broken()).toEqual([]);
  await graph.write((tx) =>
    tx.run(`${a("INVOLVES")} SET k.quantityComparator = "EXACTLY", k.quantityValue = 3, k.quantityUnit = "EVENTS"`),
  );
  expect(await broken()).toEqual([]);
});
