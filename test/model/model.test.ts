import { describeModel } from "../../src/model/describe.js";
import { Place, Practice } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";

test("fields follow from the declarations, inherited ones too", () => {
  expect(
    model
      .relationsOf(Place)
      .map((r) => r.field)
      .sort(),
  ).toEqual([
    "activities",
    "alignedTo",
    "claimsAt",
    "communities",
    "definedBy",
    "faces",
    "memberOf",
    "members",
    "objectOf",
    "partOf",
    "parts",
    "seatOf",
    "subjectOf",
    "within",
  ]);
  expect(model.relation(Practice, "addresses")).toMatchObject({ name: "ADDRESSES", forward: true });
  expect(model.relation(Practice, "partOf")?.target.name).toBe("Undertaking");
});

test("the model as data has all that is declared of links and values", () => {
  const { links, entities, predicates } = describeModel(model);
  expect(links.find(({ name }) => name === "CITES")).toEqual({
    name: "CITES",
    key: "cites",
    detail: undefined,
    reason: "every claim cites a passage of its source. No source, no claim.",
    field: "evidence",
    description: "The passages that say it.",
    backwards: "claims",
    backwardsDescription: "Claims that rest on this passage.",
    from: ["Claim"],
    to: ["Passage"],
    inward: false,
    identifies: { as: "sources", through: "OF" },
    one: false,
    unpaged: true,
    sortedBy: "startLine",
    required: true,
    alwaysVisible: false,
    acyclic: false,
    qualifier: undefined,
  });
  expect(links.filter(({ inward }) => inward).map(({ name }) => name)).toEqual(["SUBJECT_OF"]);
  expect(links.filter(({ alwaysVisible }) => alwaysVisible).map(({ name }) => name)).toEqual(["LOCATED_IN", "OF", "SUBJECT_OF", "OBJECT"]);
  expect(predicates.filter(({ participants, containment }) => participants || containment).map(({ name }) => name)).toEqual([
    "INVOLVES",
    "PART_OF_PROGRAMME",
  ]);
  const property = (entity: string, name: string) => entities.find((e) => e.name === entity)?.properties.find((p) => p.name === name);
  expect(property("Passage", "page")?.mustBe).toEqual(["1 or more", "a whole number", "between -2,147,483,648 and 2,147,483,647"]);
  expect(property("Place", "latitude")?.mustBe).toEqual([
    "a latitude between -90 and 90",
    "a number",
    expect.stringMatching(/^between -9,007/),
  ]);
  expect(property("Issue", "roles")?.lists?.HARM).toBe("harms");
  for (const { properties } of entities) for (const { mustBe } of properties) expect(mustBe).not.toEqual([]);
});
