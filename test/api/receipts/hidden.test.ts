import { tableListOf, urlNameOf } from "../../../src/api/answers/question.js";
import { questionsIn } from "../../../src/api/answers/question-field.js";
import { Failure } from "../../../src/errors.js";
import { repeatablesIn } from "../../../src/export/receipts/repeatables.js";
import { model } from "../../../src/model/index.js";
import { onePart, times } from "../../parts.js";
import { QuestionArgs } from "../../queries/questions.js";
import { schema } from "../../schema.js";
import { pairs, Twins } from "../../twins.js";
import { taken, verified } from "./taken.js";

/**
 * Receipts of every question with rows, taken by somebody who sees everything, are verified by somebody who does not: on a graph with the
 * hidden records, and on one in which they were never recorded, the answers are the same to the byte.
 */
describe.each(onePart(pairs))("twins of level $level of the graph of seed $seed", (pair) => {
  test("what is hidden reads as what was never there", async () => {
    const twins = new Twins(pair);
    await twins.open();
    try {
      const { random, names, filters } = twins.tools(31);
      const args = new QuestionArgs(random, twins.dataset, names, filters);
      const met = { taken: 0, rows: 0 };
      for (const found of questionsIn(schema).filter(({ question }) => tableListOf(question)))
        for (let n = 0; n < times(4); n++) {
          const name = urlNameOf(found.question);
          const given = args.plain(found);
          for (const level of [3, pair.level] as const) {
            // Taken on both: what a graph keeps of an answer is kept on both, so that equal statements follow.
            const [receipt] = await Promise.all(
              twins.both.map((graph) =>
                taken(graph, level, name, given).catch((error) => {
                  if (error instanceof Failure) return undefined;
                  throw error;
                }),
              ),
            );
            if (receipt === undefined) continue;
            const { data } = await twins.alike(verified, { receipt });
            const { same, rows } = data.verifyReceipt;
            met.taken++;
            met.rows += rows.before;
            // Nothing changed since: whoever took it finds it as it was.
            if (level === pair.level) expect({ name, given, same }).toEqual({ name, given, same: true });
          }
        }
      expect(met).toEqual({ taken: expect.any(Number), rows: expect.any(Number) });
      expect(Math.min(met.taken, met.rows)).toBeGreaterThan(5);
    } finally {
      await twins.close();
    }
  });
});

test("every table by URL and every ready question that is a table has receipts", async () => {
  const names = (await repeatablesIn(schema, model)).map(({ name }) => name);
  const tables = questionsIn(schema).flatMap(({ question }) => (tableListOf(question) ? [urlNameOf(question)] : []));
  expect(names).toEqual(expect.arrayContaining(["claims", ...tables, "questions/what-a-community-faces"]));
  expect(new Set(names).size).toBe(names.length);
});
