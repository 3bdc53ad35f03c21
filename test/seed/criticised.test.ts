import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { Issue } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { Ask } from "../harness.js";
import { firstDocuments, seeded, seedFolder } from "./seeded.js";

/** Approaches that the documents criticise, what only stands beside an issue, and what programmes set out to do: each as its lines say it. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

interface Node {
  readonly id: string;
}
interface Found {
  readonly assertion: string;
  readonly modality: string;
  readonly effect: string | null;
  readonly mechanism: string | null;
  readonly subject: Node;
  readonly object: Node;
}
const everyAssertion = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]";
/** The claims about a subject, by predicate, implied ones too. */
const claimsOf = async (subject: string, predicate: string): Promise<readonly Found[]> => {
  const { data, errors } = await ask(
    `query ($subject: ID!) { claims(first: 100, ${everyAssertion}, filter: { predicate: { eq: ${predicate} }, subject: { some: { id: { eq: $subject } } } }) { nodes { assertion modality effect mechanism subject { id } object { id } } } }`,
    { variables: { subject } },
  );
  expect(errors).toEqual([]);
  return data.claims.nodes;
};
const objects = (found: readonly Found[]) => found.map(({ object }) => object.id);

test.each(["illicit-flows", "organized-crime", "crime"])("who asks about %s finds what leaves people out of sight", async (issue) => {
  const { data } = await ask(`query ($issue: ID!) { harmfulResponses(issue: $issue, first: 100) { nodes { effect practice { id } } } }`, {
    variables: { issue },
  });
  const neglectful = data.harmfulResponses.nodes.filter(({ effect }: { effect: string }) => effect === "NEGLECTS");
  expect(neglectful.map(({ practice }: { practice: Node }) => practice.id).sort()).toEqual(
    expect.arrayContaining(["focus-above-the-local-level", "interstate-cooperation"]),
  );
});

test.each([
  ["ADDRESSES", "extrajudicial-killings"],
  ["ENDANGERS", "right-to-life-security-and-liberty"],
])("what happens in the context of militarised operations only suggests that they %s it", async (predicate, object) => {
  const found = (await claimsOf("militarised-responses", predicate)).filter((claim) => claim.object.id === object);
  expect(found.map(({ assertion }) => assertion)).toEqual(["IMPLIED"]);
});

test.each([
  ["law-enforcement", "OPPOSES", "conflict zones"],
  ["military", "OPPOSES", "conflict zones"],
  ["police", "OPPOSES", "conflict zones"],
  ["extrajudicial-killings", "UNDERMINES", "militarised operations"],
  ["extrajudicial-killings", "AFFECTS", "militarised operations"],
])("the circumstances in which %s %s somebody are not how it does so", async (subject, predicate, circumstance) => {
  const found = await claimsOf(subject, predicate);
  expect(found).not.toEqual([]);
  for (const { mechanism } of found) expect(mechanism ?? "").not.toContain(circumstance);
});

test.each([
  ["organized-crime", "UNDERMINES", "right-to-education", /well-being/],
  ["infiltration-of-public-institutions", "DRIVES", "silencing-of-civil-society", /restrictions/],
  ["trust-building-against-structural-corruption", "ADDRESSES", "structural-corruption", /strengthens/],
  ["discrimination-of-minorities", "AFFECTS", "gender-minorities", /difficulties/],
])("%s %s %s without what another sentence says", async (subject, predicate, object, other) => {
  const found = (await claimsOf(subject, predicate)).filter((claim) => claim.object.id === object);
  expect(found).not.toEqual([]);
  for (const { mechanism } of found) expect(mechanism ?? "").not.toMatch(other);
});

test("the project on resilience has its five objectives and the data that it seeks", async () => {
  const { data } = await ask(
    `{ programme(id: "giresilience-project") { parts(first: 100, modalities: [INTENDED]) { nodes { ... on Practice { id } } } produced { totalCount } suggested: produced(assertions: [IMPLIED]) { nodes { id } } } }`,
  );
  expect(data.programme.parts.nodes.map(({ id }: Node) => id)).toEqual(
    expect.arrayContaining([
      "assessing-sources-of-community-resilience",
      "tools-for-community-resilience-practices",
      "community-resilience-strategy",
      "global-policy-dialogue-on-community-resilience",
      "global-network-of-local-activists",
      "collecting-data-on-local-responses",
    ]),
  );
  // Case studies of resilience are to go into it. Whose they are, the page does not say.
  expect([data.programme.produced.totalCount, data.programme.suggested.nodes.map(({ id }: Node) => id)]).toEqual([
    0,
    ["gi-compendium-of-development-responses"],
  ]);
});

test("the Resilience Fund is meant to let knowledge be exchanged and local voices be heard", async () => {
  const aims = (await claimsOf("resilience-fund", "ADDRESSES")).filter(({ modality }) => modality === "INTENDED");
  const mechanisms = aims.map(({ mechanism }) => mechanism);
  expect(mechanisms).toContainEqual(expect.stringContaining("exchange of knowledge"));
  expect(mechanisms).toContainEqual(expect.stringContaining("local voices"));
});

test("no line suggests that what judicial authorities share protects access to justice", async () => {
  expect(await claimsOf("sharing-information-between-judicial-authorities", "PROTECTS")).toEqual([]);
});

test.each(["giz", "government-of-norway", "government-of-switzerland"])("%s supported the conference and the report on it", async (id) => {
  expect(objects(await claimsOf(id, "SUPPORTS"))).toContain("human-rights-and-organized-crime-week");
  expect(objects(await claimsOf(id, "SPONSORED"))).toContain("human-rights-week-report");
});

test("an issue has the role of a driver if a document says that it drives something, and only then", async () => {
  const { dataset } = await readFolder(seedFolder, model);
  const issues = dataset.entities.filter(({ type }) => type === Issue).map(({ values }) => values as Issue);
  const driving = new Set(dataset.claims.filter(({ values }) => values.predicate === "DRIVES").map(({ subject }) => subject));
  expect(driving.size).toBeGreaterThan(0);
  expect(issues.filter(({ id, roles }) => roles.includes("DRIVER") !== driving.has(id)).map(({ id }) => id)).toEqual([]);
});
