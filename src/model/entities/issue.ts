import { entity, type TermOf, terms, vocabulary } from "../declare.js";
import { Entity } from "../entity.js";

export const IssueRole = vocabulary("IssueRole", "What an issue is to those who face it. One issue may play several roles.", {
  ILLICIT_MARKET: "A market in what is illegal, or illegally traded.",
  THREAT: "Something that people are threatened with.",
  HARM: "Harm that is done to people.",
  DRIVER: "A condition that lets other issues arise or grow.",
  GOVERNANCE: "A way in which a place is ruled, or fails to be.",
});
export type IssueRole = TermOf<typeof IssueRole>;

@entity("What people face: one concept, in one or more roles. Extortion is a market and a threat, and it is one issue.", {
  commonNoun: true,
})
export class Issue extends Entity {
  @terms(IssueRole, "The roles that it plays.", {
    lists: { ILLICIT_MARKET: "illicitMarkets", THREAT: "threats", HARM: "harms", DRIVER: "drivers", GOVERNANCE: "governanceIssues" },
  })
  roles!: readonly IssueRole[];
}
