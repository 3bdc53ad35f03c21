import neo4j, { type Plan } from "neo4j-driver";
import { readGallery } from "../../src/gallery/index.js";
import type { Graph, Parameters } from "../../src/graph/graph.js";
import { readFolder } from "../../src/import/folder.js";
import { model } from "../../src/model/index.js";
import { Facts } from "../bench/facts.js";
import { datasetOf } from "../bench/generator.js";
import { questionsOf } from "../bench/questions.js";
import { asker, graphOf } from "../harness.js";
import { seedFolder } from "../seed/seeded.js";

/**
 * Where a server starts each statement: by the records that a question names, or by what those lead to. Whatever else looks at a whole
 * class takes longer the more there is of what nobody asked for. A question that names no record asks of a whole class, and may.
 */
const excused: readonly (readonly [question: RegExp, reason: string])[] = [
  [/^none: /, "what is tied to something has no bound on what is not"],
];
/** What lies above a place is a few records, what lies below it may be a region. */
const downwards = /<-\[[^\]]*(LOCATED_IN|PART_OF|MEMBER_OF)/;

interface Sent {
  readonly question: string;
  readonly text: string;
  readonly parameters: Parameters;
}
const uri = process.env.NEO4J_TEST_URI ?? "";
const statements = new Map<string, Sent>();
/** Of all records that a parameter may name. */
const ids = new Set<string>();
let graph: Graph;
beforeAll(async () => {
  graph = await graphOf((await readFolder(seedFolder, model)).dataset);
  await record((await readGallery()).map((q) => ({ ...q, name: `gallery: ${q.name}` })));
  await graph.close();
  const made = datasetOf(1000, 1);
  graph = await graphOf(made);
  await record(questionsOf(new Facts(made)));
});
afterAll(() => graph.close());

/** Notes what asking takes. */
async function record(questions: readonly { name: string; document: string; variables: object }[]) {
  const ask = await asker(graph);
  for (const [id] of await graph.read("MATCH (n) WHERE n:Entity OR n:Claim RETURN n.id", {})) ids.add(id as string);
  for (const { name: question, document, variables } of questions) {
    const listening: Graph = {
      ...graph,
      read(text, parameters, signal) {
        if (!statements.has(text)) statements.set(text, { question, text, parameters });
        return graph.read(text, parameters, signal);
      },
    };
    const { errors, faults } = await ask(document, { variables: { ...variables }, graph: listening });
    expect([question, errors, faults]).toEqual([question, [], []]);
  }
}

const names = (value: unknown): boolean => (Array.isArray(value) ? value.some(names) : ids.has(value as string));
const operators = (plan: Plan): Plan[] => [plan, ...plan.children.flatMap(operators)];

/** The statements whose plans have such an operator. */
async function planned(has: (operator: Plan) => boolean): Promise<Sent[]> {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    // Else by what the server has last counted, and as it has planned, of the graphs that other tests had here a moment ago.
    await session.run("CALL db.prepareForReplanning(60)");
    const found: Sent[] = [];
    for (const sent of statements.values()) {
      const { summary } = await session.run(`EXPLAIN ${sent.text}`, sent.parameters);
      if (!summary.plan) throw new Error(`There is no plan of ${sent.text}`);
      if (operators(summary.plan).some(has)) found.push(sent);
    }
    return found;
  } finally {
    await session.close();
    await driver.close();
  }
}
const described = ({ question, text }: Sent) => `${question}: ${text}`;

test("no statement that names a record looks at a whole class", async () => {
  expect(statements.size).toBeGreaterThan(50);
  const scanning = await planned(({ operatorType }) => /Scan(@|$)/.test(operatorType));
  // Lists of everything, and counts of it.
  expect(scanning.length).toBeGreaterThan(10);
  const bounded = scanning.filter(({ parameters }) => Object.values(parameters).some(names));
  const excuse = ({ question }: Sent) => excused.find(([of]) => of.test(question));
  expect(bounded.filter((s) => !excuse(s)).map(described)).toEqual([]);
  // An excuse that nobody needs is none.
  expect(new Set(bounded.map(excuse))).toEqual(new Set(excused));
});

test("no statement walks down from a place", async () => {
  const walked = (operator: Plan) => /^VarLength/.test(operator.operatorType);
  const details = (operator: Plan) => String(operator.arguments.Details);
  expect(await planned((o) => walked(o) && /(LOCATED_IN|PART_OF)/.test(details(o)))).not.toEqual([]);
  expect((await planned((o) => walked(o) && downwards.test(details(o)))).map(described)).toEqual([]);
});
