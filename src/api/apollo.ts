import type { ApolloServerOptionsWithSchema, ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import { formatterOf } from "./errors.js";
import { limited } from "./limits/index.js";
import { defaultLimits } from "./limits/limits.js";
import type { Reader } from "./reader.js";
import { wantedIn } from "./wanted.js";

/** How many tokens of documents are kept parsed and checked: one takes up to 500 bytes. */
const keptTokens = 100_000;

/** Apollo's own may take up 130 MB, and writes each document out as JSON to measure it. */
function documentStore(): ApolloServerOptionsWithSchema<Reader>["documentStore"] {
  const kept = new LRUCache<string, DocumentNode>({ max: 1000, maxSize: keptTokens, sizeCalculation: tokensIn });
  return {
    get: async (key) => kept.get(key),
    set: async (key, document) => void kept.set(key, document),
    delete: async (key) => kept.delete(key),
  };
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 1;
  for (let token = loc?.startToken; token?.next; token = token.next) tokens++;
  return tokens;
}

/**
 * How the API is executed, wherever it is asked: the plugins are in the order in which a request meets them.
 * @param report is handed the faults of ours that were masked
 */
export const apolloOptions = (schema: GraphQLSchema, report: (fault: unknown, error: unknown) => unknown, limits = defaultLimits) => {
  const { plugin, ...rules } = limited(schema, limits);
  const wanted = wantedIn(schema);
  const reading: ApolloServerPlugin<Reader> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => {
        contextValue.only(wanted(document));
      },
    }),
  };
  return {
    schema,
    ...rules,
    introspection: true,
    documentStore: documentStore(),
    // Who starts the process stops it, the graph last: Apollo would end it at the first signal.
    stopOnTerminationSignals: false,
    persistedQueries: false,
    // There are no cookies, so no request can be forged across sites; GET answers queries only.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), plugin, reading],
    formatError: formatterOf(report, limits),
  } satisfies ApolloServerOptionsWithSchema<Reader>;
};
