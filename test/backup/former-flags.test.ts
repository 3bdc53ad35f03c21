import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { restore } from "../../src/backup/restore.js";
import { audit } from "../../src/graph/statements/audit.js";
import { hasCurrentDerivations, updateDerivations } from "../../src/graph/statements/derivations.js";
import { Event } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { contentOf } from "../graph/content.js";
import { asker, graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";
import { dumpOf, emptyGraph, folder } from "./backup.js";
import { closedAfterEach } from "./closed-after-each.js";

/** The header of a dump with the checksum of these lines. */
const withChecksum = (header: string, lines: readonly string[]) => {
  const checksum = createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest("hex");
  return header.replace(/sha256:[0-9a-f]+/, `sha256:${checksum}`);
};

/** Flags that terms have replaced: files and graphs of the release before have them, and clients still read and filter by them. */
const place = folder();
afterAll(() => place.drop());
const closedAfterwards = closedAfterEach();
const formerDump = readFileSync(fileURLToPath(new URL("./former-flags.ndjson", import.meta.url)), "utf8");
const rulesOf = async (graph: Parameters<typeof asker>[0]) => {
  const { data, errors } = await (await asker(graph))("{ events { nodes { id chathamHouseRule chathamHouse } } }");
  expect(errors).toEqual([]);
  return Object.fromEntries(
    (data.events.nodes as { id: string; chathamHouseRule: string; chathamHouse: boolean }[]).map((e) => [
      e.id,
      [e.chathamHouseRule, e.chathamHouse],
    ]),
  );
};
const expected = { "closed-meeting": ["APPLIED", true], launch: ["NOT_SAID", false], session: ["NOT_SAID", false] };

test("a backup of the release before is restored, with terms in their place", async () => {
  expect(formerDump).toContain('"chathamHouse":true');
  const graph = await closedAfterwards(emptyGraph());
  await restore(graph, model, place.file(formerDump));
  expect(await rulesOf(graph)).toEqual(expected);
  expect((await audit(graph, model)).flatMap(({ findings }) => findings)).toEqual([]);
  const dump = await dumpOf(graph);
  expect(dump).not.toContain('"chathamHouse":');
  const again = await closedAfterwards(emptyGraph());
  await restore(again, model, place.file(dump));
  expect(await contentOf(again)).toEqual(await contentOf(graph));
});

test("the rule about participants holds for such a backup", async () => {
  const [header = "", ...lines] = formerDump.trimEnd().split("\n");
  const participants = lines.map((line) =>
    line
      .replace('"predicate":"PART_OF_PROGRAMME"', '"predicate":"INVOLVES"')
      .replace('"object":"closed-meeting","subject":"session"', '"object":"women","subject":"closed-meeting"'),
  );
  expect(participants).not.toEqual(lines);
  await expect(
    restore(
      await closedAfterwards(emptyGraph()),
      model,
      place.file(`${[withChecksum(header, participants), ...participants].join("\n")}\n`),
    ),
  ).rejects.toMatchObject({ details: { rule: "chatham-house" } });
});

test.each([
  ["a flag beside its term", '"chathamHouse":true', '"chathamHouse":true,"chathamHouseRule":"APPLIED"'],
  ["a flag that is no flag", '"chathamHouse":true', '"chathamHouse":"yes"'],
  ["a text that is derived", '"heading":"Overview","id":"report-1"', '"heading":"Overview","id":"report-1","locator":"Overview"'],
])("%s is refused, with its line", async (_, from, to) => {
  const changed = formerDump.replace(from, to);
  expect(changed).not.toBe(formerDump);
  await expect(restore(await closedAfterwards(emptyGraph()), model, place.file(changed))).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
    message: expect.stringMatching(/:\d+ an? (event|passage) has no (chathamHouse|locator) here\./),
  });
});

test("a graph that the release before has stored gets the terms once, when it is next opened", async () => {
  const graph = await closedAfterwards(emptyGraph());
  await restore(graph, model, place.file(formerDump));
  const content = await contentOf(graph);
  await graph.write(async (tx) => {
    await tx.run("MATCH (n:Event) SET n.chathamHouse = n.chathamHouseRule = 'APPLIED' REMOVE n.chathamHouseRule");
    await tx.run("MATCH (l:Layout {name: 'graph'}) SET l.levels = 1");
  });
  expect(await hasCurrentDerivations(graph)).toBe(false);
  await updateDerivations(graph, model);
  expect(await contentOf(graph)).toEqual(content);
  expect(await rulesOf(graph)).toEqual(expected);
  const version = await graph.version();
  await updateDerivations(graph, model);
  expect(await graph.version()).toBe(version);
});

test.each([
  ["{eq: true}", ["applied"]],
  ["{eq: false}", ["not-applied", "not-said"]],
  ["{isNull: false}", ["applied", "not-applied", "not-said"]],
  ["{isNull: true}", []],
  ["{eq: true, isNull: false}", ["applied"]],
  ["{eq: true, isNull: true}", []],
])("a filter by the flag %s keeps its meaning", async (condition, ids) => {
  const rules = { applied: "APPLIED", "not-applied": "NOT_APPLIED", "not-said": "NOT_SAID" };
  const graph = await closedAfterwards(
    graphOf(datasetOf(Object.entries(rules).map(([id, chathamHouseRule]) => record(Event, id, { chathamHouseRule })))),
  );
  const ask = await asker(graph);
  const { data, errors } = await ask(`{
    events(filter: {chathamHouse: ${condition}}) { nodes { id } }
    either: events(filter: {or: [{chathamHouse: ${condition}}, {id: {eq: "none"}}]}) { nodes { id } }
    not: events(filter: {not: {chathamHouse: ${condition}}}) { nodes { id } }
    flagAlone: events { nodes { chathamHouse } }
  }`);
  expect(errors).toEqual([]);
  const found = (list: { nodes: { id: string }[] }) => list.nodes.map(({ id }) => id);
  expect(found(data.events)).toEqual(ids);
  expect(found(data.either)).toEqual(ids);
  expect(found(data.not)).toEqual(Object.keys(rules).filter((id) => !ids.includes(id)));
  expect(data.flagAlone.nodes).toEqual([{ chathamHouse: true }, { chathamHouse: false }, { chathamHouse: false }]);
});
