import { entity, optional, type TermOf, term, url, vocabulary } from "../declare.js";
import { Agent } from "../entity.js";

export const OrganizationKind = vocabulary(
  "OrganizationKind",
  "What sort of organization it is, after the organisation types of the International Aid Transparency Initiative.",
  {
    GOVERNMENT: "A government or a body of one (IATI 10).",
    INTERNATIONAL_NGO: "An international non-governmental organization (IATI 21).",
    NATIONAL_NGO: "A national non-governmental organization (IATI 22).",
    MULTILATERAL: "An organization of states (IATI 40).",
    FOUNDATION: "A foundation (IATI 60).",
    OTHER: "Another sort, or the source does not say.",
  },
);
export type OrganizationKind = TermOf<typeof OrganizationKind>;

@entity("A named organization that leads, funds or takes part.")
export class Organization extends Agent {
  @term(OrganizationKind, "What sort of organization it is.") kind!: OrganizationKind;
  @url("Where it presents itself.", optional) url?: string;
}
