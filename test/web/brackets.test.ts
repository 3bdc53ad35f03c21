import fc from "fast-check";
import { type BracketedCandidate, candidatesByBracket, candidatesByRelation } from "../../src/web/explorer/transfer/brackets.js";
import { cases } from "../parts.js";

const candidate = (bracket: number, id: string, value = id): BracketedCandidate => ({ bracket, practice: { id, label: { value } } });
const shown = (candidates: readonly BracketedCandidate[], lang = "en") =>
  candidatesByBracket(candidates, lang).map(({ bracket, candidates: of }) => [bracket, ...of.map(({ practice }) => practice.id)]);

test("the highest bracket is first, and within it names decide, then ids", () => {
  const candidates = [
    candidate(2, "watch"),
    candidate(1, "b", "Escuela"),
    candidate(1, "c", "École"),
    candidate(1, "z", "Ana"),
    candidate(1, "a", "Escuela"),
  ];
  expect(shown(candidates, "es")).toEqual([
    [1, "z", "c", "a", "b"],
    [2, "watch"],
  ]);
});

test("those for the issue itself are a group of their own, and each group keeps its order", () => {
  const of = (...relations: readonly string[]) => relations.map((issueRelation, id) => ({ issueRelation, id }));
  const ids = ({ ofIssue, others }: ReturnType<typeof candidatesByRelation<{ issueRelation: string; id: number }>>) =>
    [ofIssue, others].map((group) => group.map(({ id }) => id));
  expect(ids(candidatesByRelation(of("BROADER", "EXACT", "NARROWER", "EXACT", "DRIVER")))).toEqual([
    [1, 3],
    [0, 2, 4],
  ]);
});

test("the order in which candidates come changes nothing", () => {
  const one = fc.record({ bracket: fc.integer({ min: 1, max: 3 }), id: fc.string(), name: fc.constantFrom("a", "B", "á", "b") });
  const some = fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 });
  const shuffled = some.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length })));
  fc.assert(
    fc.property(shuffled, (both) => {
      const [first, second] = both.map((of) => shown(of.map(({ bracket, id, name }) => candidate(bracket, id, name))));
      expect(second).toEqual(first);
    }),
    cases(100),
  );
});
