import { tableListOf, urlNameOf } from "../../../src/api/answers/question.js";
import { questionsIn } from "../../../src/api/answers/question-field.js";
import { Reader } from "../../../src/api/reading/reader.js";
import { comparedColumns } from "../../../src/export/receipts/compared-items.js";
import { repeatableNamed, repeatablesIn } from "../../../src/export/receipts/repeatables.js";
import { readGallery } from "../../../src/gallery/index.js";
import type { Graph } from "../../../src/graph/graph.js";
import { model } from "../../../src/model/index.js";
import { readValidFolder } from "../../../src/seed.js";
import { seeds } from "../../built.js";
import { generate, seeds as generated } from "../../generator.js";
import { graphOf } from "../../harness.js";
import { seenBy } from "../../oracle/seen.js";
import { times } from "../../parts.js";
import { Filters } from "../../queries/filters.js";
import { Names } from "../../queries/names.js";
import { QuestionArgs } from "../../queries/questions.js";
import { Random } from "../../random.js";
import { schema } from "../../schema.js";

/**
 * The columns that identify the rows of an answer tell all of them apart. Of two rows with one key, the second would read as another row
 * when the first goes.
 */
async function keysOf(graph: Graph, name: string, given: Readonly<Record<string, unknown>>): Promise<string[]> {
  const repeatable = await repeatableNamed(schema, model, name);
  const reader = new Reader(model, graph, { level: 3, roles: [], languages: ["en"] });
  const answer = await repeatable.read(reader, repeatable.complete(given));
  const identify = comparedColumns(repeatable, answer).identify.map((column) => answer.columns.indexOf(column));
  expect({ name, missing: identify.filter((position) => position < 0) }).toEqual({ name, missing: [] });
  return answer.rows.map(({ cells }) => JSON.stringify(identify.map((position) => cells[position])));
}
const repeated = (keys: readonly string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);

/** Rows of a question that are enough: some questions have thousands. */
const enough = 250;

test("of each question, on generated records", async () => {
  const dataset = seenBy(3, generate(generated[0]));
  const graph = await graphOf(dataset);
  try {
    const random = new Random(7);
    const args = new QuestionArgs(random, dataset, new Names(random, dataset), new Filters(random, dataset));
    let met = 0;
    for (const found of questionsIn(schema).filter(({ question }) => tableListOf(question))) {
      const name = urlNameOf(found.question);
      let rows = 0;
      for (let n = 0; n < times(30) && rows < enough; n++) {
        const given = args.plain(found);
        const keys = await keysOf(graph, name, given);
        expect({ name, given, repeated: repeated(keys) }).toEqual({ name, given, repeated: [] });
        rows += keys.length;
      }
      met += rows;
    }
    expect(met).toBeGreaterThan(500);
  } finally {
    await graph.close();
  }
});

test("of each ready question, on the seed", async () => {
  const graph = await graphOf((await readValidFolder(seeds.shipped, model)).dataset);
  try {
    const names = (await repeatablesIn(schema, model)).map(({ name }) => name);
    let met = 0;
    for (const { name: ready, variables } of await readGallery()) {
      const name = `questions/${ready}`;
      if (!names.includes(name)) continue;
      const keys = await keysOf(graph, name, variables);
      expect({ name, repeated: repeated(keys) }).toEqual({ name, repeated: [] });
      met += keys.length;
    }
    expect(met).toBeGreaterThan(50);
  } finally {
    await graph.close();
  }
});
