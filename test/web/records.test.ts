import fc from "fast-check";
import { groupClaims, type RecordClaim } from "../../src/web/explorer/records/claim-headings.js";
import { matchedName } from "../../src/web/explorer/records/matched-name.js";
import { axisYears, timeSpan } from "../../src/web/explorer/records/time-span.js";
import { cases } from "../parts.js";

/** What pages of records work out themselves: where a period stands on an axis, by which name a record was found, and how claims group. */
describe("a period", () => {
  test.each([
    ["2021", 2021, 2022],
    ["2021-01", 2021, 2021 + 1 / 12],
    ["2021-12", 2021 + 11 / 12, 2022],
    ["2020-11/2021-12", 2020 + 10 / 12, 2022],
    ["2020~/2021?", 2020, 2022],
    ["201X", 2010, 2020],
    ["2020-XX", 2020, 2021],
    ["2020-10/..", 2020 + 9 / 12, undefined],
    ["../2020", undefined, 2021],
  ])("%s lasts from %s to %s", (period, from, to) => {
    const span = timeSpan(period);
    for (const [is, expected] of [
      [span?.from, from],
      [span?.to, to],
    ])
      if (expected === undefined) expect(is).toBeUndefined();
      else expect(is).toBeCloseTo(expected, 9);
  });

  test.each(["", "..", "../..", "2021-21", "spring", "2021-13", "2021/2022/2023", "[2020,2021]", "2021-01-32"])(
    "that cannot be placed has no bar: %j",
    (period) => {
      expect(timeSpan(period)).toBeUndefined();
    },
  );

  test("stands within the years of the axis, whichever others there are", () => {
    const date = fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => [y, m] as const);
    const text = ([year, month]: readonly [number, number]) => `${year}-${String(month).padStart(2, "0")}`;
    fc.assert(
      fc.property(fc.array(fc.tuple(date, fc.constantFrom("", "/..")), { minLength: 1 }), (dates) => {
        const spans = dates.map(([at, open]) => timeSpan(text(at) + open) ?? {});
        const years = axisYears(spans) ?? { from: Number.NaN, to: Number.NaN };
        expect(years.to).toBeGreaterThan(years.from);
        for (const { from = years.from, to = years.to } of spans) {
          expect(from).toBeGreaterThanOrEqual(years.from);
          expect(to).toBeLessThanOrEqual(years.to);
          expect(to).toBeGreaterThan(from);
        }
      }),
      cases(100),
    );
  });
});

describe("the name by which a record was found", () => {
  const record = {
    label: { value: "Forced recruitment of minors" },
    en: "Forced recruitment of minors",
    es: "Reclutamiento forzado de menores",
    fr: "Recrutement forcé de mineurs",
    aliases: [{ value: "child soldiers" }],
  };
  test.each([
    ["recl", "NAME_START", record.es],
    ["RECLUTAMIENTO FORZADO DE MENORES", "NAME", record.es],
    ["force mineurs", "LABEL", record.fr],
    ["soldiers", "LABEL", "child soldiers"],
    ["forced", "NAME_START", undefined],
    ["minors recruit", "LABEL", undefined],
    ["armed groups", "TEXT", undefined],
    ["…", "LABEL", undefined],
  ] as const)("for %j (%s) is %s", (query, match, name) => {
    expect(matchedName(record, query, match)).toBe(name);
  });
});

test("claims of a record group by predicate, and in it by the other record's name; none is lost", () => {
  const named = (id: string) => ({ __typename: "Issue", id, label: { value: id, lang: "en", checked: true } });
  const claim = fc.record({
    predicate: fc.constantFrom("ADDRESSES", "LED_BY", "PROTECTS"),
    object: fc.constantFrom("a", "b", "c").map(named),
  });
  fc.assert(
    fc.property(fc.array(claim), (parts) => {
      const nodes = parts.map((part, i) => ({
        ...part,
        id: `claim-${i}`,
        subject: named("x"),
        for: [],
        by: [],
      })) as unknown as RecordClaim[];
      const groups = groupClaims([{ id: "x", end: "of", nodes }]);
      const shown = groups.flatMap(({ heading, entries }) => entries.flatMap(({ claims }) => claims.map(({ id }) => [heading, id])));
      expect(shown.sort()).toEqual(nodes.map(({ predicate, id }) => [`${predicate}.of`, id]).sort());
      for (const { entries } of groups) expect(entries.map(({ key }) => key)).toEqual([...new Set(entries.map(({ key }) => key))].sort());
    }),
    cases(100),
  );
});
