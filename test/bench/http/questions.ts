import { helpfulEffects } from "../../../src/model/claim.js";
import { Practice } from "../../../src/model/entities/index.js";
import { Dice } from "../dice.js";
import type { Facts } from "../facts.js";

/** One question in the words of this server and of the peer, with sets of variables. */
export interface Question {
  readonly name: string;
  readonly ours: string;
  readonly peers: string;
  /** A repeated question uses the first set. */
  readonly variables: readonly Record<string, unknown>[];
  /** The common content of either answer: lists in one order, in one shape. */
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  readonly said: Record<"ours" | "peers", (data: any) => unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers have every shape
type Any = any;
const sorted = <T extends { id: string }>(list: readonly T[]): T[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The filters that this server applies by itself and the peer must be given: what everybody may see, and which claims count. */
const seen = "level: { lte: 0 }";
const counting = `${seen}, status: { eq: "ACCEPTED" }, assertion: { in: ["STATED", "COMPOSED", "IMPORTED"] }`;
const addressing = `predicate: { eq: "ADDRESSES" }, ${counting}`;
const helping = `effect: { in: ${JSON.stringify(helpfulEffects)} }`;

const cited = "evidence { id heading startLine endLine source { id title } }";
const peersCited = `evidence(where: { ${seen} }) { id heading startLine endLine source { id title } }`;

/** A claim as either gives it: the peer has a list even for a single record. */
const claim = ({ id, statement, effect, at, evidence, ...rest }: Any) => ({
  id,
  statement,
  effect,
  at: [at ?? []].flat(),
  evidence: sorted(evidence.map((p: Any) => ({ ...p, source: [p.source].flat() }))),
  ...rest,
});

/** The same choices every time for a graph. */
export function questionsOf(facts: Facts): Question[] {
  const dice = new Dice(1);
  const practices = facts.of(Practice).map((p) => p.values.id);
  const addressed = facts.counting.filter((k) => k.values.predicate === "ADDRESSES");
  const claimsOf = (key: (typeof addressed)[number]["subject" | "object"], end: "subject" | "object") =>
    addressed.filter((k) => k[end] === key).length;
  const busy = practices.filter((id) => claimsOf(id, "subject") >= 3);
  const fitting = [...new Set(addressed.map((k) => k.object))].filter((id) => {
    const answers = facts.responses(id);
    return answers >= 5 && answers <= 100;
  });
  const pages = Array.from({ length: 40 }, () => ({ ids: [...new Set(Array.from({ length: 25 }, () => dice.one(busy)))] }));

  return [
    {
      name: "a point read",
      ours: "query ($id: ID!) { practice(id: $id) { id name description intent } }",
      peers: `query ($id: ID!) { practices(where: { id: { eq: $id }, ${seen} }) { id name description intent } }`,
      variables: Array.from({ length: 300 }, () => ({ id: dice.one(practices) })),
      said: { ours: (d) => d.practice, peers: (d) => d.practices[0] },
    },
    {
      name: "25 practices > 5 claims > 3 further claims",
      ours: `query ($ids: [ID!]!) { practices(first: 25, filter: { id: { in: $ids } }) { nodes { id name subjectOf(first: 5, filter: { predicate: { eq: ADDRESSES } }) { nodes { id statement effect at { id name } object { id name ... on Issue { objectOf(first: 3, filter: { predicate: { eq: ADDRESSES } }) { nodes { id statement subject { id name } } } } } } } } } }`,
      peers: `query ($ids: [ID!]!) { practices(where: { id: { in: $ids }, ${seen} }) { id name said(where: { ${addressing} }, sort: [{ id: ASC }], limit: 5) { id statement effect at { id name } object { id name about(where: { ${addressing} }, sort: [{ id: ASC }], limit: 3) { id statement subject { id name } } } } } }`,
      variables: pages,
      said: {
        ours: (d) =>
          sorted(
            d.practices.nodes.map(({ id, name, subjectOf }: Any) => ({
              id,
              name,
              claims: subjectOf.nodes.map(({ object: { objectOf, ...issue }, at, ...k }: Any) => ({
                ...k,
                at: [at ?? []].flat(),
                object: [{ ...issue, about: objectOf.nodes.map((o: Any) => ({ ...o, subject: [o.subject] })) }],
              })),
            })),
          ),
        peers: (d) => sorted(d.practices.map(({ said, ...practice }: Any) => ({ ...practice, claims: said }))),
      },
    },
    {
      name: "25 practices, their claims, cited",
      ours: `query ($ids: [ID!]!) { practices(first: 25, filter: { id: { in: $ids } }) { nodes { id name addresses(first: 100) { edges { node { id name } claims(first: 100) { id statement effect at { id name } ${cited} } } } } } }`,
      peers: `query ($ids: [ID!]!) { practices(where: { id: { in: $ids }, ${seen} }) { id name said(where: { ${addressing} }) { id statement effect object { id name } at { id name } ${peersCited} } } }`,
      variables: pages,
      said: {
        ours: (d) =>
          sorted(
            d.practices.nodes.map(({ id, name, addresses }: Any) => ({
              id,
              name,
              claims: sorted(addresses.edges.flatMap(({ node, claims }: Any) => claims.map((k: Any) => claim({ ...k, issue: node })))),
            })),
          ),
        peers: (d) =>
          sorted(
            d.practices.map(({ id, name, said }: Any) => ({
              id,
              name,
              claims: sorted(said.map(({ object, ...k }: Any) => claim({ ...k, issue: object[0] }))),
            })),
          ),
      },
    },
    {
      name: "25 practices > 5 issues > 5 facing",
      ours: "query ($ids: [ID!]!) { practices(first: 25, filter: { id: { in: $ids } }) { nodes { id name addresses(first: 5) { nodes { id name facedBy(first: 5) { nodes { id name } } } } } } }",
      peers: `query ($ids: [ID!]!) { practices(where: { id: { in: $ids }, ${seen} }) { id name addresses(first: 5) { id name facedBy(first: 5) { id name } } } }`,
      variables: pages,
      said: {
        ours: (d) =>
          sorted(
            d.practices.nodes.map(({ addresses, ...practice }: Any) => ({
              ...practice,
              addresses: addresses.nodes.map(({ facedBy, ...issue }: Any) => ({ ...issue, facedBy: facedBy.nodes })),
            })),
          ),
        peers: (d) => sorted(d.practices),
      },
    },
    {
      name: "responses to an issue",
      // The peer cannot follow a relationship over any number of steps: narrower issues and enclosing places are left out for both.
      ours: `query ($issue: ID!) { responses(issue: $issue, first: 100, issueScopes: [EXACT]) { nodes { practice { id name } issue { id name } place { id name } effect modality assertion period statement ${cited} claim { id } } } }`,
      peers: `query ($issue: ID!) { claims(where: { ${addressing}, ${helping}, object: { some: { id: { eq: $issue } } } }) { id effect modality assertion period statement subject { id name } object { id name } at { id name } ${peersCited} } }`,
      variables: fitting.slice(0, 200).map((issue) => ({ issue })),
      said: {
        ours: (d) => sorted(d.responses.nodes.map(({ claim: { id }, place, ...rest }: Any) => claim({ id, at: place, ...rest }))),
        peers: (d) =>
          sorted(d.claims.map(({ subject, object, ...rest }: Any) => claim({ ...rest, practice: subject[0], issue: object[0] }))),
      },
    },
  ];
}
