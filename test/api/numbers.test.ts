import { type GraphQLOutputType, getNamedType, isObjectType } from "graphql";
import { selectionOf } from "../../src/api/answers/document.js";
import { questionsIn } from "../../src/api/answers/question-field.js";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { allGroupings } from "../oracle/axes.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** Every number of an answer of analysis says which claims are behind it: their ids, or what lists exactly as many. */

const fieldOf = (name: string) => {
  const field = schema.getQueryType()?.getFields()[name];
  if (!field) throw new Error(`There is no ${name}.`);
  return field;
};

/**
 * Where the claims behind each number are: a path from the object that has it, or from the answer, if it begins with a slash. It ends at
 * claims, at a drill-down, or at an address of rows. What counts no claims, and rests on none of its own, has a reason in brackets.
 */
const claimsBehind: Readonly<Record<string, string>> = {
  "ClaimGroups.claimCount": "drillDown",
  "ClaimGroups.totalCount": "/nodes.url",
  "GroupedClaims.claims": "url",
  "GroupedClaims.practices": "url",
  "GroupedClaims.communities": "url",
  "GroupedClaims.places": "url",
  "GroupedClaims.sources": "url",
  "EvidenceMatrix.claimCount": "drillDown",
  "MatrixHead.total": "drillDown",
  "MatrixCell.value": "drillDown",
  "MatrixCell.reported": "split.drillDown",
  "MatrixCell.intended": "split.drillDown",
  "MatrixCell.recommended": "split.drillDown",
  "MatrixCell.helpful": "split.drillDown",
  "MatrixCell.adverse": "split.drillDown",
  "MatrixCellSplit.count": "drillDown",
  "ResponseGaps.totalCount": "/nodes.facing",
  "GapKindCount.pairs": "facing",
  "GapCondition.count": "drillDown",
  "NearestAnswer.steps": "[links]",
  "ResponseGap.heldSources": "[sources]",
  "TransferCandidates.totalCount": "/nodes.helpful",
  "TransferCandidates.notCompared": "[practices of which no claim was read]",
  "TransferBracket.bracket": "[a rank]",
  "TransferBracket.candidates": "/nodes.helpful",
  "TransferCandidate.bracket": "[a rank]",
  "TransferCandidate.placeOfUseCount": "factors.claims",
  "TransferLeftOut.count": "/nodes.impliedHere.claims",
  "CandidateFactor.weight": "[a weight]",
  "FactorWeight.weight": "[a weight]",
  "HundredthsRange.low": "[computed from numbers]",
  "HundredthsRange.high": "[computed from numbers]",
  "SimilarCommunities.totalCount": "/nodes.parts.claims",
  "SimilarCommunities.sharingCount": "/nodes.parts.claims",
  "NotListed.count": "[communities that are not compared]",
  "RecordedTraits.issues": "issueClaims",
  "RecordedTraits.people": "peopleClaims",
  "RecordedTraits.actors": "actorClaims",
  "SimilarCommunity.sharedIssues": "parts.claims",
  "SimilarCommunity.sharedPeople": "parts.claims",
  "SimilarCommunity.sharedActors": "parts.claims",
  "SimilarCommunity.onlyHere": "parts.claims",
  "SimilarCommunity.onlyThere": "parts.claims",
  "SimilarCommunity.practicesThereCount": "practicesThere.claims",
  "SimilarCommunity.impliedPracticesThereCount": "[practices by claims that do not count]",
  "ComparedPart.sharedCount": "claims",
  "ComparedPart.onlyHereCount": "claims",
  "ComparedPart.onlyThereCount": "claims",
  "ComparedPart.missingHere": "[what is not recorded]",
  "ComparedPart.missingThere": "[what is not recorded]",
  "CommunityTrait.others": "[communities]",
  "CommunityTrait.weight": "[a weight]",
  "PracticeThere.helpful": "helpfulClaims",
  "PracticeThere.adverse": "adverseClaims",
  "PracticeThere.carriedOut": "carriedOutClaims",
  "RightsImpact.rightCount": "/rights.claims",
  "RightsImpact.unprotectedCount": "/rights.claims",
  "RightImpact.protectingPractices": "protecting",
  "RightImpact.endangeringPractices": "endangering",
  "RightResponse.issueClaims": "addressing",
  "PracticePortfolio.facedCount": "/faces.nodes.claims",
  "PracticePortfolio.coveredCount": "/practices.newlyCovers.claims",
  "PracticePortfolio.compared": "[practices, whose claims `responses` lists]",
  "PortfolioBound.timesFewest": "[computed from numbers]",
  "PortfolioBound.fewestAtLeast": "[computed from numbers]",
  "PortfolioBound.shareOfMost": "[computed from numbers]",
  "PortfolioPractice.position": "[a rank]",
  "FacedIssueConnection.totalCount": "/faces.nodes.claims",
  "NotOfferedPracticeConnection.totalCount": "/notOffered.nodes.against.claims",
  "Responses.totalCount": "/nodes.claim",
  "Responses.practiceCount": "/nodes.claim",
  "Facet.more": "[values]",
  "FacetValue.count": "/nodes.claim",
  "LeftOut.count": "[answers that the named arguments list]",
};
const analysis = [
  ...["claimGroups", "evidenceMatrix", "responseGaps", "transferCandidates", "similarCommunities", "rightsImpact", "practicePortfolio"],
  ...["responses", "harmfulResponses"],
];
const subfields = (type: unknown) => {
  const named = getNamedType(type as never);
  return isObjectType(named) ? named.getFields() : undefined;
};

