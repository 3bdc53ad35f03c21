import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Organization, Place, PracticeType } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";

/** What is suggested for a name that is not an id: by names and aliases in all languages, of this class and of others. */
const hidden = { sensitivity: "AMBER" };
const dataset = datasetOf([
  record(Issue, "contract-killing", {
    roles: ["HARM"],
    name: { en: "Contract killing", es: "Sicariato" },
    aliases: { es: ["asesinato por encargo"] },
  }),
  record(Issue, "extortion", { roles: ["HARM"], name: { en: "Extortion", mk: "Изнуда" }, aliases: { es: ["vacuna"] } }),
  record(Issue, "vacunation", { roles: ["HARM"], name: { en: "Vacunation" }, ...hidden }),
  record(Issue, "secret-trade", { roles: ["HARM"], name: { en: "Secret trade" }, ...hidden }),
  record(Place, "north-macedonia", { kind: "COUNTRY", iso: "MK", name: { en: "North Macedonia", mk: "Северна Македонија" } }),
  record(Place, "tumaco-narino", { kind: "ADMIN2", name: { en: "Tumaco" } }),
  record(Place, "hidden-valley", { kind: "AREA", name: { en: "Hidden Valley" }, ...hidden }),
  record(Community, "tumaco", { name: { en: "Tumaco" } }, { LOCATED_IN: "tumaco-narino" }),
  record(Organization, "traders", { kind: "CIVIL_SOCIETY", name: { en: "Traders of the market" }, aliases: { es: ["Los del mercado"] } }),
  record(PracticeType, "dialogue", { name: { en: "Dialogue" } }),
]);

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(dataset);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const refusal = async (value: string, level: 0 | 2 = 0, query = "responses(issue: $value) { totalCount }") => {
  const { errors } = await ask(`query ($value: ID!) { ${query} }`, { variables: { value }, level });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["NOT_FOUND"]);
  for (const id of (errors[0]?.extensions?.suggestions ?? []) as string[])
    expect(dataset.entities.map(({ values }) => values.id)).toContain(id);
  return [errors[0]?.message, errors[0]?.extensions?.suggestions];
};

test.each([
  ["Sicariato", ["contract-killing"]],
  ["sicarato", ["contract-killing"]],
  ["Asesinato por encargo", ["contract-killing"]],
  ["Contract killings", ["contract-killing"]],
  ["VACUNA", ["extortion"]],
  ["изнуда", ["extortion"]],
  ["Extorsion", ["extortion"]],
])("%s is an issue by another name", async (value, suggestions) =>
  expect(await refusal(value)).toEqual([`issue: nothing here is called "${value}". Did you mean ${suggestions.join(", ")}?`, suggestions]),
);

test.each([
  ["North Macedonia", "a place (north-macedonia)"],
  ["north-macedonia", "a place (north-macedonia)"],
  ["СЕВЕРНА МАКЕДОНИЈА", "a place (north-macedonia)"],
  ["Tumaco", "a community (tumaco) and a place (tumaco-narino)"],
  ["los del mercado", "an organization (traders)"],
  ["Dialogue", "a practice type (dialogue)"],
])("%s is something else", async (value, what) =>
  expect(await refusal(value)).toEqual([`issue: "${value}" is ${what}, and this takes an issue.`, []]),
);

test("what a viewer may not see is neither suggested nor something else", async () => {
  expect(await refusal("Hidden Valley")).toEqual(['issue: nothing here is called "Hidden Valley".', []]);
  expect(await refusal("hidden-valley")).toEqual(['issue: nothing here is called "hidden-valley".', []]);
  expect(await refusal("Secret trades")).toEqual(['issue: nothing here is called "Secret trades".', []]);
  expect((await refusal("Hidden Valley", 2))[0]).toBe('issue: "Hidden Valley" is a place (hidden-valley), and this takes an issue.');
  expect((await refusal("Secret trades", 2))[1]).toEqual(["secret-trade"]);
});

test("a place that is a community and a place is suggested as what is asked for", async () => {
  const message = await refusal("Tumaco", 0, 'responses(issue: "extortion", place: $value) { totalCount }');
  expect(message[1]).toContain("tumaco");
  expect(message[0]).toMatch(/^place: nothing here is called "Tumaco"\. Did you mean tumaco/);
});

test.each(["", "***", "x".repeat(300), "a b c d e f g h i j k l m n", "iso:MK", "__proto__", "\u202E"])(
  "%j has no suggestions",
  async (value) => expect((await refusal(value))[1]).toEqual([]),
);
