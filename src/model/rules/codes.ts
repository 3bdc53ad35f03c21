import { didYouMean } from "../../text/sentences.js";
import { codesOf } from "../codes/codes.js";
import { schemeNamed, similarCode } from "../codes/schemes.js";
import { rule } from "./rule.js";

export const codeForm = rule(
  "code-form",
  "A code has the form of its outside scheme, if the model knows it.",
  "values",
  (_, { type, values }) =>
    codesOf(type, values).flatMap(({ property, scheme, code }) => {
      const known = schemeNamed(scheme);
      if (!known || known.form.test(code)) return [];
      const similar = similarCode(scheme, code);
      return [{ property, message: `must be ${known.says}.${didYouMean(similar === undefined ? [] : [similar])}` }];
    }),
);

export const sharedCode = rule(
  "shared-code",
  "A code of an outside scheme names one record, in capitals or not.",
  "values",
  (_, { type, values }, lookup) =>
    codesOf(type, values).flatMap(({ property, scheme, code }) => {
      const holder = lookup.holderOf(scheme, code);
      if (holder === undefined || holder === (values as { id?: unknown }).id) return [];
      const other = lookup.nameOf?.(holder) ?? holder;
      return [{ property, message: `names another record too: ${other}. One of the two is wrong.` }];
    }),
);
