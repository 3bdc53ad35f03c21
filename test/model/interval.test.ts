import { dateHint } from "../../src/model/dates/date-hint.js";
import { type IntervalRelation, intervalOf, intervalRelations, isRelated, unboundedDay } from "../../src/model/dates/interval.js";
import { isEdtf } from "../../src/model/values.js";
import { oracleInterval, oracleRelation } from "../oracle/intervals.js";

/** Every form of a date that the model takes, with the first and the last day that it can mean, as days of ISO 8601. */
const forms: readonly (readonly [form: string, date: string, earliest: string | null, latest: string | null])[] = [
  ["a year", "2021", "2021-01-01", "2021-12-31"],
  ["a month", "2021-05", "2021-05-01", "2021-05-31"],
  ["a February of a leap year", "2024-02", "2024-02-01", "2024-02-29"],
  ["a day", "2021-05-04", "2021-05-04", "2021-05-04"],
  ["a day before 1970", "1969-12-31", "1969-12-31", "1969-12-31"],
  ["the first year", "0000", "0000-01-01", "0000-12-31"],
  ["a moment", "2021-05-04T23:59:59Z", "2021-05-04", "2021-05-04"],
  ["a moment of another day in UTC", "2021-05-04T00:30:00+02:00", "2021-05-03", "2021-05-03"],
  ["an uncertain year", "2021?", "2021-01-01", "2021-12-31"],
  ["an approximate month", "2021-05~", "2021-05-01", "2021-05-31"],
  ["a day that is both", "2021-05-04%", "2021-05-04", "2021-05-04"],
  ["a decade", "202X", "2020-01-01", "2029-12-31"],
  ["a century", "20XX", "2000-01-01", "2099-12-31"],
  ["any year", "XXXX", "0000-01-01", "9999-12-31"],
  ["any month of a year", "2022-XX", "2022-01-01", "2022-12-31"],
  ["any day of a year", "2022-XX-XX", "2022-01-01", "2022-12-31"],
  ["any day of a month", "2024-02-XX", "2024-02-01", "2024-02-29"],
  ["a spring", "2021-21", "2021-03-01", "2021-12-31"],
  ["a summer", "2021-22", "2020-12-01", "2022-03-31"],
  ["an autumn", "2021-23", "2021-03-01", "2021-12-31"],
  ["a winter", "2021-24", "2020-12-01", "2022-03-31"],
  ["a spring before the first year", "-0044-21", "-000044-03-01", "-000044-12-31"],
  ["a year before the first", "-0044", "-000044-01-01", "-000044-12-31"],
  ["a month before the first year", "-0044-03", "-000044-03-01", "-000044-03-31"],
  ["a decade before the first year", "-004X", "-000049-01-01", "-000040-12-31"],
  ["a year of five digits", "Y17000", "+017000-01-01", "+017000-12-31"],
  ["a year of five digits before the first", "Y-17000", "-017000-01-01", "-017000-12-31"],
  ["an interval of months", "2020-10/2025-09", "2020-10-01", "2025-09-30"],
  ["an interval of days", "2023-07-03/2023-07-06", "2023-07-03", "2023-07-06"],
  ["an interval of mixed dates", "2021-11/2021", "2021-11-01", "2021-12-31"],
  ["an interval of doubtful dates", "2021~/2023-04%", "2021-01-01", "2023-04-30"],
  ["an open end", "2021/..", "2021-01-01", null],
  ["an open beginning", "../2021", null, "2021-12-31"],
  ["an unknown end", "2021/", "2021-01-01", null],
  ["an unknown beginning", "/2021-05", null, "2021-05-31"],
  ["no bounds", "../..", null, null],
];
const alone = "A season, such as 2021-21, stands alone: not in an interval, and without a mark.";
const dates = forms.map(([, date]) => date);
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

