import { type Class, propertiesOf } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import type { LinkRecord } from "../../../model/records.js";
import { type Graph, runStatement } from "../../graph.js";
import { anchorOf } from "../../layout.js";

type Readable = Pick<Graph, "read">;

/** The stored links of records of one class, wherever they lead. A link that is stored twice is returned twice. */
export async function linksOf(
  graph: Readable,
  model: Model,
  type: Class,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly LinkRecord[]>> {
  const links = new Map<string, LinkRecord[]>();
  for (const arrow of arrowsOf(model, type)) {
    const rows = await graph.read(
      `UNWIND $ids AS id MATCH (a:${anchorOf(model, type)} {id: id}) MATCH (a)${arrow}(b) RETURN id, type(r), b.id, r.term`,
      { ids },
    );
    for (const [id, name, to, term] of rows as [string, string, string | null, string | null][]) {
      const ofRecord = links.get(id) ?? [];
      ofRecord.push({ name, to: to ?? "", ...(term !== null && { qualifier: term }) });
      links.set(id, ofRecord);
    }
  }
  return links;
}

/** The arrows along which the links of a class are followed. Some links of a claim lead to it. */
function arrowsOf(model: Model, type: Class): string[] {
  if (type !== model.claim) {
    const types = Object.keys(model.links).join("|");
    return types ? [`-[r:${types}]->`] : [];
  }
  const named = (inward: boolean) =>
    Object.entries(model.claimLinks)
      .filter(([, link]) => (link.inward ?? false) === inward)
      .map(([name]) => name)
      .join("|");
  const [into, from] = [named(true), named(false)];
  return [...(into ? [`<-[r:${into}]-`] : []), ...(from ? [`-[r:${from}]->`] : [])];
}

/** The classes of these records. */
export async function classesOf(graph: Readable, model: Model, ids: readonly string[]): Promise<ReadonlyMap<string, Class>> {
  const byLabel = new Map(model.entities.map((e) => [e.name, e]));
  const rows = await graph.read("UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN id, labels(n)", { ids });
  return new Map(
    (rows as [string, string[]][]).flatMap(([id, labels]) => {
      const cls = labels.flatMap((label) => byLabel.get(label) ?? [])[0];
      return cls ? [[id, cls] as const] : [];
    }),
  );
}

/** The ids of all records with a value of a property. */
export const flagged = (graph: Readable, property: string, value: string | boolean, many: boolean): Promise<string[]> =>
  runStatement(graph, {
    text: `MATCH (n:Entity) WHERE ${many ? `$value IN n.${property}` : `n.${property} = $value`} RETURN n.id`,
    parameters: { value },
    hydrate: ([id]) => id as string,
  });

/** The acyclic links of all records of a class. */
export function acyclicLinks(graph: Readable, model: Model, type: Class): Promise<(readonly [id: string, LinkRecord])[]> {
  const names = model.linksOf(type).flatMap(([name, link]) => (link.acyclic ? [name] : []));
  if (!names.length) return Promise.resolve([]);
  return runStatement(graph, {
    text: `MATCH (a:${type.name})-[r:${names.join("|")}]->(b:Entity) RETURN a.id, type(r), b.id`,
    parameters: {},
    hydrate: ([id, name, to]) => [id as string, { name: name as string, to: to as string }] as const,
  });
}

/** The records of which a claim of a predicate, from the same data set, says something, and whether everybody sees such a claim. */
export const claimedSubjects = (graph: Readable, predicate: string): Promise<(readonly [id: string, open: boolean])[]> =>
  runStatement(graph, {
    text: "MATCH (k:Claim) WHERE k.predicate = $predicate MATCH (k)<-[:SUBJECT_OF]-(s:Entity) WHERE s.dataset = k.dataset RETURN s.id, min(CASE WHEN k.level = 0 THEN 0 ELSE 1 END)",
    parameters: { predicate },
    hydrate: ([id, hidden]) => [id as string, hidden === 0] as const,
  });

/** The subjects and objects of the claims of these predicates. */
export const endsOfClaims = (graph: Readable, predicates: readonly string[]): Promise<(readonly [subject: string, object: string])[]> =>
  runStatement(graph, {
    text: "MATCH (k:Claim) WHERE k.predicate IN $predicates MATCH (k)<-[:SUBJECT_OF]-(s:Entity) MATCH (k)-[:OBJECT]->(o:Entity) RETURN s.id, o.id",
    parameters: { predicates },
    hydrate: ([subject, object]) => [subject as string, object as string] as const,
  });

/** The keys of the codes that several records have, in capitals or not, and the first of these records by id. */
export function sharedCodes(graph: Readable, model: Model): Promise<(readonly [key: string, holder: string])[]> {
  const parameters: Record<string, string> = {};
  const holders = model.entities.flatMap((e) =>
    propertiesOf(e).flatMap(({ name, scheme, schemeIn }) => {
      if (scheme === undefined && schemeIn === undefined) return [];
      const parameter = `scheme${Object.keys(parameters).length}`;
      if (scheme !== undefined) parameters[parameter] = scheme;
      const key = `toLower(${scheme === undefined ? `n.${schemeIn}` : `$${parameter}`} + ":" + n.${name})`;
      return `MATCH (n:${e.name}) WHERE n.${name} IS NOT NULL RETURN n.id AS id, ${key} AS code`;
    }),
  );
  if (!holders.length) return Promise.resolve([]);
  return runStatement(graph, {
    text: `CALL () { ${holders.join(" UNION ")} } WITH code, min(id) AS id, count(*) AS holders WHERE holders > 1 RETURN code, id`,
    parameters,
    hydrate: ([code, holder]) => [code as string, holder as string] as const,
  });
}
