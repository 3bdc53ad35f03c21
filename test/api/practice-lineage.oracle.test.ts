import type { GraphQLField } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Event, Passage, Place, Practice, Programme } from "../../src/model/entities/index.js";
import { type Level, Undertaking } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type LineageAnswer, lineageAnswer, type ToldRow } from "../oracle/practice-lineage.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { claim } from "../records.js";
import { schema } from "../schema.js";

/** `practiceLineage` answers as checking every claim by hand does, and records in another order give the same. */
const field = schema.getQueryType()?.getFields().practiceLineage as GraphQLField<unknown, unknown>;
const met = new Set<string>();

const id = "{ ... on Entity { id } }";
const claims = "claims { count ids }";
const told = `{ state reportedFor { count ids } reportedAgainst { count ids } reportedNotSaid { count ids } meant { count ids } claims { claim { id } modality } }`;
const selection = `totalCount pageInfo { hasNextPage }
  nodes { position place ${id} period order overlapping modality ${claims} outcomes ${told} }
  outcomesWithoutPlace ${told} outcomesElsewhere ${told} agents { record ${id} predicate modality periods ${claims} }
  programmes { record ${id} predicate modality periods ${claims} }
  inProgramme { order count undertakings { undertaking ${id} programmes ${id} periods ${claims} } }
  notRecorded leftOut { count arguments { name value } }`;

// biome-ignore lint/suspicious/noExplicitAny: a part of an answer
type Read = any;
const listed = <T>(list: readonly T[]) => list.slice(0, 20);
/** A list of claims as answers show it: its number and its first ids. */
const shown = (ids: readonly string[]) => ({ count: ids.length, ids: listed(ids) });
const toldAs = ([state, reportedFor, reportedAgainst, reportedNotSaid, meant, all]: ToldRow) => ({
  state,
  reportedFor: shown(reportedFor),
  reportedAgainst: shown(reportedAgainst),
  reportedNotSaid: shown(reportedNotSaid),
  meant: shown(meant),
  claims: listed(all),
});
const toldIn = ({ claims: all, ...told }: Read) => ({ ...told, claims: all.map((c: Read) => c.claim.id) });
const idsOf = (records: readonly { readonly id: string }[]) => records.map((record) => record.id);

/** The answer of the oracle, in the form of one that was read. */
function expectedOf({ steps, withoutPlace, elsewhere, agents, programmes, inProgramme, notRecorded }: LineageAnswer) {
  const ties = (all: LineageAnswer["agents"]) =>
    all.map(([predicate, record, modality, periods, own]) => ({ record, predicate, modality, periods, claims: shown(own) }));
  return {
    steps: steps.map(({ told: own, claims: cited, ...step }, i) => ({
      position: i + 1,
      ...step,
      claims: shown(cited),
      outcomes: toldAs(own),
    })),
    withoutPlace: toldAs(withoutPlace),
    elsewhere: toldAs(elsewhere),
    agents: ties(agents),
    programmes: ties(programmes),
    inProgramme: Object.entries(inProgramme).map(([order, all]) => ({
      order,
      count: all.length,
      undertakings: (order === "BEFORE" ? all.slice(-20) : listed(all)).map(([undertaking, shared, periods, own]) => ({
        undertaking,
        programmes: shared,
        periods,
        claims: shown(own),
      })),
    })),
    notRecorded,
  };
}
const readOf = (answer: Read) => ({
  steps: answer.nodes.map(({ place, outcomes, ...step }: Read) => ({ ...step, place: place?.id ?? null, outcomes: toldIn(outcomes) })),
  withoutPlace: toldIn(answer.outcomesWithoutPlace),
  elsewhere: toldIn(answer.outcomesElsewhere),
  agents: answer.agents.map(({ record, ...tie }: Read) => ({ ...tie, record: record.id })),
  programmes: answer.programmes.map(({ record, ...tie }: Read) => ({ ...tie, record: record.id })),
  inProgramme: answer.inProgramme.map(({ undertakings, ...group }: Read) => ({
    ...group,
    undertakings: undertakings.map((u: Read) => ({ ...u, undertaking: u.undertaking.id, programmes: idsOf(u.programmes) })),
  })),
  notRecorded: answer.notRecorded,
});

