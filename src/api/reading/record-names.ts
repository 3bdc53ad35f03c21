import { notFound } from "../../errors.js";
import { namedOtherwise, visibleNames } from "../../graph/statements/questions/search.js";
import { byCode } from "../../graph/statements/records.js";
import { type Class, propertiesOf } from "../../model/declare.js";
import { Entity } from "../../model/entity.js";
import { anyOf, withArticle } from "../../model/rules/wording.js";
import { fold } from "../../text/fold.js";
import { nearestRecords } from "../../text/nearest.js";
import { andList, orList } from "../../text/sentences.js";
import type { RecordNode } from "./lists/list-args.js";
import type { Reader } from "./reader.js";

/**
 * The id of the visible record of a class that an argument names, by id, by a former id, or by code (`iso:CO`), in capitals or not.
 * @param instead what to do with a record of another class
 * @throws NOT_FOUND with what the viewer may see: why a former id has no successor; the ids of the class that come nearest by id, name or
 * alias in any language, or else the records of other classes that have this id, name or alias
 */
export async function idNamed(reader: Reader, cls: Class, argument: string, value: string, instead?: string): Promise<string> {
  const named = await reader.entity(value);
  if (named instanceof cls) return named.id;
  const coded = await idWithCode(reader, cls, value);
  if (coded !== undefined) return coded;
  const ofOther = named ? undefined : await idWithCode(reader, Entity, value);
  const found = named ?? (ofOther === undefined ? null : await reader.entity(ofOther));
  if (!found) await assertNoClaim(reader, cls, argument, value);
  const { model, viewer } = reader;
  const reason = await reader.formerIds.reasonOf(value);
  const id = found?.id ?? value;
  const name = fold(id);
  const records = await reader.read(visibleNames(model, cls, viewer.level));
  const suggestions = [...new Set([...nearestRecords(id, records), ...(found ? await idsWithin(reader, cls, found) : [])])].slice(
    0,
    maxOthers,
  );
  const isName = records.some((record) => fold(record.id) === name || record.names.includes(name));
  const others = isName || name === "" ? [] : await reader.read(namedOtherwise(model, cls, id, name, viewer.level));
  const alike = others.filter((other) => other.id === id || fold(other.id) === name || other.names.includes(name)).slice(0, maxOthers);
  const elsewhere = andList(alike.map((other) => `${withArticle(other.cls)} (${other.id})`));
  const otherwise = elsewhere && `is ${elsewhere}, and this takes ${anyOf(model, [cls])}${instead === undefined ? "" : `: ${instead}`}`;
  throw notFound(argument, value, suggestions, reason === undefined ? otherwise : `no longer exists: ${reason.replace(/\.$/, "")}`);
}
/** @throws NOT_FOUND for a claim that the viewer may see, with those of its subject and its object that the argument takes */
async function assertNoClaim(reader: Reader, cls: Class, argument: string, value: string): Promise<void> {
  const claim = await reader.claim(value);
  if (!claim) return;
  const ends = await Promise.all(
    ["subject", "object"].map(async (end) => {
      const relation = reader.model.relation(reader.model.claim, end);
      const record = relation && (await reader.one(relation, claim));
      return record instanceof cls ? { id: record.id, text: `its ${end} (${record.id})` } : [];
    }),
  );
  const taken = ends.flat();
  const next = taken.length ? `. Ask with ${orList(taken.map(({ text }) => text))}` : `, and this takes ${anyOf(reader.model, [cls])}`;
  throw notFound(argument, value, [], `is a claim${next}`);
}

/** The first records of a class that lie within a place: whoever names a place where a community is asked for may mean one there. */
async function idsWithin(reader: Reader, cls: Class, { id }: RecordNode): Promise<string[]> {
  if (!reader.model.relation(cls, "within")) return [];
  const { edges } = await reader.list(cls, { first: maxOthers, filter: { within: { some: { id: { eq: id } } } } });
  return edges.map(({ node }) => node.id);
}

/** More than these do not help a reader. */
const maxOthers = 3;

/** The id of the visible record of a class that has a code. */
async function idWithCode(reader: Reader, cls: Class, value: string): Promise<string | undefined> {
  const [, scheme = "", code = ""] = /^([a-z0-9]+):(.+)$/is.exec(value) ?? [];
  // The index finds codes as they are stored. No scheme has codes that differ in their capitals alone.
  const spellings = new Set([code, code.toUpperCase(), code.toLowerCase()]);
  const coded = reader.model
    .membersOf(cls)
    .flatMap((m) => propertiesOf(m).flatMap((p) => (p.scheme !== undefined && p.scheme === scheme.toLowerCase() ? [[m, p] as const] : [])));
  for (const [member, property] of coded)
    for (const spelling of spellings) {
      const [id] = await reader.read(byCode(reader.model, member, property.name, spelling, reader.viewer.level));
      if (id !== undefined) return id;
    }
  return undefined;
}
