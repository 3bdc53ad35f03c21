import { questionsIn } from "../../../src/api/answers/question-field.js";
import { unlimited } from "../../../src/api/limits/limits.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Level } from "../../../src/model/entity.js";
import { generate, seeds } from "../../generator.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { onePart, times } from "../../parts.js";
import { Filters } from "../../queries/filters.js";
import { Names } from "../../queries/names.js";
import { pagedListsOf, QuestionArgs, type QuestionList, type ReadPage } from "../../queries/questions.js";
import { Random } from "../../random.js";
import type { QuestionSuite } from "./suite.js";

/** Every list of every question that has pages is the same list, whatever the size of its pages. */
export function pagesSuite({ schema }: QuestionSuite): void {
  const seed = seeds[0] as number;
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    // Something has changed, too.
    graph = await graphOf(dataset, [{ ...dataset, claims: dataset.claims.slice(20), formerIds: [] }]);
    ask = await asker(graph, unlimited, schema);
  });
  afterAll(() => graph.close());

  const lists = questionsIn(schema).flatMap((found) => pagedListsOf(found).map((list) => [list.name, found, list] as const));
  if (lists.length)
    test.each(lists)("%s: page by page, as it is whole", async (name, found, list) => {
      const random = new Random(seed);
      const args = new QuestionArgs(random, dataset, new Names(random, dataset), new Filters(random, dataset));
      let long = 0;
      // Some arguments have no list worth paging: it goes on until some have.
      for (const level of onePart<Level>([0, 3]))
        for (let n = 0; n < times(10) || (long === 0 && n < 200); n++) {
          const variables = args.plain(found);
          const what = { seed, level, name, variables };
          const whole = await read(list, { ...variables, first: 100 }, level);
          if (!whole) continue;
          expect({ what, ...shapeOf(whole) }).toEqual({ what, ...shapeOf(whole), total: whole.totalCount, nodes: true });
          expect([what, whole.totalCount <= 100 ? whole.nodes.length : 100]).toEqual([what, whole.nodes.length]);
          if (whole.nodes.length < 2) continue;
          long++;
          const first = Math.max(1 + random.below(3), Math.ceil(whole.nodes.length / 10));
          const nodes: unknown[] = [];
          for (let after: string | null = null, more = true; more && nodes.length < 1000; ) {
            const page: ReadPage | undefined = await read(list, { ...variables, first, after }, level);
            expect({ what, ...shapeOf(page as ReadPage) }).toMatchObject({ what, total: whole.totalCount, nodes: true });
            nodes.push(...(page as ReadPage).nodes);
            ({ endCursor: after, hasNextPage: more } = (page as ReadPage).pageInfo);
            if (nodes.length >= 100) break;
          }
          expect({ what, nodes: nodes.slice(0, 100) }).toEqual({ what, nodes: whole.nodes });
          const end =
            whole.totalCount <= 100 ? await read(list, { ...variables, first, after: whole.pageInfo.endCursor }, level) : undefined;
          if (end)
            expect({ what, nodes: end.nodes, info: end.pageInfo }).toEqual({
              what,
              nodes: [],
              info: { hasNextPage: false, endCursor: null },
            });
        }
      expect([long > 0, name]).toEqual([true, name]);
    });

  /** A page, or undefined where a name that was given is hidden from the viewer. */
  async function read(list: QuestionList, variables: Record<string, unknown>, level: Level): Promise<ReadPage | undefined> {
    const { data, errors, faults } = await ask(list.document, { variables, level });
    expect({
      faults,
      codes: errors.map((e) => e.extensions?.code).filter((code) => code !== "NOT_FOUND"),
      errors: data ? errors : [],
    }).toEqual({
      faults: [],
      codes: [],
      errors: [],
    });
    return errors.length ? undefined : list.pageIn(data);
  }
}

/** What must be true of every page. */
const shapeOf = ({ totalCount, pageInfo, edges, nodes }: ReadPage) => ({
  total: totalCount,
  nodes:
    JSON.stringify(edges.map((e) => e.node)) === JSON.stringify(nodes) &&
    pageInfo.endCursor === (edges.at(-1)?.cursor ?? null) &&
    new Set(edges.map((e) => e.cursor)).size === edges.length,
});
