import type { Readable } from "node:stream";
import type { Format } from "../format.js";
import type { GraphStream } from "./graph-stream.js";

/** A format that a graph can be written in. */
export interface GraphFormat extends Format {
  /** Set if its claims have their sources, which are read for it. */
  readonly withSources?: true;
  /** The bytes of a graph, written while its records are read. An error of the records destroys the stream; destroying it ends the reading. */
  write(graph: GraphStream): Readable;
}
