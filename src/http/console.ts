import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { printed } from "../api/schema.js";
import { contentSecurityPolicy } from "../console/policy.js";
import type { LinkedQuestion } from "../gallery/question.js";
import { tagOf } from "./answers.js";
import { notModified } from "./conditional.js";
import type { Documents } from "./documents.js";

/** Where `npm run build` puts the page. */
const built = fileURLToPath(new URL("../../dist/page/", import.meta.url));

/** The page of the API at `/`, with what it shows: ready questions, and the schema for tools. */
export async function consoleRoutes(app: FastifyInstance, schema: GraphQLSchema, documents: Documents): Promise<void> {
  fixed(app, "/schema.graphql", "text/plain; charset=utf-8", printed(schema));
  const offered = documents.all.map(({ takes, table, ...question }): LinkedQuestion => question);
  fixed(app, "/gallery.json", "application/json; charset=utf-8", JSON.stringify(offered));
  if (!existsSync(built)) {
    app.get("/", (_, reply) =>
      reply
        .code(503)
        .type("text/plain; charset=utf-8")
        .send("The console has not been built: run `npm run build`. The API is at /graphql.\n"),
    );
    return;
  }
  await app.register(async (page) => {
    page.addHook("onRequest", (_, reply, next) => {
      // Not that of data (security.ts). It is for scripts too: a worker obeys the one that came with its own file.
      reply.header("Content-Security-Policy", contentSecurityPolicy);
      next();
    });
    await page.register(fastifyStatic, {
      root: built,
      // A route for each file: what is none of them is not of the page.
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // Assets carry a hash of their content in their name; the page itself is asked for anew.
        reply.setHeader("Cache-Control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        reply.setHeader("Vary", "Accept-Encoding");
      },
    });
  });
}

/** What stays the same while the process runs: who has it is told so. */
function fixed(app: FastifyInstance, path: string, type: string, text: string): void {
  // Weak, since it is the same however it is compressed on its way.
  const etag = `W/${tagOf(text)}`;
  app.get(path, (request, reply) => {
    reply.header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
    return notModified(request, reply, etag) ? reply : reply.type(type).send(text);
  });
}
