import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** A document that a page asks by its name. */
export interface PageDocument {
  readonly name: string;
  /** The document, with the fragments that it uses. */
  readonly document: string;
  /** None: a page gives all that it asks with. */
  readonly variables: Readonly<Record<string, never>>;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
let documents: Promise<readonly PageDocument[]> | undefined;

/** The documents beside this file, `page-answer.graphql` and so on. Read once. */
export const readPageDocuments = (): Promise<readonly PageDocument[]> => (documents ??= read());

async function read(): Promise<PageDocument[]> {
  const [texts, fragments] = await Promise.all([graphqlIn(folder), graphqlIn(`${folder}fragments/`)]);
  return [...texts].map(([name, text]) => ({ name, document: withFragments(text, fragments), variables: {} }));
}

/** The texts of the documents in a folder, by the names of their files. */
async function graphqlIn(path: string): Promise<Map<string, string>> {
  const files = (await readdir(path)).filter((file) => file.endsWith(".graphql")).sort();
  const texts = files.map(
    async (file): Promise<[string, string]> => [file.slice(0, -".graphql".length), await readFile(path + file, "utf8")],
  );
  return new Map(await Promise.all(texts));
}

/** A document with the fragments that it spreads, and those that they spread: `...ClaimItem` is in `fragments/claim-row.graphql`. */
function withFragments(text: string, fragments: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  const visit = (part: string) => {
    for (const [, name = ""] of part.matchAll(/\.\.\.\s*([A-Z]\w*)/g)) {
      const file = name.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
      const fragment = fragments.get(file);
      if (fragment === undefined || used.has(file)) continue;
      used.add(file);
      visit(fragment);
    }
  };
  visit(text);
  return [text, ...[...used].map((file) => fragments.get(file))].join("\n");
}
