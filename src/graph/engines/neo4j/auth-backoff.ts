const shortestMs = 1000;
const longestMs = 60_000;

/**
 * The pause after a server has refused the credentials; it doubles with each further refusal. Neo4j locks a user out while wrong passwords
 * keep coming, which would also lock out processes that have the right one.
 */
export class AuthBackoff {
  private ms = 0;
  private until = 0;

  /** Whether the credentials were refused, and not accepted since. */
  get refused(): boolean {
    return this.ms > 0;
  }
  /** Whether the pause still lasts. */
  get paused(): boolean {
    return performance.now() < this.until;
  }
  lengthen(): void {
    this.ms = Math.min(this.ms * 2 || shortestMs, longestMs);
    this.until = performance.now() + this.ms;
  }
  reset(): void {
    this.ms = 0;
    this.until = 0;
  }
}
