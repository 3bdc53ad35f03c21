import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** `neighbourhood`, worked out by hand from the first five documents and the definitions of docs/methods.md. */
interface Case {
  readonly args: string;
  readonly reasoning: string;
  /** `record: kind, steps from the centre` */
  readonly nodes: readonly string[];
  /** `subject PREDICATE object: claims, their modalities and their sides @ places` */
  readonly edges: readonly string[];
  /** What is not shown, by steps from the centre; null: not counted. */
  readonly cut?: readonly { readonly steps: number; readonly edges: number | null; readonly nodes: number | null }[];
}

const project = "giresilience-project";
const militarised = "militarised-responses";

const cases: readonly Case[] = [
  {
    args: `id: "${militarised}"`,
    reasoning: `The page on #GIResilience says that populist politicians encourage them, that they make the threat of organized crime worse, and
      that they hold back no illicit flows. That they let extrajudicial killings happen and put lives in danger is only implied, by a report.`,
    nodes: [`${militarised}: Practice, 0`, "illicit-flows: Issue, 1", "organized-crime: Issue, 1", "populist-politicians: ActorType, 1"],
    edges: [
      `${militarised} ADDRESSES illicit-flows: 1, 1 reported, 1 adverse`,
      `${militarised} ADDRESSES organized-crime: 1, 1 reported, 1 adverse`,
      `populist-politicians ENCOURAGES ${militarised}: 1, 1 reported, 1 without effect`,
    ],
  },
  {
    args: `id: "${militarised}", assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED]`,
    reasoning: "The same with what is implied.",
    nodes: [
      `${militarised}: Practice, 0`,
      "extrajudicial-killings: Issue, 1",
      "illicit-flows: Issue, 1",
      "organized-crime: Issue, 1",
      "populist-politicians: ActorType, 1",
      "right-to-life-security-and-liberty: Right, 1",
    ],
    edges: [
      `${militarised} ADDRESSES extrajudicial-killings: 1, 1 reported, 1 adverse`,
      `${militarised} ADDRESSES illicit-flows: 1, 1 reported, 1 adverse`,
      `${militarised} ADDRESSES organized-crime: 1, 1 reported, 1 adverse`,
      `populist-politicians ENCOURAGES ${militarised}: 1, 1 reported, 1 without effect`,
      `${militarised} ENDANGERS right-to-life-security-and-liberty: 1, 1 reported, 1 without effect`,
    ],
  },
  {
    args: `id: "${militarised}", depth: 2, predicates: [ENCOURAGES]`,
    reasoning: "Whatever populist politicians encourage beside: vigilante responses. Nobody else is said to encourage one of the two.",
    nodes: [`${militarised}: Practice, 0`, "populist-politicians: ActorType, 1", "vigilante-responses: Practice, 2"],
    edges: [
      `populist-politicians ENCOURAGES ${militarised}: 1, 1 reported, 1 without effect`,
      "populist-politicians ENCOURAGES vigilante-responses: 1, 1 reported, 1 without effect",
    ],
  },
  {
    args: `id: "somos-comunidad", predicates: [ADDRESSES, LED_BY]`,
    reasoning: `Four claims say that the programme is meant to make communities more resilient to crime and violence: the page of the
      programme, of Colombia; the fact sheet, once without a place and twice of its 35 municipalities. Two documents say that GI-TOC
      leads it, one that PADF does. What it does about insecurity is only implied.`,
    nodes: ["somos-comunidad: Programme, 0", "crime-and-violence: Issue, 1", "gi-toc: Organization, 1", "padf: Organization, 1"],
    edges: [
      "somos-comunidad ADDRESSES crime-and-violence: 4, 4 intended, 4 helpful @ somos-comunidad-municipalities 2, colombia 1, no place 1",
      "somos-comunidad LED_BY gi-toc: 2, 2 reported, 2 without effect",
      "somos-comunidad LED_BY padf: 1, 1 reported, 1 without effect",
    ],
  },
  {
    args: `id: "${project}"`,
    reasoning: `Seven practices are part of the project, six of them as an intention. Two claims each say what it is meant to do about
      organized crime and about criminal governance. That it produced a compendium is implied.`,
    nodes: [
      `${project}: Programme, 0`,
      "assessing-sources-of-community-resilience: Practice, 1",
      "collecting-community-resilience-experience: Practice, 1",
      "collecting-data-on-local-responses: Practice, 1",
      "community-resilience-strategy: Practice, 1",
      "criminal-governance: Issue, 1",
      "gi-toc: Organization, 1",
      "global-network-of-local-activists: Practice, 1",
      "global-policy-dialogue-on-community-resilience: Practice, 1",
      "local-communities: PopulationGroup, 1",
      "organized-crime: Issue, 1",
      "tools-for-community-resilience-practices: Practice, 1",
      "world: Place, 1",
    ],
    edges: [
      `${project} ADDRESSES criminal-governance: 2, 2 intended, 2 helpful`,
      `${project} ADDRESSES organized-crime: 2, 2 intended, 2 helpful`,
      `${project} CARRIED_OUT_IN world: 1, 1 intended, 1 without effect`,
      `${project} LED_BY gi-toc: 1, 1 reported, 1 without effect`,
      `assessing-sources-of-community-resilience PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `collecting-community-resilience-experience PART_OF_PROGRAMME ${project}: 1, 1 reported, 1 without effect`,
      `collecting-data-on-local-responses PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `community-resilience-strategy PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `global-network-of-local-activists PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `global-policy-dialogue-on-community-resilience PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `tools-for-community-resilience-practices PART_OF_PROGRAMME ${project}: 1, 1 intended, 1 without effect`,
      `${project} SERVES local-communities: 1, 1 intended, 1 without effect`,
    ],
  },
  {
    args: `id: "${project}", depth: 2, first: 3`,
    reasoning: "Of the twelve edges above the first three, and so three of its twelve neighbours; what is around these is not looked at.",
    nodes: [`${project}: Programme, 0`, "criminal-governance: Issue, 1", "organized-crime: Issue, 1", "world: Place, 1"],
    edges: [
      `${project} ADDRESSES criminal-governance: 2, 2 intended, 2 helpful`,
      `${project} ADDRESSES organized-crime: 2, 2 intended, 2 helpful`,
      `${project} CARRIED_OUT_IN world: 1, 1 intended, 1 without effect`,
    ],
    cut: [
      { steps: 1, edges: 9, nodes: 9 },
      { steps: 2, edges: null, nodes: null },
    ],
  },
  {
    args: `id: "el-guamo", depth: 2, predicates: [FACES], first: 6`,
    reasoning: `El Guamo is recorded as facing four issues. Of these sexual violence is faced in El Carmen de Bolívar too, and micro-trafficking
      in El Carmen de Bolívar, San Jacinto, Santander de Quilichao and Valencia; lack of land ownership and violence against LGBTIQ+ people
      nowhere else. That is five edges more, by object first among equal numbers of claims only where the subject is the same: El Carmen
      de Bolívar comes first with both of its issues. The three that are cut lead to three more communities.`,
    nodes: [
      "el-guamo: Community, 0",
      "lack-of-land-ownership: Issue, 1",
      "micro-trafficking: Issue, 1",
      "sexual-violence: Issue, 1",
      "violence-against-lgbtiq-people: Issue, 1",
      "el-carmen-de-bolivar: Community, 2",
    ],
    edges: [
      "el-guamo FACES lack-of-land-ownership: 1, 1 reported, 1 without effect",
      "el-guamo FACES micro-trafficking: 1, 1 reported, 1 without effect",
      "el-guamo FACES sexual-violence: 1, 1 reported, 1 without effect",
      "el-guamo FACES violence-against-lgbtiq-people: 1, 1 reported, 1 without effect",
      "el-carmen-de-bolivar FACES micro-trafficking: 1, 1 reported, 1 without effect",
      "el-carmen-de-bolivar FACES sexual-violence: 1, 1 reported, 1 without effect",
    ],
    cut: [{ steps: 2, edges: 3, nodes: 3 }],
  },
  {
    args: `id: "youth", predicates: [FACES]`,
    reasoning: "Places and communities face issues; a group of people is neither.",
    nodes: ["youth: PopulationGroup, 0"],
    edges: [],
  },
];

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

const record = "{ ... on Entity { id } }";
const document = (args: string) =>
  `{ neighbourhood(${args}) {
      centre ${record} edgeCount nodeCount cut { steps edges nodes } summary { template }
      nodes { record ${record} kind steps }
      edges {
        steps subject ${record} predicate object ${record} claims { count ids } reported intended recommended helpful adverse mixed withoutEffect
        places { place ${record} claims } unplaced
      }
    } }`;

/** The numbers that are not 0, with what they count. */
const numbers = (counts: Readonly<Record<string, number>>) => Object.entries(counts).flatMap(([name, n]) => (n ? [`${n} ${name}`] : []));

test.each(cases)("$args", async ({ args, nodes, edges, cut = [] }) => {
  const { data, errors, faults } = await ask(document(args));
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  const answer = data.neighbourhood;
  // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
  expect(answer.nodes.map((n: any) => `${n.record.id}: ${n.kind}, ${n.steps}`)).toEqual(nodes);
  // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
  const told = answer.edges.map((e: any) => {
    const { reported, intended, recommended, helpful, adverse, mixed, withoutEffect } = e;
    const sides = numbers({ helpful, adverse, mixed, "without effect": withoutEffect });
    const counted = [e.claims.count, ...numbers({ reported, intended, recommended }), ...sides].join(", ");
    // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
    const placed = e.places.map((p: any) => `${p.place.id} ${p.claims}`);
    const places = placed.length ? [...placed, ...(e.unplaced ? [`no place ${e.unplaced}`] : [])] : [];
    expect(e.claims.ids).toHaveLength(e.claims.count);
    return `${e.subject.id} ${e.predicate} ${e.object.id}: ${counted}${places.length ? ` @ ${places.join(", ")}` : ""}`;
  });
  expect(told).toEqual(edges);
  expect(answer.cut).toEqual(cut);
  const isCounted = cut.every((part) => part.edges !== null);
  const more = (what: "edges" | "nodes") => cut.reduce((sum, part) => sum + (part[what] ?? 0), 0);
  expect([answer.edgeCount, answer.nodeCount]).toEqual(
    isCounted ? [edges.length + more("edges"), nodes.length + more("nodes")] : [null, null],
  );
  expect(answer.summary.template).toBe(edges.length === 0 ? "NOTHING" : cut.length ? "CUT" : "WHOLE");
});
