import type { VisibleDataSet } from "../graph/statements/questions/dataset.js";

/** What ids and addresses begin with if no data set says it. */
const defaultIri = "urn:resilience-graph:";

/** What the ids and addresses of all that these data sets hold begin with: the first that says it decides. */
export const iriOf = (sets: readonly VisibleDataSet[]): string => sets.find((set) => set.iri)?.iri ?? defaultIri;
