import { Readable } from "node:stream";
import type { LinkedGraph } from "./linked-graph.js";
import { namespaces, ownPrefix, wellKnown } from "./namespaces.js";
import type { RdfNode, RdfTerm } from "./rdf.js";
import { chunkLength, type LinkedDataFormat } from "./turtle.js";

/** JSON-LD 1.1. Its context is in the file, so that nothing is fetched to read it; each line of its graph is one subject. */
export const jsonLd: LinkedDataFormat = {
  name: "JSON-LD",
  extension: "jsonld",
  mediaType: "application/ld+json; charset=utf-8",
  description: "Linked data as JSON, a resource a line.",
  write: (graph) => Readable.from(lines(graph), { objectMode: false }),
};

async function* lines({ terms, nodes }: LinkedGraph): AsyncGenerator<string> {
  const prefixes = { ...namespaces, [ownPrefix]: terms.ownNamespace };
  const compact = compactor(prefixes);
  let written = `{"@context":${JSON.stringify({ "@version": 1.1, ...prefixes })},\n"@graph":[`;
  let separator = "\n";
  for await (const node of nodes) {
    written += `${separator}${JSON.stringify(objectOf(node, compact))}`;
    separator = ",\n";
    if (written.length < chunkLength) continue;
    yield written;
    written = "";
  }
  yield `${written}\n]}\n`;
}

/** Shortens the IRIs of predicates, types and datatypes, of which there are few. Those of subjects and objects stay whole. */
function compactor(prefixes: Readonly<Record<string, string>>): (iri: string) => string {
  const known = new Map<string, string>();
  return (iri) => {
    const found = known.get(iri) ?? compacted(prefixes, iri);
    if (known.size < maxCompacted) known.set(iri, found);
    return found;
  };
}
const maxCompacted = 10_000;
function compacted(prefixes: Readonly<Record<string, string>>, iri: string): string {
  const [prefix, namespace = ""] = Object.entries(prefixes).find(([, base]) => iri.startsWith(base)) ?? [];
  const local = iri.slice(namespace.length);
  return prefix === undefined || local.startsWith("//") ? iri : `${prefix}:${local}`;
}

type Compact = (iri: string) => string;

function objectOf({ iri, properties }: RdfNode, compact: Compact): object {
  const values = new Map<string, unknown[]>();
  for (const [predicate, object] of properties) {
    const isType = predicate === wellKnown("rdf:type") && "iri" in object;
    const key = isType ? "@type" : compact(predicate);
    const list = values.get(key) ?? [];
    values.set(key, list);
    list.push(isType ? compact(object.iri) : jsonOf(object, compact));
  }
  return { "@id": iri, ...Object.fromEntries([...values].map(([key, list]) => [key, list.length === 1 ? list[0] : list])) };
}

function jsonOf(term: RdfTerm, compact: Compact): unknown {
  if ("iri" in term) return { "@id": term.iri };
  if (term.lang !== undefined) return { "@value": term.value, "@language": term.lang };
  if (term.datatype === undefined || term.datatype === wellKnown("xsd:string")) return term.value;
  return { "@value": term.value, "@type": compact(term.datatype) };
}
