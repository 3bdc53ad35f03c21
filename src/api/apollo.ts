import { type ApolloServerOptionsWithSchema, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import { errorFormatter } from "./errors.js";
import { executeByLevel } from "./execution/execute-by-level.js";
import { requestLimits } from "./limits/index.js";
import { defaultLimits } from "./limits/limits.js";
import { projectionOf } from "./reading/projection.js";
import type { Reader } from "./reading/reader.js";

/** How many tokens of parsed and validated documents are cached: one takes up to 500 bytes. */
const maxCachedTokens = 100_000;

/** A cache of documents. Apollo's default one may take 130 MB, and writes each document as JSON to measure it. */
function documentStore(): ApolloServerOptionsWithSchema<Reader>["documentStore"] {
  const cache = new LRUCache<string, DocumentNode>({ max: 1000, maxSize: maxCachedTokens, sizeCalculation: tokensIn });
  return {
    get: async (key) => cache.get(key),
    set: async (key, document) => void cache.set(key, document),
    delete: async (key) => cache.delete(key),
  };
}

function tokensIn({ loc }: DocumentNode): number {
  let tokens = 1;
  for (let token = loc?.startToken; token?.next; token = token.next) tokens++;
  return tokens;
}

/** Executes what it can level by level; Apollo has graphql-js execute the rest. */
export const executionByLevel = (schema: GraphQLSchema): ApolloServerPlugin<Reader> => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ document, operation, request, contextValue }) => {
      const data = await executeByLevel(contextValue, { schema, document, operation, variables: request.variables ?? {} });
      return data ? { http: { headers: new HeaderMap() }, body: { kind: "single", singleResult: { data } } } : null;
    },
  }),
});

/**
 * How operations are executed. The plugins stand in the order in which they run.
 * @param report receives the internal errors, which clients see masked
 * @param execution what executes operations before graphql-js does
 */
export const apolloOptions = (
  schema: GraphQLSchema,
  report: (fault: unknown, error: unknown) => unknown,
  limits = defaultLimits,
  execution: readonly ApolloServerPlugin<Reader>[] = [executionByLevel(schema)],
) => {
  const { plugin, ...rules } = requestLimits(schema, limits);
  const projection = projectionOf(schema);
  const projectionPlugin: ApolloServerPlugin<Reader> = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, contextValue }) => {
        contextValue.project(projection(document));
      },
    }),
  };
  return {
    schema,
    ...rules,
    introspection: true,
    documentStore: documentStore(),
    // The process stops its parts in order, the graph last; Apollo would stop at the first signal.
    stopOnTerminationSignals: false,
    persistedQueries: false,
    // There are no cookies, so no request can be forged across sites, and GET is for queries only.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), plugin, projectionPlugin, ...execution],
    formatError: errorFormatter(schema, report, limits),
  } satisfies ApolloServerOptionsWithSchema<Reader>;
};
