import { hash } from "node:crypto";
import { type GraphQLSchema, parse, validate } from "graphql";
import { notFound } from "../errors.js";
import { type Question, readGallery } from "../gallery/index.js";
import { nearest } from "../nearest.js";

/**
 * The ready questions, which are asked by id instead of by their text: by name, whose text may get better from release to
 * release, or by `sha256:` and the digest of the text, which never changes.
 */
export class Documents {
  private readonly byId: ReadonlyMap<string, Question>;
  constructor(readonly questions: readonly Question[]) {
    this.byId = new Map(
      questions.flatMap((q) => [
        [q.name, q],
        [digestOf(q), q],
      ]),
    );
  }

  /** @throws NOT_FOUND with the nearest names */
  find(id: string): Question {
    const found = this.byId.get(id);
    if (found) return found;
    throw notFound(
      "documentId",
      id,
      nearest(
        id,
        this.questions.map(({ name }) => name),
      ),
    );
  }
}

export const digestOf = ({ document }: Question): string => `sha256:${hash("sha256", document, "hex")}`;

/** Those of the gallery that the schema can be asked: of another model than this product's, some cannot. */
export const documentsOf = async (schema: GraphQLSchema): Promise<Documents> =>
  new Documents((await readGallery()).filter(({ document }) => validate(schema, parse(document)).length === 0));
