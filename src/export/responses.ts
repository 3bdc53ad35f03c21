import { type Asked, answer, askOf, type Side } from "../api/questions/answers.js";
import type { Reader } from "../api/reader.js";
import type { Answer } from "../graph/statements/responses.js";
import type { Claim } from "../model/claim.js";
import { evidenceCells, evidenceColumns, nameOf } from "./cells.js";
import { pagedRows } from "./pages.js";
import type { Cell, Table } from "./table.js";

/** How many answers are read at a time. */
const pageSize = 500;

const columns = [
  "practice_id",
  "practice_name",
  "practice_type",
  "issue_id",
  "issue_name",
  "place_id",
  "place_name",
  "scope",
  "issue_scope",
  "effect",
  "modality",
  "assertion",
  "mechanism",
  "period",
  "statement",
  "claim_id",
  ...evidenceColumns,
];

/** The answers to `responses` or `harmfulResponses` as rows, all of them. @throws as the question does, before the first row */
export async function responsesTable(reader: Reader, side: Side, asked: Asked): Promise<Table> {
  const ask = await askOf(reader, side, asked);
  const rows = pagedRows(reader, (own, after) => answer(own, side, { ...asked, first: pageSize, after }, ask), rowOf);
  return { columns, rows };
}

async function rowOf(reader: Reader, { practice, issue, place, claim: id, scope, issueScope }: Answer): Promise<Cell[]> {
  const [responder, practiceName, issueName, placeName, claim, evidence] = await Promise.all([
    reader.entity(practice),
    nameOf(reader, practice),
    nameOf(reader, issue),
    nameOf(reader, place),
    reader.claim(id) as Promise<Claim>,
    evidenceCells(reader, id),
  ]);
  const { effect = null, modality, assertion, mechanism = null, period = null, statement } = claim;
  return [
    practice,
    practiceName,
    responder?.constructor.name ?? null,
    issue,
    issueName,
    place,
    placeName,
    scope,
    issueScope,
    effect,
    modality,
    assertion,
    mechanism,
    period,
    statement,
    id,
    ...evidence,
  ];
}
