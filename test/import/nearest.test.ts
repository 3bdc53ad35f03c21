import { nearest, nearestRecords } from "../../src/text/nearest.js";

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
  ["TUMAÇØ", ["tumaco", "tumaco-narino"]],
  ["Тумацо", ["tumaco", "tumaco-narino"]],
  ["wom\u200Ben", ["women"]],
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
])("%s: suggestions are %j", (value, expected) => expect(nearest(value, ids)).toEqual(expected));

test("a record is meant by its id or by any of its names", () => {
  const records = [
    { id: "contract-killing", names: ["contract killing", "sicariato", "asesinato por encargo"] },
    { id: "extortion", names: ["extortion", "extorsion", "vacuna"] },
    { id: "skopje", names: ["skopje"] },
    { id: "iccs:02051", names: ["extortion and blackmail"] },
  ];
  expect(nearestRecords("Sicariáto", records)).toEqual(["contract-killing"]);
  expect(nearestRecords("sicarato", records)).toEqual(["contract-killing"]);
  expect(nearestRecords("vacunas", records)).toEqual(["extortion"]);
  expect(nearestRecords("extorsion", records)).toEqual(["extortion"]);
  expect(nearestRecords("Contract killing", records)).toEqual(["contract-killing"]);
  expect(nearestRecords("Скопје", records)).toEqual(["skopje"]);
  expect(nearestRecords("ICCS:2051", records)).toEqual(["iccs:02051"]);
  expect(nearestRecords("***", records)).toEqual([]);
});

test("at most the requested number, independent of the order of candidates", () => {
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
