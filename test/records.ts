import { Claim } from "../src/model/claim.js";
import type { Class } from "../src/model/declare.js";
import type { Entity, Sensitivity } from "../src/model/entity.js";
import type { ClaimRecord, Dataset, EntityRecord, LinkRecord } from "../src/model/records.js";

/** Short ways to write records for tests. Defaults are CLEAR, STATED, REPORTED and ACCEPTED. */

/** The ids of linked records, by the name of the link. A qualifier follows its id after a space. */
type Links = Record<string, string | readonly string[]>;

export function record<T extends Entity>(
  type: Class<T>,
  id: string,
  values: Partial<Record<keyof T, unknown>> = {},
  links: Links = {},
): EntityRecord {
  const instance = Object.assign(
    Object.create(type.prototype) as T,
    { id, name: { en: id.replaceAll("-", " ") }, sensitivity: "CLEAR" as Sensitivity },
    values,
  );
  const records = Object.entries(links).flatMap(([name, to]): LinkRecord[] =>
    [to].flat().map((t) => {
      const [id = "", qualifier] = t.split(" ");
      return { name, to: id, ...(qualifier ? { qualifier } : {}) };
    }),
  );
  return { type: type as unknown as EntityRecord["type"], values: instance, links: records };
}

export function claim(
  subject: string,
  predicate: string,
  object: string,
  values: Partial<Claim> = {},
  ends: Partial<Pick<ClaimRecord, "at" | "for" | "by" | "cites">> = {},
): ClaimRecord {
  const id =
    values.id ??
    ["claim", subject, predicate.toLowerCase(), object, ends.at ?? "", values.effect ?? ""].filter(Boolean).join("-").replaceAll("_", "-");
  const defaults = {
    id,
    predicate,
    assertion: "STATED",
    modality: "REPORTED",
    status: "ACCEPTED",
    sensitivity: "CLEAR",
    statement: `${subject} ${predicate} ${object}.`,
    recordedAt: "2026-01-01",
    recordedBy: "test",
  };
  return {
    values: Object.assign(
      Object.create(Claim.prototype) as Claim,
      defaults,
      predicate === "ADDRESSES" ? { effect: "UNSPECIFIED" } : {},
      values,
    ),
    subject,
    object,
    at: ends.at,
    for: ends.for ?? [],
    by: ends.by ?? [],
    cites: ends.cites ?? ["report-1"],
  };
}

export const datasetOf = (records: readonly (EntityRecord | ClaimRecord)[]): Dataset => ({
  entities: records.filter((r): r is EntityRecord => "type" in r),
  claims: records.filter((r): r is ClaimRecord => "subject" in r),
});
