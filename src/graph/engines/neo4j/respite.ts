const shortestMs = 1000;
const longestMs = 60_000;

/**
 * How long a server that has refused our credentials is left alone: longer each time it does so again. It locks a user out, whoever comes
 * with its name, for as long as somebody keeps trying with a wrong password.
 */
export class Respite {
  private ms = 0;
  private until = 0;

  /** Whether we were refused, and have not been let in since. */
  get refused(): boolean {
    return this.ms > 0;
  }
  /** Whether it is too early to ask again. */
  get lasts(): boolean {
    return performance.now() < this.until;
  }
  lengthen(): void {
    this.ms = Math.min(this.ms * 2 || shortestMs, longestMs);
    this.until = performance.now() + this.ms;
  }
  end(): void {
    this.ms = 0;
    this.until = 0;
  }
}
