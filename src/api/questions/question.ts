import type { Class } from "../../model/declare.js";
import type { Types } from "../types.js";

/** A question makes its resolvers for a model. Its Cypher stands in `graph/statements`, under the same name. */
export type Question = (types: Types) => Class;
