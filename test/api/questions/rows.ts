import { isRequiredArgument } from "graphql";
import { namesOf } from "../../../src/api/answers/cells.js";
import { selectionOf } from "../../../src/api/answers/document.js";
import { tableListOf, urlNameOf } from "../../../src/api/answers/question.js";
import { questionsIn, type SchemaQuestion } from "../../../src/api/answers/question-field.js";
import { groupingText } from "../../../src/api/schema/group-inputs.js";
import { upperSnake } from "../../../src/api/schema/types.js";
import { rowFormats } from "../../../src/export/formats/index.js";
import type { Grouping } from "../../../src/graph/axes.js";
import type { Graph } from "../../../src/graph/graph.js";
import { generate, seeds } from "../../generator.js";
import { graphOf } from "../../harness.js";
import { csvText } from "../../http/cells.js";
import { parseCsv, recordsOf } from "../../http/rfc4180.js";
import { answered, type Served, served } from "../../http/served.js";
import { onePart, rounds, times } from "../../parts.js";
import { Filters } from "../../queries/filters.js";
import { Names } from "../../queries/names.js";
import { QuestionArgs } from "../../queries/questions.js";
import { Random } from "../../random.js";
import { type Pair, pairs, Twins } from "../../twins.js";
import { internal } from "../hostile/attack.js";
import { hostile } from "../hostile/values.js";
import type { QuestionSuite } from "./suite.js";

/** The table of a question by URL has the rows that GraphQL answers, in every format, and refuses what it does not take. */
export function rowsSuite({ schema }: QuestionSuite): void {
  const seed = seeds[2] as number;
  const dataset = generate(seed);
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    server = await served(graph, { schema });
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });

  const questions = questionsIn(schema);
  const tables = questions.filter(({ question }) => tableListOf(question)).map((found) => [urlNameOf(found.question), found] as const);
  const others = questions.filter(({ question }) => !tableListOf(question)).map(({ question }) => urlNameOf(question));
  const argsFrom = (random: Random, of = dataset) => new QuestionArgs(random, of, new Names(random, of), new Filters(random, of));
  const textOf = (value: unknown): string => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return String(value);
    return "axis" in value ? groupingText(value as Grouping) : JSON.stringify(value);
  };
  const queryOf = (variables: object) =>
    new URLSearchParams(
      Object.entries(variables).map(([name, value]): [string, string] => [
        name,
        Array.isArray(value) ? value.map(textOf).join(",") : textOf(value),
      ]),
    );

  test("a question without a table has no rows by URL", async () => {
    for (const name of others) for (const { extension } of rowFormats) expect((await server.get(`/${name}.${extension}`)).status).toBe(404);
  });
  if (!tables.length) return;

  test.each(tables)("/%s has the rows that GraphQL answers, in every format", async (name, found) => {
    const random = new Random(seed);
    const args = argsFrom(random);
    let rowsMet = 0;
    // Some arguments have no rows: it goes on until some have.
    for (let n = 0; n < times(8) || (rowsMet === 0 && n < 100); n++) {
      const variables = args.plain(found);
      const what = { seed, name, variables };
      const get = (extension: string) => server.get(`/${name}.${extension}?${queryOf(variables)}`);
      const json = await get("json");
      const nodes = await nodesOf(found, variables);
      if (!nodes) {
        expect([what, json.status]).toEqual([what, 404]);
        continue;
      }
      const rows = (await json.json()) as Record<string, unknown>[];
      rowsMet += rows.length;
      expect({ what, rows: rows.slice(0, 100).map((row) => fieldsOfRow(found, row)) }).toEqual({
        what,
        rows: nodes.map((node) => fieldsOfNode(found, node)),
      });
      const lines = (await (await get("ndjson")).text()).split("\n").filter(Boolean);
      expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
      const csv = parseCsv(await (await get("csv")).text());
      expect(csv[0]).toEqual(columnsOf(found));
      const asText = rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, csvText(v)])));
      // What a spreadsheet would run has an apostrophe before it in CSV alone.
      expect(recordsOf(csv).map(withoutApostrophes)).toEqual(asText.map(withoutApostrophes));
    }
    expect([name, rowsMet > 0]).toEqual([name, true]);
  });

  /** The first hundred rows of the table's list as GraphQL gives them, or undefined if a name is unknown to the viewer. */
  async function nodesOf({ question, args }: SchemaQuestion, variables: object): Promise<Record<string, unknown>[] | undefined> {
    const { name, answer } = question;
    const list = tableListOf(question)?.list;
    const field = Object.entries(answer.lists ?? {}).find(([, l]) => l === list)?.[0];
    const own = args.filter((a) => Object.hasOwn(variables, a.name));
    const call = (given: readonly string[]) => (given.length ? `(${given.join(", ")})` : "");
    const given = own.map((a) => `${a.name}: $${a.name}`);
    const row = `{ ${selectionOf(list?.row.fields ?? [])} }`;
    const inner =
      field === undefined
        ? `${name}${call([...given, "first: 100"])} { nodes ${row} }`
        : `${name}${call(given)} { ${list && "page" in list ? `${field}(first: 100) { nodes ${row} }` : `${field} ${row}`} }`;
    const { body } = await answered(
      server.post({ query: `query ${call(own.map((a) => `$${a.name}: ${a.type}`))} { ${inner} }`, variables }),
    );
    if (!body.data) return undefined;
    const found = field === undefined ? body.data[name] : body.data[name][field];
    return (found.nodes ?? found) as Record<string, unknown>[];
  }

  test.each(tables)("/%s refuses unknown parameters, and names the missing ones with an example", async (name, found) => {
    const variables = argsFrom(new Random(seed)).plain(found);
    const refused = async (query: URLSearchParams) => (await answered(server.get(`/${name}.csv?${query}`))).body.error;
    for (const argument of ["nothing", "first", "after", "__proto__"])
      expect(await refused(queryOf({ ...variables, [argument]: "x" }))).toMatchObject({ code: "BAD_USER_INPUT" });
    for (const { name: needed } of found.args.filter(isRequiredArgument)) {
      const { [needed]: _, ...rest } = variables;
      const example = found.question.example[needed];
      expect(typeof example).toBe("string");
      expect(await refused(queryOf(rest))).toMatchObject({
        code: "BAD_USER_INPUT",
        argument: needed,
        message: `${needed}: needed, such as ${needed}=${example}.`,
      });
    }
  });

  test.each(tables)("/%s: hostile values in each parameter", async (name, found) => {
    const random = new Random(seed);
    const variables = argsFrom(random).plain(found);
    for (const argument of found.args)
      for (const value of random.several(hostile(argument.type, random, argument.name), rounds(25))) {
        const response = await server.get(`/${name}.json?${queryOf({ ...variables, [argument.name]: value })}`);
        const text = await response.text();
        const what = { seed, name, argument: argument.name, value: JSON.stringify(value)?.slice(0, 200) };
        expect({ ...what, status: response.status, allowed: [200, 400, 404, 414].includes(response.status) }).toEqual({
          ...what,
          status: response.status,
          allowed: true,
        });
        expect({ ...what, internal: internal.test(text) }).toEqual({ ...what, internal: false });
      }
  });

  describe.each(onePart(pairs))("twins of level $level of the graph of seed $seed", (pair: Pair) => {
    test("the same bytes and headers, whatever is asked", async () => {
      const twins = new Twins(pair, schema);
      await twins.open();
      const servers = await Promise.all(twins.both.map((of) => served(of, { level: pair.level, schema })));
      try {
        const { random } = twins.tools(30);
        const args = argsFrom(random, twins.dataset);
        for (const [name, found] of tables)
          for (let n = 0; n < times(5); n++) {
            const path = `/${name}.${random.pick(rowFormats).extension}?${queryOf(args.plain(found))}`;
            const [one, other] = await Promise.all(
              servers.map(async ({ get }) => {
                const response = await get(path, { "x-request-id": "the-same-for-both" });
                const headers = Object.fromEntries([...response.headers].filter(([header]) => header !== "date"));
                return { ...pair, path, status: response.status, headers, text: await response.text() };
              }),
            );
            expect(one).toEqual(other);
          }
        expect(servers.flatMap(({ log }) => log)).toEqual([]);
      } finally {
        await Promise.all(servers.map((s) => s.close()));
        await twins.close();
      }
    });
  });
}

