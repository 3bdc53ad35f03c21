import { isRequiredArgument } from "graphql";
import { documentOf } from "../../../src/api/answers/document.js";
import { questionsIn } from "../../../src/api/answers/question-field.js";
import { defaultLimits, unlimited } from "../../../src/api/limits/limits.js";
import type { Graph } from "../../../src/graph/graph.js";
import { generate, seeds } from "../../generator.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { times } from "../../parts.js";
import { Filters } from "../../queries/filters.js";
import { Names } from "../../queries/names.js";
import { pagedListsOf, QuestionArgs } from "../../queries/questions.js";
import { Random } from "../../random.js";
import type { QuestionSuite } from "./suite.js";

/** A question costs what it declares and what it reads, and is refused before it reads anything where that is too much. */
export function costSuite({ schema }: QuestionSuite): void {
  const seed = seeds[1] as number;
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited, schema);
  });
  afterAll(() => graph.close());

  const all = questionsIn(schema).map((found) => [found.question.name, found] as const);
  const argsFrom = (random: Random) => new QuestionArgs(random, dataset, new Names(random, dataset), new Filters(random, dataset));

  /** Arguments that a question has an answer for: random ones may name what is not there. */
  async function answeredArgs(found: (typeof all)[number][1]) {
    const args = argsFrom(new Random(seed));
    for (let n = 0; n < 100; n++) {
      const variables = args.plain(found);
      if (!(await ask(documentOf(found), { variables })).errors.length) return variables;
    }
    throw new Error(`No arguments of a hundred have an answer to ${found.question.name}.`);
  }

  test.each(all)("%s costs no less than it reads", async (name, found) => {
    const random = new Random(seed);
    const args = argsFrom(random);
    let answered = 0;
    for (let n = 0; n < times(10) || (answered === 0 && n < 100); n++) {
      const variables = args.plain(found);
      let rows = 0;
      const counting: Graph = {
        ...graph,
        async read(text, parameters, signal) {
          const read = await graph.read(text, parameters, signal);
          rows += read.length;
          return read;
        },
      };
      const { cost, errors } = await ask(documentOf(found), { variables, graph: counting });
      // For a name that no record has, all names are read, to suggest the nearest.
      if (errors.length) continue;
      answered++;
      const requested = cost?.requested ?? 0;
      expect({ seed, name, variables, enough: requested >= rows && requested >= found.question.cost }).toEqual({
        seed,
        name,
        variables,
        enough: true,
      });
    }
    expect([name, answered > 0]).toEqual([name, true]);
  });

  test.each(all)("%s is refused where it costs more than is allowed, and nothing is read for it", async (_, found) => {
    const variables = argsFrom(new Random(seed)).plain(found);
    const requested = (await ask(documentOf(found), { variables })).cost?.requested as number;
    const strict = await asker(graph, { ...defaultLimits, cost: requested - 1 }, schema);
    const { data, errors, statements } = await strict(documentOf(found), { variables });
    expect({ data, statements, errors: errors.map((e) => e.extensions) }).toEqual({
      data: undefined,
      statements: [],
      errors: [{ code: "LIMIT_EXCEEDED", bound: "cost", limit: requested - 1, requested }],
    });
  });

  test.each(all)("%s costs more with larger pages, and no page has more than a hundred", async (name, found) => {
    const variables = await answeredArgs(found);
    for (const { document } of pagedListsOf(found)) {
      const costOf = async (first: number) => (await ask(document, { variables: { ...variables, first } })).cost?.requested as number;
      const [one, ten] = [await costOf(1), await costOf(10)];
      expect([name, ten - one >= 9]).toEqual([name, true]);
      for (const first of [0, -1, 101]) {
        const { errors, statements } = await ask(document, { variables: { ...variables, first } });
        expect([name, first, errors[0]?.extensions?.code, errors[0]?.extensions?.argument]).toEqual([
          name,
          first,
          "BAD_USER_INPUT",
          "first",
        ]);
        if (found.question.answer.connection) expect(statements).toEqual([]);
      }
    }
  });

  test.each(all)("%s names the argument that is missing", async (name, found) => {
    const needed = found.args.filter(isRequiredArgument);
    for (const argument of needed) {
      const { [argument.name]: _, ...variables } = argsFrom(new Random(seed)).plain(found);
      const { errors, statements } = await ask(documentOf(found), { variables });
      expect([name, statements, errors.length, errors[0]?.message.includes(argument.name)]).toEqual([name, [], 1, true]);
    }
  });
}
