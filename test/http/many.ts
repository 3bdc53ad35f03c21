import { Community, Issue, Passage, Place, Practice, Source } from "../../src/model/entities/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { claim, datasetOf, record } from "../records.js";

/** A data set with more answers and more claims than a page of rows holds. */
export const answers = 1203;
export const claims = 2603;

const number = (i: number) => String(i).padStart(4, "0");
const practices = Array.from({ length: 40 }, (_, i) => record(Practice, `practice-${number(i)}`, { intent: "SUPPORTIVE" }));
const communities = Array.from({ length: 50 }, (_, i) => record(Community, `community-${number(i)}`, {}, { LOCATED_IN: "valley" }));
const issues = Array.from({ length: 28 }, (_, i) => record(Issue, `issue-${number(i)}`, { roles: ["HARM"] }));

const cyclic = <T>(list: readonly T[], i: number) => list[i % list.length] as T;
const responses: ClaimRecord[] = Array.from({ length: answers }, (_, i) => {
  const { values } = cyclic(practices, i);
  const id = `claim-response-${number(i)}`;
  return claim(values.id, "ADDRESSES", "extortion", { id, effect: "REDUCES" }, { at: cyclic(communities, i).values.id });
});
const faced: ClaimRecord[] = Array.from({ length: claims - answers }, (_, i) => {
  const [community, issue] = [cyclic(communities, i), cyclic(issues, Math.floor(i / communities.length))];
  return claim(community.values.id, "FACES", issue.values.id, { id: `claim-faced-${number(i)}` }, { cites: ["report-1", "report-2"] });
});

export const many = datasetOf([
  record(Source, "report", { title: "A report", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
  record(Passage, "report-2", { heading: "Two", startLine: 2 }, { OF: "report" }),
  record(Place, "valley", { kind: "ADMIN2" }),
  record(Issue, "extortion", { roles: ["THREAT"] }),
  ...practices,
  ...communities,
  ...issues,
  ...responses,
  ...faced,
]);
