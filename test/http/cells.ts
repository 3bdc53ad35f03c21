/** A value of a row in JSON as CSV has it: a list is one text, whose parts stand between ` | `. */
export function csvText(value: unknown): string {
  if (!Array.isArray(value)) return String(value ?? "");
  const parts: string[] = [];
  for (const part of value) parts.push(csvText(part).split("\\").join("\\\\").split("|").join("\\|"));
  return parts.join(" | ");
}

/** The parts of a list in CSV, without the apostrophe for spreadsheets. */
export const partsOf = (text: string): string[] => (text === "" ? [] : text.split(" | ").map((part) => part.replace(/\\(.)/g, "$1")));
