import { renderProblem } from "../../src/import/records/problem.js";
import type { Event } from "../../src/model/entities/index.js";
import { good, read } from "./fixture.js";

/** Warnings of what is probably a mistake: they keep nothing from being loaded. */
const warningsOf = async (more: string) => {
  const { lines, warnings } = await read({ ...good, "more.yaml": `defaults: {sensitivity: CLEAR}\n${more}` });
  expect(lines).toEqual([]);
  return warnings.map((warning) => renderProblem(warning));
};
const issue = (id: string, name: string, more = "") => `  - {id: ${id}, name: ${name}, roles: [HARM]${more}}\n`;

describe("a flag of an earlier release", () => {
  const event = (fields: string) => `events:\n  - {id: e, name: E, ${fields}}\n`;
  const readWith = async (more: string, defaults = "sensitivity: CLEAR") => {
    const { lines, warnings, dataset } = await read({ ...good, "more.yaml": `defaults: {${defaults}}\n${more}` });
    const values = dataset.entities.find(({ values }) => values.id === "e")?.values as Partial<Event> | undefined;
    return { lines, warnings: warnings.map((warning) => renderProblem(warning)), rule: values?.chathamHouseRule };
  };
  const warning = (line: number, field: string, flag: boolean, term: string) =>
    `more.yaml:${line} ${field}: "${flag}" stands in a field of an earlier release. Write \`chathamHouseRule: ${term}\`.`;

  test("is read as the term that has replaced it, with a warning", async () => {
    expect(await readWith(event("chathamHouse: true"))).toEqual({
      lines: [],
      warnings: [warning(3, "chathamHouse", true, "APPLIED")],
      rule: "APPLIED",
    });
    expect(await readWith(event("chathamHouse: false"))).toEqual({
      lines: [],
      warnings: [warning(3, "chathamHouse", false, "NOT_SAID")],
      rule: "NOT_SAID",
    });
  });
  test("may be a default, and a record goes before a default whichever of the two they write", async () => {
    const flag = warning(1, "defaults.chathamHouse", false, "NOT_SAID").replace("defaults.", "");
    const former = "sensitivity: CLEAR, chathamHouse: false";
    expect(await readWith(event("period: 2021"), former)).toEqual({ lines: [], warnings: [flag], rule: "NOT_SAID" });
    expect((await readWith(event("chathamHouse: true"), former)).rule).toBe("APPLIED");
    expect((await readWith(event("chathamHouseRule: NOT_APPLIED"), former)).rule).toBe("NOT_APPLIED");
    expect((await readWith(event("chathamHouse: true"), "sensitivity: CLEAR, chathamHouseRule: NOT_SAID")).rule).toBe("APPLIED");
  });
  test("is refused beside the term, or with another value", async () => {
    expect((await readWith(event("chathamHouse: true, chathamHouseRule: NOT_SAID"))).lines).toEqual([
      expect.stringMatching(
        /^more.yaml:3 chathamHouse: .* stands in a field that a record of `events` does not have. Did you mean chathamHouseRule\?/,
      ),
    ]);
    for (const value of ["yes", "1", "[true]", "PERHAPS"])
      expect((await readWith(event(`chathamHouse: ${value}`))).lines).toEqual([
        expect.stringMatching(/^more.yaml:3 chathamHouse: .* must be one (of APPLIED, NOT_APPLIED, NOT_SAID|value)\./),
      ]);
  });
});

test("a folder without likely duplicates has no warnings", async () => expect(await warningsOf("rights: []\n")).toEqual([]));

test.each([
  ["an equal name", `issues:\n${issue("extortion-2", "Extortion")}`],
  ["a name in another language", `issues:\n${issue("extortion-2", "{en: Blackmail, es: EXTORSION, fr: Chantage}")}`],
  ["other capitals, accents and blanks", `issues:\n${issue("illegal-mines", "{en: Pits, es: Mineria-ILEGAL, fr: Mines}")}`],
  ["an alias", `issues:\n${issue("racket", "Racket", ", aliases: {en: [extortion]}")}`],
  ["one letter", `issues:\n${issue("a", "Organised crime")}${issue("b", "Organized crime")}`],
  ["a plural", `issues:\n${issue("a", "Criminal group")}${issue("b", "Criminal groups")}`],
  ["another script", `issues:\n${issue("a", "Изнуда")}${issue("b", "Iznuda")}`],
  ["another way to write a sound", `issues:\n${issue("a", "Ђаковица")}${issue("b", "Djakovica")}`],
  ["a spelling of passports", `issues:\n${issue("a", "Ѓорче Петров")}${issue("b", "Gjorche Petrov")}`],
  ["an alias in another spelling", `issues:\n${issue("a", "Штип")}${issue("b", "Racket", ", aliases: {en: [Shtip]}")}`],
  ["places of one country", "places:\n  - {id: c, name: Tumaco, kind: CITY, partOf: narino-colombia}\n"],
  ["a source", "sources:\n  - {id: s, title: A Report, availability: KNOWN}\n  - {id: t, title: a report, availability: KNOWN}\n"],
])("%s is a likely duplicate", async (_, more) => expect(await warningsOf(more)).toMatchSnapshot());

test.each([
  ["another number", `issues:\n${issue("a", "Violence of 2019")}${issue("b", "Violence of 2020")}`],
  ["an alias in the plural", `issues:\n${issue("a", "Robbery", ", aliases: {en: [Armed robbery]}")}${issue("b", "Armed robberys")}`],
  ["short names", `issues:\n${issue("a", "Debt")}${issue("b", "Dept")}`],
  ["places of two countries", "places:\n  - {id: peru, name: Peru, kind: COUNTRY}\n  - {id: c, name: Tumaco, kind: CITY, partOf: peru}\n"],
  ["another class", "rights:\n  - {id: a, name: Extortion}\n"],
  [
    "headings of passages",
    "passages:\n  - {id: p, heading: Results, page: 1, source: report}\n  - {id: q, heading: Results, page: 2, source: report}\n",
  ],
])("%s is no duplicate", async (_, more) => expect(await warningsOf(more)).toEqual([]));

const titled = (text: string) => `sources:\n  - id: s\n    title: ${text}\n    availability: HELD\n`;
test.each([
  ["a text that goes on with a number sign", titled("People pay #1 gangs")],
  ["in a list", "rights:\n  - id: a\n    name: A\n    aliases: {en: [plain, road #7\n      ]}\n"],
  ["in a text of two lines", titled("People\n      pay #1 gangs")],
  ["in a list of lines", "rights:\n  - id: a\n    name: A\n    aliases:\n      en:\n        - road #7\n        - plain\n"],
])("a comment may be a part of the text before it: %s", async (_, more) => expect(await warningsOf(more)).toMatchSnapshot());
test.each([
  ["a comment with a blank", titled("A tale # 1 of 2")],
  ["a comment on a line of its own", titled("A tale\n    #note")],
  ["a text in quotes", titled('"A report #1" #note')],
  ["a block of text", titled(">-\n      A report #1\n      of two")],
])("%s is no warning", async (_, more) => expect(await warningsOf(more)).toEqual([]));
