import type { LinkedQuestion } from "../../src/gallery/question.js";
import { type AskedQuestion, addressOf, askedIn, asReady, headingOf, isSame } from "../../src/web/client/asked.js";

/** The address of a question on the page, and the links to its answer. */
const faces: LinkedQuestion = {
  name: "faces",
  title: "What it faces",
  description: "All that a community faces.",
  document: "# What it faces\n# All that a community faces.\nquery Faces($id: ID!, $scopes: [Scope!]) { x }\n",
  variables: { id: "tumaco" },
  links: { answer: "graphql?documentId=faces", csv: "questions/faces.csv", json: "questions/faces.json" },
};
const dataset: LinkedQuestion = {
  name: "dataset",
  title: "The data set",
  description: "",
  document: "{ dataset { title } }",
  variables: {},
  links: { answer: "graphql?documentId=dataset" },
};
const questions = [faces, dataset];
const ask = (query: string, variables: unknown = {}, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  query,
  variables: typeof variables === "string" ? variables : Object.keys(variables as object).length ? JSON.stringify(variables, null, 2) : "",
  language: "",
  ...more,
});
const faced = (variables: unknown, more: Partial<AskedQuestion> = {}) => ask(asReady(faces).query, variables, more);

test.each<[string, AskedQuestion, string]>([
  ["a ready question", asReady(faces), "#documentId=faces"],
  ["a ready question without variables", asReady(dataset), "#documentId=dataset"],
  ["its variables laid out in another way", faced('{"id":"tumaco"}'), "#documentId=faces"],
  ["other variables", faced({ id: "el-guamo" }), "#documentId=faces&variables=%7B%22id%22%3A%22el-guamo%22%7D"],
  ["no variables where it has some", faced({}), "#documentId=faces&variables=%7B%7D"],
  ["a language", asReady(dataset, "es"), "#documentId=dataset&lang=es"],
  ["an own question", ask("{ a }"), "#query=%7B+a+%7D"],
  [
    "an own question with variables",
    ask("{ a & # = + % }", { x: "á&=" }),
    "#query=%7B+a+%26+%23+%3D+%2B+%25+%7D&variables=%7B%22x%22%3A%22%C3%A1%26%3D%22%7D",
  ],
  [
    "one of several operations",
    ask("query A { a } query B { b }", {}, { operationName: "B" }),
    "#query=query+A+%7B+a+%7D+query+B+%7B+b+%7D&operationName=B",
  ],
  [
    "a variable that is a list",
    faced({ id: "x", scopes: ["EXACT", "WITHIN"] }),
    "#documentId=faces&variables=%7B%22id%22%3A%22x%22%2C%22scopes%22%3A%5B%22EXACT%22%2C%22WITHIN%22%5D%7D",
  ],
])("%s has one address, and comes back from it", (_, asked, address) => {
  expect(addressOf(asked, questions)).toBe(address);
  const back = askedIn(address, questions) as AskedQuestion;
  expect(addressOf(back, questions)).toBe(address);
  expect({ ...back, variables: "" }).toEqual({ ...asked, variables: "" });
  expect(isSame(back, asked)).toBe(true);
});

test.each(["", "#", "#documentId=nothing", "#variables=%7B%7D", "#top", "#query=", "#lang=es"])(
  "an address without a question has none: %j",
  (address) => {
    expect(askedIn(address, questions)).toBeUndefined();
  },
);

test("variables in an address that are not JSON go into the editor as they are", () => {
  expect(askedIn("#documentId=faces&variables=%7Bid", questions)).toMatchObject({ variables: "{id" });
});

test.each<[string, AskedQuestion, Record<string, string> | undefined]>([
  [
    "its own variables",
    asReady(faces),
    {
      answer: 'graphql?documentId=faces&variables={"id":"tumaco"}',
      csv: "questions/faces.csv?id=tumaco",
      json: "questions/faces.json?id=tumaco",
    },
  ],
  [
    "other variables",
    faced({ id: "el guamo", scopes: ["EXACT", "WITHIN"] }),
    {
      answer: 'graphql?documentId=faces&variables={"id":"el+guamo","scopes":["EXACT","WITHIN"]}',
      csv: "questions/faces.csv?id=el+guamo&scopes=EXACT,WITHIN",
      json: "questions/faces.json?id=el+guamo&scopes=EXACT,WITHIN",
    },
  ],
  [
    "a variable that is null",
    faced({ id: "a", scopes: null }),
    {
      answer: 'graphql?documentId=faces&variables={"id":"a","scopes":null}',
      csv: "questions/faces.csv?id=a",
      json: "questions/faces.json?id=a",
    },
  ],
  ["a language", asReady(dataset, "fr"), { answer: "graphql?documentId=dataset&lang=fr" }],
  [
    "a language, for rows",
    faced({ id: "a" }, { language: "es" }),
    {
      answer: 'graphql?documentId=faces&variables={"id":"a"}&lang=es',
      csv: "questions/faces.csv?id=a&lang=es",
      json: "questions/faces.json?id=a&lang=es",
    },
  ],
  ["no variables: rows would take the question's own", faced({}), { answer: "graphql?documentId=faces&variables={}" }],
  ["a variable that rows cannot have", faced({ id: { eq: "a" } }), { answer: 'graphql?documentId=faces&variables={"id":{"eq":"a"}}' }],
  ["a list with a comma in it", faced({ id: ["a,b", "c"] }), { answer: 'graphql?documentId=faces&variables={"id":["a,b","c"]}' }],
  ["an empty text", faced({ id: "" }), { answer: 'graphql?documentId=faces&variables={"id":""}' }],
  ["an empty list", faced({ id: "a", scopes: [] }), { answer: 'graphql?documentId=faces&variables={"id":"a","scopes":[]}' }],
  ["an own question", ask("{ a }", { x: 1 }, { language: "es" }), { answer: 'graphql?query={+a+}&variables={"x":1}&lang=es' }],
  [
    "one of several operations",
    ask("query A { a } query B { b }", {}, { operationName: "B" }),
    { answer: "graphql?query=query+A+{+a+}+query+B+{+b+}&operationName=B" },
  ],
  ["a mutation", ask("mutation { a }"), undefined],
  ["a question that is too long for an address", ask(`{ a } # ${"x".repeat(9000)}`), undefined],
  ["variables that are not JSON", ask("{ a }", "{x"), undefined],
])("the links follow what is asked: %s", (_, asked, links) => {
  const decoded = Object.entries(headingOf(asked, questions).links ?? {}).map(([name, link]) => [name, decodeURIComponent(link)]);
  expect(links ? Object.fromEntries(decoded) : decoded).toEqual(links ?? []);
});

test.each<[string, AskedQuestion, string]>([
  ["a ready question", asReady(faces), "What it faces"],
  ["its variables laid out in another way", faced('{"id":"tumaco"}'), "What it faces"],
  ["other variables", faced({ id: "el-guamo", scopes: ["EXACT", "WITHIN"] }), "Faces: id el-guamo; scopes EXACT, WITHIN"],
  [
    "a variable that is an object",
    faced({ id: { eq: "a" }, scopes: [1, { b: null }, null] }),
    'Faces: id {"eq":"a"}; scopes 1, {"b":null}, null',
  ],
  ["no variables", faced({}), "Faces"],
  ["an own question", ask("{ a }"), "Your own question"],
  ["a ready question that was changed", ask(`${asReady(faces).query} `, { id: "tumaco" }), "Your own question"],
])("the heading follows what is asked: %s", (_, asked, title) => {
  expect(headingOf(asked, questions).title).toBe(title);
});
