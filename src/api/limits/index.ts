import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { GraphQLError, type GraphQLSchema, getVariableValues } from "graphql";
import { Failure, statusOf } from "../../errors.js";
import type { Reader } from "../reading/reader.js";
import { costEstimator, type EstimatedCost } from "./cost.js";
import { type Limits, limitExceeded } from "./limits.js";
import { structureRule } from "./structure.js";
import { inJson, ValueCounter } from "./values.js";

/**
 * All checks between the text of a request and its first statement, in order: tokens during parsing, structure during validation, then
 * the values of variables, and last the cost. HTTP limits the body. Records that were read beyond the cost are charged after the answer.
 */
export const requestLimits = (schema: GraphQLSchema, limits: Limits) => ({
  parseOptions: { maxTokens: limits.tokens },
  validationRules: [structureRule(limits)],
  plugin: limitsPlugin(schema, limits),
});

function limitsPlugin(schema: GraphQLSchema, limits: Limits): ApolloServerPlugin<Reader> {
  const costOf = costEstimator(schema);
  return {
    async requestDidStart() {
      let cost: EstimatedCost | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          try {
            const variables = request.variables ?? {};
            const values = new ValueCounter(limits, inJson);
            for (const value of Object.values(variables)) values.add(value);
            const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
            // Execution reports wrong variables, and reads nothing.
            if (!coerced) return;
            cost = costOf(document, operation, coerced);
            if (cost.introspection > limits.introspection) throw limitExceeded("introspection", limits, cost.introspection);
            if (cost.requested > limits.cost) throw limitExceeded("cost", limits, cost.requested);
            // Every request costs at least 1: parsing and validation are work.
            await contextValue.budget.charge?.(Math.max(1, cost.requested));
          } catch (error) {
            throw error instanceof Failure ? requestError(error) : error;
          }
        },
        async willSendResponse({ response, contextValue: { recordsRead, budget } }) {
          // Short lists may be longer than estimated.
          if (cost && recordsRead > cost.requested) await budget.chargeOverrun?.(recordsRead - cost.requested);
          const { body, http } = response;
          if (body.kind !== "single") return;
          const result = body.singleResult;
          const late = result.errors?.find(({ extensions }) => extensions?.code === "TIMEOUT");
          // Data in part is of no use here, and each field that was not read would have an error of its own.
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

/** A failure that is the whole answer, without data. */
function requestError(failure: Failure): GraphQLError {
  const { status = statusOf[failure.code], headers = {} } = failure.http;
  return new GraphQLError(failure.message, {
    originalError: failure,
    extensions: { http: { status, headers: new HeaderMap(Object.entries(headers)) } },
  });
}
