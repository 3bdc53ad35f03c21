import { type GraphQLEnumType, getNamedType } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import { adverseEffects, helpfulEffects } from "../../src/model/claim.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { asker, graphOf } from "../harness.js";
import { type Question, type Row, respond } from "../oracle/responses.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/**
 * What `responses` and `harmfulResponses` say to leave out is what looking at every claim by hand finds with other arguments, and what
 * the question itself finds when it is asked with the arguments that it names. Whether they rest on little is what their passages say.
 */
const questionsEach = times(150);
const roots = schema.getQueryType()?.getFields() ?? {};
const defaults = {
  assertions: ["STATED", "COMPOSED", "IMPORTED"],
  scopes: ["EXACT", "WITHIN"],
  issueScopes: ["EXACT", "NARROWER"],
};
type Widened = keyof typeof defaults;

/** Each reason: the argument that leaves answers out for it, the terms of it that would find them, and the argument that it needs. */
const reasons: readonly (readonly [reason: string, argument: Widened, terms: readonly string[], needs?: "issue" | "place"])[] = [
  ["IMPLIED", "assertions", ["IMPLIED", "INFERRED"]],
  ["WIDER_PLACES", "scopes", ["BROADER"], "place"],
  ["UNPLACED", "scopes", ["UNPLACED"], "place"],
  ["ELSEWHERE", "scopes", ["ELSEWHERE"], "place"],
  ["WIDER_ISSUES", "issueScopes", ["BROADER"], "issue"],
];
const together = ["ALL_BUT_IMPLIED", "ALL_TOGETHER"] as const;
const met = new Set<string>();

/** Why answers rest on little, from the passages of their claims. */
function littleIn(world: World, rows: readonly Row[]): string[] {
  const passages = rows.map(({ claim }) => world.allClaims.find(({ values }) => values.id === claim)?.cites ?? []);
  const documents = new Set(passages.flat().map((passage) => world.record(passage).links.find(({ name }) => name === "OF")?.to));
  const isOneVoice = passages[0]?.some((passage) => passages.every((cited) => cited.includes(passage)));
  return [...(rows.length ? [] : ["NO_CLAIM"]), ...(documents.size === 1 ? ["ONE_DOCUMENT"] : []), ...(isOneVoice ? ["ONE_VOICE"] : [])];
}

