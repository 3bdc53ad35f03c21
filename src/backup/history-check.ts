import { ChangeAction } from "../model/annotations/change.js";
import { RemovalReason } from "../model/annotations/removal.js";
import { Sensitivity } from "../model/entity.js";
import { textProblem } from "../model/rules/text-problem.js";
import type { ChangeLine, ChangeSetLine } from "./format.js";
import { invalidField, unknownField } from "./line-shape.js";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** A day that no month has is read as one of the next month. */
const isInstant = (text: string) =>
  instant.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text.slice(0, 10));
const version = /^[0-9a-f]{32}$/;

/** Checks the lines of the history: writes, and what each of them has changed. */
export class HistoryCheck {
  private readonly written = new Set<number>();

  /** What is wrong with a line of the history. */
  problemIn(line: ChangeSetLine | ChangeLine): string | undefined {
    if ("changeSet" in line) {
      const shape = { texts: ["at"], objects: [], numbers: ["seq"], lists: [] };
      const { versions, ...others } = line.changeSet;
      const field = [unknownField(line, { objects: ["changeSet"] }), unknownField(others, shape), invalidField(others, shape)].find(
        Boolean,
      );
      if (field) return wrong(field);
      if (!isInstant(others.at)) return wrong("at");
      const areVersions =
        Array.isArray(versions) && versions.length === Sensitivity.values.length && versions.every((v) => version.test(v));
      if (!areVersions) return wrong("versions");
      this.written.add(others.seq);
      return others.seq < 0 ? wrong("seq") : undefined;
    }
    const { change } = line;
    const shape = { texts: ["id", "kind"], objects: ["actions"], numbers: ["seq"] };
    const { reasons = {}, ...others } = change;
    const field = [unknownField(line, { objects: ["change"] }), unknownField(others, shape), invalidField(others, shape)].find(Boolean);
    if (field) return wrong(field);
    if (!this.written.has(change.seq)) return `belongs to a write that is not here: ${change.seq}.`;
    if (!change.id || textProblem(change.id)) return wrong("id");
    if (!/^[A-Z][A-Za-z]*$/.test(change.kind)) return wrong("kind");
    if (!isByLevel(change.actions, ChangeAction.values) || !Object.keys(change.actions).length) return wrong("actions");
    return isByLevel(reasons, RemovalReason.values) ? undefined : wrong("reasons");
  }
}

const wrong = (field: string) => `has no ${field} as a line of the history has it.`;
const isByLevel = (value: object, terms: readonly string[]) =>
  Object.entries(value ?? {}).every(([level, term]) => (Sensitivity.values as readonly string[]).includes(level) && terms.includes(term));
