import type { Class } from "../declare.js";
import { Hierarchy } from "../hierarchy.js";
import type { Model } from "../model.js";
import type { UncheckedRecord } from "../records.js";
import { chathamHouse } from "./chatham-house.js";
import { codeForm, sharedCode } from "./codes.js";
import { consistentValues, derivedId, wholeGroup } from "./consistency.js";
import { hierarchyDepth, noCycle } from "./hierarchy.js";
import { domain, knownRecord, linkClass, linkQualifier, range, repeatedLink, requiredLink, singleLink } from "./links.js";
import { detailOfPredicate, knownPredicate, requiredDetail } from "./predicates.js";
import { claimedRole } from "./roles.js";
import type { Lookup, Rule, Violation } from "./rule.js";
import { smallCount } from "./small-counts.js";
import { languageTag, requiredValue, value, wellFormedDate, wellFormedId, wellFormedText } from "./values.js";

/** All rules about records, in the order in which they are checked. Files, dumps and stored graphs are checked by the same rules. */
export const rules: readonly Rule[] = [
  requiredValue,
  wellFormedId,
  wellFormedText,
  wellFormedDate,
  languageTag,
  value,
  derivedId,
  consistentValues,
  wholeGroup,
  codeForm,
  sharedCode,
  knownPredicate,
  requiredDetail,
  detailOfPredicate,
  requiredLink,
  knownRecord,
  linkClass,
  domain,
  range,
  singleLink,
  repeatedLink,
  linkQualifier,
  smallCount,
  noCycle,
  hierarchyDepth,
  chathamHouse,
  claimedRole,
];

const rulesThatRead: Readonly<Record<Rule["reads"], readonly Rule[]>> = {
  values: rules.filter(({ reads }) => reads === "values"),
  links: rules.filter(({ reads }) => reads === "links"),
  graph: rules.filter(({ reads }) => reads === "graph"),
};

/** The violations of the rules that read this part of a record. */
export const violationsOf = (model: Model, record: UncheckedRecord, lookup: Lookup, reads: Rule["reads"]): Violation[] =>
  rulesThatRead[reads].flatMap((rule) => rule.check(model, record, lookup));

/** The violations of the rules about values, checked without any other record. */
export const valueViolations = (model: Model, type: Class, values: object): Violation[] =>
  violationsOf(model, { type, values, links: [] }, noOtherRecords, "values");
const noOtherRecords: Lookup = {
  isOneOf: () => false,
  classOf: () => undefined,
  has: () => false,
  holderOf: () => undefined,
  claimedBy: () => undefined,
  wholesOf: () => [],
  hierarchy: new Hierarchy(),
};
