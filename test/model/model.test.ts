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
