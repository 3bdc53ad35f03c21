import { getNamedType, isEnumType, isInputObjectType } from "graphql";
import { argsOf, fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { rowFormats } from "../../src/export/formats/index.js";
import { graphFormats } from "../../src/export/graphs/index.js";
import { rowDocuments } from "../../src/export/receipts/row-documents.js";
import { claimParameters } from "../../src/export/tables/claim-parameters.js";
import { isNeeded, namedTables } from "../../src/export/tables/named-tables.js";
import type { LinkedQuestion } from "../../src/gallery/question.js";
import { type Class, singular } from "../../src/model/declare.js";
import { ActorType, Issue, Place, PopulationGroup, Source } from "../../src/model/entities/index.js";
import { Entity, Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { pages } from "../../src/web/explorer/address.js";
import { onePart } from "../parts.js";
import { schema } from "../schema.js";
import { type Pair, pairs, Twins } from "../twins.js";
import { getRoutesDuring } from "./routes.js";
import { answered, type Served, served } from "./served.js";
import { toyGraph, toyRows } from "./toy-formats.js";

const formats = { rowFormats: [...rowFormats, toyRows], files: exportFiles([...graphFormats, toyGraph]) };
const rowExtensions = formats.rowFormats.map((f) => f.extension);
/** What stands at the addresses of rows beside their formats. */
const documentExtensions = rowDocuments.map((d) => d.extension);
const fileNames = formats.files.map(fileNameOf);

/** Routes whose answers hold no records, and why. Every other route is requested below. */
const fixed: readonly (readonly [route: RegExp, reason: string])[] = [
  [/^\/livez$/, "says that the process runs"],
  [/^\/readyz$/, "says that the engine answers"],
  [/^\/schema\.graphql$/, "is made of the model"],
  [/^\/gallery\.json$/, "is made of files"],
  [/^\/files\.json$/, "is the list of files that are declared"],
  [/^\/(icon\.svg|licences\.txt|assets\/[\w.-]+)(\.gz)?$/, "is a file of the pages"],
  [
    new RegExp(`^/(${[...Object.values(pages).map(({ path }) => path), "console"].join("|")})(/:id)?$`),
    "is a page, which asks for its records",
  ],
  [/^\/documents\/[\w./-]+$/, "is a document of this product as a page"],
];
/** The kind of a route, by its address; undefined for one that is in no registry. */
function kindOf(route: string): "table" | "file" | "record" | "feed" | "ready question" | "row document" | "GraphQL" | "fixed" | undefined {
  if (fileNames.includes(route.slice(1))) return "file";
  const [, extension = ""] = /^\/(?:questions\/)?[a-z-]+\.([a-z0-9.]+)$/.exec(route) ?? [];
  if (route === "/changes.atom") return "feed";
  if (route === "/id/:id") return "record";
  if (fixed.some(([pattern]) => pattern.test(route))) return "fixed";
  if (rowExtensions.includes(extension)) return "table";
  if (documentExtensions.includes(extension)) return "row document";
  if (route === "/questions/:file") return "ready question";
  return route === "/graphql" ? "GraphQL" : undefined;
}
/** What the table of claims takes is asked for in a test of its own. */
const claimFilters = ["claims"];
/** The tables by URL, with the arguments that each takes. */
const tables = namedTables(schema, model).map(({ name, args, whole }) => ({
  name,
  whole,
  args: args.filter((a) => !isInputObjectType(getNamedType(a.type)) && !claimFilters.includes(name)),
}));

/**
 * Every answer to GET hides what the API hides. Two servers, one with hidden records and one without them, send the same bytes, status and
 * headers, in every format.
 */
describe.each(onePart(pairs))("level $level of the graph of seed $seed", (pair: Pair) => {
  const twins = new Twins(pair);
  const { dataset, hidden } = twins;
  let servers: readonly Served[];
  let routes: readonly string[];
  let gallery: readonly LinkedQuestion[];
  beforeAll(async () => {
    await twins.open();
    const level = { level: pair.level, ...formats };
    ({ result: servers, routes } = await getRoutesDuring(() => Promise.all(twins.both.map((graph) => served(graph, level)))));
    gallery = (await answered(servers[0]!.get("/gallery.json"))).body;
  });
  afterAll(async () => {
    await Promise.all(servers.map((s) => s.close()));
    await twins.close();
  });

  async function assertSameAnswer(path: string, accept?: string): Promise<{ status: number; text: string }> {
    const [one, other] = await Promise.all(
      servers.map(async ({ address }) => {
        const headers = { "accept-language": "fr, es;q=0.5", "x-request-id": "the-same-for-both", ...(accept && { accept }) };
        const response = await fetch(address + path, { headers, redirect: "manual" });
        const sent = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
        return { ...pair, path, status: response.status, headers: sent, text: await response.text() };
      }),
    );
    expect(one).toEqual(other);
    expect(servers.flatMap((s) => s.log)).toEqual([]);
    return one!;
  }

  /** A value for an argument or a variable of this name: an id of its class where there is one, or what random queries give. */
  function valueFor({ random, names }: ReturnType<Twins["tools"]>, name: string): string {
    const cls = name === "place" ? Locality : model.entities.find((e) => singular(e) === name);
    if (!cls || random.chance(0.2)) return String(names.of(cls && name !== "place" ? "id" : name));
    return random.pick(dataset.entities.filter((e) => e.values instanceof cls)).values.id;
  }

  test("no route is left out", () => {
    expect(routes.filter((route) => kindOf(route) === undefined)).toEqual([]);
    const kinds = new Set(routes.map(kindOf));
    expect([...kinds].sort()).toEqual(["GraphQL", "feed", "file", "fixed", "ready question", "record", "row document", "table"]);
    expect(routes.filter((route) => kindOf(route) === "table").sort()).toEqual(
      tables.flatMap(({ name }) => rowExtensions.map((extension) => `/${name}.${extension}`)).sort(),
    );
  });

  test.each(formats.rowFormats)("all claims as $extension", async ({ extension, compressed }) => {
    const { status, text } = await assertSameAnswer(`/claims.${extension}`);
    expect(status).toBe(200);
    // Equal bytes hide what the other server does not have.
    if (compressed) return;
    const shown = dataset.claims.filter((k) => !twins.hides(k.values.id));
    for (const { values } of hidden.claims) expect(text).not.toContain(values.id);
    expect(shown.filter((k) => k.values.status === "ACCEPTED" && k.values.assertion === "STATED" && !text.includes(k.values.id))).toEqual(
      [],
    );
  });

  test("the list of every class", async () => {
    const format = twins.tools(4).random.dealer(formats.rowFormats);
    const lists = tables.filter(({ whole }) => whole);
    expect(lists).toHaveLength(model.entities.length + 1);
    for (const [at, { name }] of lists.entries()) {
      const { extension, compressed } = format();
      const { status, text } = await assertSameAnswer(`/${name}.${extension}`);
      expect([name, status]).toEqual([name, 200]);
      if (compressed) continue;
      const records = dataset.entities.filter(({ type }) => type === model.entities[at]).map(({ values }) => values.id);
      for (const id of records) if (!twins.hides(id)) expect(text).toContain(id);
    }
  });

  test("claims by each filter, also by what is hidden", async () => {
    const { random } = twins.tools(2);
    const parameters = claimParameters(schema, model);
    const extension = random.dealer(rowExtensions);
    const classes: Readonly<Record<string, Class>> = {
      at: Locality,
      place: Locality,
      country: Place,
      source: Source,
      for: PopulationGroup,
      by: ActorType,
    };
    const valuesOf = ({ name, type }: (typeof parameters)[number], entities: typeof dataset.entities) => {
      const term = getNamedType(type);
      if (isEnumType(term)) return random.several(term.getValues(), 3).map((value) => value.name);
      return random
        .several(
          entities.filter(({ values }) => values instanceof (classes[name] ?? Entity)),
          2,
        )
        .map(({ values }) => values.id);
    };
    const statuses = new Set<number>();
    for (const parameter of parameters)
      for (const entities of [dataset.entities, dataset.entities.filter(({ values }) => !twins.hides(values.id)), hidden.entities]) {
        const given = [parameter, random.pick(parameters)].map((p) => [p.name, valuesOf(p, entities).join(",")] as [string, string]);
        const query = new URLSearchParams(given.filter(([, values]) => values !== ""));
        statuses.add((await assertSameAnswer(`/claims.${extension()}?${query}`)).status);
      }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 404]));
  });

  test("the feed of changes", async () => {
    for (const query of ["", "?lang=es"]) expect((await assertSameAnswer(`/changes.atom${query}`)).status).toBe(200);
  });

  test.each(formats.files)("the file $stem.$extension", async (file) => {
    const { example = {} } = file;
    const tools = twins.tools(3);
    const needed = argsOf(file, schema).filter(({ name }) => example[name] !== undefined);
    for (let round = 0; round < (needed.length ? 5 : 1); round++) {
      const query = new URLSearchParams(needed.map(({ name }): [string, string] => [name, valueFor(tools, name)]));
      const { status, text } = await assertSameAnswer(`/${fileNameOf(file)}?${query}`);
      if (needed.length) expect([200, 400, 404]).toContain(status);
      else expect([status, text.length > 0]).toEqual([200, true]);
    }
  });

  test("the whole graph is in graph.ndjson", async () => {
    const { text } = await assertSameAnswer("/graph.ndjson");
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id as string);
    const shown = [...dataset.entities, ...dataset.claims].map((r) => r.values.id).filter((id) => !twins.hides(id));
    expect([...lines].sort()).toEqual(shown.sort());
    for (const { values } of [...hidden.entities, ...hidden.claims]) expect(text).not.toContain(`"${values.id}"`);
  });

  test.each(["application/json", "text/turtle", "application/ld+json", "text/html"])("records by id as %s", async (accept) => {
    const { random } = twins.tools(4);
    const records = [...dataset.entities, ...dataset.claims];
    const ids = (all: typeof records, many: number) => random.several(all, Math.min(many, all.length)).map((r) => r.values.id);
    const statuses = new Set<number>();
    for (const id of [...ids(records, 6), ...(dataset.formerIds ?? []).map((former) => former.id).slice(0, 4)])
      statuses.add((await assertSameAnswer(`/id/${encodeURIComponent(id)}`, accept)).status);
    expect([...statuses]).toContain(accept === "text/html" ? 303 : 200);
    const unknown = await assertSameAnswer("/id/no-such-thing", accept);
    expect(unknown.status).toBe(404);
    for (const id of ids([...hidden.entities, ...hidden.claims], 6)) {
      const { status, text } = await assertSameAnswer(`/id/${encodeURIComponent(id)}`, accept);
      expect([status, text.replaceAll(id, "no-such-thing")]).toEqual([404, unknown.text]);
    }
  });

  test("every table with its receipts and citations, and errors for what is hidden", async () => {
    const tools = twins.tools(1);
    const { random } = tools;
    const extension = random.dealer([...rowExtensions, ...documentExtensions]);
    const issues = dataset.entities.filter((e) => e.values instanceof Issue).map((e) => e.values.id);
    const statuses = new Set<number>();
    for (const { name, args, whole } of tables) {
      const ask = async (optional: boolean, issue: string) => {
        const query = new URLSearchParams();
        for (const arg of args) {
          const type = getNamedType(arg.type);
          if (arg.name === "issue") query.set(arg.name, issue);
          else if (isNeeded(arg)) query.set(arg.name, valueFor(tools, arg.name));
          else if (optional && isEnumType(type)) {
            const values = type.getValues().map((v) => v.name);
            if (random.chance(0.3)) query.set(arg.name, random.several(values, 1 + random.below(values.length)).join(","));
          } else if (optional && type.name === "String" && random.chance(0.7)) query.set(arg.name, valueFor(tools, arg.name));
        }
        if (random.chance(0.3)) query.set("lang", random.pick(["es", "en", "de"]));
        statuses.add((await assertSameAnswer(`/${name}.${extension()}?${query}`)).status);
      };
      // Several issues, where the table takes one: with nothing else, and with other arguments.
      const some = random.several(issues, args.some((arg) => arg.name === "issue") ? 8 : whole ? 2 : rowExtensions.length);
      for (const issue of some) for (const optional of args.length ? [false, true] : [false]) await ask(optional, issue);
    }
    // Arguments that are picked at random may not go together: that is 400.
    expect([...statuses].sort()).toEqual([200, 400, 404]);
  });

  test("every ready question, as a table in every format and whole", async () => {
    const tools = twins.tools(2);
    const statuses = new Map<string, number>();
    const ask = async (kind: string, path: string) => {
      const { status } = await assertSameAnswer(path);
      statuses.set(`${kind} ${status}`, (statuses.get(`${kind} ${status}`) ?? 0) + 1);
    };
    for (const { name, variables, links } of gallery) {
      for (const extension of rowExtensions.filter((e) => links[e] !== undefined))
        for (let round = 0; round < 3; round++) {
          const given = Object.keys(variables).map((variable): [string, string] => [variable, valueFor(tools, variable)]);
          await ask("table", `/questions/${name}.${extension}?${new URLSearchParams(given)}`);
        }
      for (const extension of links.json === undefined ? [] : documentExtensions) {
        const given = Object.keys(variables).map((variable): [string, string] => [variable, valueFor(tools, variable)]);
        await ask("table", `/questions/${name}.${extension}?${new URLSearchParams(given)}`);
      }
      for (let round = 0; round < 3; round++) {
        const given = Object.fromEntries(Object.keys(variables).map((variable) => [variable, valueFor(tools, variable)]));
        await ask("whole", `/graphql?${new URLSearchParams({ documentId: name, variables: JSON.stringify(given) })}`);
      }
    }
    // Records that are picked at random may not be compared: that is 400.
    expect([...statuses.keys()].sort()).toEqual(["table 200", "table 400", "table 404", "whole 200"]);
  });
});
