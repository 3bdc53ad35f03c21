import type { ClaimFact } from "../../src/analysis/claim-fact.js";
import { lineageOf, programmeSiblings } from "../../src/analysis/practice-lineage.js";

/** The order of steps, with ends that are open or not said; and what is told of which step. */
let n = 0;
const fact = (predicate: string, object: string, more: Partial<ClaimFact> = {}): ClaimFact => ({
  id: `claim-${n++}`,
  predicate,
  subject: "practice",
  object,
  assertion: "STATED",
  modality: "REPORTED",
  effect: null,
  period: null,
  at: null,
  for: [],
  by: [],
  sources: [],
  passages: [],
  ...more,
});
const done = (place: string, period: string | null, more: Partial<ClaimFact> = {}) => fact("CARRIED_OUT_IN", place, { period, ...more });
const helps = (at: string | null, period: string | null = null) => fact("ADDRESSES", "issue", { at, period, effect: "REDUCES" });
const around = new Map([["village", new Set(["village", "country"])]]);
const stepsOf = (...claims: ClaimFact[]) =>
  lineageOf(claims, around).steps.map(({ place, period, order, overlapping }) => [place, period, order, overlapping]);

test.each<[string, readonly [string, string | null][], readonly (readonly unknown[])[]]>([
  [
    "by how they begin, then by how they end, whatever order the texts have",
    [
      ["a", "2021/.."],
      ["b", "../2019"],
      ["c", "2021"],
      ["d", "2020-12"],
    ],
    [
      ["b", "../2019", "FIRST", 0],
      ["d", "2020-12", "AFTER", 0],
      ["c", "2021", "AFTER", 1],
      ["a", "2021/..", "OVERLAPS", 1],
    ],
  ],
  [
    "a step with an open end is overlapped by all that follow",
    [
      ["a", "2018/.."],
      ["b", "2025"],
      ["c", "2030"],
    ],
    [
      ["a", "2018/..", "OVERLAPS", 2],
      ["b", "2025", "OVERLAPS", 1],
      ["c", "2030", "OVERLAPS", 1],
    ],
  ],
  [
    "an end that is not known is open",
    [
      ["a", "2018/"],
      ["b", "/2017"],
    ],
    [
      ["b", "/2017", "FIRST", 0],
      ["a", "2018/", "AFTER", 0],
    ],
  ],
  [
    "uncertain dates and missing digits are all that they may be",
    [
      ["a", "2021-05-04"],
      ["b", "2021-05?"],
      ["c", "202X"],
      ["d", "2021-XX"],
    ],
    [
      ["c", "202X", "OVERLAPS", 3],
      ["d", "2021-XX", "OVERLAPS", 3],
      ["b", "2021-05?", "OVERLAPS", 3],
      ["a", "2021-05-04", "OVERLAPS", 3],
    ],
  ],
  [
    "a winter goes on into the next year",
    [
      ["a", "2022-01"],
      ["b", "2021-24"],
      ["c", "2022-04"],
    ],
    [
      ["b", "2021-24", "OVERLAPS", 1],
      ["a", "2022-01", "OVERLAPS", 1],
      ["c", "2022-04", "AFTER", 0],
    ],
  ],
  [
    "one place twice, and undated last by place",
    [
      ["b", null],
      ["a", null],
      ["a", "2021"],
      ["a", "2020"],
    ],
    [
      ["a", "2020", "FIRST", 0],
      ["a", "2021", "AFTER", 0],
      ["a", null, "UNDATED", 0],
      ["b", null, "UNDATED", 0],
    ],
  ],
])("%s", (_, claims, expected) => {
  const facts = claims.map(([place, period]) => done(place, period));
  expect(stepsOf(...facts)).toEqual(expected);
  expect(stepsOf(...facts.toReversed())).toEqual(expected);
});

test("claims of one place and period are one step, as strong as the strongest", () => {
  const claims = [done("a", "2021", { modality: "RECOMMENDED" }), done("a", "2021"), done("a", "2022", { modality: "INTENDED" })];
  expect(lineageOf(claims, around).steps.map(({ modality, claims: own }) => [modality, own.length])).toEqual([
    ["REPORTED", 2],
    ["INTENDED", 1],
  ]);
});

