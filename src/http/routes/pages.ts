import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { printedSchema } from "../../api/schema.js";
import { type ExportFile, fileNameOf } from "../../export/files/export-file.js";
import type { LinkedQuestion } from "../../gallery/question.js";
import type { LinkedFile } from "../../web/explorer/about/linked-file.js";
import { type PageDeclaration, pages } from "../../web/explorer/address.js";
import { type ExplorerShell, filledShell, rootFrom } from "../../web/explorer/shell.js";
import { consolePolicy, explorerPolicy } from "../../web/policy.js";
import { noStore, sendNotModified } from "../cache/conditional.js";
import { etagOf } from "../cache/response-cache.js";
import { jsonType, mediaType, preferencesOf } from "../protocol/negotiation.js";
import type { NotFoundPage } from "./error-response.js";
import type { ReadyQuestions } from "./ready-questions.js";

/** Where `npm run build` puts what the pages load, and the pages themselves, which are filled in for each address. */
const pageFolder = fileURLToPath(new URL("../../../dist/page/", import.meta.url));
const shellFolder = fileURLToPath(new URL("../../../dist/shells/", import.meta.url));

const htmlType = "text/html; charset=utf-8";

/** The pages for people, with what they and other tools load: scripts, documents, ready questions, and the schema. */
export async function pageRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  documents: ReadyQuestions,
  files: readonly ExportFile[],
  shells: Shells,
): Promise<void> {
  serveText(app, "/schema.graphql", "text/plain; charset=utf-8", () => printedSchema(schema));
  const questions = documents.all.map(({ parameters, table, rowsAt, ...question }): LinkedQuestion => question);
  serveText(app, "/gallery.json", "application/json; charset=utf-8", () => JSON.stringify(questions));
  serveText(app, "/files.json", "application/json; charset=utf-8", () => JSON.stringify(files.map(linkedFile)));
  shellRoutes(app, shells);
  if (!existsSync(pageFolder)) return;
  await app.register(async (files) => {
    files.addHook("onRequest", (_, reply, next) => {
      // Replaces the policy of data (security-headers.ts), for scripts too: a worker obeys the policy that came with its own file.
      reply.header("Content-Security-Policy", consolePolicy);
      next();
    });
    await files.register(fastifyStatic, {
      root: pageFolder,
      // A route for each file, so that all other addresses are 404.
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // The names of assets hold a hash of their content; other files are revalidated each time.
        reply.setHeader("Cache-Control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        reply.setHeader("Vary", "Accept-Encoding");
      },
    });
  });
}

function linkedFile(file: ExportFile): LinkedFile {
  const { stem, extension, name, description, example = {} } = file;
  const query = new URLSearchParams(example).toString();
  return { stem, extension, format: name, description, path: `${fileNameOf(file)}${query && `?${query}`}` };
}

type PageSort = "explorer" | "console";
/** The pages as they were built; undefined where none have been. */
export type Shells = { readonly explorer: ExplorerShell; readonly console: string } | undefined;

export function readShells(): Shells {
  const read = (file: string) => readFileSync(`${shellFolder}${file}`, "utf8");
  return existsSync(shellFolder)
    ? {
        explorer: { template: read("explorer.html"), scripts: JSON.parse(read("explorer.scripts.json")) as ExplorerShell["scripts"] },
        console: read("console.html"),
      }
    : undefined;
}

/** The page for an address, with its headers. It depends on the address and the languages of the reader, and on nothing of the graph. */
function shellFor(request: FastifyRequest, reply: FastifyReply, shells: NonNullable<Shells>, sort: PageSort): string {
  const url = request.originalUrl;
  reply.header("Content-Security-Policy", sort === "console" ? consolePolicy : explorerPolicy);
  // The console speaks English alone.
  if (sort === "console") return shells.console.replaceAll("%ROOT%", rootFrom(url));
  return filledShell(shells.explorer, url, preferencesOf(request.headers).languages);
}

/** The explorer at the address of each of its pages, and the console. */
function shellRoutes(app: FastifyInstance, shells: Shells): void {
  const page = (sort: PageSort) => (request: FastifyRequest, reply: FastifyReply) => {
    if (!shells)
      return reply
        .code(503)
        .header("Cache-Control", "no-store")
        .type("text/plain; charset=utf-8")
        .send("The pages have not been built: run `npm run build`. The API is at /graphql.\n");
    const html = shellFor(request, reply, shells, sort);
    reply.header("Cache-Control", "no-cache").header("Vary", "Accept-Language, Accept-Encoding");
    return sendNotModified(request, reply, `W/${etagOf(html)}`) ? reply : reply.type(htmlType).send(html);
  };
  // The page of any id is found by what kind of record it is (records/record.ts).
  for (const [name, { path, record }] of Object.entries(pages) as [string, PageDeclaration][])
    if (name !== "id") app.get(record ? `/${path}/:id` : `/${path}`, page("explorer"));
  app.get("/console", page("console"));
}

/** A person who opens an address at which nothing is gets the explorer, which says so; a program gets the error. */
export const notFoundPageOf =
  (shells: Shells): NotFoundPage =>
  (request, reply) => {
    if (!shells || !["GET", "HEAD"].includes(request.method) || !isForPerson(request)) return undefined;
    request.stats.errors.push("NOT_FOUND");
    reply.code(404).header("Cache-Control", noStore(request.viewer)).header("Vary", "Accept, Accept-Language, Accept-Encoding");
    return reply.type(htmlType).send(shellFor(request, reply, shells, "explorer"));
  };

/** Whether a person opened this address in a browser. */
const isForPerson = ({ headers }: FastifyRequest): boolean => mediaType(headers.accept, [jsonType, "text/html"]) === "text/html";

/** Serves a text that stays the same while the process runs, or 304 to a client that has it. It is made when it is first asked for. */
function serveText(app: FastifyInstance, path: string, type: string, make: () => string): void {
  let made: { readonly text: string; readonly etag: string } | undefined;
  app.get(path, (request, reply) => {
    if (!made) {
      const text = make();
      // Weak, since it is the same for each encoding.
      made = { text, etag: `W/${etagOf(text)}` };
    }
    reply.header("Cache-Control", "no-cache").header("Vary", "Accept-Encoding");
    return sendNotModified(request, reply, made.etag) ? reply : reply.type(type).send(made.text);
  });
}
