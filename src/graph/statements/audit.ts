import type { Model } from "../../model/model.js";
import { ofClaims } from "./audit/claims.js";
import { ofRecords } from "./audit/records.js";
import type { Rule } from "./audit/rule.js";
import { ofTies } from "./audit/ties.js";

/**
 * What keeps the graph honest, as far as a stored graph can be held against it: all that an import is held against, whichever way
 * the records came in.
 */
export const rules = (model: Model): Rule[] => [...ofTies(model), ...ofClaims(model), ...ofRecords(model)];
