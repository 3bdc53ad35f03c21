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
 * Where a server starts each statement: by the ids that a question names, or by what those lead to. Only what is asked of a whole class may
 * look at all of it; whatever else does, takes longer the more there is of what nobody asked for.
 */
const whole: readonly (readonly [question: RegExp, reason: string])[] = [
  [/^(practices|claims)( by name| by id|, count)?$/, "a list of everything, or its count"],
  [/^none: /, "what is tied to something has no bound on what is not"],
  [/^what the graph holds$|^gallery: dataset$/, "counts of everything"],
  [/^gallery: issues-by-role$/, "a list of all issues, by what each of them says of itself"],
];

interface Sent {
  readonly question: string;
  readonly text: string;
  readonly parameters: Parameters;
}
const uri = process.env.NEO4J_TEST_URI ?? "";
const statements = new Map<string, Sent>();
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

const operators = (plan: Plan): string[] => [plan.operatorType.replace(/@.*/, ""), ...plan.children.flatMap(operators)];

test("no statement about something looks at everything", async () => {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  const wrong: string[] = [];
  const excused = new Set<string>();
  try {
    for (const { question, text, parameters } of statements.values()) {
      const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
      if (!summary.plan) throw new Error(`There is no plan of ${text}`);
      const scans = operators(summary.plan).filter((o) => /Scan$/.test(o));
      if (!scans.length) continue;
      const [reason] = whole.filter(([of]) => of.test(question));
      if (reason) excused.add(reason[1]);
      else wrong.push(`${question}: ${scans}: ${text}`);
    }
  } finally {
    await session.close();
    await driver.close();
  }
  expect(statements.size).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
  // An excuse that nobody needs is none.
  expect([...excused].sort()).toEqual(whole.map(([, reason]) => reason).sort());
});
