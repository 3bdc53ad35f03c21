import { documentOf } from "../../../src/api/answers/document.js";
import { questionsIn, type SchemaQuestion } from "../../../src/api/answers/question-field.js";
import { atMost, onePart, times } from "../../parts.js";
import type { Args } from "../../queries/document.js";
import { codesOf } from "../../queries/names.js";
import { pagedListsOf, QuestionArgs, recordArguments, withName } from "../../queries/questions.js";
import { type Pair, pairs, Twins } from "../../twins.js";
import type { QuestionSuite } from "./suite.js";

/** What a viewer may not see changes nothing that a question answers: no value, no page, no count, no error and no suggestion. */
export function twinSuite({ schema }: QuestionSuite): void {
  const all = questionsIn(schema);
  describe.each(onePart(pairs))("level $level of the graph of seed $seed", (pair: Pair) => {
    const twins = new Twins(pair, schema);
    const { dataset, hidden } = twins;
    beforeAll(() => twins.open());
    afterAll(() => twins.close());
    /** Arguments in which all that name records name others. */
    const renamed = (found: SchemaQuestion, given: Args, name: () => unknown): Args => {
      let changed = given;
      for (const [argument] of recordArguments(found)) changed = withName(found, changed, argument, name());
      return changed;
    };
    const toolsOf = (part: number) => {
      const tools = twins.tools(part);
      return { ...tools, args: new QuestionArgs(tools.random, dataset, tools.names, tools.filters) };
    };

    test("whole answers, about records of all levels", async () => {
      const { args } = toolsOf(20);
      const answered = new Set<string>();
      // The first time about visible records alone, so that there is an answer.
      const variablesOf = (found: SchemaQuestion, n: number) =>
        n === 0 ? args.plain(found, (id) => !twins.hides(id)) : n % 2 ? args.any(found) : args.plain(found);
      for (const found of all)
        for (let n = 0; n < times(5); n++) {
          const { data } = await twins.alike(documentOf(found), variablesOf(found, n));
          if (data) answered.add(found.question.name);
        }
      expect([...answered].sort()).toEqual(all.map(({ question }) => question.name).sort());
    });

    test("names that are hidden, or nearly so, with what is suggested instead", async () => {
      const { names, args, random } = toolsOf(21);
      for (const found of all) {
        const records = recordArguments(found);
        // Its fields are not needed to learn whether a name is found.
        const document = documentOf(found, "__typename");
        for (const [argument] of records) {
          for (const record of random.several(hidden.entities, times(15))) {
            const visible = args.plain(found, (id) => !twins.hides(id));
            for (const value of [record.values.id, ...codesOf(record)]) {
              const { errors } = await twins.alike(document, withName(found, visible, argument, value));
              expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", argument, value });
            }
            await twins.alike(
              document,
              renamed(found, visible, () => names.nearly(record.values.id)),
            );
          }
          for (let n = 0; n < times(20); n++)
            await twins.alike(
              document,
              renamed(found, args.plain(found), () => names.of("place")),
            );
        }
      }
    });

    test("what follows an insider's cursor", async () => {
      const { args } = toolsOf(22);
      for (const found of all)
        for (const list of pagedListsOf(found))
          for (let n = 0; n < times(3); n++) {
            const variables = args.plain(found, (id) => !twins.hides(id));
            for (let after: string | null = null, more = true, pages = 0; more && pages < atMost(12, 3); pages++) {
              const { data, errors } = await twins.asInsider(list.document, { ...variables, first: 1, after });
              expect(errors).toEqual([]);
              ({ endCursor: after, hasNextPage: more } = list.pageIn(data).pageInfo);
              if (after !== null) await twins.alike(list.document, { ...variables, first: 2, after });
            }
          }
    });
  });
}
