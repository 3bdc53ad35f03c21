import type { Class } from "../../model/declare.js";
import type { Types } from "../types.js";

/**
 * A question makes its resolvers for a model. Its Cypher stands in `graph/statements`, under the same name. A field of it that looks at
 * a property of a record is called like the property, or says which it reads, as `Fields` takes it: no other is read.
 */
export type Question = (types: Types) => Class;
