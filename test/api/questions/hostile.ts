import type { GraphQLInputObjectType } from "graphql";
import { questionsIn } from "../../../src/api/answers/question-field.js";
import type { Graph } from "../../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { quick, rounds } from "../../parts.js";
import { Filters } from "../../queries/filters.js";
import { Names } from "../../queries/names.js";
import { pagedListsOf, QuestionArgs } from "../../queries/questions.js";
import { Random } from "../../random.js";
import { dealt, faultsOf, filterType } from "../hostile/attack.js";
import { everything, stateOf } from "../hostile/everything.js";
import { placesOf } from "../hostile/places.js";
import { excessive, forged, hostile } from "../hostile/values.js";
import type { QuestionSuite } from "./suite.js";

/** Any value of an argument of a question, or of a list of its answer, gets an answer that shows nothing internal and changes nothing. */
export function hostileSuite({ schema }: QuestionSuite): void {
  const seed = 20261128;
  let graph: Graph;
  let ask: Ask;
  let before: string;
  beforeAll(async () => {
    graph = await graphOf(everything);
    ask = await asker(graph, undefined, schema);
    before = await stateOf(graph);
  });
  afterEach(async () => expect(await stateOf(graph)).toBe(before));
  afterAll(() => graph.close());

  const filters = new Set<string>();
  const everyValue = (type: GraphQLInputObjectType, random: Random) => [
    ...random.several(hostile(type, random), rounds(60)),
    ...excessive(type),
  ];
  const all = questionsIn(schema).map((found) => [found.question.name, found] as const);
  const places = placesOf(schema);
  // In quick rounds, what many questions take, such as the choice of claims, gets all values in one of them.
  const met = quick ? new Map<string, readonly unknown[]>() : undefined;

  test.each(all)("%s: hostile values in each argument", async (name, { question }) => {
    const random = new Random(seed);
    const own = places.filter((p) => p.name.startsWith(`Query.${name}(`) || p.name.startsWith(`${question.answer.name}.`));
    const faults: string[] = [];
    const plain = own.filter((p) => !filterType(p));
    for (const { place, values, written } of dealt(random, plain, ({ argument }) => hostile(argument.type, random, argument.name), 2, met))
      faults.push(...(await faultsOf(ask, seed, place, values, written)));
    for (const place of own.filter(filterType)) {
      const type = filterType(place) as GraphQLInputObjectType;
      // Most questions take a filter of claims: one of them gets them all.
      const values = filters.has(type.name) ? random.several(hostile(type, random), rounds(10)) : everyValue(type, random);
      filters.add(type.name);
      faults.push(...(await faultsOf(ask, seed, place, values, [])));
    }
    expect(faults.slice(0, 5)).toEqual([]);
  });

  const lists = all.flatMap(([, found]) => pagedListsOf(found).map((list) => [list.name, found, list] as const));
  if (lists.length)
    test.each(lists)("%s: forged cursors", async (name, found, list) => {
      const random = new Random(seed);
      const args = new QuestionArgs(random, everything, new Names(random, everything), new Filters(random, everything));
      for (let n = 0, tried = 0; tried === 0; n++) {
        if (n > 50) throw new Error(`${name}: there is no cursor to start from (seed ${seed}).`);
        const variables = args.plain(found);
        const { data } = await ask(list.document, { variables: { ...variables, first: 1 } });
        const cursor = data && list.pageIn(data).pageInfo.endCursor;
        if (!cursor) continue;
        for (const after of forged(cursor)) {
          const { data: page, errors, faults } = await ask(list.document, { variables: { ...variables, first: 1, after } });
          tried++;
          const code = errors[0]?.extensions?.code;
          expect([name, after, faults, page ? "a page" : code]).toEqual([name, after, [], page ? "a page" : "BAD_USER_INPUT"]);
        }
      }
    });
}
