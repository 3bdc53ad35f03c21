import { Readable } from "node:stream";
import { DataFactory, Writer } from "n3";
import type { Format } from "../format.js";
import type { LinkedGraph } from "./linked-graph.js";
import { namespaces, ownPrefix } from "./namespaces.js";
import type { RdfTerm } from "./rdf.js";

/** How linked data is written. */
export interface LinkedDataFormat extends Format {
  write(graph: LinkedGraph): Readable;
}

/** Turtle (W3C), one subject after the other. */
export const turtle: LinkedDataFormat = {
  name: "Turtle",
  extension: "ttl",
  mediaType: "text/turtle; charset=utf-8",
  description: "Linked data as text, a resource after the other.",
  write: (graph) => Readable.from(chunks(graph), { objectMode: false }),
};

const { namedNode, literal } = DataFactory;

/** How many characters are given out at a time: records are short. */
export const chunkLength = 16_384;

async function* chunks({ terms, nodes }: LinkedGraph): AsyncGenerator<string> {
  let written = "";
  const output = {
    write(chunk: string, _: string, done?: () => void) {
      written += chunk;
      done?.();
    },
    end: (done?: () => void) => done?.(),
  };
  const writer = new Writer(output, { prefixes: { ...namespaces, [ownPrefix]: terms.ownNamespace, id: terms.record("") } });
  for await (const { iri, properties } of nodes) {
    const subject = namedNode(iri);
    for (const [predicate, object] of properties) writer.addQuad(subject, namedNode(predicate), termOf(object));
    if (written.length < chunkLength) continue;
    yield written;
    written = "";
  }
  writer.end();
  yield written;
}

const termOf = (term: RdfTerm) =>
  "iri" in term
    ? namedNode(term.iri)
    : literal(term.value, term.lang ?? (term.datatype === undefined ? undefined : namedNode(term.datatype)));
