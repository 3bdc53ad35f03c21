import { ActorType } from "./actor-type.js";
import { Claim } from "./claim.js";
import { Code } from "./code.js";
import { Community } from "./community.js";
import { Condition } from "./condition.js";
import { Event } from "./event.js";
import { Issue } from "./issue.js";
import { Model } from "./model.js";
import { Organization } from "./organization.js";
import { Passage } from "./passage.js";
import { Place } from "./place.js";
import { PopulationGroup } from "./population-group.js";
import { Practice } from "./practice.js";
import { PracticeType } from "./practice-type.js";
import { Programme } from "./programme.js";
import { links, predicates, roles } from "./relations.js";
import { Right } from "./right.js";
import { Source } from "./source.js";

/** The model of this product. A new entity is one file beside this one and two lines here. */
export const model = new Model({
  entities: [
    Place,
    Community,
    Issue,
    Right,
    Practice,
    PracticeType,
    PopulationGroup,
    ActorType,
    Organization,
    Programme,
    Event,
    Condition,
    Source,
    Passage,
    Code,
  ],
  claim: Claim,
  predicates,
  links,
  roles,
});
