import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaOf } from "../../src/api/schema.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { createServer } from "../../src/http/server.js";
import { Claim as ProductClaim } from "../../src/model/claim.js";
import { type Class, entity, text } from "../../src/model/declare.js";
import { Entity } from "../../src/model/entity.js";
import { Model } from "../../src/model/model.js";
import { fact } from "../../src/model/sentences/frames.js";
import { seed } from "../../src/seed.js";
import { read } from "../import/fixture.js";
import { files, Toy, toys } from "./toy.js";

/** Additions to the model. Each is one declaration, and works from YAML through the store to an answer without any other code. */

/** What a graph of this model, seeded with the toys and these files, answers. */
async function answer(model: Model, more: Readonly<Record<string, string>>, query: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "additions-"));
  const graph = await embeddedGraph(layoutOf(model));
  try {
    for (const [name, content] of Object.entries({ ...files, ...more })) await writeFile(join(folder, name), content);
    await seed(graph, model, folder);
    const app = await createServer({ model, graph, schema: schemaOf(model, []) });
    const response = await app.inject({ method: "POST", url: "/graphql", payload: { query } });
    await app.close();
    const { data, errors } = response.json() as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  } finally {
    await graph.close();
    await rm(folder, { recursive: true });
  }
}
const claimRows = (rows: string) => `defaults: {sensitivity: CLEAR, recordedAt: 2026-01-01, recordedBy: test}\n${rows}`;

/** The toys, with claims of another class. */
function withClaim(claim: Class): Model {
  const { entities, predicates, links } = toys;
  const claimLinks = Object.fromEntries(Object.entries(toys.claimLinks).map(([name, link]) => [name, { ...link, from: [claim] }]));
  return new Model({ entities, claim, predicates, links, claimLinks });
}

describe("a property of a claim is one line", () => {
  @entity("A claim about a toy.")
  class Claim extends ProductClaim {
    @text("Who painted it.", { optional: true, identifies: true }) painter?: string;
  }
  const painted = withClaim(Claim);
  const rows = claimRows(`claims:
  - {subject: kite, depicts: peru, painter: Ana, cites: catalogue-2}
  - {subject: kite, depicts: peru, painter: Luz, cites: catalogue-2}
`);

  test("it is read, stored, filtered by and returned", async () => {
    const query = '{ claims(filter: {painter: {eq: "Luz"}}) { nodes { painter subject { id } object { id } } } }';
    expect(await answer(painted, { "more.yaml": rows }, query)).toEqual({
      claims: { nodes: [{ painter: "Luz", subject: { id: "kite" }, object: { id: "peru" } }] },
    });
  });

  test("if it identifies claims, two that differ only in it have two ids, and claims without it keep theirs", async () => {
    const { lines, dataset } = await read({ ...files, "more.yaml": rows }, { model: painted });
    expect(lines).toEqual([]);
    const claimsBy = (painter?: string) => dataset.claims.filter(({ values }) => (values as { painter?: string }).painter === painter);
    expect(new Set([...claimsBy("Ana"), ...claimsBy("Luz")].map(({ values }) => values.id)).size).toBe(2);
    const before = await read(files, { model: toys });
    expect(claimsBy(undefined).map(({ values }) => values.id)).toEqual(before.dataset.claims.map(({ values }) => values.id));
  });

  test("if it does not identify claims, two that differ only in it are one claim, made twice", async () => {
    @entity("A claim about a toy.")
    class Claim extends ProductClaim {
      @text("Who painted it.", { optional: true }) painter?: string;
    }
    const { lines } = await read({ ...files, "more.yaml": rows }, { model: withClaim(Claim) });
    expect(lines).toEqual([expect.stringMatching(/^more.yaml:4 .*is claimed twice/)]);
  });
});

test("a predicate is one row", async () => {
  const { entities, claim, links, claimLinks } = toys;
  const predicates = {
    ...toys.predicates,
    // biome-ignore format: a row, as in the table of predicates
    RESEMBLES: { from: [Toy], to: [Toy], reads: ["resembles", "Toys that it looks like."], backwards: ["resembledBy", "Toys that look like it."], says: "{subject} looks like {object}.", sentence: fact({ en: "look like: {object}", es: ["parecerse a: {object}", "se parece a: {object}"], fr: "ressembler ({object})" }) },
  } as const;
  const rows = claimRows("claims:\n  - {subject: kite, resembles: [doll, blocks], cites: catalogue-2}\n");
  const query =
    '{ toy(id: "kite") { resembles(filter: {material: {eq: WOOD}}) { edges { node { id } claims { statement sentence(lang: "es") { value made } } } } } back: toy(id: "doll") { resembledBy { totalCount } } }';
  expect(await answer(new Model({ entities, claim, predicates, links, claimLinks }), { "more.yaml": rows }, query)).toEqual({
    toy: {
      resembles: {
        edges: [
          {
            node: { id: "blocks" },
            claims: [
              {
                statement: "Kite looks like Blocks.",
                sentence: { value: "Cometa – la fuente reporta que se parece a: Bloques.", made: true },
              },
            ],
          },
        ],
      },
    },
    back: { resembledBy: { totalCount: 1 } },
  });
});

test("an entity is one file and one line: the class, and its line in the list", async () => {
  @entity("A crate that toys lie in.")
  class Crate extends Entity {
    @text("What it is made of.") wood!: string;
  }
  const { claim, predicates, links, claimLinks } = toys;
  const model = new Model({ entities: [...toys.entities, Crate], claim, predicates, links, claimLinks });
  const rows = "defaults: {sensitivity: CLEAR}\ncrates:\n  - {id: big-crate, name: Big crate, wood: oak}\n";
  expect(await answer(model, { "more.yaml": rows }, '{ crate(id: "big-crate") { __typename name wood } crates { totalCount } }')).toEqual({
    crate: { __typename: "Crate", name: "Big crate", wood: "oak" },
    crates: { totalCount: 1 },
  });
});
