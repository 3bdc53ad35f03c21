import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** What held when, by the periods that the first five documents say: worked out by hand. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const ids = async (list: string, period: string) => {
  const { data, errors } = await ask(`{ ${list}(first: 100, filter: {period: {${period}}}) { nodes { id } } }`);
  expect(errors).toEqual([]);
  return data[list].nodes.map(({ id }: { id: string }) => id);
};

/*
 * Five programmes have a period. Somos Comunidad runs from October 2020 to September 2025. The Resilience Fund began in March 2019, its
 * fellowship in October 2019, and both undertakings in the Western Balkans in 2018; no document says that one of the four ended.
 */
const [fund, fellowship] = ["resilience-fund", "resilience-fund-fellowship"];
const [balkans, observatory] = ["gi-toc-western-balkans-resilience", "see-obs"];
const somos = "somos-comunidad";

test.each([
  ['overlaps: "2022"', [balkans, fund, fellowship, observatory, somos]],
  ['overlaps: "2025-10"', [balkans, fund, fellowship, observatory]],
  ['overlaps: "2019-02"', [balkans, observatory]],
  ['overlaps: "2017"', []],
  ['before: "2026"', [somos]],
  ['after: "2020-09"', [somos]],
  ['during: "2020/2025"', [somos]],
  ['during: "2019/.."', [fund, fellowship, somos]],
])("programmes with %s", async (period, expected) => expect(await ids("programmes", period)).toEqual(expected));

/*
 * Sixteen events have a period or a year. In July 2023 there was the week on human rights, from the 3rd to the 6th, and six meetings of that
 * month of which no day is said.
 */
const week = "human-rights-and-organized-crime-week";
const ofThatWeek = [
  "diplomatic-lunch",
  "video-screening-and-panel",
  "workshop-issues-and-challenges",
  "workshop-policy-and-multilateral-engagement",
  "workshop-responses",
  "workshop-security-risk-management",
];
test.each([
  ['before: "2020"', ["civil-society-roundtables-2019", "resilience-fund-launch", "see-obs-launch"]],
  [
    'overlaps: "2021-12"',
    ["coalition-building-dialogue-2021", "national-resilience-dialogues-2021", "resilience-dialogues-2021", "western-balkans-grants-2021"],
  ],
  ['during: "2021-12"', ["coalition-building-dialogue-2021"]],
  [
    'after: "2021"',
    [
      "diplomatic-lunch",
      week,
      "resilient-balkans-launch",
      "video-screening-and-panel",
      "virtual-fellowship-meeting-2023",
      ...ofThatWeek.slice(2),
    ],
  ],
  ['during: "2023-07"', ["diplomatic-lunch", week, ...ofThatWeek.slice(1)]],
  ['during: "2023-07-03/2023-07-06"', [week]],
  // A month of which no day is said may be any of its days.
  ['overlaps: "2023-07-03/2023-07-06"', ["diplomatic-lunch", week, ...ofThatWeek.slice(1)]],
])("events with %s", async (period, expected) => expect(await ids("events", period)).toEqual(expected));

/*
 * In the 35 municipalities, the fact sheet gives the period of the programme to what it does there: itself, the dialogue with the police,
 * psychosocial support, self-care and the security plans are reported; seven more are intended.
 */
test("what held in 2022 in the municipalities of Somos Comunidad", async () => {
  const claims = async (args: string) => {
    const { data, errors } = await ask(
      `{ claims(within: "somos-comunidad-municipalities", first: 100, filter: {period: {overlaps: "2022"}} ${args}) { nodes { predicate modality subject { id } } } }`,
    );
    expect(errors).toEqual([]);
    return data.claims.nodes as { predicate: string; modality: string; subject: { id: string } }[];
  };
  const all = await claims("");
  expect(all.map(({ predicate }) => predicate)).toEqual(Array(12).fill("CARRIED_OUT_IN"));
  expect((await claims("modalities: [REPORTED]")).map(({ subject }) => subject.id).sort()).toEqual([
    "participatory-security-plans",
    "police-community-authority-dialogue",
    "psychosocial-support",
    "self-care-and-self-protection",
    "somos-comunidad",
  ]);
  expect((await claims("modalities: [INTENDED]")).map(({ subject }) => subject.id).sort()).toEqual([
    "building-trust-among-neighbours-and-in-police",
    "civil-society-and-traditional-governance-capacity",
    "inclusive-evidence-based-policing",
    "police-community-authority-collaboration",
    "protection-of-leaders-and-defenders",
    "reducing-stigma-against-leaders",
    "relational-policing",
  ]);
});