test("every reason of the schema is tried here", () => {
  const reason = schema.getType("LeftOutReason") as GraphQLEnumType;
  expect(reason.getValues().map(({ name }) => name)).toEqual([...reasons.map(([name]) => name), ...together]);
});

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Awaited<ReturnType<typeof graphOf>>;
  let ask: Awaited<ReturnType<typeof asker>>;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  test.each(onePart<Level>([0, 1, 2, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level + 7);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    const most = <T>(list: readonly T[]) => random.several(list, random.below(list.length + 1));
    for (let n = 0; n < questionsEach; n++) {
      const [name, effects] = random.pick([["responses", helpfulEffects] as const, ["harmfulResponses", adverseEffects] as const]);
      const field = roots[name]!;
      const { assertions: _, ...choice } = filters.choosing(field.args);
      const place = random.chance(0.5) ? random.pick(world.all(Locality)).id : undefined;
      const issue = place !== undefined && random.chance(0.3) ? undefined : random.pick(world.all(Issue)).id;
      const terms = (argument: Widened) => getNamedType(field.args.find((a) => a.name === argument)!.type) as GraphQLEnumType;
      const chosen = (argument: Widened) =>
        random.chance(0.7)
          ? undefined
          : most(
              terms(argument)
                .getValues()
                .map(({ name }) => name),
            );
      const [chosenScopes, chosenIssues, chosenAssertions] = [chosen("scopes"), chosen("issueScopes"), chosen("assertions")];
      const args = {
        ...choice,
        ...(issue !== undefined && { issue }),
        ...(place !== undefined && { place }),
        ...(place !== undefined && chosenScopes && { scopes: chosenScopes }),
        ...(issue !== undefined && chosenIssues && { issueScopes: chosenIssues }),
        ...(chosenAssertions && { assertions: chosenAssertions }),
      };
      const question: Question = { effects, ...defaults, ...(issue === undefined && { issueScopes: ["EXACT"] }), ...args };
      const expected = respond(world, question);
      const widest: Record<string, readonly string[]> = {};
      const alone = reasons.flatMap(([reason, argument, terms, needs]) => {
        if (needs && args[needs] === undefined) return [];
        const asked = question[argument] as readonly string[];
        const value = [...new Set([...asked, ...terms])];
        if (value.length > new Set(asked).size) widest[argument] = [...new Set([...(widest[argument] ?? asked), ...terms])];
        const count = respond(world, { ...question, [argument]: value }).length - expected.length;
        return count > 0 ? [{ reason, count, arguments: [{ name: argument, value: `[${value.join(", ")}]` }] }] : [];
      });
      // Each reason alone may find nothing, and several together something: all of them, and all but that of what is implied.
      const severally = ([reason, names, singles]: readonly [string, readonly Widened[], typeof alone]) => {
        const changed = names.filter((name) => widest[name]);
        const values = Object.fromEntries(changed.map((name) => [name, widest[name]]));
        const count = respond(world, { ...question, ...values }).length - expected.length;
        const named = changed.map((name) => ({ name, value: `[${widest[name]?.join(", ")}]` }));
        return count > singles.reduce((sum, single) => sum + single.count, 0) ? [{ reason, count, arguments: named }] : [];
      };
      const stated = alone.filter(({ reason }) => reason !== "IMPLIED");
      const left = [
        ...alone,
        ...(widest.assertions ? severally([together[0], ["issueScopes", "scopes"], stated]) : []),
        ...severally([together[1], ["issueScopes", "assertions", "scopes"], alone]),
      ];
      const what = { seed, level, name, args: JSON.stringify(args) };
      const document = new Document();
      const { data, errors, faults } = await ask(
        document.text(
          `${document.call(field, args)} { totalCount lowInformation { reasons } leftOut { reason count arguments { name value } } }`,
        ),
        { level, variables: document.variables },
      );
      const answer = data?.[field.name];
      const little = littleIn(world, expected);
      for (const reason of little) met.add(reason);
      expect({ what, errors, faults, total: answer?.totalCount, left: answer?.leftOut, reasons: answer?.lowInformation.reasons }).toEqual({
        what,
        errors: [],
        faults: [],
        total: expected.length,
        left,
        reasons: little,
      });
      for (const { reason, count, arguments: named } of left) {
        met.add(`${name} ${reason}`);
        // As a client would copy the arguments into its document.
        const again = new Document();
        const others = Object.fromEntries(Object.entries(args).filter(([arg]) => !named.some((n) => n.name === arg)));
        const literal = named.map((argument) => `${argument.name}: ${argument.value}`).join(", ");
        const wider = await ask(
          again.text(`${again.call(field, others).replace("(", `(${literal}, `)} { totalCount leftOut { reason } }`),
          {
            level,
            variables: again.variables,
          },
        );
        const { totalCount, leftOut } = wider.data[field.name];
        expect({ what, reason, found: totalCount - expected.length }).toEqual({ what, reason, found: count });
        expect(leftOut.map((l: { reason: string }) => l.reason)).not.toContain(reason);
      }
    }
  });
});

covered("answers to both questions were left out for every reason", () => {
  const all = ["responses", "harmfulResponses"].flatMap((name) =>
    [...reasons.map(([reason]) => reason), ...together].map((r) => `${name} ${r}`),
  );
  expect([...all, "NO_CLAIM", "ONE_DOCUMENT", "ONE_VOICE"].filter((one) => !met.has(one))).toEqual([]);
});