const fieldsOf = ({ question }: SchemaQuestion) => tableListOf(question)?.list.row.fields ?? [];
const columnsOf = (found: SchemaQuestion): string[] => fieldsOf(found).flatMap((field) => namesOf(field.columns));
const withoutApostrophes = (row: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(row).map(([column, text]) => [column, text.replace(/^'/, "")]));

/** A row as its fields: their values, and the ids of records. */
function fieldsOfRow(found: SchemaQuestion, row: Readonly<Record<string, unknown>>): unknown {
  expect(Object.keys(row)).toEqual(columnsOf(found));
  return comparable(found, (names) => row[names.find((name) => /(^|_)id$/.test(name)) ?? (names[0] as string)]);
}
function fieldsOfNode(found: SchemaQuestion, node: Readonly<Record<string, unknown>>): unknown {
  return comparable(found, ([column = ""], name, selection) => {
    const value = node[name];
    if (!selection || value === null) return value;
    // A record stands in a table as its id, a sentence and a finding as its value, claims as their number, all else as its fields.
    const { id, value: own, count } = value as { readonly id?: string; readonly value?: unknown; readonly count?: number };
    return id ?? own ?? count ?? (value as Readonly<Record<string, unknown>>)[column.slice(upperSnake(name).length + 1)];
  });
}
/** The fields that a table has a column for, but lists of objects, whose columns differ. */
const comparable = (found: SchemaQuestion, read: (names: readonly string[], name: string, selection: string | undefined) => unknown) =>
  Object.fromEntries(
    fieldsOf(found)
      .filter(({ columns, listed }) => columns.columns.length > 0 && !listed)
      .map(({ name, selection, columns }) => [name, read(namesOf(columns), name, selection) ?? null]),
  );
