import { didYouMean } from "../../text/sentences.js";
import { isEdtf, maxDateLength } from "../values.js";

/** What to write instead of a text that is no date, as sentences behind the message that says so; empty if nothing is known. */
export function dateHint(text: string): string {
  if (text.length > maxDateLength) return "";
  const similar = forms.map((form) => form(text.trim())).filter(isEdtf);
  const suggestion = didYouMean([...new Set(similar)].slice(0, 2));
  return season.test(text) && !isEdtf(text.trim())
    ? `${suggestion} A season, such as 2021-21, stands alone: not in an interval, and without a mark.`
    : suggestion;
}

/** A season of EDTF level 1, 21 to 24 in place of the month, in what is more than that. */
const season = /(?<![\d-])\d{4}-2[1-4](?!\d)/;

/** What is probably meant, for some texts; each is only offered if it makes a date. */
const forms: readonly ((text: string) => string)[] = [
  padded,
  (text) => text.split("/").map(padded).join("/"),
  // 2020-2025, and 2020-25: from one year to another. From 2020-21 on to 2020-24 that is a season.
  (text) => text.replace(/^(\d{4}) ?[-\u2013] ?(\d{4})$/, "$1/$2"),
  (text) =>
    text.replace(/^(\d\d)(\d\d) ?[-\u2013/] ?(\d\d)$/, (all, century, from, to) => (to > from ? `${century}${from}/${century}${to}` : all)),
  (text) => text.replace(/^(\d{4})-(2[5-9]|3\d|4[01])$/, (_, year, division) => monthsOf(year, Number(division))),
  (text) => text.replace(/[?~%]$/, ""),
  (text) => {
    const [begin, end = begin] = text.replace(new RegExp(`(${season.source})[?~%]?`, "g"), (date) => date.slice(0, 4)).split("/");
    return begin === end ? (begin as string) : `${begin}/${end}`;
  },
];

/** With two digits for month and day, joined by hyphens. */
function padded(date: string): string {
  return date.trim().replace(/^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?$/, (_, year, month, day) =>
    [year, month, day]
      .filter((part) => part !== undefined)
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
  );
}

/** A part of a year that EDTF numbers at level 2: seasons of a hemisphere from 25 on, quarters from 33, thirds from 37, halves from 40. */
function monthsOf(year: string, division: number): string {
  if (division < 33) return `${year}-${21 + ((division - 25) % 4)}`;
  const [first, months] = division < 37 ? [33, 3] : division < 40 ? [37, 4] : [40, 6];
  const last = (division - first + 1) * months;
  const month = (n: number) => `${year}-${String(n).padStart(2, "0")}`;
  return `${month(last - months + 1)}/${month(last)}`;
}
