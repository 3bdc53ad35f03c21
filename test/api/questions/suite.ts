import type { GraphQLSchema } from "graphql";
import { costSuite } from "./cost.js";
import { hostileSuite } from "./hostile.js";
import { pagesSuite } from "./pages.js";
import { rowsSuite } from "./rows.js";
import { twinSuite } from "./twins.js";

export interface QuestionSuite {
  /** A schema of the product's model, with the questions to test. */
  readonly schema: GraphQLSchema;
}

/** The suites of questions. A question is in them because it is in the registry. */
const suites = { pages: pagesSuite, costs: costSuite, "hostile arguments": hostileSuite, "rows by URL": rowsSuite, twins: twinSuite };

/** @param names which suites are run here, by default all */
export function questionSuites(suite: QuestionSuite, names = Object.keys(suites) as readonly (keyof typeof suites)[]): void {
  for (const name of names) describe(name, () => suites[name](suite));
}
