import type { GroupKeys, KeyedGroup } from "../../analysis/claim-groups.js";
import { keyText } from "../../analysis/claim-groups.js";
import { evidenceMatrixConstants } from "../../analysis/constants.js";
import { type CellCounts, type EvidenceMatrix, evidenceMatrixOf, type MatrixCell, typeGapOf } from "../../analysis/evidence-matrix.js";
import type { GapKind } from "../../analysis/response-gaps.js";
import { Failure } from "../../errors.js";
import type { AxisName, Grouping } from "../../graph/axes.js";
import type { ClaimChoice, Filter } from "../../graph/filter.js";
import type { GroupsQuery } from "../../graph/statements/groups/grouped-claims.js";
import { type ClaimSplit, splitsOfGroups } from "../../graph/statements/questions/claim-groups.js";
import { Assertion, adverseEffects, defaultAssertions, helpfulEffects } from "../../model/claim.js";
import { groupsOf, type Measure, maxRows, readByYear } from "./claim-groups.js";
import type { Reader } from "./reader.js";
import { readResponseGaps } from "./response-gaps/pairs.js";

export interface MatrixQuery extends ClaimChoice {
  readonly groupings: readonly [rows: Grouping, columns: Grouping];
  readonly measure: Measure;
  /** What every claim of the matrix meets, its place included. */
  readonly filter: Filter;
  /** The condition of the place alone; undefined without a place. */
  readonly within: Filter | undefined;
}

/** What an empty cell can say, by its axes: of a locality that faces an issue, or of an issue and a type of practices. */
type Facing = { readonly issue: 0 | 1; readonly kind: "LOCALITY" | "PRACTICE_TYPE" };
function facingOf({ groupings }: MatrixQuery): Facing | undefined {
  const axes = groupings.map(({ axis }) => axis);
  const issue = axes.indexOf("ISSUE");
  if (issue < 0) return undefined;
  const other = axes[1 - issue] as AxisName;
  if (other === "PLACE" || other === "COMMUNITY") return { issue: issue as 0 | 1, kind: "LOCALITY" };
  return other === "PRACTICE_TYPE" ? { issue: issue as 0 | 1, kind: "PRACTICE_TYPE" } : undefined;
}

const choiceOf = ({ assertions, modalities, statuses, claim }: ClaimChoice): ClaimChoice => ({ assertions, modalities, statuses, claim });
/** The claims of a predicate and some effects that count at the place of a matrix, whatever its filter. */
function otherClaims(query: MatrixQuery, groupings: readonly Grouping[], conditions: Filter, choice: ClaimChoice = query): GroupsQuery {
  const filter = query.within ? { and: [query.within, conditions] } : conditions;
  return { ...choiceOf(choice), groupings, filter };
}
const keysOf = async (reader: Reader, query: GroupsQuery) => (await groupsOf(reader, query).claims()).map(({ keys }) => keys);
const isSaid = (keys: GroupKeys) => keys.every((key) => key !== null);
const pair = (issue: 0 | 1, ofIssue: string | null, other: string | null) => (issue === 0 ? [ofIssue, other] : [other, ofIssue]);

/** The matrix of a query, read once for all that one request asks of it. */
export const matrixOf = (reader: Reader, query: MatrixQuery): Promise<EvidenceMatrix> => reader.computed(readMatrix, query);

async function readMatrix(reader: Reader, query: MatrixQuery): Promise<EvidenceMatrix> {
  const [rowAxis, columnAxis] = query.groupings;
  const whole = { ...choiceOf(query), filter: query.filter };
  const headQueries = [rowAxis, columnAxis].map((grouping): GroupsQuery => ({ ...whole, groupings: [grouping] }));
  const totals = headQueries.map(async (head) => {
    const groups = groupsOf(reader, head);
    const found = await groups.claims();
    return Promise.all(
      found.map(async ({ keys, value }) => ({ keys, value: query.measure === "claims" ? value : await groups.count(query.measure, keys) })),
    );
  });
  const [cells, rows = [], columns = []] = await Promise.all([
    readCells(reader, { ...whole, groupings: query.groupings }, query.measure),
    ...totals,
  ]);
  return evidenceMatrixOf({ cells, rows, columns, faced: await facedPairs(reader, query, columnsOf(query, rows, columns)) });
}
/** The values on the axis that is not that of issues. */
function columnsOf(query: MatrixQuery, rows: readonly KeyedGroup<number>[], columns: readonly KeyedGroup<number>[]) {
  return (facingOf(query)?.issue === 0 ? columns : rows).map(({ keys }) => keys[0] ?? null);
}

