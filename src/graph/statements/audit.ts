import { Review } from "../../model/annotations/review.js";
import type { Class } from "../../model/declare.js";
import { Sensitivity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { UncheckedRecord } from "../../model/records.js";
import { rules, valueViolations, violationsOf } from "../../model/rules/index.js";
import type { Violation } from "../../model/rules/rule.js";
import { type Graph, type Parameters, runStatement } from "../graph.js";
import { plainValues } from "../hydrate.js";
import { derivedRules } from "./audit/derived.js";
import { auditDerivedColumns } from "./audit/derived-columns.js";
import { type AuditFinding, FirstFindings, maxFindings } from "./audit/findings.js";
import { StoredLookup } from "./audit/lookup.js";
import { linksOf } from "./audit/stored.js";
import { numberingOf, storedNumbering } from "./changes/stored.js";
import { pagesOfRecords } from "./dump.js";
import { pagesOfReviews } from "./reviews.js";
import { computedDigests, storedDigests } from "./versions/visible-versions.js";

type Readable = Pick<Graph, "read">;

/** A rule, and the first hundred records, by id, that break it. */
export interface AuditResult {
  readonly code: string;
  readonly description: string;
  readonly findings: readonly AuditFinding[];
}

/** Records per page. */
const pageSize = 10_000;

/**
 * Checks a stored graph against every rule about records, and checks the levels and columns that the store derives from them. The graph is read
 * page by page.
 */
export async function audit(graph: Readable, model: Model): Promise<readonly AuditResult[]> {
  const findings = new Map(rules.map(({ code }) => [code, new FirstFindings()]));
  const lookup = await StoredLookup.read(graph, model);
  for (const type of [...model.entities, model.claim])
    for await (const records of pagesOf(graph, model, type)) {
      await lookup.loadPage(records);
      for (const record of records)
        for (const reads of ["values", "links", "graph"] as const)
          for (const violation of violationsOf(model, record, lookup, reads))
            findings.get(violation.code)?.add({ id: idOf(record), what: textOf(violation) });
    }
  for await (const reviews of pagesOfReviews(graph, pageSize))
    for (const review of reviews)
      for (const violation of valueViolations(model, Review, review))
        findings.get(violation.code)?.add({ id: review.id, what: textOf(violation) });
  const results = rules.map(({ code, description }) => ({ code, description, findings: findings.get(code)?.all ?? [] }));
  const derived = derivedRules(model).map(async ({ code, description, statement }) => ({
    code,
    description,
    findings: await runStatement(graph, statement),
  }));
  return [
    ...results,
    ...(await Promise.all(derived)),
    await auditDerivedColumns(graph, model),
    await auditVersions(graph, model),
    await auditHistory(graph),
  ];
}

/** Compares the visible versions with the content. A graph that an earlier release has written has none: the first start or load adds them. */
async function auditVersions(graph: Readable, model: Model): Promise<AuditResult> {
  const run = (text: string, parameters: Parameters = {}) => graph.read(text, parameters);
  const stored = await storedDigests(run, model);
  const computed = stored ? await computedDigests(run, model) : [];
  return {
    code: "visible-version",
    description: "The version of what a level sees is that of its records, links, former ids and data sets.",
    findings: computed.flatMap((digest, level) =>
      digest === stored?.[level] ? [] : [{ id: Sensitivity.values[level] as string, what: `${stored?.[level]} instead of ${digest}` }],
    ),
  };
}

/** Compares what is derived from the changes of the history with these. */
async function auditHistory(graph: Readable): Promise<AuditResult> {
  const run = (text: string, parameters: Parameters = {}) => graph.read(text, parameters);
  const [stored, derived] = [await storedNumbering(run), await numberingOf(run)];
  const findings = [...derived].flatMap(([seq, numbering]) => {
    const [is, instead] = [JSON.stringify(stored.get(seq)), JSON.stringify(numbering)];
    return is === instead ? [] : [{ id: String(seq), what: `${is} instead of ${instead}` }];
  });
  return {
    code: "history",
    description: "A write of the history has the number and the counts that follow from what it has changed.",
    findings: findings.slice(0, maxFindings),
  };
}

/** The records of a class with all their links, page by page. */
async function* pagesOf(graph: Readable, model: Model, type: Class): AsyncGenerator<UncheckedRecord[]> {
  for await (const page of pagesOfRecords(graph, model, type, pageSize)) {
    const links = await linksOf(
      graph,
      model,
      type,
      page.map(({ values }) => values.id),
    );
    yield page.map(({ values }) => ({
      type,
      values: Object.assign(Object.create(type.prototype as object), plainValues(type, values)) as object,
      links: links.get(values.id) ?? [],
    }));
  }
}

const idOf = ({ values }: UncheckedRecord) => (values as { readonly id: string }).id;
const textOf = ({ property, path = [], link, message }: Violation) =>
  [[property, ...path].join("."), link && JSON.stringify(link.to), message].filter(Boolean).join(" ");
