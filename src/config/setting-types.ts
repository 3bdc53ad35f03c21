import { isIP } from "node:net";

/** What the text of a setting must be, and the value that it stands for. */
export interface SettingType<T> {
  /** Completes the sentence "It must be ...". */
  readonly expected: string;
  /** Undefined for a text that stands for no value. */
  readonly parse: (text: string) => T | undefined;
}

/** @param unit what the number counts, in the plural */
export const wholeNumber = (min: number, max: number, unit?: string): SettingType<number> => ({
  expected: `a whole number${unit ? ` of ${unit}` : ""}, ${min} to ${max}`,
  parse(text) {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  },
});
export const port: SettingType<number> = { ...wholeNumber(0, 65_535), expected: "a port, 0 to 65535" };
export const milliseconds = (min = 1): SettingType<number> => wholeNumber(min, 9_999_999, "milliseconds");

/** Any text. @param expected what the text is, such as "a folder" */
export const anyText = (expected: string): SettingType<string> => ({ expected, parse: (text) => text });

/** A text that matches a pattern. @param expected the pattern in words */
export const matching = (pattern: RegExp, expected: string): SettingType<string> => ({
  expected,
  parse: (text) => (pattern.test(text) ? text : undefined),
});

export const host: SettingType<string> = {
  expected: "an IP address or a host name",
  parse: (text) => (isIP(text) || /^[a-z0-9.-]+$/i.test(text) ? text : undefined),
};

export const oneOf = <T extends string>(...values: readonly T[]): SettingType<T> => ({
  expected: `one of ${values.join(", ")}`,
  parse: (text) => values.find((value) => value === text),
});

export const zeroOrOne: SettingType<boolean> = { expected: "0 or 1", parse: (text) => ({ 0: false, 1: true })[text] };

/** Addresses and networks, no names: a name could be made to resolve to another machine. */
export const networks: SettingType<readonly string[]> = {
  expected: "IP addresses or networks with commas, such as 127.0.0.1,10.0.0.0/8",
  parse(text) {
    const parts = text.split(",").map((part) => part.trim());
    return parts.every(isNetwork) ? parts : undefined;
  },
};
function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
