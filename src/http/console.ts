import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { type GraphQLSchema, parse, validate } from "graphql";
import { printed } from "../api/schema.js";
import { contentSecurityPolicy } from "../console/policy.js";
import { readGallery } from "../gallery/index.js";

/** Where `npm run build` puts the page. */
const built = fileURLToPath(new URL("../../dist/page/", import.meta.url));

/** The page of the API at `/`, with what it shows: ready questions, and the schema for tools. */
export async function consoleRoutes(app: FastifyInstance, schema: GraphQLSchema): Promise<void> {
  const sdl = printed(schema);
  app.get("/schema.graphql", (_, reply) => reply.type("text/plain; charset=utf-8").send(sdl));
  // Of another model than this product's, some questions cannot be asked.
  const offered = (await readGallery()).filter(({ document }) => validate(schema, parse(document)).length === 0);
  app.get("/gallery.json", async () => offered);
  if (!existsSync(built)) {
    app.get("/", (_, reply) =>
      reply
        .code(503)
        .type("text/plain; charset=utf-8")
        .send("The console has not been built: run `npm run build`. The API is at /graphql.\n"),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: built,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // Assets carry a hash of their content in their name; the page itself is asked for anew.
      reply.setHeader("Cache-Control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
      // Not that of data (security.ts). It is for scripts too: a worker obeys the one that came with its own file.
      reply.setHeader("Content-Security-Policy", contentSecurityPolicy);
      reply.setHeader("Vary", "Accept-Encoding");
    },
  });
}
