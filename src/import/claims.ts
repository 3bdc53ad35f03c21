import type { Claim } from "../model/claim.js";
import { type Class, propertiesOf } from "../model/declare.js";
import { levelOf } from "../model/entity.js";
import type { Model } from "../model/model.js";
import type { ClaimRecord } from "../model/records.js";
import { isProtected, withoutSmallCount } from "../model/small-counts.js";
import type { Said } from "./chatham-house.js";
import { claimId } from "./claim-id.js";
import { type Field, type Node, shown } from "./document.js";
import { instanceOf } from "./instance.js";
import { nameOf, type Problems, type Spot } from "./problem.js";
import type { Entry, Registry } from "./registry.js";
import type { Row, RowShape } from "./row.js";
import { type Name, type Names, sentenceFor, sentenceOf, strayPlaceholders } from "./statement.js";

/** What has a level from which it may be seen. */
type Readable = Pick<Claim, "sensitivity">;

/** A claim and the row that says it. */
export interface ReadClaim {
  readonly record: ClaimRecord;
  readonly spot: Spot;
}

/** What a row that does not say otherwise means. */
const implied: Partial<Claim> = { assertion: "STATED", modality: "REPORTED", status: "ACCEPTED" };
/** A row names what it says; one that stands for more has lost sight of it. */
const mostOfARow = 10_000;
const mostInAll = 500_000;

/** Makes claims of rows, and sees to it that no claim is made twice. */
export class ClaimReader {
  readonly claims = new Map<string, ReadClaim>();
  /** What rows say that are not sound: it is held against the other rules all the same, so that all that is wrong is told at once. */
  readonly unsound: Said[] = [];
  private readonly defaults: Partial<Claim>;

  constructor(
    private readonly model: Model,
    private readonly shape: RowShape,
    private readonly registry: Registry,
    private readonly problems: Problems,
  ) {
    const own = new Set<string>(propertiesOf(model.claim).map(({ name }) => name));
    this.defaults = Object.fromEntries(Object.entries(implied).filter(([name]) => own.has(name)));
  }

  /** @returns whether every claim of the row was made */
  read(node: Node, defaults: ReadonlyMap<string, Field>): boolean {
    const { problems } = this;
    if (node.kind !== "map") {
      problems.add(
        node.spot,
        "claims",
        shown(node),
        "must be a claim: a subject, a predicate with its object, and the passages that it cites.",
      );
      return false;
    }
    const before = problems.told;
    const row = this.shape.read(node, defaults, this.registry, problems);
    const size = row.subjects.length * row.objects.length * Math.max(row.places.length, 1);
    if (size > mostOfARow || this.claims.size + size > mostInAll) {
      problems.add(node.spot, "", "", `stands for ${size} claims: a row may stand for ${mostOfARow} and a folder for ${mostInAll}.`);
      return false;
    }
    const values = this.valuesOf(row, node.spot);
    if (values && problems.told === before) for (const record of this.expanded(row, values)) this.keep(record, node.spot);
    else this.unsound.push(...mentions(row, node.spot));
    return problems.told === before;
  }

  /** What all claims of a row have in common. Its sentence is checked with the names still to come: those were checked where they stand. */
  private valuesOf(row: Row, spot: Spot): Claim | undefined {
    const [predicate, declared] = row.predicate ?? [];
    const { fields } = row;
    const stated = fields.get("statement");
    const words = row.places.length > 0 ? ["subject", "object", "at"] : ["subject", "object"];
    for (const stray of stated ? strayPlaceholders(shown(stated.node), words) : []) {
      this.problems.add(
        stated?.node.spot ?? spot,
        "statement",
        stray,
        `stands for nothing in this row: write ${words.map((w) => `{${w}}`).join(", ")} or plain words.`,
      );
    }
    const defaults = Object.fromEntries(Object.entries(this.defaults).filter(([name]) => !fields.has(name)));
    const given = { id: "claim", predicate: predicate ?? "?", ...defaults, ...(!stated && { statement: declared?.says ?? "?" }) };
    return instanceOf(this.model.claim as Class<Claim>, fields, spot, given, this.problems);
  }

  private *expanded(row: Row, values: Claim): Iterable<ClaimRecord> {
    const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id).sort();
    const shared = { for: ids(row.for), by: ids(row.by), cites: ids(row.cites) };
    const own = row.fields.has("statement");
    for (const subject of row.subjects) {
      for (const object of row.objects) {
        for (const at of row.places.length > 0 ? row.places : [undefined]) {
          const concerned = [subject, object, ...row.for].some((entry) => isProtected(entry.values));
          const { quantityComparator, quantityValue, quantityUnit } = withoutSmallCount(values, concerned);
          const kept = { ...values, quantityComparator, quantityValue, quantityUnit };
          const tied = { ...shared, subject: subject.id, object: object.id, ...(at && { at: at.id }) };
          const named = [subject, object, ...(at ? [at] : []), ...row.for, ...row.by];
          const sources = this.sourcesOf(row.cites, [values, ...named.flatMap(({ values: named }) => named ?? [])]);
          const names: Names = { subject: nameFor(subject), object: nameFor(object), at: at && nameFor(at) };
          const statement = own ? sentenceOf(values.statement, names) : sentenceFor(values.statement, names);
          const claim = Object.assign(
            Object.create(this.model.claim.prototype),
            defined({ ...kept, statement, id: claimId({ ...kept, ...tied, sources }) }),
          );
          yield { values: claim, ...tied };
        }
      }
    }
  }

  /**
   * The documents that a claim rests on; where in them it stands may be mended. What is no part of a document is one itself. Hidden
   * ones are left out where the claim is not hidden: they would be told by its id.
   * @param seen all that decides who may see the claim, but for its passages
   */
  private sourcesOf(cited: readonly Entry[], seen: readonly Readable[]): string[] {
    const levels = cited.map((passage) => {
      const source = this.registry.get(passage.links.find(({ name }) => name === "OF")?.to ?? passage.id);
      return {
        id: source?.id ?? passage.id,
        level: Math.max(...[passage.values, source?.values].map((v) => (v ? levelOf(v.sensitivity) : 0))),
      };
    });
    const level = Math.max(Math.min(...levels.map((l) => l.level)), ...seen.map((v) => levelOf(v.sensitivity)));
    return levels.filter((l) => l.level <= level).map((l) => l.id);
  }

  private keep(record: ClaimRecord, spot: Spot): void {
    const { id } = record.values;
    const twin = this.claims.get(id);
    if (!twin) {
      this.claims.set(id, { record, spot });
      return;
    }
    const { subject, object, at, values } = record;
    const said = `${subject} ${values.predicate} ${object}${at ? ` at ${at}` : ""}`;
    const same = twin.record.cites.join() === record.cites.join();
    const advice = same ? "Keep one of the two." : "Write it once and let it cite the passages of both.";
    this.problems.add(spot, "", said, `is claimed twice: ${nameOf(twin.spot)} says it too, from the same source. ${advice}`);
  }
}

/** Each subject with each object, whatever else is wrong. */
const mentions = ({ predicate, subjects, objects }: Row, spot: Spot): Said[] =>
  subjects.flatMap(({ id: subject }) =>
    objects.map(({ id: object }) => ({ record: { subject, object, values: { predicate: predicate?.[0] ?? "" } }, spot })),
  );
const nameFor = ({ id, type, values }: Entry): Name => ({ text: values?.name.en ?? id, of: type });
/** A property that is not there is absent, and not there as undefined. */
const defined = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
