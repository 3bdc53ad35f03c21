import { ArrayMaxSize, IsInt, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import type { ClaimChoice, Quantified } from "../../graph/filter.js";
import { Assertion, defaultAssertions, defaultModalities, defaultStatuses, Modality, Status } from "../../model/claim.js";
import { intervalRelations } from "../../model/dates/interval.js";
import { type Class, derivedOf, type Property, type PropertyKind, propertiesOf, singular } from "../../model/declare.js";
import type { Relation } from "../../model/model.js";
import { collationLanguages } from "../../text/collation-key.js";
import { orList } from "../../text/sentences.js";
import { maxCursorLength } from "../reading/cursor.js";
import type { ListArgs, Paged } from "../reading/lists/list-args.js";
import { enumOf, isSortable, namedClass, registeredEnum, type SchemaTypes, scalarOf, upperSnake } from "./types.js";

const nullable = (description: string) => ({ nullable: true, description });
/** Declares a field. Its type is made at once, because type-graphql reads its metadata when the build starts. */
function field(cls: Class, name: string, type: () => object, description: string, more: object = {}): void {
  const fieldType = type();
  Field(() => fieldType, { ...nullable(description), ...more })(cls.prototype, name);
}

/** The prefix of the comparison type of a kind of value; all other kinds are compared as text. */
const prefixes: Partial<Record<PropertyKind, string>> = {
  id: "Id",
  integer: "Integer",
  real: "Real",
  flag: "Flag",
  date: "Date",
  predicate: "Predicate",
};

/** Dates may be partial or intervals, which have no other natural order. */
const asText = "compared as text, by how it begins: 2021 comes before 2021-05";

/** What `overlaps` and the like compare. */
const asDays = "Compared by the days that the two dates can mean; an open or unknown end has no bound.";

/** The comparisons of a property: one input type for each type of value. */
function comparisonOf(types: SchemaTypes, property: Property): Class {
  const { kind, many, vocabulary } = property;
  const prefix = vocabulary?.name ?? prefixes[kind] ?? "Text";
  const text = prefix === "Text" || kind === "date";
  const type = () => scalarOf(types, property);
  const name = `${prefix}${many ? "List" : ""}Comparison`;
  return types.once(
    "comparison",
    name,
    () => namedClass<Class>(name),
    (cls) => {
      InputType(name, {
        description: `Conditions on ${many ? "a list of values" : "a value"}. All that are given must hold.${kind === "date" ? " What it is compared with must be a date of EDTF too, such as 2021, 2021-05 or 2020/2021; 2020-21 is the spring of 2020." : ""} Of a missing value only \`isNull: true\` and \`neq\` hold.`,
      })(cls);
      const add = (operator: string, list: boolean, description: string) =>
        field(cls, operator, () => (list ? [type()] : type()), description);
      if (many) add("includes", false, "Includes this value.");
      else {
        add("eq", false, "Equals this.");
        if (kind !== "flag") {
          add("neq", false, "Does not equal this. A missing value counts as different.");
          add("in", true, "Equals one of these, at most 100.");
        }
        if (kind === "integer" || kind === "real") {
          add("lt", false, "Is less than this.");
          add("lte", false, "Is less than or equal to this.");
          add("gt", false, "Is greater than this.");
          add("gte", false, "Is greater than or equal to this.");
        }
        if (kind === "date") {
          add("lt", false, `Comes before this, ${asText}.`);
          add("lte", false, `Comes before this or equals it, ${asText}.`);
          add("gt", false, `Comes after this, ${asText}.`);
          add("gte", false, `Comes after this or equals it, ${asText}.`);
          for (const [relation, { description }] of Object.entries(intervalRelations)) add(relation, false, `${description} ${asDays}`);
        }
        if (text) {
          add("startsWith", false, "Starts with this text. Upper and lower case differ.");
          add("contains", false, "Contains this text. Upper and lower case differ.");
          add("containsIgnoreCase", false, "Contains this text, in upper or lower case. Accents matter here; `search` ignores them.");
        }
      }
      if (kind !== "id") field(cls, "isNull", () => Boolean, "True: it has no value. False: it has one.");
    },
  );
}

function addLogic(cls: Class, self: () => object): void {
  field(cls, "and", () => [self()], "All of these hold.");
  field(cls, "or", () => [self()], "At least one of these holds.");
  field(cls, "not", self, "This does not hold.");
}
function addProperties(types: SchemaTypes, cls: Class, of: Class): void {
  for (const property of propertiesOf(of)) {
    if (property.kind === "translated" && property.many) continue;
    const more =
      property.kind === "translated"
        ? ` Compared in ${property.collated ? "the language of the list (`lang`), in " : ""}English, or else in its first language; \`search\` reads all languages.`
        : property.kind === "id"
          ? " An id of an earlier version of the data set stands for the record that takes its place."
          : "";
    field(cls, property.name, () => comparisonOf(types, property), `${property.description}${more}`);
  }
  for (const { name, description, formerFlag } of derivedOf(of)) {
    if (!formerFlag) continue;
    const flag: Property = { name, kind: "flag", description, many: false, optional: false };
    field(cls, name, () => comparisonOf(types, flag), description, { deprecationReason: formerFlag.deprecated });
  }
}

/** The filter of a class: its properties, its relations, and for a kind the filters of its entities. */
export const filterOf = (types: SchemaTypes, of: Class): Class =>
  types.once(
    "filter",
    of,
    () => namedClass<Class>(`${of.name}Filter`),
    (cls) => {
      InputType(cls.name, { description: `Conditions on ${of.name} records. All that are given must hold.` })(cls);
      addLogic(cls, () => filterOf(types, of));
      addProperties(types, cls, of);
      for (const relation of types.model.relationsOf(of))
        field(cls, relation.field, () => quantifiedOf(types, relation), relation.description);
      for (const member of types.model.membersOf(of)) {
        if (member !== of)
          field(cls, singular(member), () => filterOf(types, member), `Only ${member.name} records that meet these conditions.`);
      }
    },
  );

/** A filter of claims by their own properties: it chooses among the claims behind a relation. */
export const claimFilterOf = (types: SchemaTypes): Class =>
  types.once(
    "claim filter",
    types.model.claim,
    () => namedClass<Class>("ClaimPropertyFilter"),
    (cls) => {
      InputType(cls.name, { description: "Conditions on the properties of a claim. All that are given must hold." })(cls);
      addLogic(cls, () => claimFilterOf(types));
      addProperties(types, cls, types.model.claim);
    },
  );

/** The arguments that choose which claims count, the same for every relation, filter and question. Lists of claims have a filter for further conditions. */
function addChoice(types: SchemaTypes, cls: Class, listed = false): void {
  field(
    cls,
    "assertions",
    () => [enumOf(Assertion)],
    "Which claims count, by how they come from the text of their source. Claims that are only implied or inferred count only if they are listed here.",
    { defaultValue: [...defaultAssertions] },
  );
  field(cls, "modalities", () => [enumOf(Modality)], "Which claims count, by whether they report, intend or recommend.", {
    defaultValue: [...defaultModalities],
  });
  field(cls, "statuses", () => [enumOf(Status)], "Which claims count, by the status of their review.", {
    defaultValue: [...defaultStatuses],
  });
  if (!listed) field(cls, "claim", () => claimFilterOf(types), "Further conditions that a claim must meet to count.");
}

const quantifiedOf = (types: SchemaTypes, { target, predicate }: Relation): Class<Quantified> => {
  const name = `${predicate ? "Claimed" : "Linked"}${target.name}Filter`;
  return types.once(
    "quantified",
    name,
    () => namedClass<Class<Quantified>>(name),
    (cls) => {
      InputType(name, {
        description:
          `Conditions on the ${target.name} records at the other end of the relation. Without \`some\`, \`none\` and \`every\`: there is at least one. ${predicate || target === types.model.claim ? "Claims that do not count are ignored." : ""}`.trim(),
      })(cls);
      field(cls, "some", () => filterOf(types, target), "At least one meets these conditions.");
      field(
        cls,
        "none",
        () => filterOf(types, target),
        "None meets these conditions. They may not contain relations: put `not` around `some` for that.",
      );
      field(
        cls,
        "every",
        () => filterOf(types, target),
        "Each meets these conditions; true if there is none. They may not contain relations.",
      );
      if (predicate || target === types.model.claim) addChoice(types, cls, !predicate);
    },
  );
};

/** The enum of orders: `NAME_ASC`, whose value is `name ASC`, and so on. */
export const orderOf = (types: SchemaTypes, of: Class): Record<string, string> =>
  types.once("order", of, () => {
    const sortable = propertiesOf(of).filter(isSortable);
    const terms = sortable.flatMap((p) => {
      const how = p.kind === "date" ? ` ${asText};` : p.collated ? " in the order of the language of the list (`lang`);" : "";
      return [
        [`${upperSnake(p.name)}_ASC`, `By ${p.name}, ascending;${how} records without a value come last.`],
        [`${upperSnake(p.name)}_DESC`, `By ${p.name}, descending;${how} records without a value come first.`],
      ];
    });
    const properties = new Map(sortable.map((p) => [upperSnake(p.name), p.name]));
    const meaning = (term: string) => `${properties.get(term.replace(/_(ASC|DESC)$/, ""))} ${term.endsWith("_DESC") ? "DESC" : "ASC"}`;
    return registeredEnum(
      `${of.name}Order`,
      `How ${of.name} records are sorted; equal ones by id. Names are sorted as a dictionary of the language of the list has them. Other text is sorted by its code points, translated text in English, else in the first language of its data set, else in its own first.`,
      Object.fromEntries(terms),
      undefined,
      meaning,
    );
  });

/** The arguments of a page, which every paged list takes. */
function addPaging(prototype: object): void {
  Field(() => Int, { defaultValue: 25, description: "The size of the page, 1 to 100." })(prototype, "first");
  Max(100, {
    message: ({ object }) => {
      const { rowsAt } = object.constructor as typeof Paging;
      return `first: at most 100 at a time. Go on with \`after\`${rowsAt ? `, or take all as rows from ${rowsAt}` : ""}.`;
    },
  })(prototype, "first");
  Min(1, { message: "first: at least 1." })(prototype, "first");
  IsInt()(prototype, "first");
  Field(() => String, {
    nullable: true,
    description: "Only what follows this cursor: the `endCursor` of the page before. Empty or null: the first page.",
  })(prototype, "after");
  MaxLength(maxCursorLength, { message: "after: not a cursor of this list." })(prototype, "after");
}
@ArgsType()
export class Paging {
  /** The address that has the whole list as rows, if one has. */
  static rowsAt?: string;
  first!: number;
  after?: string;
}
addPaging(Paging.prototype);

/**
 * Arguments with those of a page beside them.
 * @param rowsAt the address that has the whole list as rows, if one has
 */
export function pagedArgsOf(name: string, base: Class | undefined, rowsAt: string | undefined): Class<Paged> {
  const cls = namedClass<Class<Paged>>(name, (base ?? Paging) as Class<Paged>);
  ArgsType()(cls);
  if (base) addPaging(cls.prototype);
  return Object.assign(cls, { rowsAt });
}

const listLanguage = `The language in which names are compared in \`filter\` and sorted by \`orderBy\`: a tag, such as es; without it the languages of the request (Accept-Language). They are sorted in the order of ${orList(collationLanguages)}, whichever of these comes first, or else as in English.`;

/** The length of a statement grows with the square of this, and cursors grow with it. */
const maxSorts = 5;

/** The arguments of a list of records, or, with claims behind it, of a relation. */
export const listArgsOf = (types: SchemaTypes, of: Class, claimed: boolean): Class<ListArgs> =>
  types.once(
    claimed ? "claimed args" : "args",
    of,
    () => namedClass<Class<ListArgs>>(`${of.name}${claimed ? "Claimed" : ""}Args`, Paging as unknown as Class<ListArgs>),
    (cls) => {
      ArgsType()(cls);
      if (of === types.model.claim) Object.assign(cls, { rowsAt: "/claims.csv" });
      field(cls, "filter", () => filterOf(types, of), "Keeps only the records that match.");
      if (propertiesOf(of).some(isSortable)) {
        const help = `The sort order: by the first term, then by the next, at most ${maxSorts}; without it, by id.`;
        field(cls, "orderBy", () => [orderOf(types, of)], help);
        ArrayMaxSize(maxSorts, { message: `orderBy: at most ${maxSorts} terms.` })(cls.prototype, "orderBy");
      }
      field(cls, "lang", () => String, listLanguage);
      if (claimed || of === types.model.claim) addChoice(types, cls, !claimed);
    },
  );

/** Arguments that have the choice of claims beside their own, for questions. */
export const choiceArgsOf = (types: SchemaTypes, base: Class, name: string): Class<ClaimChoice> =>
  types.once(
    "choice args",
    name,
    () => namedClass<Class<ClaimChoice>>(name, base as Class<ClaimChoice>),
    (cls) => {
      ArgsType()(cls);
      addChoice(types, cls);
    },
  );
