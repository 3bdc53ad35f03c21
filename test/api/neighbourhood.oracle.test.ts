import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { type NeighbourhoodQuestion, neighbourhood } from "../oracle/walking.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `neighbourhood` answers as grouping every claim by hand does, and the addresses of its edges list the claims that they count. */
const field = schema.getQueryType()?.getFields().neighbourhood;
const met = new Set<string>();
const record = "{ ... on Entity { id } }";
const selection = `centre ${record} edgeCount nodeCount cut { steps edges nodes arguments { name value } sentence { template } } summary { template }
  nodes { record ${record} kind steps }
  edges {
    steps subject ${record} predicate object ${record} claims { count ids drillDown { groups { axis value } filter } }
    reported intended recommended helpful adverse mixed withoutEffect places { place ${record} claims } placeCount unplaced url
  }`;

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  test.each(onePart<Level>([0, 1, 3]))("neighbourhoods at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const seen = seenBy(level, dataset);
    const world = new World(seen);
    const joined = [...new Set(seen.claims.flatMap(({ subject, object }) => [subject, object]))].sort();
    for (let n = 0; n < times(60); n++) {
      const question: NeighbourhoodQuestion = {
        ...(random.chance(0.5) && { assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"] }),
        ...filters.choosing(field?.args ?? []),
        id: random.chance(0.9) ? random.pick(joined) : random.pick(seen.entities).values.id,
        depth: 1 + random.below(2),
        ...(random.chance(0.4) && { predicates: random.several(Object.keys(model.predicates), random.below(6)) }),
        first: random.pick([1, 3, 10, 100, 500]),
      };
      const what = { seed, level, question: JSON.stringify(question) };
      const document = new Document();
      const text = document.text(`${document.call(field as NonNullable<typeof field>, { ...question })} { ${selection} }`);
      const { data, errors, faults } = await ask(text, { level, variables: document.variables });
      expect({ what, errors, faults }).toEqual({ what, errors: [], faults: [] });
      const answer = data.neighbourhood;
      const expected = neighbourhood(world, question);

      expect([answer.centre.id, what]).toEqual([question.id, what]);
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      const nodes = answer.nodes.map((node: any) => ({ record: node.record.id, kind: node.kind, steps: node.steps }));
      const kinds = expected.nodes.map((node) => ({ ...node, kind: world.thing(node.record).type.name }));
      expect({ what, nodes }).toEqual({ what, nodes: kinds });
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      const edges = answer.edges.map(({ subject, object, claims, places, url: _, ...numbers }: any) => ({
        ...numbers,
        subject: subject.id,
        object: object.id,
        claims: claims.count,
        ids: claims.ids,
        // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
        places: places.map((p: any) => ({ place: p.place.id, claims: p.claims })),
      }));
      expect({ what, edges }).toEqual({ what, edges: expected.edges });
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      expect({ what, cut: answer.cut.map((part: any) => ({ steps: part.steps, edges: part.edges, nodes: part.nodes })) }).toEqual({
        what,
        cut: expected.cut,
      });
      const totalOf = (part: "edges" | "nodes") =>
        expected.cut.some((c) => c[part] === null) ? null : expected.cut.reduce((sum, c) => sum + (c[part] ?? 0), expected[part].length);
      expect({ what, totals: [answer.edgeCount, answer.nodeCount] }).toEqual({ what, totals: [totalOf("edges"), totalOf("nodes")] });
      for (const part of answer.cut) met.add(part.sentence.template);
      met.add(answer.summary.template);
      for (const { steps, predicate, mixed } of answer.edges)
        met
          .add(`ring ${steps}`)
          .add(predicate)
          .add(mixed ? "mixed" : "not mixed");

      // What the answer says to be cut comes with the arguments that it names.
      const [{ arguments: [advised] = [], steps = 0 } = {}] = answer.cut.filter((part: { edges: number | null }) => part.edges !== null);
      if (advised) {
        const wider = neighbourhood(world, { ...question, first: Number(advised.value) });
        expect({ what, advised, cut: wider.cut.filter((part) => part.steps === steps) }).toEqual({ what, advised, cut: [] });
      }
    }
  });

  test("the same answer whatever the order in which records were stored", async () => {
    const reversed = await graphOf({ ...dataset, entities: dataset.entities.toReversed(), claims: dataset.claims.toReversed() });
    try {
      const [{ subject, object }] = seenBy(3, dataset).claims as [(typeof dataset.claims)[number]];
      for (const id of [subject, object]) {
        const document = `{ neighbourhood(id: ${JSON.stringify(id)}, depth: 2, first: 25) { ${selection} } }`;
        const answers = [await ask(document, { level: 3 }), await ask(document, { level: 3, graph: reversed })];
        expect(answers[0]?.errors).toEqual([]);
        expect(JSON.stringify(answers[1]?.data)).toBe(JSON.stringify(answers[0]?.data));
      }
    } finally {
      await reversed.close();
    }
  });
});

covered("answers of every sort were met", () => {
  const sorts = [...Object.keys(model.predicates), "WHOLE", "CUT", "NOTHING", "MORE", "NOT_LOOKED_AT", "ring 1", "ring 2", "mixed"];
  expect(sorts.filter((sort) => !met.has(sort))).toEqual([]);
});
