import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** `compare`, worked out by hand from the first five documents and the definitions of docs/methods.md. */
interface Case {
  readonly ids: readonly string[];
  readonly choice?: string;
  readonly reasoning: string;
  /** `predicate side other [object]`, and of the records that have it how many claims. */
  readonly rows: readonly (readonly [string, Readonly<Record<string, number>>])[];
  readonly shared: number;
  /** How many rows only one of them has. */
  readonly onlyHere: Readonly<Record<string, number>>;
  readonly low: readonly string[];
}

const implied = "assertions: [STATED, COMPOSED, IMPORTED, IMPLIED]";
const cases: readonly Case[] = [
  {
    ids: ["tumaco", "tierralta"],
    reasoning: `Both face forced recruitment and illicit crops; Tierralta gender-based violence, Tumaco threats to leaders. Of both it is said that
      forced recruitment hits minors there, of Tumaco alone that the threats hit leaders. All is of one document.`,
    rows: [
      ["AFFECTS AT forced-recruitment-of-minors minors", { tumaco: 1, tierralta: 1 }],
      ["AFFECTS AT threats-to-leaders leaders", { tumaco: 1 }],
      ["FACES SUBJECT forced-recruitment-of-minors", { tumaco: 1, tierralta: 1 }],
      ["FACES SUBJECT illicit-crops", { tumaco: 1, tierralta: 1 }],
      ["FACES SUBJECT gender-based-violence", { tierralta: 1 }],
      ["FACES SUBJECT threats-to-leaders", { tumaco: 1 }],
    ],
    shared: 3,
    onlyHere: { tumaco: 2, tierralta: 1 },
    low: ["ONE_DOCUMENT"],
  },
  {
    ids: ["tierralta", "tumaco"],
    choice: implied,
    reasoning:
      "With what is implied, three things took place in both, and each is said to have had its problems taken up by booklets, and people made abler by dialogues. The order of the ids changes no row.",
    rows: [
      ["ADDRESSES AT prevention-and-resilience-booklets forced-recruitment-of-minors", { tumaco: 1, tierralta: 1 }],
      ["ADDRESSES AT prevention-and-resilience-booklets illicit-crops", { tumaco: 1, tierralta: 1 }],
      ["ADDRESSES AT resilience-dialogues-colombia crime-and-violence", { tumaco: 1, tierralta: 1 }],
      ["ADDRESSES AT prevention-and-resilience-booklets gender-based-violence", { tierralta: 1 }],
      ["ADDRESSES AT prevention-and-resilience-booklets threats-to-leaders", { tumaco: 1 }],
      ["AFFECTS AT forced-recruitment-of-minors minors", { tumaco: 1, tierralta: 1 }],
      ["AFFECTS AT threats-to-leaders leaders", { tumaco: 1 }],
      ["CARRIED_OUT_IN OBJECT prevention-and-resilience-booklets", { tumaco: 1, tierralta: 1 }],
      ["CARRIED_OUT_IN OBJECT resilience-dialogues-2021", { tumaco: 1, tierralta: 1 }],
      ["CARRIED_OUT_IN OBJECT resilience-dialogues-colombia", { tumaco: 1, tierralta: 1 }],
      ["FACES SUBJECT forced-recruitment-of-minors", { tumaco: 1, tierralta: 1 }],
      ["FACES SUBJECT illicit-crops", { tumaco: 1, tierralta: 1 }],
      ["FACES SUBJECT gender-based-violence", { tierralta: 1 }],
      ["FACES SUBJECT threats-to-leaders", { tumaco: 1 }],
    ],
    shared: 9,
    onlyHere: { tierralta: 2, tumaco: 3 },
    low: ["ONE_DOCUMENT"],
  },
  {
    ids: ["militarised-responses", "vigilante-responses", "war-on-drugs"],
    reasoning: `Of the first two, one page says the same: encouraged by populist politicians, worse for organized crime, nothing against illicit
      flows. What another document reports of the war on drugs neither shares: no row is common to all.`,
    rows: [
      ["ADDRESSES SUBJECT illicit-flows", { "militarised-responses": 1, "vigilante-responses": 1 }],
      ["ADDRESSES SUBJECT organized-crime", { "militarised-responses": 1, "vigilante-responses": 1 }],
      ["ADDRESSES SUBJECT killings", { "war-on-drugs": 1 }],
      ["ADDRESSES SUBJECT targeted-violence", { "war-on-drugs": 1 }],
      ["ENCOURAGES OBJECT populist-politicians", { "militarised-responses": 1, "vigilante-responses": 1 }],
      ["ENDANGERS SUBJECT right-to-life-security-and-liberty", { "war-on-drugs": 1 }],
    ],
    shared: 0,
    onlyHere: { "militarised-responses": 0, "vigilante-responses": 0, "war-on-drugs": 3 },
    low: [],
  },
  {
    ids: ["tumaco", "western-balkans-capitals"],
    reasoning: `A community and a place are both localities, so they can be compared. Of the capitals it is only recorded what took place there: they
      share nothing.`,
    rows: [
      ["AFFECTS AT forced-recruitment-of-minors minors", { tumaco: 1 }],
      ["AFFECTS AT threats-to-leaders leaders", { tumaco: 1 }],
      ["CARRIED_OUT_IN OBJECT civil-society-roundtables", { "western-balkans-capitals": 1 }],
      ["CARRIED_OUT_IN OBJECT civil-society-roundtables-2019", { "western-balkans-capitals": 1 }],
      ["CARRIED_OUT_IN OBJECT national-resilience-dialogues-2020", { "western-balkans-capitals": 1 }],
      ["CARRIED_OUT_IN OBJECT national-resilience-dialogues-western-balkans", { "western-balkans-capitals": 1 }],
      ["FACES SUBJECT forced-recruitment-of-minors", { tumaco: 1 }],
      ["FACES SUBJECT illicit-crops", { tumaco: 1 }],
      ["FACES SUBJECT threats-to-leaders", { tumaco: 1 }],
    ],
    shared: 0,
    onlyHere: { tumaco: 5, "western-balkans-capitals": 4 },
    low: [],
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const id = "{ ... on Entity { id } }";
const document = (ids: readonly string[], choice = "") =>
  `{ compare(ids: ${JSON.stringify(ids)}, first: 100, ${choice}) {
      totalCount sharedCount compared { record ${id} rows onlyHere }
      nodes { predicate side other ${id} object ${id} recordCount has { record ${id} claims { count ids } modalities effects } notRecordedFor ${id} sentence { value } }
      properties { name values { record ${id} value } }
      lowInformation { reasons } summary { value }
    } }`;

test.each(cases)("$ids $choice", async ({ ids, choice, rows, shared, onlyHere, low }) => {
  const { data, errors, faults } = await ask(document(ids, choice));
  expect({ ids, errors, faults }).toEqual({ ids, errors: [], faults: [] });
  const answer = data.compare;
  // biome-ignore lint/suspicious/noExplicitAny: an answer's row
  const read = answer.nodes.map(({ predicate, side, other, object, has }: any) => [
    [predicate, side, other.id, ...(object ? [object.id] : [])].join(" "),
    Object.fromEntries(has.map(({ record, claims }: { record: { id: string }; claims: { count: number } }) => [record.id, claims.count])),
  ]);
  expect(read).toEqual(rows);
  expect([answer.totalCount, answer.sharedCount]).toEqual([rows.length, shared]);
  const compared = answer.compared.map((c: { record: { id: string }; onlyHere: number }) => [c.record.id, c.onlyHere]);
  expect(Object.fromEntries(compared)).toEqual(onlyHere);
  expect(answer.compared.map(({ record }: { record: { id: string } }) => record.id)).toEqual(ids);
  for (const { recordCount, has, notRecordedFor } of answer.nodes) {
    const ofRow = [...has.map(({ record }: { record: { id: string } }) => record.id), ...notRecordedFor.map((r: { id: string }) => r.id)];
    expect([recordCount, ofRow.sort()]).toEqual([has.length, [...ids].sort()]);
  }
  expect(answer.lowInformation.reasons).toEqual(low);
});

test("a row cites the claims of each record, and says for which no claim is recorded", async () => {
  const { data } = await ask(document(["tumaco", "tierralta"]));
  const row = data.compare.nodes.find(({ other }: { other: { id: string } }) => other.id === "gender-based-violence");
  const [claim] = row.has[0].claims.ids;
  const cited = await ask(`{ claims(filter: { id: { eq: "${claim}" } }) { nodes { predicate subject ${id} object ${id} } } }`);
  expect(cited.data.claims.nodes).toEqual([{ predicate: "FACES", subject: { id: "tierralta" }, object: { id: "gender-based-violence" } }]);
  expect(row.sentence.value).toBe("Recorded for Tierralta. For Tumaco no claim is recorded.");
  expect(data.compare.summary.value).toBe(
    "3 of 6 rows are recorded for all of Tumaco and Tierralta. Where only one has a row, no claim is recorded for the others, which is no evidence of a difference.",
  );
});

test("what a practice does is side by side with how it is classed", async () => {
  const { data } = await ask(document(["militarised-responses", "war-on-drugs"]));
  const values = Object.fromEntries(
    data.compare.properties.map((p: { name: string; values: { value: string | null }[] }) => [p.name, p.values.map(({ value }) => value)]),
  );
  expect(values).toMatchObject({ intent: ["REPRESSIVE", "REPRESSIVE"], types: ["repression", "repression"] });
  const organizedCrime = data.compare.nodes.find(({ other }: { other: { id: string } }) => other.id === "organized-crime");
  expect(organizedCrime.has).toMatchObject([{ modalities: ["REPORTED"], effects: ["EXACERBATES"] }]);
});
