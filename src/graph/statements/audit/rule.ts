import { type Graph, run, type Statement } from "../../graph.js";

/** What breaks a rule: the id of a record, and what is wrong with it. */
export interface Offence {
  readonly id: string;
  readonly what: string;
}
/** A rule of the graph, and how to find what breaks it: the first hundred by id. */
export interface Rule {
  readonly says: string;
  broken(graph: Pick<Graph, "read">): Promise<Offence[]>;
}
export const most = 100;

/** A rule that one statement can tell of. @param text returns what breaks it, as `id` and what is wrong */
export function rule(says: string, text: string, parameters: Record<string, unknown> = {}): Rule {
  const statement: Statement<Offence> = {
    text: `${text} ORDER BY id LIMIT ${most}`,
    parameters,
    hydrate: ([id, what]) => ({ id: String(id), what: String(what) }),
  };
  return { says, broken: (graph) => run(graph, statement) };
}

/** A rule that takes more than a statement can tell. */
export const ruleBy = (says: string, find: (graph: Pick<Graph, "read">) => Promise<readonly Offence[]>): Rule => ({
  says,
  broken: async (graph) => [...(await find(graph))].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, most),
});
