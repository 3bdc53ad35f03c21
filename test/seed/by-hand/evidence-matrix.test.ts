import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/** Which cells of a matrix the first five documents fill, and what the empty ones say, worked out by hand. */
let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

interface Cell {
  readonly row: string | null;
  readonly column: string | null;
  readonly value: number;
  readonly gap: string | null;
  readonly faced: boolean | null;
}
const everyAssertion = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED]";

async function matrix(args: string) {
  const { data, errors, faults } = await ask(`{ evidenceMatrix(${args}) {
    claimCount
    rows { key total } columns { key total }
    cells { row column value gap faced reported intended recommended helpful adverse drillDown { groups { axis value level rollUp } } }
  } }`);
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return data.evidenceMatrix;
}
const brief = (cells: readonly Cell[]) => cells.map(({ row, column, value, gap }) => `${row} ${column}: ${gap ?? value}`).sort();

const responding = "filter: { predicate: { eq: ADDRESSES } }";

describe("El Guamo: its four issues, and what is said to be done about them there", () => {
  // The page says of no practice that it addresses one of these issues in El Guamo. That booklets do is only implied: so each pair that is
  // faced is a gap of that kind, and no cell has a claim.
  test("by default every cell is an empty one, and says that an answer is only implied", async () => {
    const { claimCount, cells, rows, columns } = await matrix(
      `rows: { axis: ISSUE }, columns: { axis: COMMUNITY }, place: "el-guamo", ${responding}`,
    );
    expect([claimCount, rows.map((r: { total: number }) => r.total), columns]).toEqual([0, [0, 0, 0, 0], [{ key: "el-guamo", total: 0 }]]);
    expect(brief(cells)).toEqual([
      "lack-of-land-ownership el-guamo: IMPLIED_ONLY",
      "micro-trafficking el-guamo: IMPLIED_ONLY",
      "sexual-violence el-guamo: IMPLIED_ONLY",
      "violence-against-lgbtiq-people el-guamo: IMPLIED_ONLY",
    ]);
  });
  // With implied claims the booklets, which are an aim (INTENDED), address each of the four, and the dialogues address crime and violence,
  // which El Guamo is not recorded as facing. All of it helps, and only the claim about the dialogues is reported.
  test("with implied claims: five cells", async () => {
    const { claimCount, cells } = await matrix(
      `rows: { axis: ISSUE }, columns: { axis: COMMUNITY }, place: "el-guamo", ${everyAssertion}, ${responding}`,
    );
    expect(claimCount).toBe(5);
    expect(cells).toHaveLength(5);
    expect(cells).toContainEqual({
      ...{ row: "crime-and-violence", column: "el-guamo", value: 1, gap: null, faced: false },
      ...{ reported: 1, intended: 0, recommended: 0, helpful: 1, adverse: 0 },
      drillDown: {
        groups: [
          { axis: "ISSUE", value: "crime-and-violence", level: null, rollUp: false },
          { axis: "COMMUNITY", value: "el-guamo", level: null, rollUp: false },
        ],
      },
    });
    expect(cells.filter((c: Cell & { intended: number; faced: boolean }) => c.intended === 1 && c.faced)).toHaveLength(4);
  });
});

describe("the communities of Somos Comunidad by department", () => {
  // Sardinata in Norte de Santander and Tumaco in Nariño: three main issues each, of which two say whom they hit.
  test.each([
    ["sardinata", "norte-de-santander-colombia", "gender-based-violence"],
    ["tumaco", "narino-colombia", "illicit-crops"],
  ])("%s: five claims in three cells", async (community, department, other) => {
    const { claimCount, rows, columns, cells } = await matrix(
      `rows: { axis: ISSUE }, columns: { axis: PLACE, level: ADMIN1 }, place: "${community}"`,
    );
    expect(claimCount).toBe(5);
    expect(rows).toEqual([
      { key: "forced-recruitment-of-minors", total: 2 },
      { key: "threats-to-leaders", total: 2 },
      { key: other, total: 1 },
    ]);
    expect(columns).toEqual([{ key: department, total: 5 }]);
    expect(brief(cells)).toEqual(
      [`forced-recruitment-of-minors ${department}: 2`, `threats-to-leaders ${department}: 2`, `${other} ${department}: 1`].sort(),
    );
  });
});

// The region faces nine issues, each said once and reported. None of the claims has an effect, so none is on a side.
test("the Western Balkans: nine cells of one reported claim", async () => {
  const { claimCount, columns, cells } = await matrix(
    `rows: { axis: ISSUE }, columns: { axis: PLACE, level: REGION }, place: "western-balkans", filter: { predicate: { eq: FACES } }`,
  );
  expect(claimCount).toBe(9);
  expect(columns).toEqual([{ key: "western-balkans", total: 9 }]);
  const faced = cells.filter((c: Cell) => c.value > 0);
  expect(faced).toHaveLength(9);
  for (const cell of faced)
    expect(cell).toMatchObject({ value: 1, reported: 1, intended: 0, helpful: 0, adverse: 0, gap: null, faced: true });
});

test("nothing is recorded about Albania: an empty matrix", async () => {
  const { claimCount, rows, columns, cells } = await matrix(
    `rows: { axis: ISSUE }, columns: { axis: PLACE, level: COUNTRY }, place: "albania"`,
  );
  expect({ claimCount, rows, columns, cells }).toEqual({ claimCount: 0, rows: [], columns: [], cells: [] });
});
