import { ArrayMaxSize, IsInt, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import type { ClaimChoice, Quantified } from "../graph/filter.js";
import { Assertion, defaultAssertions, defaultModalities, Modality, Status } from "../model/claim.js";
import { type Class, type Property, type PropertyKind, propertiesOf, singular } from "../model/declare.js";
import type { Relation } from "../model/model.js";
import { longestCursor } from "./cursor.js";
import type { Asked } from "./reader.js";
import { enumOf, isSortable, named, registered, scalarOf, type Types, upperSnake } from "./types.js";

const nullable = (description: string) => ({ nullable: true, description });
/** The type is made at once: type-graphql takes its inventory when the build starts. */
function field(cls: Class, name: string, type: () => object, description: string, more: object = {}): void {
  const made = type();
  Field(() => made, { ...nullable(description), ...more })(cls.prototype, name);
}

/** What the comparisons of a kind of value are called; those of all other kinds are of text. */
const prefixes: Partial<Record<PropertyKind, string>> = {
  id: "Id",
  integer: "Integer",
  real: "Real",
  flag: "Flag",
  date: "Date",
  predicate: "Predicate",
};

/** Dates may be parts of dates and intervals, which have no other order that everybody would agree on. */
const asText = "compared as text, by how it begins: 2021 comes before 2021-05";

/** What may be asked of one property: one input type for each type of value. */
function comparisonOf(types: Types, property: Property): Class {
  const { kind, many, vocabulary } = property;
  const prefix = vocabulary?.name ?? prefixes[kind] ?? "Text";
  const text = prefix === "Text" || kind === "date";
  const type = () => scalarOf(types, property);
  const name = `${prefix}${many ? "List" : ""}Comparison`;
  return types.once(
    "comparison",
    name,
    () => named<Class>(name),
    (cls) => {
      InputType(name, {
        description: `What may be asked of ${many ? "a list" : "a value"}. All that is given must hold; a missing value satisfies nothing but isNull and neq.`,
      })(cls);
      const add = (operator: string, list: boolean, description: string) =>
        field(cls, operator, () => (list ? [type()] : type()), description);
      if (many) add("includes", false, "Has this value among its own.");
      else {
        add("eq", false, "Equals this.");
        if (kind !== "flag") {
          add("neq", false, "Does not equal this; true of what has no value too.");
          add("in", true, "Equals one of these, at most 100.");
        }
        if (kind === "integer" || kind === "real") {
          add("lt", false, "Is less than this.");
          add("lte", false, "Is less than this or equals it.");
          add("gt", false, "Is more than this.");
          add("gte", false, "Is more than this or equals it.");
        }
        if (kind === "date") {
          add("lt", false, `Comes before this, ${asText}.`);
          add("lte", false, `Comes before this or equals it, ${asText}.`);
          add("gt", false, `Comes after this, ${asText}.`);
          add("gte", false, `Comes after this or equals it, ${asText}.`);
        }
        if (text) {
          add("startsWith", false, "Starts with this, letter for letter.");
          add("contains", false, "Contains this, letter for letter.");
          add("containsIgnoreCase", false, "Contains this, upper or lower case. Accents count: `search` folds them.");
        }
      }
      if (kind !== "id") field(cls, "isNull", () => Boolean, "Whether it has no value.");
    },
  );
}

function addLogic(cls: Class, self: () => object): void {
  field(cls, "and", () => [self()], "All of these hold.");
  field(cls, "or", () => [self()], "At least one of these holds.");
  field(cls, "not", self, "This does not hold.");
}
function addProperties(types: Types, cls: Class, of: Class): void {
  for (const property of propertiesOf(of)) {
    if (property.kind === "translated" && property.many) continue;
    const english =
      property.kind === "translated"
        ? `${property.description} Compared in English; \`search\` reads all languages.`
        : property.description;
    field(cls, property.name, () => comparisonOf(types, property), english);
  }
}

/** Which records of a class: its properties, its relations, and what the entities of a kind have beyond it. */
export const filterOf = (types: Types, of: Class): Class =>
  types.once(
    "filter",
    of,
    () => named<Class>(`${of.name}Filter`),
    (cls) => {
      InputType(cls.name, { description: `Which ${of.name} records. All that is given must hold.` })(cls);
      addLogic(cls, () => filterOf(types, of));
      addProperties(types, cls, of);
      for (const relation of types.model.relationsOf(of))
        field(cls, relation.field, () => quantifiedOf(types, relation), relation.description);
      for (const member of types.model.membersOf(of)) {
        if (member !== of)
          field(cls, singular(member), () => filterOf(types, member), `Only ${member.name} records, and this holds of them.`);
      }
    },
  );

/** Which claims, by their own properties alone: what chooses among the claims behind a relation. */
export const claimFilterOf = (types: Types): Class =>
  types.once(
    "claim filter",
    types.model.claim,
    () => named<Class>("ClaimPropertyFilter"),
    (cls) => {
      InputType(cls.name, { description: "Which claims, by their own properties. All that is given must hold." })(cls);
      addLogic(cls, () => claimFilterOf(types));
      addProperties(types, cls, types.model.claim);
    },
  );

/** Which claims count, in the words of every relation, filter and question; where claims themselves are listed, their filter says the rest. */
function addChoice(types: Types, cls: Class, listed = false): void {
  field(
    cls,
    "assertions",
    () => [enumOf(Assertion)],
    "How claims may come from their text. What is only implied or inferred counts only if asked for.",
    { defaultValue: [...defaultAssertions] },
  );
  field(cls, "modalities", () => [enumOf(Modality)], "Whether claims report, intend or recommend.", {
    defaultValue: [...defaultModalities],
  });
  field(cls, "statuses", () => [enumOf(Status)], "Where the review of claims may stand.", { defaultValue: ["ACCEPTED"] });
  if (!listed) field(cls, "claim", () => claimFilterOf(types), "What else must hold of a claim for it to count.");
}

const quantifiedOf = (types: Types, { target, predicate }: Relation): Class<Quantified> => {
  const name = `${predicate ? "Claimed" : "Linked"}${target.name}Filter`;
  return types.once(
    "quantified",
    name,
    () => named<Class<Quantified>>(name),
    (cls) => {
      InputType(name, {
        description:
          `What must hold of the ${target.name} records at the other end. With none of some, none and every: there is at least one. ${predicate || target === types.model.claim ? "Only claims that count are looked at." : ""}`.trim(),
      })(cls);
      field(cls, "some", () => filterOf(types, target), "At least one is like this.");
      field(
        cls,
        "none",
        () => filterOf(types, target),
        "None is like this. It may not ask about relations: put `not` around `some` for that.",
      );
      field(cls, "every", () => filterOf(types, target), "Each is like this; true where there is none. It may not ask about relations.");
      if (predicate || target === types.model.claim) addChoice(types, cls, !predicate);
    },
  );
};

/** `NAME_ASC` and the like; the value behind it is `name ASC`. */
export const orderOf = (types: Types, of: Class): Record<string, string> =>
  types.once("order", of, () => {
    const sortable = propertiesOf(of).filter(isSortable);
    const terms = sortable.flatMap((p) => {
      const how = p.kind === "date" ? ` ${asText};` : "";
      return [
        [`${upperSnake(p.name)}_ASC`, `By ${p.name}, ascending;${how} what has no value comes last.`],
        [`${upperSnake(p.name)}_DESC`, `By ${p.name}, descending;${how} what has no value comes first.`],
      ];
    });
    const properties = new Map(sortable.map((p) => [upperSnake(p.name), p.name]));
    const meaning = (term: string) => `${properties.get(term.replace(/_(ASC|DESC)$/, ""))} ${term.endsWith("_DESC") ? "DESC" : "ASC"}`;
    return registered(
      `${of.name}Order`,
      `How ${of.name} records are sorted; equal ones by id. Text is compared by its code points, English for names.`,
      Object.fromEntries(terms),
      undefined,
      meaning,
    );
  });

/** The page that every list takes. */
@ArgsType()
export class Paging {
  @Field(() => Int, { defaultValue: 25, description: "How many, 1 to 100." })
  @IsInt()
  @Min(1, { message: "first: at least 1." })
  @Max(100, { message: "first: at most 100 at a time. Go on with `after`, or take everything as rows from /claims.csv." })
  first!: number;
  @Field(() => String, { nullable: true, description: "Only what follows this cursor: `endCursor` of the page before." })
  @MaxLength(longestCursor, { message: "after: not a cursor of this list." })
  after?: string;
}

/** The text of a statement grows with the square of this, and the cursors of a page with it. */
const mostSorts = 5;

/** The arguments of a list of records, or, with claims behind it, of a relation. */
export const listArgsOf = (types: Types, of: Class, claimed: boolean): Class<Asked> =>
  types.once(
    claimed ? "claimed args" : "args",
    of,
    () => named<Class<Asked>>(`${of.name}${claimed ? "Claimed" : ""}Args`, Paging as unknown as Class<Asked>),
    (cls) => {
      ArgsType()(cls);
      field(cls, "filter", () => filterOf(types, of), "Keeps only the records that match.");
      if (propertiesOf(of).some(isSortable)) {
        const help = `How they are sorted, the first term first, at most ${mostSorts}; without it by id.`;
        field(cls, "orderBy", () => [orderOf(types, of)], help);
        ArrayMaxSize(mostSorts, { message: `orderBy: at most ${mostSorts} terms.` })(cls.prototype, "orderBy");
      }
      if (claimed || of === types.model.claim) addChoice(types, cls, !claimed);
    },
  );

/** The choice of claims alone, for questions. */
export const choiceArgsOf = (types: Types, base: Class, name: string): Class<ClaimChoice> =>
  types.once(
    "choice args",
    name,
    () => named<Class<ClaimChoice>>(name, base as Class<ClaimChoice>),
    (cls) => {
      ArgsType()(cls);
      addChoice(types, cls);
    },
  );
