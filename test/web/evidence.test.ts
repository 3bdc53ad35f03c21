import { groupingText } from "../../src/api/schema/group-inputs.js";
import { addressIn, completed, pathOf, rowsPathOf } from "../../src/web/explorer/address.js";
import { byGapKind, nearestPage, pageOfRows } from "../../src/web/explorer/evidence/gap-items.js";
import { allOf, matrixQuestion } from "../../src/web/explorer/evidence/matrix-question.js";
import {
  cellOf,
  cellParameter,
  cellParts,
  type MatrixCellItem,
  type MatrixOptions,
  markSize,
  matrixView,
  placeAfter,
} from "../../src/web/explorer/evidence/matrix-view.js";
import { gapKindOrder } from "../../src/web/explorer/marks/gap-kinds.js";
import { groupingFrom } from "../../src/web/explorer/state/variables.js";

const cell = (row: string | null, column: string | null, of: Partial<MatrixCellItem> = {}): MatrixCellItem => ({
  row,
  column,
  value: 0,
  reported: 0,
  intended: 0,
  recommended: 0,
  adverse: 0,
  faced: true,
  gap: null,
  ...of,
});
const head = (key: string | null, total: number, label = key ?? "Not said") => ({ key, label, total });
const options = (of: Partial<MatrixOptions> = {}): MatrixOptions => ({
  axes: { rows: "ISSUE", columns: "PRACTICE_TYPE" },
  lang: "en",
  shows: [],
  sort: undefined,
  vocabulary: [],
  termsOf: () => undefined,
  ...of,
});

test.each([
  { axis: "ISSUE" as const, level: null, rollUp: false },
  { axis: "PLACE" as const, level: "COUNTRY" as const, rollUp: false },
  { axis: "ISSUE" as const, level: null, rollUp: true },
])("a grouping is read from an address as the API writes it: %j", (grouping) => {
  const { axis, level, rollUp } = grouping;
  expect(groupingFrom(groupingText(grouping))).toEqual({ axis, ...(level && { level }), ...(rollUp && { rollUp }) });
});

test("an address without axes gets them all, and so do its rows; one that has any keeps what it says", () => {
  const bare = addressIn("evidence-matrix");
  const whole = pathOf(completed(bare!));
  expect(whole).toMatch(/^evidence-matrix\?rows=ISSUE&columns=PRACTICE_TYPE&filter=/);
  expect(rowsPathOf(bare!, "csv")).toBe(whole.replace("evidence-matrix?", "evidence-matrix.csv?"));
  const given = addressIn("evidence-matrix?rows=ISSUE&columns=COMMUNITY");
  expect(completed(given!)).toBe(given);
});

test("adverse claims are told apart from those that are reported, meant or advised", () => {
  const plain = cell("a", "b", { value: 3, reported: 2, recommended: 1 });
  expect(cellParts(plain, undefined)).toEqual([
    { kind: "reported", count: 2 },
    { kind: "recommended", count: 1 },
  ]);
  const adverse = cell("a", "b", { value: 2, reported: 2, adverse: 2 });
  expect(cellParts(adverse, undefined)).toEqual([{ kind: "adverse", count: 2 }]);
  const both = cell("a", "b", { value: 4, reported: 3, intended: 1, adverse: 2 });
  expect(cellParts(both, { row: "a", column: "b", reported: 2, intended: 0, recommended: 0 })).toEqual([
    { kind: "adverse", count: 2 },
    { kind: "reported", count: 1 },
    { kind: "intended", count: 1 },
  ]);
  expect(cellParts(both, undefined)).toEqual([{ kind: "adverse", count: 2 }]);
});

test("what holds nothing is folded; faced issues stay, and issues that nobody faces wait", () => {
  const matrix = {
    claimCount: 3,
    rows: [head("zeal", 2), head("alarm", 0), head("lone", 1)],
    columns: [head("b", 2), head("a", 0), head(null, 1)],
    cells: [
      cell("zeal", "b", { value: 2, reported: 2 }),
      cell("zeal", "a", { gap: "NONE_RECORDED" }),
      cell("alarm", "a", { gap: "NONE_RECORDED" }),
      cell("alarm", "b", { gap: "NONE_RECORDED" }),
      cell("lone", null, { value: 1, intended: 1, faced: null }),
    ],
  };
  const vocabulary = [{ id: "c", label: { value: "c" } }];
  const keys = (heads: readonly { readonly key: string | null }[]) => heads.map(({ key }) => key);
  const view = matrixView(matrix, options({ vocabulary }));
  expect(keys(view.rows)).toEqual(["alarm", "zeal"]);
  expect(keys(view.columns)).toEqual(["b"]);
  expect([keys(view.notFaced), keys(view.emptyColumns), view.filled]).toEqual([["lone"], ["a", "c", null], 1]);
  const all = matrixView(matrix, options({ vocabulary, shows: ["notFaced", "emptyColumns"] }));
  expect([keys(all.rows), keys(all.columns), all.filled]).toEqual([["alarm", "lone", "zeal"], ["a", "b", "c", null], 2]);
});

