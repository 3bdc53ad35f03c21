import { type GraphQLObjectType, getNamedType, parse, validate } from "graphql";
import type { AnyQuestion, ObjectAnswer } from "../../src/api/answers/question.js";
import { schemaOf } from "../../src/api/schema.js";
import { namedQuestions, questionNamed } from "../../src/cli/questions/named-questions.js";
import { model } from "../../src/model/index.js";
import { asker, graphOf } from "../harness.js";
import { served } from "../http/served.js";
import { world } from "../world.js";
import { questionSuites } from "./questions/suite.js";
import { dossier, outline, partsOf, toyQuestions } from "./toy-questions.js";

/** A question is declared once: toys of every shape pass the suites of the real ones, and no other file knows them. */
const schema = schemaOf(model, toyQuestions);
questionSuites({ schema });

test("each shape has the types that follow from it", () => {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const typeOf = (name: string) => getNamedType(fields[name]?.type) as GraphQLObjectType;
  expect(Object.keys(typeOf("outline").getFields()).sort()).toEqual(["citation", "directParts", "subject"]);
  expect(Object.keys(typeOf("partsOf").getFields()).sort()).toEqual(["citation", "edges", "nodes", "pageInfo", "totalCount"]);
  expect(Object.keys(typeOf("dossier").getFields()).sort()).toEqual(["about", "citation", "reviews", "sayings"]);
  const argsOf = (name: string) => fields[name]?.args.map((a) => a.name).sort();
  expect([argsOf("outline"), argsOf("partsOf"), argsOf("dossier")]).toEqual([
    ["place"],
    ["after", "communities", "first", "place"],
    ["issue"],
  ]);
  const { sayings, reviews } = typeOf("dossier").getFields();
  expect([String(sayings?.type), sayings?.args.map((a) => a.name)]).toEqual(["SaidOfIssueConnection!", ["first", "after"]]);
  expect([String(reviews?.type), reviews?.args]).toEqual(["[ReviewTally!]!", []]);
});

test("each is answered over GraphQL, with what is visible", async () => {
  const graph = await graphOf(world);
  const ask = await asker(graph, undefined, schema);
  const { data, errors } = await ask(`{
    outline(place: "freedonia") { subject { id name } directParts }
    partsOf(place: "iso:FD", first: 1) { totalCount nodes { part { id } } edges { cursor node { part { id } } } pageInfo { hasNextPage endCursor } }
    dossier(issue: "extortion") { about { id } sayings(first: 2) { totalCount edges { node { claim { id } statement evidence { locator } } } } reviews { status claims } }
  }`);
  expect(errors).toEqual([]);
  expect(data.outline).toEqual({ subject: { id: "freedonia", name: "freedonia" }, directParts: data.partsOf.totalCount });
  expect(data.partsOf.edges[0]).toEqual({ cursor: data.partsOf.pageInfo.endCursor, node: data.partsOf.nodes[0] });
  const { sayings, reviews } = data.dossier;
  expect(sayings.totalCount).toBe(reviews.reduce((n: number, { claims }: { claims: number }) => n + claims, 0));
  await graph.close();
});

test("each is a command under its own name, unless the gallery has one of that name", async () => {
  const named = await namedQuestions(schema);
  const own = named.filter(({ name }) => ["outline", "parts-of", "dossier"].includes(name));
  expect(own.map(({ name, example }) => [name, example])).toEqual([
    ["outline", outline.example],
    ["parts-of", partsOf.example],
    ["dossier", dossier.example],
  ]);
  for (const { name, document } of own) expect([name, validate(schema, parse(document))]).toEqual([name, []]);
  expect(() => questionNamed(named, "part-of")).toThrow(/no question called "part-of".*parts-of/);
  const [gallery] = await namedQuestions(schemaOf(model, [{ ...outline, name: "responses" } as AnyQuestion]));
  expect(gallery).toMatchObject({ name: "responses", title: expect.stringContaining("threats to social leaders") });
});

test("a question with two tables is refused: an address can give one", () => {
  const { sayings, reviews } = dossier.answer.lists as Required<ObjectAnswer<unknown>>["lists"];
  const answer = { ...dossier.answer, lists: { sayings: { ...sayings, table: true }, reviews } } as ObjectAnswer<unknown>;
  const twice: AnyQuestion = { ...dossier, answer };
  expect(() => schemaOf(model, [twice])).toThrow("dossier has several tables: dossier.sayings, dossier.reviews.");
});

test("its rows by URL are there, and those of questions that the schema does not have are not", async () => {
  const graph = await graphOf(world);
  const server = await served(graph, { schema });
  const statusOf = async (path: string) => (await server.get(path)).status;
  expect(
    await Promise.all(
      [
        "/parts-of.csv?place=freedonia",
        "/dossier.json?issue=extortion",
        "/outline.csv?place=freedonia",
        "/responses.csv?issue=extortion",
      ].map(statusOf),
    ),
  ).toEqual([200, 200, 404, 404]);
  await server.close();
  await graph.close();
});
