import fc from "fast-check";
import { brokenInto, columnsGraph, type DrawnEdge, type DrawnRecord } from "../../src/web/explorer/figures/columns-graph.js";
import { cases } from "../parts.js";

/** The picture of a neighbourhood: where each record and each edge stands. */
const record = (id: string, kind: string, steps: number, name = id): DrawnRecord => ({
  id,
  name,
  kind,
  steps,
  note: "Who answers",
  isAdverse: false,
});
const edge = (subject: string, predicate: string, object: string): DrawnEdge => ({
  subject,
  predicate,
  object,
  claims: 1,
  isAdverse: false,
});
const boxOf = (graph: ReturnType<typeof columnsGraph>, id: string) => graph.records.find((placed) => placed.id === id);

const kinds = ["Practice", "Community", "Issue", "Place", "Right", "PopulationGroup"];
const many = Array.from({ length: 120 }, (_, i) =>
  record(`r${i}`, kinds[i % kinds.length] as string, i === 0 ? 0 : i < 40 ? 1 : 2, `Name ${i % 7} ${i}`),
);
const manyEdges = Array.from({ length: 120 }, (_, i) => edge(`r${i}`, i % 2 ? "FACES" : "ADDRESSES", `r${(i * 11 + 2) % 120}`));

test("the same records and edges in any order are the same picture", () => {
  const picture = columnsGraph(many, manyEdges, "en");
  fc.assert(
    fc.property(
      fc.shuffledSubarray(many, { minLength: many.length }),
      fc.shuffledSubarray(manyEdges, { minLength: manyEdges.length }),
      (records, edges) => {
        expect(columnsGraph(records, edges, "en")).toEqual(picture);
      },
    ),
    cases(20),
  );
});

test("columns by kind, rows by name, the centre apart", () => {
  const records = [
    record("c", "Issue", 0),
    record("zeta", "Practice", 1),
    record("alpha", "Practice", 1),
    record("other", "Issue", 1),
    record("people", "PopulationGroup", 1),
    record("town", "Place", 1),
  ];
  const graph = columnsGraph(records, [], "en");
  expect(graph.columns.map(({ name }) => name)).toEqual(["who", "centre", "issues", "responses", "others"]);
  expect(graph.records.map(({ id }) => id)).toEqual(["people", "c", "other", "alpha", "zeta", "town"]);
  expect(boxOf(graph, "alpha")?.y).toBeLessThan(boxOf(graph, "zeta")?.y as number);
  expect(new Set(graph.columns.map(({ x }) => x)).size).toBe(5);
});

test("what is said to do harm stands below what helps", () => {
  const records = [
    record("c", "Issue", 0),
    { ...record("alpha", "Practice", 1), isAdverse: true },
    record("beta", "Practice", 1),
    record("gamma", "Practice", 1),
  ];
  const { records: placed } = columnsGraph(records, [], "en");
  expect(placed.map(({ id }) => id)).toEqual(["c", "beta", "gamma", "alpha"]);
  const [, beta, gamma, alpha] = placed.map(({ y }) => y) as [number, number, number, number];
  expect(alpha - gamma).toBeGreaterThan(gamma - beta);
});

test("no two records overlap, and no line crosses a record that it does not lead to", () => {
  const graph = columnsGraph(many, manyEdges, "en");
  const sides = graph.records.map(({ x, y, height }) => ({ x, top: y, bottom: y + height }));
  for (const a of sides) expect(sides.filter((b) => b !== a && b.x === a.x && a.top < b.bottom && b.top < a.bottom)).toEqual([]);
  for (const { line } of graph.edges)
    for (const [, x, y] of line.matchAll(/ (-?[\d.]+) (-?[\d.]+)H/g))
      expect(sides.filter((side) => side.x === Number(x) && Number(y) > side.top && Number(y) < side.bottom)).toEqual([]);
  expect(graph.edges.some(({ line }) => line.includes("H"))).toBe(true);
});

test("a column of many folds, keeps the nearest, and tells how many are only in the list", () => {
  const graph = columnsGraph(many, manyEdges, "en");
  const responses = graph.columns.find(({ name }) => name === "responses");
  const shown = graph.records.filter(({ column }) => column === "responses");
  expect(shown.length + (responses?.folded as number)).toBe(many.filter(({ kind, steps }) => kind === "Practice" && steps > 0).length);
  expect(responses?.folded).toBeGreaterThan(0);
  const hidden = many.filter(({ id, kind }) => kind === "Practice" && !boxOf(graph, id));
  expect(Math.max(...shown.map(({ steps }) => steps))).toBeLessThanOrEqual(Math.min(...hidden.map(({ steps }) => steps)));
  expect(graph.edges.length + graph.foldedEdges).toBe(manyEdges.length);
  expect(graph.foldedEdges).toBeGreaterThan(0);
});

test("names break between words, and what does not fit ends in an ellipsis", () => {
  expect(brokenInto("Holistic security risk management", 20, 3)).toEqual(["Holistic security", "risk management"]);
  expect(brokenInto("one two three four", 5, 2)).toEqual(["one", "two…"]);
  expect(brokenInto("incomprehensibilities", 8, 2)).toEqual(["incompr…"]);
});
