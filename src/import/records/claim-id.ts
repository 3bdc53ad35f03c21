import { createHash } from "node:crypto";
import { propertiesOf } from "../../model/declare.js";
import type { Model } from "../../model/model.js";

/**
 * The id of a claim: `claim-` and 100 bits of the SHA-256 of the properties and links that identify it. Importing it twice changes
 * nothing; a corrected sentence breaks no citation. Absent values are left out of the hash, so that published ids stay when the model
 * grows.
 * @param content the properties of the claim, and the ids of linked records by the keys of the links. Instead of passages it has
 * `sources`: the same statement on another page of the same document is the same claim.
 */
export function claimId(model: Model, content: Readonly<Record<string, unknown>>): string {
  // The order of the keys is part of every id.
  const parts = identityOf(model).flatMap((name) => {
    const value = canonical(content[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const text = JSON.stringify(Object.fromEntries(parts));
  return `claim-${base32(createHash("sha256").update(text).digest()).slice(0, 20)}`;
}

/** The names of the properties and links that identify a claim, in alphabetical order. */
export function identityOf(model: Model): readonly string[] {
  const properties = propertiesOf(model.claim).flatMap(({ name, identifies }) => (identifies ? [name] : []));
  const links = Object.values(model.claimLinks).flatMap(({ key, identifies }) =>
    identifies === undefined ? [] : [identifies === true ? key : identifies.as],
  );
  return [...properties, ...links].sort();
}

/** A list counts as a set. An empty one counts as absent. */
function canonical(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? undefined;
  return value.length > 0 ? [...new Set(value)].sort() : undefined;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
/** RFC 4648 in lower case, without padding. */
function base32(bytes: Uint8Array): string {
  let text = "";
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(pending >> (bits - 5)) & 31];
    pending &= (1 << bits) - 1;
  }
  return text;
}
