import { Community, Issue, Place, Practice } from "../../src/model/entities/index.js";
import type { Facts } from "./facts.js";

/** One question of the benchmark with one set of arguments, and what its answer must contain. */
export interface Question {
  readonly name: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  /** @param data the answer to the document */
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  readonly total: (data: any) => number;
  /** The total, counted without the engine. */
  readonly expected: number;
}

const claimFields = "claims(first: 3) { id assertion evidence { locator source { id title } } }";
const documents = {
  entity: "query ($id: ID!) { practice(id: $id) { id name description sensitivity } }",
  page: "query ($id: ID!) { practice(id: $id) { id name types { nodes { id name } } addresses(first: 10) { totalCount nodes { id name } } carriedOutIn(first: 10) { totalCount nodes { id name } } } }",
  issue:
    "query ($id: ID!) { issue(id: $id) { id name facedBy(first: 10) { totalCount nodes { id name } } addressedBy(first: 10) { totalCount nodes { id name } } } }",
  nested: `query ($after: String) { practices(first: 25, after: $after) { nodes { id name addresses(first: 5) { edges { node { id name facedBy(first: 5) { edges { node { id name } ${claimFields} } } } ${claimFields} } } } } }`,
  responses: `query ($issue: ID!, $place: ID) { responses(issue: $issue, place: $place) { totalCount practiceCount nodes { practice { id name } issue { id name } place { id name } scope issueScope effect modality assertion period statement evidence { source { id title } heading locator startLine endLine } claim { id } } } }`,
  search: "query ($query: String!) { search(query: $query) { totalCount nodes { match node { id name } } } }",
  searchPage: "query ($query: String!) { search(query: $query) { nodes { match node { id name } } } }",
  someSome:
    "query ($id: ID!) { practices(filter: { carriedOutIn: { some: { faces: { some: { id: { eq: $id } } } } } }) { nodes { id name } } }",
  someSomeCount:
    "query ($id: ID!) { practices(first: 1, filter: { carriedOutIn: { some: { faces: { some: { id: { eq: $id } } } } } }) { totalCount } }",
  none: "query ($id: ID!) { communities(filter: { faces: { none: { id: { eq: $id } } } }) { nodes { id name } } }",
  noneCount: "query ($id: ID!) { communities(first: 1, filter: { faces: { none: { id: { eq: $id } } } }) { totalCount } }",
  list: "{ practices(orderBy: [NAME_ASC]) { nodes { id name } pageInfo { hasNextPage endCursor } } }",
  listInSpanish: '{ practices(orderBy: [NAME_ASC], lang: "es") { nodes { id name } pageInfo { hasNextPage endCursor } } }',
  namesInSpanish: 'query ($start: String!) { practices(first: 1, lang: "es", filter: { name: { startsWith: $start } }) { totalCount } }',
  claimsIn: `query ($period: String!) { claims(filter: { period: { overlaps: $period } }) { totalCount nodes { id period statement } } }`,
  listById: "{ practices { nodes { id name } pageInfo { hasNextPage endCursor } } }",
  listCount: "{ practices(first: 1) { totalCount } }",
  claims: `{ claims { nodes { id predicate statement subject { id name } object { id name } at { id name } evidence { locator } } } }`,
  claimsCount: "{ claims(first: 1) { totalCount } }",
  claimsOf: `query ($id: ID!) { claims(filter: { predicate: { eq: ADDRESSES }, object: { some: { id: { eq: $id } } } }) { nodes { id statement subject { id name } } } }`,
  claimsOfCount: `query ($id: ID!) { claims(first: 1, filter: { predicate: { eq: ADDRESSES }, object: { some: { id: { eq: $id } } } }) { totalCount } }`,
  claimsWithin: `query ($id: ID!) { claims(within: $id) { nodes { id statement } } }`,
  claimsWithinCount: `query ($id: ID!) { claims(first: 1, within: $id) { totalCount } }`,
  claimsOfWithin: `query ($id: ID!, $place: ID!) { claims(within: $place, filter: { object: { some: { id: { eq: $id } } } }) { totalCount nodes { id statement } } }`,
  aboutPlace: `query ($place: ID!, $scopes: [Scope!]) { responses(place: $place, scopes: $scopes) { totalCount practiceCount leftOut { reason count } nodes { practice { id name } issue { id name } place { id name } scope effect modality statement claim { id } } } }`,
  elsewhere: `query ($issue: ID!, $place: ID!) { responses(issue: $issue, place: $place, scopes: [EXACT, WITHIN, ELSEWHERE]) { totalCount nodes { practice { id name } place { id name } scope claim { id } } } }`,
  groups: `{ claimGroups(groupBy: [{ axis: ISSUE }, { axis: PLACE, level: COUNTRY }]) { totalCount nodes { key1 label1 key2 label2 claims } } }`,
  measures: `{ claimGroups(groupBy: [{ axis: ISSUE }]) { totalCount claimCount nodes { key1 label1 claims practices communities places sources url } } }`,
  matrix: `{ evidenceMatrix(rows: { axis: ISSUE }, columns: { axis: PLACE, level: COUNTRY }) { claimCount rows { key total } columns { key total } cells { row column value reported helpful adverse faced } } }`,
  matrixOf: `query ($place: ID!) { evidenceMatrix(rows: { axis: ISSUE }, columns: { axis: COMMUNITY }, place: $place, filter: { predicate: { eq: ADDRESSES } }) { claimCount cells { row column value gap } } }`,
  drillDown: `query ($issue: ID!, $place: ID!) { claims(groups: [{ axis: ISSUE, value: $issue }, { axis: PLACE, level: COUNTRY, value: $place }]) { totalCount nodes { id } } }`,
  facets: `{ claims(first: 1) { totalCount facets(names: ["predicate", "ISSUE", "PLACE:COUNTRY", "SOURCE"]) { name values { value label count } more } } }`,
  facetsOf: `query ($id: ID!) { issue(id: $id) { facedBy(first: 1) { totalCount facets(names: ["sensitivity", "within", "faces"], first: 100) { name values { value label count } more } } } }`,
  facetsOfLists: `{ practices(first: 1) { totalCount facets(names: ["intent", "types", "addresses"], first: 100) { name values { value label count } more } } }`,
  facetsOfResponses: `query ($issue: ID!, $place: ID) { responses(issue: $issue, place: $place, first: 1) { totalCount facets(names: ["effects", "modalities", "assertions", "SOURCE"]) { name values { value label count } more } } }`,
  dataset: "{ dataset { records { list count } claims { predicate claims } } }",
} as const;