test("every number says where its claims are", () => {
  const found = new Set<string>();
  for (const question of analysis) {
    const root = getNamedType(fieldOf(question).type).name;
    const seen = new Set<string>();
    const look = (name: string) => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const { name: field, type } of Object.values(subfields(schema.getType(name)) ?? {})) {
        const target = getNamedType(type);
        // Records of the graph have lists of their own.
        if (isObjectType(target) && target.getInterfaces().length === 0 && target.name !== "Claim") look(target.name);
        if (!["Int", "Float"].includes(target.name) || name === "ClaimsBehind") continue;
        const number = `${name}.${field}`;
        found.add(number);
        const where = claimsBehind[number] ?? "";
        expect([number, where]).not.toEqual([number, ""]);
        if (where.startsWith("[")) continue;
        let at: unknown = schema.getType(where.startsWith("/") ? root : name);
        for (const step of where.replace("/", "").split(".")) at = subfields(at)?.[step]?.type;
        const end = at === undefined ? "nothing" : getNamedType(at as GraphQLOutputType).name;
        expect([number, where, ["ClaimsBehind", "DrillDown", "Claim", "String"].includes(end) ? "claims" : end]).toEqual([
          number,
          where,
          "claims",
        ]);
      }
    };
    look(root);
  }
  expect(Object.keys(claimsBehind).filter((number) => !found.has(number))).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: an answer
type Json = any;
/** A number of claims, with what lists them. */
interface Counted {
  readonly where: string;
  readonly count: number;
  /** The first ids, if the answer has ids. */
  readonly ids?: readonly string[];
  readonly drillDown: { groups: Json[]; filter: string | null; url: string } | null;
}
/** The numbers of claims in an answer. */
function countedIn(node: Json, where: string, measuresClaims: boolean): Counted[] {
  if (Array.isArray(node)) return node.flatMap((item) => countedIn(item, where, measuresClaims));
  if (typeof node !== "object" || node === null) return [];
  if ("ids" in node) return [{ where, ...node }];
  const measured = measuresClaims ? (node.value ?? node.total) : undefined;
  const count = node.count ?? node.claimCount ?? measured;
  const own: Counted[] =
    node.drillDown && typeof count === "number"
      ? [{ where: `${where}.drillDown${node.kind ? ` ${node.kind}` : ""}`, count, drillDown: node.drillDown }]
      : [];
  return [...own, ...Object.entries(node).flatMap(([name, value]) => countedIn(value, `${where}.${name}`, measuresClaims))];
}

