import { type Class, propertiesOf } from "../declare.js";

/** A code of an outside scheme that a record has. */
export interface SchemeCode {
  readonly property: string;
  readonly scheme: string;
  readonly code: string;
}

/** The codes that a record has, as far as they are texts. */
export function codesOf(cls: Class, values: object): SchemeCode[] {
  const byName = values as Readonly<Record<string, unknown>>;
  return propertiesOf(cls).flatMap(({ name, scheme: fixed, schemeIn }) => {
    const scheme = fixed ?? (schemeIn === undefined ? undefined : byName[schemeIn]);
    const code = byName[name];
    return typeof scheme === "string" && typeof code === "string" ? [{ property: name, scheme, code }] : [];
  });
}

/** The key of a code: codes that differ in their capitals alone are one. */
export const codeKey = (scheme: string, code: string): string => `${scheme}:${code}`.toLowerCase();
