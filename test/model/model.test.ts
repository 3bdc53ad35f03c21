import { describeModel } from "../../src/model/describe.js";
import { model } from "../../src/model/index.js";
import { Place } from "../../src/model/place.js";
import { Practice } from "../../src/model/practice.js";

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
  ]);
  expect(model.relation(Practice, "addresses")).toMatchObject({ name: "ADDRESSES", forward: true });
  expect(model.relation(Practice, "partOf")?.target.name).toBe("Undertaking");
});

test("the model as data says of links, and of what values must be, all that is declared", () => {
  const { links, entities, predicates } = describeModel(model);
  expect(links.find(({ name }) => name === "CITES")).toEqual({
    name: "CITES",
    field: "evidence",
    description: "The passages that say it.",
    backwards: "claims",
    backwardsDescription: "Claims that rest on this passage.",
    from: ["Claim"],
    to: ["Passage"],
    inward: false,
    one: false,
    few: true,
    sortedBy: "startLine",
    required: true,
    binds: false,
    acyclic: false,
    qualifier: undefined,
  });
  expect(links.filter(({ inward }) => inward).map(({ name }) => name)).toEqual(["SUBJECT_OF"]);
  expect(links.filter(({ binds }) => binds).map(({ name }) => name)).toEqual(["OF", "SUBJECT_OF", "OBJECT"]);
  expect(predicates.filter(({ participants, whole }) => participants || whole).map(({ name }) => name)).toEqual([
    "INVOLVES",
    "PART_OF_PROGRAMME",
  ]);
  const property = (entity: string, name: string) => entities.find((e) => e.name === entity)?.properties.find((p) => p.name === name);
  expect(property("Passage", "page")?.mustBe).toEqual(["1 or more", "a whole number"]);
  expect(property("Place", "latitude")?.mustBe).toEqual(["a latitude between -90 and 90", "a number"]);
  expect(property("Issue", "roles")?.lists?.HARM).toBe("harms");
  for (const { properties } of entities) for (const { mustBe } of properties) expect(mustBe).not.toEqual([]);
});