/** What was met: numbers of claims, by where they stand. */
const met = new Set<string>();

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  const choice = ["filter", "assertions", "modalities", "statuses"];
  const wide = {
    assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"],
    statuses: ["PROPOSED", "ACCEPTED", "REJECTED", "RETRACTED"],
  };

  test.each(onePart<Level>([0, 2, 3]))("what lists claims lists as many as are counted, at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const place = () => random.pick(world.all(Locality)).id;
    const issue = () => random.pick(world.all(Issue)).id;
    const scopes = ["EXACT", "NARROWER", "BROADER"];
    const own: Readonly<Record<string, () => object>> = {
      claimGroups: () => ({ groupBy: [random.pick(allGroupings)] }),
      evidenceMatrix: () => {
        const [rows, columns] = random.several(allGroupings, 2);
        return { rows, columns, ...(random.chance(0.3) && { place: place() }), ...(random.chance(0.3) && { measure: "SOURCES" }) };
      },
      responseGaps: () => ({
        place: place(),
        ...(random.chance(0.3) && { issue: issue() }),
        // Others are then only implied.
        ...(random.chance(0.5) && { assertions: ["STATED"] }),
      }),
      transferCandidates: () => ({ community: place(), issue: issue() }),
      similarCommunities: () => ({ community: random.pick(world.all(Community)).id }),
      rightsImpact: () => ({
        issue: issue(),
        ...(random.chance(0.5) && { place: place() }),
        ...(random.chance(0.5) && { issueScopes: random.several(scopes, 1 + random.below(3)) }),
      }),
      practicePortfolio: () => ({ community: place() }),
    };
    for (const { question } of questionsIn(schema)) {
      const { name, answer } = question;
      const argumentsOf = own[name];
      if (!argumentsOf) continue;
      const field = fieldOf(name);
      for (let n = 0; n < times(6); n++) {
        const chosen = filters.choosing(field.args.filter((arg) => choice.includes(arg.name)));
        const args = { ...(random.chance(0.6) ? wide : chosen), ...argumentsOf(), first: 5 } as Record<string, Json>;
        const document = new Document();
        const rows = Object.entries(answer.lists ?? {}).map(
          ([list, { row, ...more }]) => `${list} { ${"page" in more ? `nodes { ${selectionOf(row.fields)} }` : selectionOf(row.fields)} }`,
        );
        const nodes = answer.connection ? `nodes { ${selectionOf(answer.connection.row.fields)} }` : "";
        const text = document.text(`${document.call(field, args)} { ${selectionOf(answer.fields ?? [])} ${nodes} ${rows.join(" ")} }`);
        const what = { seed, level, name, args: JSON.stringify(args) };
        const { data, errors, faults } = await ask(text, { level, variables: document.variables });
        expect({ what, errors, faults }).toEqual({ what, errors: [], faults: [] });
        const counted = countedIn(data[name], name, args.measure === undefined);
        // Some of each sort of number.
        const bySort = new Map<string, Counted[]>();
        for (const one of counted) bySort.set(one.where, [...(bySort.get(one.where) ?? []), one]);
        for (const numbers of bySort.values()) for (const one of random.several(numbers, 2)) await assertListed(one, level, what);
      }
    }
  });

  async function assertListed({ where, count, ids, drillDown }: Counted, level: Level, what: object) {
    met.add(where);
    if (!drillDown) {
      // Few enough to be shown whole.
      expect({ what, where, shown: ids?.length }).toEqual({ what, where, shown: count });
      return;
    }
    const parameters = new URL(drillDown.url, "http://localhost").searchParams;
    const terms = (name: string) => (parameters.get(name) ?? "").split(",").filter(Boolean);
    const document = new Document();
    const variables = {
      groups: drillDown.groups,
      ...(drillDown.filter !== null && { filter: JSON.parse(drillDown.filter) }),
      assertions: terms("assertions"),
      modalities: terms("modalities"),
      statuses: terms("statuses"),
      first: 20,
    };
    const text = document.text(`${document.call(fieldOf("claims"), variables)} { totalCount nodes { id } }`);
    const { data, errors } = await ask(text, { level, variables: document.variables });
    expect({ what, where, url: drillDown.url, errors, count: data?.claims.totalCount }).toEqual({
      what,
      where,
      url: drillDown.url,
      errors: [],
      count,
    });
    if (count <= 20 && ids?.length) expect(data.claims.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(ids);
  }
});

covered("numbers of claims of every sort were met", () => {
  const expected = [
    "claimGroups.drillDown",
    ...["drillDown", "rows.drillDown", "columns.drillDown", "cells.drillDown", "cells.split.drillDown"].map((at) => `evidenceMatrix.${at}`),
    ...["nodes.claims", "kindCounts.facing"].map((at) => `responseGaps.${at}`),
    ...["REPORTED_HERE", "AIM_ONLY", "HARM_ONLY", "IMPLIED_ONLY", "WIDER_PLACE_ONLY", "UNPLACED_ONLY", "ELSEWHERE_ONLY"].map(
      (kind) => `responseGaps.nodes.conditions.drillDown ${kind}`,
    ),
    ...["nodes.factors.claims", "nodes.placesOfUse.claims"].map((at) => `transferCandidates.${at}`),
    ...["recordedHere.issueClaims", "nodes.parts.claims", "nodes.practicesThere.helpfulClaims"].map((at) => `similarCommunities.${at}`),
    ...["rights.claims", "rights.protecting", "rights.protectedBy.addressing"].map((at) => `rightsImpact.${at}`),
    "practicePortfolio.faces.nodes.claims",
  ];
  expect(expected.filter((one) => !met.has(one))).toEqual([]);
});
