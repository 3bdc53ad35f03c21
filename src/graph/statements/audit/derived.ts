import type { Model } from "../../../model/model.js";
import { withArticle } from "../../../model/rules/wording.js";
import { orList } from "../../../text/sentences.js";
import type { Statement } from "../../graph.js";
import { formerIdRules } from "../former-ids/stored.js";
import { claimLevel, entityLevel } from "../levels.js";
import { claimStatus } from "../reviews.js";
import { type AuditFinding, maxFindings } from "./findings.js";

/** A rule about what the store derives from records. */
interface StoreRule {
  readonly code: string;
  readonly description: string;
  readonly statement: Statement<AuditFinding>;
}
/** @param text returns what breaks the rule: `id`, and what is wrong */
const storeRule = (code: string, description: string, text: string): StoreRule => ({
  code,
  description,
  statement: {
    text: `${text} ORDER BY id LIMIT ${maxFindings}`,
    parameters: {},
    hydrate: ([id, what]) => ({ id: String(id), what: String(what) }),
  },
});

/** What is wrong with a level. */
const wrongLevel = (v: string) =>
  `WITH ${v}, level WHERE ${v}.level IS NULL OR ${v}.level <> level RETURN ${v}.id AS id, toString(${v}.level) + " instead of " + toString(level)`;
const kebab = (name: string) => name.replace(/(?<=.)(?=[A-Z])/g, "-").toLowerCase();

/** The rules about former ids, and about levels and statuses, which the store derives from several records. */
export const derivedRules = (model: Model): readonly StoreRule[] => [
  ...formerIdRules.map(({ code, description, text }) => storeRule(code, description, text)),
  storeRule("level", "Every record has a level.", "MATCH (n:Entity) WHERE n.level IS NULL RETURN n.id AS id, coalesce(n.name, n.id)"),
  storeRule(
    "claim-level",
    "A claim is visible from the highest level of all that it is linked to.",
    `MATCH (k:Claim) ${claimLevel(model, "k", "level")} ${wrongLevel("k")}`,
  ),
  ...[...model.requiredLinks].map(([type, links]) =>
    storeRule(
      `${kebab(type.name)}-level`,
      `The level of ${withArticle(type)} is its own, or that of its ${orList(links.map(([, { reads }]) => reads[0]))} if that is higher.`,
      `MATCH (n:${type.name}) ${entityLevel(links, "n", "level")} ${wrongLevel("n")}`,
    ),
  ),
  storeRule(
    "claim-status",
    "A claim has the status of its latest review, or else that of its data set.",
    `MATCH (k:Claim) ${claimStatus("k", "status")} WITH k, status WHERE k.status IS NULL OR k.status <> status RETURN k.id AS id, coalesce(k.status, "none") + " instead of " + coalesce(status, "none")`,
  ),
];
