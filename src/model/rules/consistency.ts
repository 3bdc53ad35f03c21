import { andList } from "../../text/sentences.js";
import { declarationOf, propertiesOf } from "../declare.js";
import { propertyValues, rule } from "./rule.js";
import { propertyErrors } from "./values.js";

/** Rules about several values of a record. The first two are checked only if each value is valid by itself. */

export const derivedId = rule(
  "derived-id",
  "The id of a code is its scheme, a colon and its notation. No other id has a colon.",
  "values",
  (_, record) => {
    const { id } = record.values as { id?: unknown };
    if (typeof id !== "string" || propertyErrors(record).length > 0) return [];
    const expected = declarationOf(record.type).idOf?.(record.values);
    if (expected === undefined)
      return id.includes(":")
        ? [
            {
              property: "id",
              message: `must have no colon: only codes have one. Write ${id
                .toLowerCase()
                .match(/[a-z0-9]+/g)
                ?.join("-")}.`,
            },
          ]
        : [];
    return id === expected ? [] : [{ property: "id", message: `must be ${expected}: the scheme in lower case, a colon and the notation.` }];
  },
);

export const consistentValues = rule(
  "consistent-values",
  "The values of a record fit together, as its class declares.",
  "values",
  (_, record) =>
    propertyErrors(record).length > 0 ? [] : (declarationOf(record.type).rules ?? []).flatMap((check) => check(record.values) ?? []),
);

export const wholeGroup = rule(
  "whole-group",
  "A value of several parts, such as a quantity, has all of them or none.",
  "values",
  (_, record) => {
    const values = propertyValues(record);
    const grouped = propertiesOf(record.type).filter(({ group }) => group);
    return [...new Set(grouped.map(({ group }) => group?.[0]))].flatMap((groupName) => {
      const parts = grouped.filter(({ group }) => group?.[0] === groupName);
      const missing = parts.filter(({ name }) => values[name] == null);
      const message = `is missing: a ${groupName} has ${andList(parts.map(({ group }) => `a ${group?.[1]}`))}.`;
      return missing.length < parts.length ? missing.map(({ name }) => ({ property: name, message })) : [];
    });
  },
);
