import { type ValidationError, validateSync } from "class-validator";
import { dateHint } from "../dates/date-hint.js";
import { type Class, type Property, propertiesOf } from "../declare.js";
import type { UncheckedRecord } from "../records.js";
import { isLanguageTag } from "../values.js";
import { propertyValues, type Rule, type RuleFinding, rule } from "./rule.js";
import { textProblem } from "./text-problem.js";

/** An error of class-validator about one property of a record. */
interface PropertyError {
  readonly property: Property;
  readonly value: unknown;
  readonly error: ValidationError;
}

const checked = new WeakMap<UncheckedRecord, readonly PropertyError[]>();
/** The errors of class-validator about a record. All rules about values share them, so that validators run once per record. */
export function propertyErrors(record: UncheckedRecord): readonly PropertyError[] {
  const cached = checked.get(record);
  if (cached) return cached;
  const values = propertyValues(record);
  const errors = validateSync(record.values, { forbidUnknownValues: false });
  const known = errors.flatMap((error): PropertyError[] => {
    const property = propertiesOf(record.type).find(({ name }) => name === error.property);
    return property ? [{ property, value: values[property.name], error }] : [];
  });
  checked.set(record, known);
  return known;
}

/** A rule about values that are present, of some kinds of properties. */
const valueRule = (code: string, description: string, concerns: (error: PropertyError) => boolean): Rule =>
  rule(code, description, "values", (_, record) =>
    propertyErrors(record)
      .filter((error) => error.value != null && concerns(error))
      .flatMap((error) => partsOf(record.type, error)),
  );
/** A property of text may have validators of its own: a well-formed text that is not a checksum breaks the rule about values instead. */
const isIllFormed = ({ property: { kind }, error: { constraints = {} } }: PropertyError) =>
  kind === "translated" ||
  (kind === "text" && ["isString", "isLength", "normal"].some((name) => name in constraints)) ||
  (kind === "url" && "normal" in constraints);
const ofKind = (kind: Property["kind"]) => (error: PropertyError) => error.property.kind === kind;

export const requiredValue = rule("required-value", "Every property that is not optional has a value.", "values", (_, record) =>
  propertyErrors(record)
    .filter(({ value }) => value == null)
    .map(({ property, error }) => ({ property: property.name, message: `is missing: it must be ${expectationOf(error)}.` })),
);
export const wellFormedText = valueRule(
  "text",
  "Every text is well-formed: Unicode NFC, no invisible characters, no mojibake, under a language if it has translations.",
  isIllFormed,
);
export const wellFormedDate = valueRule("date", "Every date is EDTF, and no interval ends before it begins.", ofKind("date"));
export const languageTag = valueRule("language-tag", "Every language is a BCP 47 tag.", ofKind("language"));
export const wellFormedId = valueRule("id", "Every id is lower-case words joined by hyphens, or a code.", ofKind("id"));
export const value = valueRule(
  "value",
  "Every other value is of its type, and a term of its vocabulary.",
  (error) => !isIllFormed(error) && !["date", "language", "id"].includes(error.property.kind),
);

/** What the value must be. If its type is wrong, only the type is named. */
function expectationOf({ constraints = {} }: ValidationError): string {
  const { isArray, isIn } = constraints;
  if (isArray && isIn) return `${isArray} of ${isIn}`;
  const type = ["isString", "isInt", "isNumber", "isBoolean"].find((name) => name in constraints);
  return type ? (constraints[type] ?? "") : [...new Set(Object.values(constraints))].join(", ");
}

/** The violations of the parts of a value, or of the value as a whole. */
function partsOf(type: Class, { property, value: actual, error }: PropertyError): RuleFinding[] {
  const { name, kind, many } = property;
  const parts =
    kind === "translated" && typeof actual === "object" && !Array.isArray(actual)
      ? Object.entries(actual as object).flatMap(([language, text]) => translationErrors(name, language, text, many))
      : Array.isArray(actual)
        ? actual.flatMap((item, position) => itemErrors(type, name, item, position))
        : [];
  return parts.length > 0 ? parts : [{ property: name, message: messageOf(error, actual) }];
}

/** A damaged text has a message of its own. For any other value, the message says what the property must be. */
function messageOf(error: ValidationError, actual: unknown): string {
  const damage = typeof actual === "string" && "normal" in (error.constraints ?? {}) ? textProblem(actual) : undefined;
  const hint = typeof actual === "string" && "edtf" in (error.constraints ?? {}) ? dateHint(actual) : "";
  return damage ?? `must be ${expectationOf(error)}.${hint}`;
}

function translationErrors(property: string, language: string, actual: unknown, many: boolean): RuleFinding[] {
  const path = [language];
  if (!isLanguageTag(language)) return [{ property, path, message: "must stand under a language: a BCP 47 tag, such as es." }];
  if (many && !Array.isArray(actual)) return [{ property, path, message: "must be a list of texts." }];
  return (many ? (actual as readonly unknown[]) : [actual]).flatMap((text, position) => {
    const message = typeof text === "string" ? textProblem(text) : "must be text.";
    return message ? [{ property, path: many ? [...path, position] : path, message }] : [];
  });
}

/** class-validator reports a list as a whole: each item is validated alone to find the invalid ones. */
function itemErrors(type: Class, property: string, item: unknown, position: number): RuleFinding[] {
  const trial = Object.assign(Object.create(type.prototype as object), { [property]: [item] });
  const error = validateSync(trial, { forbidUnknownValues: false }).find((e) => e.property === property);
  return error ? [{ property, path: [position], message: messageOf(error, item).replace(/^must be terms of/, "must be one of") }] : [];
}
