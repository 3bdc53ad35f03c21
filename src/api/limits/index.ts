import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { GraphQLError, type GraphQLSchema, getVariableValues } from "graphql";
import { Failure, statusOf } from "../../errors.js";
import type { Reader } from "../reader.js";
import { type Cost, costsIn } from "./cost.js";
import { exceeded, type Limits } from "./limits.js";
import { structureRule } from "./structure.js";
import { inJson, Values } from "./values.js";

/**
 * All that is checked between the text of a request and its first statement, in order: tokens while it is read, its structure
 * beside GraphQL's own rules, then the values of its variables, and last what it costs. How long its body may be is for HTTP. What it
 * has read beyond its cost its client owes when it is answered.
 */
export const limited = (schema: GraphQLSchema, limits: Limits) => ({
  parseOptions: { maxTokens: limits.tokens },
  validationRules: [structureRule(limits)],
  plugin: limitsPlugin(schema, limits),
});

function limitsPlugin(schema: GraphQLSchema, limits: Limits): ApolloServerPlugin<Reader> {
  const costOf = costsIn(schema);
  return {
    async requestDidStart() {
      let cost: Cost | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          try {
            const given = request.variables ?? {};
            const values = new Values(limits, inJson);
            for (const value of Object.values(given)) values.add(value);
            const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
            // Execution says what is wrong with its variables, and reads nothing.
            if (!coerced) return;
            cost = costOf(document, operation, coerced);
            if (cost.introspection > limits.introspection) throw exceeded("introspection", limits, cost.introspection);
            if (cost.requested > limits.cost) throw exceeded("cost", limits, cost.requested);
            // What asks for nothing was read and checked all the same.
            await contextValue.bounds.charge?.(Math.max(1, cost.requested));
          } catch (error) {
            throw error instanceof Failure ? refusal(error) : error;
          }
        },
        async willSendResponse({ response, contextValue: { brought, bounds } }) {
          // Short lists may be longer than they were reckoned.
          if (cost && brought > cost.requested) await bounds.spend?.(brought - cost.requested);
          const { body, http } = response;
          if (body.kind !== "single") return;
          const result = body.singleResult;
          const late = result.errors?.find(({ extensions }) => extensions?.code === "TIMEOUT");
          // What was read until then is a part that nobody asked for, and each field that was not would have an error of its own.
          if (late) {
            body.singleResult = { errors: [{ message: late.message, extensions: late.extensions }] };
            http.status = statusOf.TIMEOUT;
          }
          if (cost) body.singleResult.extensions = { ...result.extensions, cost: { requested: cost.requested, limit: limits.cost } };
        },
      };
    },
  };
}

/** A failure as an answer of its own, with no data beside it. */
function refusal(failure: Failure): GraphQLError {
  const { status = statusOf[failure.code], headers = {} } = failure.http;
  return new GraphQLError(failure.message, {
    originalError: failure,
    extensions: { http: { status, headers: new HeaderMap(Object.entries(headers)) } },
  });
}