test("an order by number is for types of practices, and not for issues or places", () => {
  const matrix = (rows: string[]) => ({
    claimCount: 3,
    rows: rows.map((key, i) => head(key, i + 1)),
    columns: [head("x", 3)],
    cells: rows.map((key) => cell(key, "x", { value: 1, reported: 1, faced: null })),
  });
  const keysBy = (rows: string, sort: string | undefined) =>
    matrixView(matrix(["a", "b", "c"]), options({ axes: { rows, columns: "SOURCE" }, sort })).rows.map(({ key }) => key);
  expect(keysBy("PRACTICE_TYPE", "total")).toEqual(["c", "b", "a"]);
  for (const axis of ["ISSUE", "COMMUNITY", "PLACE:COUNTRY", "PRACTICE", "ORGANIZATION"])
    expect(keysBy(axis, "total")).toEqual(["a", "b", "c"]);
  expect(keysBy("COMMUNITY", "name-desc")).toEqual(["c", "b", "a"]);
});

test("keys lead from cell to cell and stay in the table", () => {
  const size = { row: 3, column: 4 };
  const from = { row: 1, column: 2 };
  expect(placeAfter("ArrowUp", false, from, size)).toEqual({ row: 0, column: 2 });
  expect(placeAfter("ArrowRight", false, { row: 1, column: 3 }, size)).toEqual({ row: 1, column: 3 });
  expect(placeAfter("Home", false, from, size)).toEqual({ row: 1, column: 0 });
  expect(placeAfter("End", false, from, size)).toEqual({ row: 1, column: 3 });
  expect(placeAfter("Home", true, from, size)).toEqual({ row: 0, column: 0 });
  expect(placeAfter("End", true, from, size)).toEqual({ row: 2, column: 3 });
  expect(placeAfter("a", false, from, size)).toBeUndefined();
});

test("the area of a mark goes with its number up to 10", () => {
  const [one, four, ten, many] = [1, 4, 10, 400].map(markSize) as [number, number, number, number];
  expect(four).toBe(2 * one);
  expect(many).toBe(ten);
});

test("a cell is read from an address as it is written, with or without a value", () => {
  for (const keys of [
    ["extortion", "protection"],
    [null, "a"],
    ["b", null],
  ] as const)
    expect(cellOf(cellParameter(keys[0], keys[1]))).toEqual(keys);
  expect([cellOf(undefined), cellOf("a"), cellOf("a,b,c")]).toEqual([undefined, undefined, undefined]);
});

test("the claims of a cell meet its groups, the filter and the conditions of the address", () => {
  const address = addressIn(`evidence-matrix?rows=ISSUE&columns=PLACE:COUNTRY&claim=${encodeURIComponent('{"period":{"eq":"2022"}}')}`);
  const { cell: asked, cellRows } = matrixQuestion(address!);
  expect(asked("extortion", null)).toEqual({
    filter: { period: { eq: "2022" } },
    groups: [
      { axis: "ISSUE", value: "extortion" },
      { axis: "PLACE", level: "COUNTRY", value: null },
    ],
  });
  expect(decodeURIComponent(cellRows("extortion", null))).toContain("groups=ISSUE=extortion,PLACE:COUNTRY=&");
  expect(allOf(undefined, {})).toBeUndefined();
  expect(allOf({ a: 1 }, undefined, { b: 2 })).toEqual({ and: [{ a: 1 }, { b: 2 }] });
});

test("gaps stand by kind, then by the names of their issues and places", () => {
  const named = (value: string) => ({ id: value, name: value, noteOnName: null, label: { value, lang: "en", checked: true } });
  const row = (kind: (typeof gapKindOrder)[number], issue: string, place: string) => ({
    kind,
    issue: { __typename: "Issue" as const, ...named(issue) },
    place: { __typename: "Place" as const, ...named(place) },
    heldSources: 5,
    facing: { count: 0, ids: [] },
    conditions: [],
    nearest: [],
    rights: [],
  });
  const rows = [
    row("REPORTED_HERE", "a", "x"),
    row("NONE_RECORDED", "b", "y"),
    row("NONE_RECORDED", "b", "x"),
    row("NONE_RECORDED", "a", "z"),
  ];
  const groups = byGapKind(rows, "en").map(({ kind, rows: of }) => [kind, of.map(({ issue, place }) => `${issue.id} ${place.id}`)]);
  expect(groups).toEqual([
    ["NONE_RECORDED", ["a z", "b x", "b y"]],
    ["REPORTED_HERE", ["a x"]],
  ]);
});

test("an address of rows leads to the page of the same claims", () => {
  expect(pageOfRows("/harmful-responses.csv?issue=extortion&place=el-guamo&scopes=EXACT%2CWITHIN")).toEqual({
    page: "harm",
    parameters: { issue: "extortion", place: "el-guamo", scopes: "EXACT,WITHIN" },
  });
  const named = (id: string) => ({ id, name: id, noteOnName: null, label: { value: id, lang: "en", checked: true } });
  const nearest = {
    how: "WIDER_ISSUE_HERE" as const,
    issue: { __typename: "Issue" as const, ...named("organized-crime") },
    place: { __typename: "Place" as const, ...named("albania") },
    claims: { count: 1 },
  };
  expect(pathOf(nearestPage(nearest, { assertions: "STATED" }))).toBe(
    "responses?issue=organized-crime&place=albania&scopes=EXACT,WITHIN&issueScopes=EXACT&assertions=STATED",
  );
});
