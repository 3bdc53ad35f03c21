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
import { tableListOf, urlNameOf } from "../../api/answers/question.js";
import { questionsIn } from "../../api/answers/question-field.js";
import { notFound } from "../../errors.js";
import type { RowFormat } from "../../export/formats/row-format.js";
import { type AnswerRows, answerRows } from "../../export/tables/answer-rows.js";
import { type GalleryQuestion, readGallery } from "../../gallery/index.js";
import { questionLinks } from "../../gallery/links.js";
import type { QuestionLinks } from "../../gallery/question.js";
import { nearest } from "../../text/nearest.js";
import type { Parameter } from "./query-string.js";

/** A question of the gallery that the schema can answer, with its links and parameters by URL. */
export interface ReadyQuestion extends GalleryQuestion {
  readonly links: QuestionLinks;
  /** The variables of its document, as parameters of a query string. */
  readonly parameters: readonly Parameter[];
  /** Its answer as a table, if it is one. */
  readonly table?: AnswerRows;
  /** The name of the question of the API that it asks, where that question has a table by URL. */
  readonly rowsAt?: string;
}

/** A document that is asked by its id, with the variables that it has if a request gives none. */
export type PersistedDocument = Pick<GalleryQuestion, "name" | "document" | "variables">;

/**
 * Persisted documents, found by id: the ready questions and those that pages ask, by name, whose document may be improved from release to
 * release, or by `sha256:` and the digest of the document, which never changes.
 */
export class ReadyQuestions {
  private readonly byId: ReadonlyMap<string, PersistedDocument>;
  constructor(
    readonly all: readonly ReadyQuestion[],
    pageDocuments: readonly PersistedDocument[] = [],
  ) {
    this.byId = new Map(
      [...all, ...pageDocuments].flatMap((question): [string, PersistedDocument][] => [
        [question.name, question],
        [`sha256:${hash("sha256", question.document, "hex")}`, question],
      ]),
    );
  }

  /** @throws NOT_FOUND with the nearest names */
  find(id: string): PersistedDocument {
    const question = this.byId.get(id);
    if (question) return question;
    const names = this.all.map(({ name }) => name);
    throw notFound("documentId", id, nearest(id, names));
  }
}

/**
 * The questions of the gallery that are valid for the schema: a server of another model may not be able to answer all of them.
 * @param formats of rows: a question whose answer is a table has a link in each
 * @param pageDocuments what pages ask: served by their names, and listed nowhere
 */
export const readyQuestionsOf = async (
  schema: GraphQLSchema,
  formats: readonly RowFormat[],
  pageDocuments: readonly PersistedDocument[] = [],
): Promise<ReadyQuestions> =>
  new ReadyQuestions(
    (await readGallery()).flatMap((question): ReadyQuestion[] => {
      const document = parse(question.document);
      if (validate(schema, document).length) return [];
      const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
      const table = answerRows(schema, document);
      const links = questionLinks(question, table ? formats.map(({ extension }) => extension) : []);
      const rowsAt = rowsNameOf(schema, operation);
      return [
        { ...question, links, parameters: parametersOf(schema, operation, question), ...(table && { table }), ...(rowsAt && { rowsAt }) },
      ];
    }),
    pageDocuments,
  );

/** The name by URL of the one question that an operation asks, if it has a table there. */
function rowsNameOf(schema: GraphQLSchema, { selectionSet: { selections } }: OperationDefinitionNode): string | undefined {
  const [root] = selections;
  const asked = questionsIn(schema).find(({ question }) => root?.kind === Kind.FIELD && question.name === root.name.value);
  return asked && tableListOf(asked.question) ? urlNameOf(asked.question) : undefined;
}

const parametersOf = (
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  { variables }: GalleryQuestion,
): Parameter[] =>
  variableDefinitions.map(({ variable: { name }, type, defaultValue }) => ({
    name: name.value,
    type: typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType,
    required: type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    example: String(variables[name.value]),
  }));
