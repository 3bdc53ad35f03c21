import { nearest } from "../../src/nearest.js";

const ids = [
  "extortion",
  "extrajudicial-killings",
  "el-guamo",
  "el-guamo-bolivar",
  "bolivar-colombia",
  "tumaco",
  "tumaco-narino",
  "crime",
  "women",
];

test.each([
  ["extorsion", ["extortion"]],
  ["Extorsión", ["extortion"]],
  ["extort", ["extortion"]],
  ["tumac", ["tumaco", "tumaco-narino"]],
  ["guamo", ["el-guamo", "el-guamo-bolivar"]],
  ["bolivar", ["bolivar-colombia", "el-guamo-bolivar"]],
  ["el-guamo-bolivr", ["el-guamo-bolivar", "el-guamo"]],
  ["wmen", ["women"]],
  ["organised-crime", ["crime"]],
  ["zzzzzz", []],
  ["x", []],
  ["", []],
])("%s may have been meant as %j", (value, expected) => expect(nearest(value, ids)).toEqual(expected));

test("no more than were asked for, and the same whatever the order of the candidates", () => {
  const many = ["issue-1", "issue-2", "issue-3", "issue-4"];
  expect(nearest("issue", many)).toEqual(["issue-1", "issue-2", "issue-3"]);
  expect(nearest("issue", many.toReversed())).toEqual(["issue-1", "issue-2", "issue-3"]);
  expect(nearest("issue", many, 1)).toEqual(["issue-1"]);
});

test("a value of any length among very many candidates is answered", () => {
  const candidates = Array.from({ length: 30_000 }, (_, n) => `municipality-number-${n}`);
  expect(nearest("municipality-nunber-4711", candidates)[0]).toBe("municipality-number-4711");
  expect(nearest("municipality-".repeat(1_000), candidates)).toEqual([]);
});
