import { createHash } from "node:crypto";
import { stringify } from "yaml";
import { modelDigest } from "../../src/backup/dump.js";
import { compare, countedAs, type DumpLine, formatName, formatVersionOf, positionOf } from "../../src/backup/format.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { labelsOf, layoutOf, toColumns } from "../../src/graph/layout.js";
import { setClaimLevels, setEntityLevels } from "../../src/graph/statements/levels.js";
import { plural, propertiesOf } from "../../src/model/declare.js";
import { levelOf, type Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { canonicalJson } from "../../src/text/canonical-json.js";
import type { Draft } from "./broken.js";

/** Writes records as YAML, as a dump and as a stored graph. */

const defined = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const isClaim = ({ type }: Draft) => type === model.claim;

/** As a folder of YAML. */
export function asYaml(records: readonly Draft[]): Record<string, string> {
  const lists: Record<string, object[]> = {};
  for (const record of records) {
    const list = plural(record.type);
    lists[list] = [...(lists[list] ?? []), isClaim(record) ? rowOf(record) : fieldsOf(record)];
  }
  return {
    "dataset.yaml": "title: Records\ndescription: Records of a test.\nlicence: none\nversion: 1\n",
    "records.yaml": stringify(lists, { defaultStringType: "QUOTE_DOUBLE", aliasDuplicateObjects: false }),
  };
}
const oneOrMore = (ids: readonly string[]) => (ids.length === 1 ? ids[0] : ids);

function fieldsOf({ type, values, links }: Draft): object {
  const fields: Record<string, unknown> = { ...defined(values) };
  for (const [name, link] of model.linksOf(type)) {
    const sameLinks = links.filter((other) => other.name === name);
    const ids = sameLinks.map(({ to }) => to);
    const terms = Object.fromEntries(
      sameLinks.map(({ qualifier = "" }) => [qualifier, sameLinks.filter((o) => o.qualifier === qualifier).map((o) => o.to)]),
    );
    if (sameLinks.length) fields[link.reads[0]] = link.qualifier ? terms : oneOrMore(ids);
  }
  return fields;
}
function rowOf({ values, links }: Draft): object {
  const row: Record<string, unknown> = {};
  for (const { name, group } of propertiesOf(model.claim)) {
    if (name === "id" || name === "predicate" || values[name] === undefined) continue;
    if (group) row[group[0]] = { ...(row[group[0]] as object), [group[1]]: values[name] };
    else row[name] = values[name];
  }
  const predicate = String(values.predicate);
  for (const [name, { key }] of Object.entries(model.claimLinks)) {
    const field = key === "object" ? (model.predicates[predicate]?.reads[0] ?? predicate.toLowerCase()) : key;
    const ids = links.flatMap((link) => (link.name === name ? [link.to] : []));
    if (ids.length) row[field] = oneOrMore(ids);
  }
  return row;
}

/** As a dump, with correct counts and checksum. */
export function asDump(records: readonly Draft[]): string {
  const dataset = "test";
  const lines = records.flatMap((record): DumpLine[] => {
    const values = defined(record.values) as { id: string };
    const { id } = values;
    if (!isClaim(record))
      return [
        { dataset, entity: record.type.name, values } as DumpLine,
        ...record.links.map(({ name, to, qualifier }) => ({ from: id, link: name, to, ...(qualifier && { qualifier }) })),
      ];
    const ends = (name: string) => record.links.flatMap((link) => (link.name === name ? [link.to] : [])).sort();
    const fields = Object.entries(model.claimLinks).map(([name, { key, one }]) => [key, one ? ends(name)[0] : ends(name)] as const);
    const present = fields.filter(([, value]) => value !== undefined && value.length > 0);
    return [{ ...Object.fromEntries(present), claim: values, dataset } as unknown as DumpLine];
  });
  lines.push({ dataset, about: { title: "Records", licence: "none", version: "1", digest: "1" } });
  lines.sort((a, b) => compare(positionOf(a), positionOf(b)));
  const counts: Record<string, number> = {};
  for (const line of lines) counts[countedAs(line)] = (counts[countedAs(line)] ?? 0) + 1;
  const text = lines.map((line) => `${canonicalJson(line)}\n`).join("");
  const checksum = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  return `${canonicalJson({ format: formatName, formatVersion: formatVersionOf(counts), model: modelDigest(model), counts, checksum })}\n${text}`;
}

/** As a stored graph, without any check. For a link to a missing record, it stores a node without a class. */
export async function asGraph(records: readonly Draft[]): Promise<Graph> {
  const graph = await embeddedGraph(layoutOf(model));
  await graph.write(async (tx) => {
    const ids = new Set(records.map(({ values }) => values.id));
    for (const { type, values } of records) {
      const columns = Object.assign({}, ...propertiesOf(type).map((p) => toColumns(p, values[p.name]))) as Record<string, unknown>;
      const stored = Object.fromEntries(
        Object.entries({ ...columns, dataset: "test", level: levelOf((values.sensitivity ?? "RED") as Sensitivity) }).filter(
          ([, value]) => value !== null,
        ),
      );
      await tx.run(`UNWIND $rows AS row CREATE (n:${labelsOf(type).join(":")}) SET n += row`, { rows: [stored] });
    }
    for (const { type, values, links } of records)
      for (const { name, to, qualifier } of links) {
        if (!ids.has(to)) await tx.run("CREATE (n:Lost {id: $to})", { to });
        const [from, end] = model.claimLinks[name]?.inward ? [to, values.id] : [values.id, to];
        const term = qualifier === undefined ? "" : ` {term: "${qualifier}"}`;
        const anchor = (id: string) => (!ids.has(id) ? "Lost" : id === values.id && type === model.claim ? "Claim" : "Entity");
        await tx.run(`MATCH (a:${anchor(from)} {id: $from}) MATCH (b:${anchor(end)} {id: $end}) CREATE (a)-[:${name}${term}]->(b)`, {
          from,
          end,
        });
      }
    const required = [...model.requiredLinks.keys()].map(
      (cls) => [cls, records.flatMap((r) => (r.type === cls ? [r.values.id] : []))] as const,
    );
    await setEntityLevels(tx, model, new Map(required));
    await setClaimLevels(
      tx,
      model,
      records.filter(isClaim).map(({ values }) => values.id),
    );
  });
  return graph;
}
