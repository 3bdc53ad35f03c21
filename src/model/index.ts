import { Claim } from "./claim.js";
import { entitiesAmong } from "./declare.js";
import * as entities from "./entities/index.js";
import { Model } from "./model.js";
import { claimLinks, closures, links, predicates } from "./relations.js";

/** The model of this product. */
export const model = new Model({ entities: entitiesAmong(entities), claim: Claim, predicates, links, claimLinks, closures });
