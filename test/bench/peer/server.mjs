// The peer: the same Neo4j graph, served by a library that derives a GraphQL API from type definitions, as its guide describes. It
// has no notion of who may see what, so questions have filters for it. It sends its address to the parent process.
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

// A locality and an undertaking are read by the label that their kinds share: a union would be one more subquery for each member.
const typeDefs = `#graphql
  type Practice @node {
    id: ID!
    name: String
    description: String
    intent: String
    level: Int
    said: [Claim!]! @relationship(type: "SUBJECT_OF", direction: OUT)
    addresses(first: Int!): [Issue!]! @cypher(columnName: "issue", statement: """
      MATCH (this)-[:SUBJECT_OF]->(k:Claim)
      WHERE k.predicate = "ADDRESSES" AND k.level <= 0 AND k.status = "ACCEPTED" AND k.assertion IN ["STATED", "COMPOSED", "IMPORTED"]
      MATCH (k)-[:OBJECT]->(issue:Issue) WHERE issue.level <= 0
      WITH DISTINCT issue ORDER BY issue.id LIMIT $first
      RETURN issue
    """)
  }
  type Issue @node {
    id: ID!
    name: String
    level: Int
    about: [Claim!]! @relationship(type: "OBJECT", direction: IN)
    broader: [Issue!]! @relationship(type: "BROADER", direction: OUT)
    facedBy(first: Int!): [Sufferer!]! @cypher(columnName: "sufferer", statement: """
      MATCH (this)<-[:OBJECT]-(k:Claim)
      WHERE k.predicate = "FACES" AND k.level <= 0 AND k.status = "ACCEPTED" AND k.assertion IN ["STATED", "COMPOSED", "IMPORTED"]
      MATCH (k)<-[:SUBJECT_OF]-(sufferer:Locality) WHERE sufferer.level <= 0
      WITH DISTINCT sufferer ORDER BY sufferer.id LIMIT $first
      RETURN sufferer
    """)
  }
  type Sufferer @node(labels: ["Locality"]) {
    id: ID!
    name: String
  }
  type Claim @node {
    id: ID!
    predicate: String
    statement: String
    effect: String
    modality: String
    assertion: String
    period: String
    status: String
    level: Int
    subject: [Responder!]! @relationship(type: "SUBJECT_OF", direction: IN)
    object: [Issue!]! @relationship(type: "OBJECT", direction: OUT)
    at: [Ground!]! @relationship(type: "AT", direction: OUT)
    evidence: [Passage!]! @relationship(type: "CITES", direction: OUT)
  }
  type Responder @node(labels: ["Undertaking"]) {
    id: ID!
    name: String
  }
  type Ground @node(labels: ["Locality"]) {
    id: ID!
    name: String
  }
  type Passage @node {
    id: ID!
    heading: String
    startLine: Int
    endLine: Int
    level: Int
    source: [Source!]! @relationship(type: "OF", direction: OUT)
  }
  type Source @node {
    id: ID!
    title: String
  }
`;

const driver = neo4j.driver(process.env.NEO4J_URI, undefined, { telemetryDisabled: true });
const apollo = new ApolloServer({
  schema: await new Neo4jGraphQL({ typeDefs, driver }).getSchema(),
  // As in the server that it is compared with: neither plugin is needed, and one of them is slow.
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
});
const { url } = await startStandaloneServer(apollo, { listen: { host: "127.0.0.1", port: 0 }, context: async () => ({}) });
process.send?.(url);