test.each(forms)("%s: %s is from %s to %s", (_, date, earliest, latest) => {
  expect(isEdtf(date)).toBe(true);
  expect(intervalOf(date)).toEqual({
    earliest: earliest === null ? -unboundedDay : dayNumber(earliest),
    latest: latest === null ? unboundedDay : dayNumber(latest),
  });
});

/** Sets, and what level 2 adds, are no dates here. What is probably meant is said. */
test.each([
  ["[2021,2022]", ""],
  ["{2021..2023}", ""],
  ["156X-12-25", ""],
  ["2021-XX-21", ""],
  ["2021?-05", ""],
  ["Y17E8", ""],
  ["1950S2", ""],
  ["2021-00", ""],
  ["2021-13", ""],
  ["2021-42", " Did you mean 2021/2042?"],
  ["2019-20", " Did you mean 2019/2020?"],
  ["2020-25", " Did you mean 2020/2025 or 2020-21?"],
  ["2020\u20132025", " Did you mean 2020/2025?"],
  ["1999 - 2003", " Did you mean 1999/2003?"],
  ["2003-1999", ""],
  ["2021-32", " Did you mean 2021/2032 or 2021-24?"],
  ["2035-33", " Did you mean 2035-01/2035-03?"],
  ["2099-36", " Did you mean 2099-10/2099-12?"],
  ["2099-37", " Did you mean 2099-01/2099-04?"],
  ["2099-39", " Did you mean 2099-09/2099-12?"],
  ["2099-40", " Did you mean 2099-01/2099-06?"],
  ["2099-41", " Did you mean 2099-07/2099-12?"],
  ["2021-21~", ` Did you mean 2021-21 or 2021? ${alone}`],
  ["202X-21", ""],
  ["2021-21/2021-23", ` Did you mean 2021? ${alone}`],
  ["2021-21/2022-23", ` Did you mean 2021/2022? ${alone}`],
  ["2021-24/..", ` Did you mean 2021/..? ${alone}`],
  ["../2021-24", ` Did you mean ../2021? ${alone}`],
  ["2021-21/2022-05", ` Did you mean 2021/2022-05? ${alone}`],
])("%s is no date.%s", (date, hint) => {
  expect(isEdtf(date)).toBe(false);
  expect(dateHint(date)).toBe(hint);
});

test("the four relations hold between all forms as the brute-force model has them", () => {
  const known = dates.filter((date) => !date.includes("T"));
  for (const relation of Object.keys(intervalRelations) as IntervalRelation[])
    for (const one of known)
      for (const other of known)
        expect([one, relation, other, isRelated(intervalOf(one), relation, intervalOf(other))]).toEqual([
          one,
          relation,
          other,
          oracleRelation(one, relation, other),
        ]);
  expect(oracleInterval("2020-10/2025-09")).toEqual([
    [2020, 10, 1],
    [2025, 9, 30],
  ]);
});

test.each<[string, IntervalRelation, string, boolean]>([
  ["2020-10/2025-09", "overlaps", "2022", true],
  ["2020-10/2025-09", "overlaps", "2025-09-30", true],
  ["2020-10/2025-09", "overlaps", "2025-10-01", false],
  ["2020-10/2025-09", "during", "2022", false],
  ["2022-05", "during", "2022", true],
  ["2022", "during", "2022", true],
  ["2021", "before", "2022", true],
  ["2021/2022", "before", "2022", false],
  ["2023", "after", "2022", true],
  ["2018/..", "overlaps", "2022", true],
  ["2018/", "overlaps", "2022", true],
  ["2018/..", "before", "2022", false],
  ["2018/..", "during", "2018/", true],
  ["Y170000002", "after", "Y170000001", true],
  ["Y-170000002", "before", "-9999", true],
  // Both are further away than is counted.
  [`Y${"9".repeat(40)}`, "overlaps", `Y${"8".repeat(40)}`, true],
])("%s %s %s: %s", (one, relation, other, holds) => {
  expect([isEdtf(one), isEdtf(other), isRelated(intervalOf(one), relation, intervalOf(other))]).toEqual([true, true, holds]);
});