test("a period of taking part is a step without a place only if no step with one overlaps it", () => {
  const [led, part] = [fact("LED_BY", "somebody", { period: "2019" }), fact("PART_OF_PROGRAMME", "programme", { period: "2021-02" })];
  expect(stepsOf(done("a", "2021"), led, part)).toEqual([
    [null, "2019", "FIRST", 0],
    ["a", "2021", "AFTER", 0],
  ]);
  expect(stepsOf(done("a", null), part)).toEqual([
    [null, "2021-02", "FIRST", 0],
    ["a", null, "UNDATED", 0],
  ]);
});

test("what is told within a place and in its time is told of a step, and what is told around it is not", () => {
  const told = (...claims: ClaimFact[]) => {
    const { steps, withoutPlace, elsewhere } = lineageOf(claims, around);
    return [...steps.map(({ outcomes }) => outcomes.claims.length), withoutPlace.claims.length, elsewhere.claims.length];
  };
  expect(told(done("country", "2021"), helps("village"))).toEqual([1, 0, 0]);
  expect(told(done("village", "2021"), helps("country"))).toEqual([0, 0, 1]);
  expect(told(done("village", "2021"), helps("village", "2022"))).toEqual([0, 0, 1]);
  expect(told(done("village", null), helps("village", "2022"))).toEqual([1, 0, 0]);
  expect(told(done("village", "2021"), done("village", "2022"), helps("village"))).toEqual([1, 1, 0, 0]);
  expect(told(done("village", "2021"), helps(null, "2021"))).toEqual([0, 1, 0]);
  expect(told(fact("LED_BY", "somebody", { period: "2019" }), helps(null, "2019-03"), helps(null))).toEqual([1, 1, 0]);
});

test("an aim never counts as a result, and harm is told beside help", () => {
  const state = (...claims: ClaimFact[]) => lineageOf(claims, around).outcomes.state;
  const claim = (effect: ClaimFact["effect"], modality: ClaimFact["modality"] = "REPORTED") =>
    fact("ADDRESSES", "issue", { effect, modality });
  expect(state(claim("REDUCES", "INTENDED"), claim("EXACERBATES", "RECOMMENDED"))).toBe("ONLY_MEANT");
  expect(state(claim("UNSPECIFIED"), claim("REDUCES", "INTENDED"))).toBe("EFFECT_NOT_SAID");
  expect(state(claim("REDUCES"), claim("UNSPECIFIED"))).toBe("FOR");
  expect(state(claim("MIXED"))).toBe("FOR_AND_AGAINST");
  expect(state(claim("NEGLECTS"), claim("UNSPECIFIED"))).toBe("AGAINST");
  expect(state(fact("PROTECTS", "right"), fact("ENDANGERS", "right"))).toBe("FOR_AND_AGAINST");
  expect(state()).toBe("NONE_RECORDED");
});

test("what else belongs to a programme stands before, beside or after the whole time of the practice", () => {
  const part = (subject: string, period: string | null) => fact("PART_OF_PROGRAMME", "programme", { subject, period });
  const own = [done("a", "2020"), done("a", "2022")];
  const others = [
    part("late", "2023/.."),
    part("between", "2021"),
    part("early", "2018"),
    part("unknown", null),
    part("always", "2018/.."),
  ];
  const orders = (claims: readonly ClaimFact[]) => programmeSiblings(own, claims).map(({ record, order }) => [record, order]);
  const expected = [
    ["early", "BEFORE"],
    ["always", "OVERLAPS"],
    ["between", "OVERLAPS"],
    ["late", "AFTER"],
    ["unknown", "UNDATED"],
  ];
  expect(orders(others)).toEqual(expected);
  expect(orders(others.toReversed())).toEqual(expected);
  expect(programmeSiblings([done("a", null)], others).map(({ order }) => order)).toEqual(others.map(() => "UNDATED"));
});