const everything = { assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"], statuses: ["ACCEPTED", "PROPOSED"] };

/** Periods of every sort, so that steps begin, end and overlap in every way. */
const periods = ["../2018", "2018/..", "2019", "2019-XX", "2020-10/2025-09", "2020-11", "2021-24", "2021-05-04", "2021?", "2022/", "202X"];

/** A generated graph with more claims that something belongs to a few programmes and events, and was carried out somewhere. */
function withProgrammes(seed: number): Dataset {
  const dataset = generate(seed);
  const random = new Random(seed);
  const open = dataset.entities.filter(({ values }) => values.sensitivity === "CLEAR");
  const idsOf = (...classes: readonly object[]) => open.filter(({ type }) => classes.includes(type)).map(({ values }) => values.id);
  const undertakings = idsOf(Practice, Programme, Event);
  const [programmes, places, passages] = [random.several(idsOf(Programme, Event), 4), idsOf(Place), idsOf(Passage)];
  const sensitivities = ["CLEAR", "CLEAR", "GREEN", "RED"] as const;
  const more = Array.from({ length: 120 }, (_, i) => {
    const isPart = random.chance(0.5);
    const subject = random.pick(undertakings);
    const object = random.pick((isPart ? programmes : places).filter((id) => id !== subject));
    const period = random.chance(0.85) ? random.pick(periods) : undefined;
    const sensitivity = random.pick(sensitivities);
    const cites = [random.pick(passages)];
    return claim(
      subject,
      isPart ? "PART_OF_PROGRAMME" : "CARRIED_OUT_IN",
      object,
      { id: `claim-more-${i}`, period, sensitivity },
      { cites },
    );
  });
  return { ...dataset, claims: [...dataset.claims, ...more] };
}

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = withProgrammes(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  async function read(asked: Ask, args: object, level: Level) {
    const document = new Document();
    const text = document.text(`${document.call(field, { ...args, first: 100 })} { ${selection} }`);
    const { data, errors, faults } = await asked(text, { level, variables: document.variables });
    expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
    return data.practiceLineage;
  }

  test.each(onePart<Level>([0, 1, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const carriedOut = world
      .all(Undertaking)
      .filter((found) => world.allClaims.some((k) => k.values.predicate === "CARRIED_OUT_IN" && k.subject === found.id));
    for (let n = 0; n < times(60); n++) {
      const question = {
        ...(random.chance(0.6) ? everything : filters.choosing(field.args)),
        practice: random.pick(carriedOut.length && random.chance(0.7) ? carriedOut : world.all(Undertaking)).id,
      };
      const what = { seed, level, args: JSON.stringify(question) };
      const answer = await read(ask, question, level);
      const expected = expectedOf(lineageAnswer(world, question));
      expect({ what, ...readOf(answer) }).toEqual({ what, ...expected });
      expect([answer.totalCount, answer.pageInfo.hasNextPage]).toEqual([expected.steps.length, false]);
      for (const { count, arguments: changed } of answer.leftOut) {
        const terms = changed.map(({ name, value }: { name: string; value: string }) => [name, value.slice(1, -1).split(", ")]);
        const factsOf = (args: typeof question) => {
          const { steps, ...rest } = lineageAnswer(world, args);
          const ties = [...rest.agents, ...rest.programmes].flatMap(([, , , , ids]) => ids);
          const told = [rest.withoutPlace, rest.elsewhere, ...steps.map((step) => step.told)].flatMap(([, , , , , ids]) => ids);
          return new Set([...steps.flatMap((step) => step.claims), ...ties, ...told]).size;
        };
        expect({ what, count }).toEqual({ what, count: factsOf({ ...question, ...Object.fromEntries(terms) }) - factsOf(question) });
        met.add("something is left out");
      }
      for (const { place, order, modality, outcomes } of expected.steps)
        for (const sort of [place === null ? "no place" : "a place", order, modality, outcomes.state]) met.add(sort);
      for (const { state } of [expected.withoutPlace, expected.elsewhere]) met.add(state);
      for (const { order } of expected.inProgramme) met.add(`${order} in a programme`);
      for (const gap of expected.notRecorded) met.add(`${gap} not recorded`);
    }
  });

  test("records in another order give the same answers", async () => {
    const random = new Random(seed);
    const shuffled = { ...dataset, entities: random.shuffled(dataset.entities), claims: random.shuffled(dataset.claims) };
    const other = await graphOf(shuffled);
    const askOther = await asker(other, unlimited);
    for (const practice of random.several(new World(seenBy(3, dataset)).all(Undertaking), times(20))) {
      const args = { practice: practice.id, ...everything };
      expect(await read(askOther, args, 3)).toEqual(await read(ask, args, 3));
    }
    await other.close();
  });
});

covered("answers of every sort were met", () => {
  const states = ["FOR", "AGAINST", "FOR_AND_AGAINST", "EFFECT_NOT_SAID", "ONLY_MEANT", "NONE_RECORDED"];
  const orders = ["FIRST", "AFTER", "OVERLAPS", "UNDATED", "a place", "no place", "REPORTED", "INTENDED", "RECOMMENDED"];
  const siblings = ["BEFORE", "OVERLAPS", "AFTER", "UNDATED"].map((order) => `${order} in a programme`);
  const gaps = ["REPORT", "PLACE", "TIME", "AGENT", "PROGRAMME", "OUTCOME"].map((gap) => `${gap} not recorded`);
  const sorts = [...states, ...orders, ...siblings, ...gaps, "something is left out"];
  expect(sorts.filter((sort) => !met.has(sort))).toEqual([]);
});
