/** Parses CSV strictly by RFC 4180: CRLF after each line, quotes around fields that need them, doubled within. @throws for anything else */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; ) {
    let field: string;
    if (text[at] === '"') {
      const [quoted, inner] = /"((?:[^"]|"")*)"/y.exec(text.slice(at)) ?? [];
      if (quoted === undefined) throw new Error(`A quote that is opened at ${at} is never closed.`);
      field = (inner as string).replaceAll('""', '"');
      at += quoted.length;
    } else {
      field = (/[^",\r\n]*/y.exec(text.slice(at)) as RegExpExecArray)[0];
      at += field.length;
    }
    row.push(field);
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`After a field comes a comma or CRLF, not ${JSON.stringify(text.slice(at, at + 20))}, at ${at}.`);
  }
  if (row.length) throw new Error("The last line does not end in CRLF.");
  return rows;
}

/** The lines as records, with the first line as their keys. @throws if a line has more or fewer fields */
export function recordsOf([columns = [], ...lines]: string[][]): Record<string, string>[] {
  return lines.map((line) => {
    if (line.length !== columns.length) throw new Error(`${line.length} fields for ${columns.length} columns: ${line.join(",")}`);
    return Object.fromEntries(columns.map((c, i) => [c, line[i] as string]));
  });
}
