import neo4j, { type Plan } from "neo4j-driver";
import { readGallery } from "../../src/gallery/index.js";
import type { Graph, Parameters } from "../../src/graph/graph.js";
import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { model } from "../../src/model/index.js";
import { Facts } from "../bench/facts.js";
import { datasetOf } from "../bench/generator.js";
import { questionsOf } from "../bench/questions.js";
import { asker, graphOf } from "../harness.js";
import { seedFolder } from "../seed/seeded.js";

/**
 * Neo4j's plans: a statement that names records starts at these, or at records that they lead to. A statement that reads a whole class
 * takes longer the more records there are; only a question that names no record may do so.
 */
/** Questions that name a record and may read a whole class all the same. */
const exceptions: readonly (readonly [question: RegExp, reason: string])[] = [
  [/^none: /, "it looks for records without a relation, and no record leads to them"],
];
/** Questions that name a place alone, or group claims by place: what lies within places is all that they ask for. */
const fromPlace =
  /^(claims within |responses: any issue, |groups: |matrix: |facets of all claims|claims of a cell|gallery: (claim-groups|evidence-matrix|facets|what-held-in))/;
/** Above a place there are few records; below it there may be all records of a region. */
const downwards = /<-\[[^\]]*(LOCATED_IN|PART_OF|MEMBER_OF)/;

interface Sent {
  readonly question: string;
  readonly text: string;
  readonly parameters: Parameters;
}
const uri = process.env.NEO4J_TEST_URI ?? "";
const statements = new Map<string, Sent>();
/** The ids of all records, any of which a parameter may name. */
const ids = new Set<string>();
let graph: Graph;
beforeAll(async () => {
  graph = await graphOf((await readFolder(seedFolder, model)).dataset);
  await record((await readGallery()).map((q) => ({ ...q, name: `gallery: ${q.name}` })));
  await graph.close();
  const generated = datasetOf(1000, 1);
  graph = await graphOf(generated);
  await record(questionsOf(new Facts(generated)));
});
afterAll(() => graph.close());

/** Records the statements that each question sends. */
async function record(questions: readonly { name: string; document: string; variables: object }[]) {
  const ask = await asker(graph);
  for (const [id] of await graph.read("MATCH (n) WHERE n:Entity OR n:Claim RETURN n.id", {})) ids.add(id as string);
  for (const { name: question, document, variables } of questions) {
    const recording: Graph = {
      ...graph,
      read(text, parameters, signal) {
        if (!statements.has(text)) statements.set(text, { question, text, parameters });
        return graph.read(text, parameters, signal);
      },
    };
    const { errors, faults } = await ask(document, { variables: { ...variables }, graph: recording });
    expect([question, errors, faults]).toEqual([question, [], []]);
  }
}

const namesRecord = (value: unknown): boolean => (Array.isArray(value) ? value.some(namesRecord) : ids.has(value as string));
const operators = (plan: Plan): Plan[] => [plan, ...plan.children.flatMap(operators)];

/** The statements whose plans have such an operator. */
async function planned(has: (operator: Plan) => boolean): Promise<Sent[]> {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    // Otherwise the server uses statistics and cached plans of graphs that earlier tests stored.
    await session.run("CALL db.prepareForReplanning(60)");
    const matching: Sent[] = [];
    for (const sent of statements.values()) {
      const { summary } = await session.run(`EXPLAIN ${sent.text}`, sent.parameters);
      if (!summary.plan) throw new Error(`The server gave no plan for ${sent.text}`);
      if (operators(summary.plan).some(has)) matching.push(sent);
    }
    return matching;
  } finally {
    await session.close();
    await driver.close();
  }
}
const described = ({ question, text }: Sent) => `${question}: ${text}`;

test("no statement that names a record reads a whole class", async () => {
  expect(statements.size).toBeGreaterThan(50);
  const scanning = await planned(({ operatorType }) => /Scan(@|$)/.test(operatorType));
  // Lists and counts of everything do read whole classes.
  expect(scanning.length).toBeGreaterThan(10);
  const naming = scanning.filter(({ parameters }) => Object.values(parameters).some(namesRecord));
  const exceptionOf = ({ question }: Sent) => exceptions.find(([pattern]) => pattern.test(question));
  expect(naming.filter((s) => !exceptionOf(s)).map(described)).toEqual([]);
  // An exception that no plan needs is out of date.
  expect(new Set(naming.map(exceptionOf))).toEqual(new Set(exceptions));
});

test("no statement that could start elsewhere walks down from a place", async () => {
  const walked = (operator: Plan) => /^VarLength/.test(operator.operatorType);
  const details = (operator: Plan) => String(operator.arguments.Details);
  expect(await planned((o) => walked(o) && /(LOCATED_IN|PART_OF)/.test(details(o)))).not.toEqual([]);
  const down = await planned((o) => walked(o) && downwards.test(details(o)));
  expect(down.filter(({ question }) => !fromPlace.test(question)).map(described)).toEqual([]);
  expect(down.length).toBeGreaterThan(0);
});
