import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/**
 * `rightsImpact`, worked out by hand from the first five documents and the definitions of docs/methods.md.
 *
 * Only the report on the human rights week speaks of rights. It names no place where a right is undermined, no practice that protects
 * one, and one response that, it states, endangers one: the war on drugs, the right to life. That militarised responses do is implied.
 */
interface Way {
  readonly issue: string;
  readonly mechanism?: string;
  readonly for?: readonly string[];
  readonly by?: readonly string[];
}
interface Case {
  readonly args: string;
  readonly reasoning: string;
  readonly rights: Readonly<Record<string, readonly Way[]>>;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Said of organized crime as a whole. */
const organizedCrime = (more: Omit<Way, "issue"> = {}): Way => ({ issue: "organized-crime", ...more });
const ofOrganizedCrime = {
  "access-to-justice-and-remedy": [organizedCrime({ mechanism: "the individual is overwhelmed by the architecture of power" })],
  "right-to-adequate-standard-of-living": [
    organizedCrime({ mechanism: "leaves states unable to meet people's needs" }),
    organizedCrime({ mechanism: "takes away sources of income", for: ["local-communities"] }),
    organizedCrime({ mechanism: "unsettles social and economic structures", for: ["local-communities"] }),
  ],
  "right-to-education": [organizedCrime()],
  "right-to-housing": [
    organizedCrime({ mechanism: "its presence and its violence lead to forced displacement", for: ["children", "women"] }),
  ],
  "right-to-justice-and-truth": [organizedCrime({ mechanism: "makes its way into public institutions" })],
  "right-to-life-security-and-liberty": [organizedCrime({ for: ["local-communities"] })],
  "right-to-participation-in-public-affairs": [organizedCrime()],
  "right-to-work": [
    organizedCrime({ mechanism: "limits the room for local enterprise" }),
    { issue: "protection-economies", mechanism: "control of access to resources and property", by: ["criminal-groups"] },
    { issue: "protection-economies", mechanism: "control of who may do business and how the economy is built", by: ["criminal-groups"] },
  ],
};

const cases: readonly Case[] = [
  {
    args: `issue: "organized-crime"`,
    reasoning: `Ten claims have organized crime as their subject, and two protection economies, which are narrower; all other issues with claims
      about rights are not narrower ones. Two more are implied: economic and social rights of youth, discrimination of marginalised groups.
      Those of protection economies name criminal groups; no claim about organized crime itself says by whom, and none takes it from another.`,
    rights: ofOrganizedCrime,
    leftOut: { IMPLIED: 2 },
  },
  {
    args: `issue: "violence"`,
    reasoning: `Narrower than violence, with claims about rights: targeted violence (two claims), murder and extrajudicial killings (by way of
      killings), and violence against LGBTIQ+ people. Kidnapping is narrower than crime alone. Of extrajudicial killings no claim says by
      whom, although the claims beside it name criminal groups.`,
    rights: {
      "right-to-freedom-from-discrimination": [
        { issue: "violence-against-lgbtiq-people", for: ["lgbtiq-people"], by: ["criminal-groups"] },
      ],
      "right-to-life-security-and-liberty": [
        { issue: "extrajudicial-killings", for: ["citizens", "marginalised-groups"] },
        { issue: "murder", for: ["activists"], by: ["criminal-groups"] },
        { issue: "targeted-violence", for: ["activists"], by: ["criminal-groups"] },
        { issue: "targeted-violence", for: ["indigenous-peoples", "lgbtiq-people", "women", "youth"], by: ["criminal-groups"] },
      ],
    },
    leftOut: {},
  },
  {
    args: `issue: "organized-crime", place: "western-balkans"`,
    reasoning:
      "No claim of these twelve names a place, so none is said of the region: without a place there are 12, and 14 with the two that are implied.",
    rights: {},
    leftOut: { UNPLACED: 12, ALL_TOGETHER: 14 },
  },
  {
    args: `issue: "violence-against-lgbtiq-people", place: "el-guamo"`,
    reasoning: "El Guamo faces it; that it undermines a right is said without a place.",
    rights: {},
    leftOut: { UNPLACED: 1 },
  },
  {
    args: `issue: "violence-against-lgbtiq-people", place: "el-guamo", scopes: [EXACT, WITHIN, UNPLACED]`,
    reasoning: "The same with claims without a place.",
    rights: {
      "right-to-freedom-from-discrimination": [
        { issue: "violence-against-lgbtiq-people", for: ["lgbtiq-people"], by: ["criminal-groups"] },
      ],
    },
    leftOut: {},
  },
  {
    args: `issue: "forced-displacement", place: "caceres", scopes: [EXACT, WITHIN, BROADER, UNPLACED]`,
    reasoning: "Cáceres faces it; one claim, without a place, says whose right to a home it undermines.",
    rights: { "right-to-housing": [{ issue: "forced-displacement", for: ["children", "women"] }] },
    leftOut: {},
  },
  {
    args: `issue: "forced-recruitment-of-minors", place: "tumaco", scopes: [EXACT, WITHIN, BROADER, UNPLACED]`,
    reasoning: "No document says that it undermines a right, here or elsewhere, of it or of a wider issue: nothing, and nothing left out.",
    rights: {},
    leftOut: {},
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const document = (args: string) =>
  `{ rightsImpact(${args}) { rights {
      right { id } claims { count } protection ways { issue { id } mechanism for { id } by { id } claim { id predicate subject { id } object { id } } }
      protectedBy { practice { id } } endangeredBy { practice { id } mechanism } peopleNotNamed { id } summary { value }
    } leftOut { reason count } summary { template value } } }`;
const idsOf = (records: { id: string }[]) => records.map(({ id }) => id).sort();

test.each(cases)("$args", async ({ args, rights, leftOut }) => {
  const { data, errors, faults } = await ask(document(args));
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  const answer = data.rightsImpact;
  // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
  const read = answer.rights.map(({ right, ways }: any) => [
    right.id,
    // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
    ways.map((way: any) => ({ issue: way.issue.id, mechanism: way.mechanism, for: idsOf(way.for), by: idsOf(way.by) })).sort(byText),
  ]);
  const expected = Object.entries(rights).map(([right, ways]) => [
    right,
    ways.map((way) => ({ issue: way.issue, mechanism: way.mechanism ?? null, for: way.for ?? [], by: way.by ?? [] })).sort(byText),
  ]);
  expect(read.sort(byText)).toEqual(expected.sort(byText));
  expect(Object.fromEntries(answer.leftOut.map((l: { reason: string; count: number }) => [l.reason, l.count]))).toEqual(leftOut);

  const summaryOf = (id: string): string | undefined =>
    answer.rights.find((row: { right: { id: string } }) => row.right.id === id)?.summary.value;
  const { template, value } = answer.summary;
  expect([args, template === "NO_RIGHT"]).toEqual([args, answer.rights.length === 0]);
  expect([args, value.includes("leftOut")]).toEqual([args, template === "NO_RIGHT" && answer.leftOut.length > 0]);
  expect([
    args,
    / undermines .*( in (Western Balkans|El Guamo)|, as seen from (El Guamo|Cáceres|Tumaco), in the places of `scopes`)\./.test(value),
  ]).toEqual([args, args.includes("place:")]);
  const isLifeAmong = answer.rights.some(({ right }: { right: { id: string } }) => right.id === "right-to-life-security-and-liberty");
  expect([args, value.includes("1 right is also recorded as endangered by a response")]).toEqual([args, isLifeAmong]);
  for (const { right, claims, protection, protectedBy, endangeredBy, ways, peopleNotNamed } of answer.rights) {
    expect([right.id, claims.count]).toEqual([right.id, rights[right.id]?.length]);
    expect([right.id, protection, protectedBy]).toEqual([right.id, "NONE_RECORDED", []]);
    const isLife = right.id === "right-to-life-security-and-liberty";
    const war = { practice: { id: "war-on-drugs" }, mechanism: "opens the way to killings and targeted violence" };
    expect([right.id, endangeredBy]).toEqual([right.id, isLife ? [war] : []]);
    expect([right.id, summaryOf(right.id)?.includes("1 response is recorded to endanger it")]).toEqual([right.id, isLife]);
    // No claim says that a practice protects anybody's right, so all who are named are named by no protection.
    expect(idsOf(peopleNotNamed)).toEqual([...new Set((rights[right.id] ?? []).flatMap((way) => way.for ?? []))].sort());
    for (const { issue, claim } of ways)
      expect(claim).toMatchObject({ predicate: "UNDERMINES", subject: { id: issue.id }, object: { id: right.id } });
  }
});

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
