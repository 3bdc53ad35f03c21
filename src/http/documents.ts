import { hash } from "node:crypto";
import {
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  validate,
} from "graphql";
import { notFound } from "../errors.js";
import { type AnswerRows, answerRows } from "../export/answer-rows.js";
import { formats } from "../export/index.js";
import { type Question, readGallery } from "../gallery/index.js";
import type { Links } from "../gallery/question.js";
import { nearest } from "../nearest.js";
import type { Parameter } from "./query-string.js";

/** A ready question, with all that asking it by URL needs. */
export interface Document extends Question {
  readonly links: Links;
  /** Its variables. */
  readonly takes: readonly Parameter[];
  /** Its answer as a table, if it is one. */
  readonly table?: AnswerRows;
}

/**
 * The ready questions, which are asked by id instead of by their text: by name, whose text may get better from release to
 * release, or by `sha256:` and the digest of the text, which never changes.
 */
export class Documents {
  private readonly byId: ReadonlyMap<string, Document>;
  constructor(readonly all: readonly Document[]) {
    this.byId = new Map(
      all.flatMap((d) => [
        [d.name, d],
        [`sha256:${hash("sha256", d.document, "hex")}`, d],
      ]),
    );
  }

  /** @throws NOT_FOUND with the nearest names */
  find(id: string): Document {
    const found = this.byId.get(id);
    if (found) return found;
    const names = this.all.map(({ name }) => name);
    throw notFound("documentId", id, nearest(id, names));
  }
}

/** Those of the gallery that the schema can be asked: of another model than this product's, some cannot. */
export const documentsOf = async (schema: GraphQLSchema): Promise<Documents> =>
  new Documents(
    (await readGallery()).flatMap((question): Document[] => {
      const parsed = parse(question.document);
      if (validate(schema, parsed).length) return [];
      const operation = parsed.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
      const table = answerRows(schema, parsed);
      return [
        { ...question, links: linksOf(question, Boolean(table)), takes: takenBy(schema, operation, question), ...(table && { table }) },
      ];
    }),
  );

const takenBy = (schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode, { variables }: Question): Parameter[] =>
  variableDefinitions.map(({ variable: { name }, type, defaultValue }) => ({
    name: name.value,
    type: typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType,
    needed: type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    example: String(variables[name.value]),
  }));

/** Relative, since all of this may be served below any path. */
function linksOf({ name, variables }: Question, isTable: boolean): Links {
  const given = Object.entries(variables).map(([key, value]): [string, string] => [key, String(value)]);
  const query = given.length ? `?${new URLSearchParams(given)}` : "";
  return {
    answer: `graphql?${new URLSearchParams({ documentId: name, ...(given.length && { variables: JSON.stringify(variables) }) })}`,
    ...(isTable && Object.fromEntries(Object.keys(formats).map((format) => [format, `questions/${name}.${format}${query}`]))),
  };
}
