import { createHash } from "node:crypto";
import { differencesOf, updatedRows } from "../../src/import/sentences/comparison.js";
import { sentencesOf } from "../../src/import/sentences/sentence.js";
import { readSentenceTable, type SentenceRow, writeSentenceTable } from "../../src/import/sentences/table.js";

/** The sentences of a document: how they are cut, and how a table of them follows the document. */
const cut = (text: string) => sentencesOf(text).map(({ line, ordinal, text }) => [line, ordinal, text]);

test.each<[string, string, unknown[]]>([
  [
    "sentences of a line",
    "One market. Two markets!  Three?",
    [
      [1, 1, "One market."],
      [1, 2, "Two markets!"],
      [1, 3, "Three?"],
    ],
  ],
  [
    "lines, with any ending",
    "One\r\nTwo\rThree\n\nFour",
    [
      [1, 1, "One"],
      [2, 1, "Two"],
      [3, 1, "Three"],
      [5, 1, "Four"],
    ],
  ],
  ["white space of every sort", "\uFEFF\t One\u00A0 two.\u2003 ", [[1, 1, "One two."]]],
  [
    "the number of an item",
    "  1. To work. 2. To rest.",
    [
      [1, 1, "1. To work."],
      [1, 2, "2. To rest."],
    ],
  ],
  [
    "a line with a number alone",
    "2018:\n\nLaunch",
    [
      [1, 1, "2018:"],
      [3, 1, "Launch"],
    ],
  ],
  ["rules and bullets", "|--|---|\n- \n***\n| |", []],
  [
    "a decimal and a quotation",
    "It fell by 3.5 per cent. “No more.” They left.",
    [
      [1, 1, "It fell by 3.5 per cent."],
      [1, 2, "“No more.”"],
      [1, 3, "They left."],
    ],
  ],
  [
    "other scripts",
    "Это рынок. 市場です。次の文。",
    [
      [1, 1, "Это рынок."],
      [1, 2, "市場です。"],
      [1, 3, "次の文。"],
    ],
  ],
])("%s", (_, text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test("a hash is that of the sentence with white space as one space", () => {
  const hash = createHash("sha256").update("A market is watched.").digest("hex").slice(0, 16);
  expect(sentencesOf(" A  market\tis watched. ").map((sentence) => sentence.hash)).toEqual([hash]);
});

describe("a table", () => {
  const document = "Heading\n\nOne. Two.\n\nHeading\n\nThree.";
  const rows: SentenceRow[] = sentencesOf(document).map(({ line, ordinal, hash }) => ({
    line,
    ordinal,
    hash,
    outcome: "CLAIM",
    reference: `p-${line}-${ordinal}`,
  }));
  const kinds = (text: string) =>
    differencesOf(rows, sentencesOf(text)).map((d) => [d.kind, "sentence" in d ? d.sentence.text : d.row.reference]);
  const references = (text: string) =>
    updatedRows(rows, sentencesOf(text)).map(({ line, ordinal, outcome, reference }) => [line, ordinal, outcome, reference]);

  test("is read as it was written", () => {
    expect(readSentenceTable("a.csv", writeSentenceTable(rows))).toEqual(rows);
    expect(readSentenceTable("a.csv", `\uFEFF${writeSentenceTable([])}`)).toEqual([]);
  });

  test.each<[string, string, unknown[], unknown[]]>([
    ["the same document", document, [], rows.map(({ line, ordinal, reference }) => [line, ordinal, "CLAIM", reference])],
    [
      "a sentence that is new",
      "Heading\n\nOne. Two. New.\n\nHeading\n\nThree.",
      [["missing", "New."]],
      [
        [1, 1, "CLAIM", "p-1-1"],
        [3, 1, "CLAIM", "p-3-1"],
        [3, 2, "CLAIM", "p-3-2"],
        [3, 3, "", ""],
        [5, 1, "CLAIM", "p-5-1"],
        [7, 1, "CLAIM", "p-7-1"],
      ],
    ],
    [
      "a sentence that went",
      "Heading\n\nOne. Two.\n\nHeading\n",
      [["extra", "p-7-1"]],
      [
        [1, 1, "CLAIM", "p-1-1"],
        [3, 1, "CLAIM", "p-3-1"],
        [3, 2, "CLAIM", "p-3-2"],
        [5, 1, "CLAIM", "p-5-1"],
      ],
    ],
    [
      "a sentence that reads otherwise",
      "Heading\n\nOne. Second.\n\nHeading\n\nThree.",
      [["changed", "Second."]],
      [
        [1, 1, "CLAIM", "p-1-1"],
        [3, 1, "CLAIM", "p-3-1"],
        [3, 2, "", ""],
        [5, 1, "CLAIM", "p-5-1"],
        [7, 1, "CLAIM", "p-7-1"],
      ],
    ],
    [
      "sentences that moved, of which two are equal",
      "Heading\n\nTwo. One.\nHeading\nThree.",
      [
        ["moved", "Two."],
        ["moved", "One."],
        ["moved", "Heading"],
        ["moved", "Three."],
      ],
      [
        [1, 1, "CLAIM", "p-1-1"],
        [3, 1, "CLAIM", "p-3-2"],
        [3, 2, "CLAIM", "p-3-1"],
        [4, 1, "CLAIM", "p-5-1"],
        [5, 1, "CLAIM", "p-7-1"],
      ],
    ],
    [
      "an equal sentence once more, and once less",
      "Three.\n\nOne. Two.\n\nHeading\n\nThree.",
      [["changed", "Three."]],
      [
        [1, 1, "", ""],
        [3, 1, "CLAIM", "p-3-1"],
        [3, 2, "CLAIM", "p-3-2"],
        [5, 1, "CLAIM", "p-5-1"],
        [7, 1, "CLAIM", "p-7-1"],
      ],
    ],
  ])("and %s", (_, text, differences, updated) => {
    expect(kinds(text)).toEqual(differences);
    expect(references(text)).toEqual(updated);
    expect(differencesOf(updatedRows(rows, sentencesOf(text)), sentencesOf(text))).toEqual([]);
  });

  test.each([
    ["other columns", "line,hash\n", /^a\.csv:1 has other columns: the first line must be line,ordinal,hash,outcome,reference\.$/],
    ["nothing", "", /^a\.csv:1 has other columns/],
    ["a line that is no number", "1a,1,0123456789abcdef,,", /^a\.csv:2 needs a line and an ordinal/],
    ["an ordinal of zero", "1,0,0123456789abcdef,,", /^a\.csv:2 needs a line and an ordinal/],
    ["a short hash", "1,1,0123,,", /^a\.csv:2 needs a hash of 16 hexadecimal digits/],
    ["an unknown outcome", "1,1,0123456789abcdef,LOST,x", /^a\.csv:2 has the outcome "LOST": it must be CLAIM, RECORD or LEFT_OUT\.$/],
    ["too few cells", "1,1", /^a\.csv is not CSV: .*line 2/],
    ["an open quote", '1,1,"', /^a\.csv is not CSV: /],
  ])("with %s is refused", (_, text, message) => {
    const content = /^\d/.test(text) ? `line,ordinal,hash,outcome,reference\n${text}\n` : text;
    expect(() => readSentenceTable("a.csv", content)).toThrow(message);
  });
});
