import type { ApolloServerOptionsWithSchema, ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import { formatterOf } from "./errors.js";
import { limited } from "./limits/index.js";
import { defaultLimits } from "./limits/limits.js";
import type { Reader } from "./reader.js";
import { wantedIn } from "./wanted.js";

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
