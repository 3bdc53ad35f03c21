import { Community } from "../../src/model/community.js";
import { Issue } from "../../src/model/issue.js";
import { Place } from "../../src/model/place.js";
import { Practice } from "../../src/model/practice.js";
import type { Facts } from "./facts.js";

/** One question of the benchmark with one set of arguments, and what its answer must say. */
export interface Question {
  readonly name: string;
  readonly document: string;
  readonly variables: Record<string, unknown>;
  /** @param data the answer to the document */
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  readonly total: (data: any) => number;
  /** What `total` must find, counted without the engine. */
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
  someSome:
    "query ($id: ID!) { practices(filter: { carriedOutIn: { some: { faces: { some: { id: { eq: $id } } } } } }) { nodes { id name } } }",
  someSomeCount:
    "query ($id: ID!) { practices(first: 1, filter: { carriedOutIn: { some: { faces: { some: { id: { eq: $id } } } } } }) { totalCount } }",
  none: "query ($id: ID!) { communities(filter: { faces: { none: { id: { eq: $id } } } }) { nodes { id name } } }",
  noneCount: "query ($id: ID!) { communities(first: 1, filter: { faces: { none: { id: { eq: $id } } } }) { totalCount } }",
  list: "{ practices(orderBy: [NAME_ASC]) { nodes { id name } pageInfo { hasNextPage endCursor } } }",
  listById: "{ practices { nodes { id name } pageInfo { hasNextPage endCursor } } }",
  listCount: "{ practices(first: 1) { totalCount } }",
  claims: `{ claims { nodes { id predicate statement subject { id name } object { id name } at { id name } evidence { locator } } } }`,
  claimsCount: "{ claims(first: 1) { totalCount } }",
  claimsOf: `query ($id: ID!) { claims(filter: { predicate: { eq: ADDRESSES }, object: { some: { id: { eq: $id } } } }) { nodes { id statement subject { id name } } } }`,
  claimsOfCount: `query ($id: ID!) { claims(first: 1, filter: { predicate: { eq: ADDRESSES }, object: { some: { id: { eq: $id } } } }) { totalCount } }`,
  dataset: "{ dataset { records { list count } claims { predicate claims } } }",
} as const;

const pageOf = (all: number) => Math.min(25, all);

/** What is asked of a graph, with arguments that are common, middling and rare in it. */
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
  const rareName = practice.split("-in-")[1] as string;
  for (const [kind, query] of Object.entries({ "a letter": "c", "common prefix": "dia", "rare name": rareName }))
    ask(`search: ${kind}`, "search", { query }, (d) => d.search.totalCount, facts.found(query));

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
  ask("practices by id", "listById", {}, (d) => d.practices.nodes.length, pageOf(practices.length));
  ask("practices, count", "listCount", {}, (d) => d.practices.totalCount, practices.length);
  ask("claims", "claims", {}, (d) => d.claims.nodes.length, pageOf(facts.counting.length));
  ask("claims, count", "claimsCount", {}, (d) => d.claims.totalCount, facts.counting.length);
  for (const [kind, id] of Object.entries(issues)) {
    const count = facts.counting.filter((k) => k.values.predicate === "ADDRESSES" && k.object === id).length;
    ask(`claims on an issue: ${kind}`, "claimsOf", { id }, (d) => d.claims.nodes.length, pageOf(count));
    ask(`claims on an issue: ${kind}, count`, "claimsOfCount", { id }, (d) => d.claims.totalCount, count);
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