const pageOf = (all: number) => Math.min(25, all);

/** The questions to a graph, with arguments that are common, middling and rare in it. */
export function questionsOf(facts: Facts): Question[] {
  const asked: Question[] = [];
  const ask = (
    name: string,
    document: keyof typeof documents,
    variables: Record<string, unknown>,
    total: Question["total"],
    expected: number,
  ) => asked.push({ name, document: documents[document], variables, total, expected });

  const issues = facts.issuesBy();
  const { large, middling } = facts.countriesBy();
  const practices = facts.of(Practice).map((p) => p.values.id);
  const practice = practices[Math.floor(practices.length / 2)] as string;
  const all = Object.entries({ ...issues, umbrella: facts.widest(issues.common) });

  ask("entity by id", "entity", { id: practice }, (d) => (d.practice.id === practice ? 1 : 0), 1);
  const addressed = facts.tied("ADDRESSES", "object", new Set([practice])).size;
  ask("a practice's page", "page", { id: practice }, (d) => d.practice.addresses.totalCount, addressed);
  for (const [kind, id] of Object.entries(issues)) {
    ask(`an issue's page: ${kind}`, "issue", { id }, (d) => d.issue.facedBy.totalCount, facts.tied("FACES", "subject", new Set([id])).size);
  }
  ask("25 practices > 5 issues > 5 facing", "nested", {}, (d) => d.practices.nodes.length, pageOf(practices.length));
  for (const [kind, issue] of all)
    for (const [size, place] of Object.entries({ large, middling }))
      ask(
        `responses: ${kind}, ${size} country`,
        "responses",
        { issue, place },
        (d) => d.responses.totalCount,
        facts.responses(issue, place),
      );
  for (const [kind, issue] of all)
    ask(`responses: ${kind}, no place`, "responses", { issue }, (d) => d.responses.totalCount, facts.responses(issue));
  const community = facts.mostNamed(Community);
  for (const [kind, place] of Object.entries({ community, "large country": large })) {
    ask(`responses: any issue, ${kind}`, "aboutPlace", { place }, (d) => d.responses.totalCount, facts.responses(undefined, place));
  }
  ask(
    "responses: common, elsewhere",
    "elsewhere",
    { issue: issues.common, place: community },
    (d) => d.responses.totalCount,
    facts.responses(issues.common, undefined, (k) => k.at !== undefined && !facts.isAround(k.at, community)),
  );
  const rareName = practice.split("-in-")[1] as string;
  for (const [kind, query] of Object.entries({ "a letter": "c", "common prefix": "dia", "rare name": rareName }))
    ask(`search: ${kind}`, "search", { query }, (d) => d.search.totalCount, facts.found(query));
  ask("search: a letter, without totalCount", "searchPage", { query: "c" }, (d) => d.search.nodes.length, pageOf(facts.found("c")));

  for (const [kind, issue] of Object.entries(issues)) {
    const found = facts.tied("CARRIED_OUT_IN", "subject", facts.tied("FACES", "subject", new Set([issue])));
    const count = practices.filter((id) => found.has(id)).length;
    ask(`some in some: ${kind}`, "someSome", { id: issue }, (d) => d.practices.nodes.length, pageOf(count));
    ask(`some in some: ${kind}, count`, "someSomeCount", { id: issue }, (d) => d.practices.totalCount, count);
  }
  const communities = facts.of(Community).map((c) => c.values.id);
  for (const [kind, id] of Object.entries(issues)) {
    const faced = facts.tied("FACES", "subject", new Set([id]));
    const count = communities.filter((c) => !faced.has(c)).length;
    ask(`none: ${kind}`, "none", { id }, (d) => d.communities.nodes.length, pageOf(count));
    ask(`none: ${kind}, count`, "noneCount", { id }, (d) => d.communities.totalCount, count);
  }
  ask("practices by name", "list", {}, (d) => d.practices.nodes.length, pageOf(practices.length));
  ask("practices by name, in Spanish", "listInSpanish", {}, (d) => d.practices.nodes.length, pageOf(practices.length));
  const named = facts.of(Practice).filter(({ values }) => values.name.es?.startsWith("D")).length;
  ask("practices whose Spanish name begins so, count", "namesInSpanish", { start: "D" }, (d) => d.practices.totalCount, named);
  const period = "2019-03/2020-02";
  const then = facts.counting.filter((k) => ["2019", "2020"].includes(k.values.period ?? "")).length;
  ask("claims of a period", "claimsIn", { period }, (d) => d.claims.totalCount, then);
  ask("practices by id", "listById", {}, (d) => d.practices.nodes.length, pageOf(practices.length));
  ask("practices, count", "listCount", {}, (d) => d.practices.totalCount, practices.length);
  ask("claims", "claims", {}, (d) => d.claims.nodes.length, pageOf(facts.counting.length));
  ask("claims, count", "claimsCount", {}, (d) => d.claims.totalCount, facts.counting.length);
  for (const [kind, id] of Object.entries(issues)) {
    const count = facts.counting.filter((k) => k.values.predicate === "ADDRESSES" && k.object === id).length;
    ask(`claims on an issue: ${kind}`, "claimsOf", { id }, (d) => d.claims.nodes.length, pageOf(count));
    ask(`claims on an issue: ${kind}, count`, "claimsOfCount", { id }, (d) => d.claims.totalCount, count);
  }
  for (const [size, id] of Object.entries({ large, middling })) {
    const named = facts.within(id);
    ask(`claims within a ${size} country`, "claimsWithin", { id }, (d) => d.claims.nodes.length, pageOf(named.length));
    ask(`claims within a ${size} country, count`, "claimsWithinCount", { id }, (d) => d.claims.totalCount, named.length);
    const onIssue = named.filter((k) => k.object === issues.common).length;
    ask(
      `claims on an issue, within a ${size} country`,
      "claimsOfWithin",
      { id: issues.common, place: id },
      (d) => d.claims.totalCount,
      onIssue,
    );
  }
  const pairs = facts.issuesAndCountries();
  ask("groups: issues by country", "groups", {}, (d) => d.claimGroups.totalCount, pairs.size);
  const issueGroups = new Set([...pairs.values()].map(([issue]) => issue));
  ask("groups: issues, every measure", "measures", {}, (d) => d.claimGroups.totalCount, issueGroups.size);
  // What is faced is counted: no cell that is faced is empty.
  ask("matrix: issues by country", "matrix", {}, (d) => d.evidenceMatrix.cells.length, pairs.size);
  const addressing = facts.within(community).filter((k) => k.values.predicate === "ADDRESSES").length;
  ask("matrix: issues of a community, with gaps", "matrixOf", { place: community }, (d) => d.evidenceMatrix.claimCount, addressing);
  const listed = facts.within(large).filter((k) => [k.subject, k.object].includes(issues.common)).length;
  ask("claims of a cell", "drillDown", { issue: issues.common, place: large }, (d) => d.claims.totalCount, listed);
  type Counted = { facets: { name: string; values: { value: string; count: number }[] }[] };
  const valuesOf = ({ facets }: Counted, facet: string) => facets.find(({ name }) => name === facet)?.values ?? [];
  const sumOf = (list: Counted, facet: string) => valuesOf(list, facet).reduce((sum, { count }) => sum + count, 0);
  ask("facets of all claims", "facets", {}, (d) => sumOf(d.claims, "predicate"), facts.counting.length);
  ask("facets of all practices", "facetsOfLists", {}, (d) => sumOf(d.practices, "intent"), practices.length);
  for (const [kind, id] of Object.entries(issues)) {
    const facing = facts.tied("FACES", "subject", new Set([id])).size;
    ask(
      `facets of what faces an issue: ${kind}`,
      "facetsOf",
      { id },
      (d) => valuesOf(d.issue.facedBy, "faces").find((v) => v.value === id)?.count ?? 0,
      facing,
    );
    ask(`facets of responses: ${kind}`, "facetsOfResponses", { issue: id }, (d) => sumOf(d.responses, "effects"), facts.responses(id));
  }
  const records = [...new Set([Practice, Community, Issue, Place])].map((c) => facts.of(c).length).reduce((a, b) => a + b, 0);
  const lists = ["practices", "communities", "issues", "places"];
  ask(
    "what the graph holds",
    "dataset",
    {},
    (d) =>
      (d.dataset.records as { list: string; count: number }[]).filter((r) => lists.includes(r.list)).reduce((sum, r) => sum + r.count, 0),
    records,
  );
  return asked;
}
