import type { Graph, Row } from "../../src/graph/graph.js";

interface Spent {
  seconds: number;
  runs: number;
  rows: number;
}

/** The processor time of this process while each statement of a write ran, its parameters and its rows included. */
export class StatementTimes {
  private readonly byText = new Map<string, Spent>();

  /** A graph whose writes are timed. */
  timed(graph: Graph): Graph {
    const write: Graph["write"] = (work) =>
      graph.write((tx) => work({ ...tx, run: (text, parameters) => this.time(text, () => tx.run(text, parameters)) }));
    const { replace } = graph;
    return { ...graph, write, ...(replace && { replace: (build) => replace((fresh) => build(this.timed(fresh))) }) };
  }

  private async time(text: string, run: () => Promise<Row[]>): Promise<Row[]> {
    const before = process.cpuUsage();
    const rows = await run();
    const { user, system } = process.cpuUsage(before);
    const spent = this.byText.get(text) ?? { seconds: 0, runs: 0, rows: 0 };
    this.byText.set(text, spent);
    spent.seconds += (user + system) / 1e6;
    spent.runs++;
    spent.rows += rows.length;
    return rows;
  }

  /** The statements that took most, a line each, and all of them together. */
  report(most = 16): string {
    const statements = [...this.byText].sort(([, a], [, b]) => b.seconds - a.seconds);
    const line = (seconds: number, what: string) => `${seconds.toFixed(2).padStart(7)} s  ${what}`;
    const all = statements.reduce((sum, [, { seconds }]) => sum + seconds, 0);
    return [
      line(all, "all statements"),
      ...statements
        .slice(0, most)
        .map(([text, { seconds, runs, rows }]) => line(seconds, `${runs} runs, ${rows} rows: ${text.slice(0, 160)}`)),
    ].join("\n");
  }
}