async function readCells(reader: Reader, query: GroupsQuery, measure: Measure): Promise<KeyedGroup<CellCounts>[]> {
  const statement = splitsOfGroups(reader.model, query, maxRows, reader.viewer.level);
  const splits = await readByYear(reader, query, statement, (a, b) => a.map((n, i) => n + (b[i] ?? 0)) as unknown as ClaimSplit);
  const groups = groupsOf(reader, query);
  return Promise.all(
    splits.map(async ({ keys, value: [claims, reported, intended, recommended, helpful, adverse] }) => {
      const value = measure === "claims" ? claims : await groups.count(measure, keys);
      return { keys, value: { value, reported, intended, recommended, helpful, adverse } };
    }),
  );
}

/** The pairs of which a claim of FACES that counts says that they are faced; the issues of a matrix of types are faced anywhere in its place. */
async function facedPairs(
  reader: Reader,
  query: MatrixQuery,
  others: readonly (string | null)[],
): Promise<readonly GroupKeys[] | undefined> {
  const facing = facingOf(query);
  if (!facing) return undefined;
  const isFaced = { predicate: { eq: "FACES" } };
  if (facing.kind === "LOCALITY") return (await keysOf(reader, otherClaims(query, query.groupings, isFaced))).filter(isSaid);
  const issues = await keysOf(reader, otherClaims(query, [query.groupings[facing.issue]], isFaced));
  return issues.flatMap(([issue = null]) => others.map((other) => pair(facing.issue, issue, other))).filter(isSaid);
}

/** What the empty cells of a matrix say, by their keys. Read when it is asked for. */
export const gapsOf = (reader: Reader, query: MatrixQuery): Promise<ReadonlyMap<string, GapKind | null>> =>
  reader.computed(readGaps, query);

async function readGaps(reader: Reader, query: MatrixQuery): Promise<ReadonlyMap<string, GapKind | null>> {
  const facing = facingOf(query);
  const { cells } = await matrixOf(reader, query);
  const empty = cells.filter(isEmptyCell);
  if (!facing || !empty.length) return new Map();
  const keysOfCell = ({ row, column }: MatrixCell) => [row, column];
  if (facing.kind === "PRACTICE_TYPE") {
    const kinds = await typeGaps(reader, query);
    return new Map(empty.map((cell) => [keyText(keysOfCell(cell)), kinds(keysOfCell(cell))]));
  }
  const { maxJudged } = evidenceMatrixConstants;
  if (empty.length > maxJudged)
    throw new Failure(
      "LIMIT_EXCEEDED",
      `gap: more than ${maxJudged} cells are empty and faced. Give a \`place\`, lift places to a level, or ask \`responseGaps\` page by page.`,
      { limit: maxJudged },
    );
  const pairs = empty.map(({ row, column }) => {
    const [issue, place] = facing.issue === 0 ? [row, column] : [column, row];
    return { issue: issue as string, place: place as string };
  });
  const gaps = await readResponseGaps(reader, pairs, choiceOf(query));
  return new Map(empty.map((cell, i) => [keyText(keysOfCell(cell)), gaps[i]?.kind ?? null]));
}
/** An empty cell is in the matrix only where it is faced. */
export const isEmptyCell = ({ value, reported, intended, recommended }: MatrixCell) => value + reported + intended + recommended === 0;

async function typeGaps(reader: Reader, query: MatrixQuery): Promise<(keys: GroupKeys) => GapKind | null> {
  const among = async (conditions: Filter, choice?: ClaimChoice) => {
    const responding = { predicate: { eq: "ADDRESSES" }, ...conditions };
    return new Set((await keysOf(reader, otherClaims(query, query.groupings, responding, choice))).map(keyText));
  };
  const given: readonly Assertion[] = query.assertions ?? defaultAssertions;
  const others = Assertion.values.filter((assertion) => !defaultAssertions.includes(assertion) && !given.includes(assertion));
  const [helpful, adverse, implied] = await Promise.all([
    among({ effect: { in: helpfulEffects } }),
    among({ effect: { in: adverseEffects } }),
    others.length ? among({}, { ...query, assertions: others }) : new Set<string>(),
  ]);
  return (keys) => {
    const text = keyText(keys);
    return typeGapOf({ helpful: helpful.has(text), adverse: adverse.has(text), implied: implied.has(text) });
  };
}
