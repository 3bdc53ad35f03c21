/** A record that breaks a rule, and how. */
export interface AuditFinding {
  readonly id: string;
  readonly what: string;
}
/** How many findings of a rule are kept. */
export const maxFindings = 100;

/** Keeps the first findings by id. */
export class FirstFindings {
  private found: AuditFinding[] = [];
  add(finding: AuditFinding): void {
    this.found.push(finding);
    if (this.found.length >= 2 * maxFindings) this.found = this.all;
  }
  get all(): AuditFinding[] {
    return this.found.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).slice(0, maxFindings);
  }
}
