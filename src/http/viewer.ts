import type { FastifyRequest } from "fastify";
import type { Level } from "../model/entity.js";

/** The one place that says who a viewer is. Nobody can sign in yet, so everybody sees what is CLEAR, and nothing else. */
export const viewerOf = (_request: FastifyRequest): Level => 0;
