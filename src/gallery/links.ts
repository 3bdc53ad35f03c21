import type { GalleryQuestion, QuestionLinks } from "./question.js";

type Variables = Readonly<Record<string, unknown>>;

/**
 * Where a server answers a question by GET, with these variables. The links are relative: a proxy may serve all of this below any path.
 * @param formats the extensions of the formats of its rows; none if its answer is not a table
 * @param language of its names, where it is not the reader's
 */
export function questionLinks(
  { name, variables: own }: Pick<GalleryQuestion, "name" | "variables">,
  formats: readonly string[],
  variables: Variables = own,
  language = "",
): QuestionLinks {
  const lang = language && { lang: language };
  const isGiven = Object.keys(own).length > 0 || Object.keys(variables).length > 0;
  const answer = new URLSearchParams({ documentId: name, ...(isGiven && { variables: JSON.stringify(variables) }), ...lang });
  const parameters = rowParameters(own, variables);
  const rows = new URLSearchParams([...(parameters ?? []), ...Object.entries(lang || {})]).toString();
  return {
    answer: `graphql?${answer}`,
    ...(parameters && Object.fromEntries(formats.map((format) => [format, `questions/${name}.${format}${rows && `?${rows}`}`]))),
  };
}

/** Variables as parameters of rows, or undefined if they cannot be written so: objects, lists with commas in them, empty texts. */
function rowParameters(own: Variables, variables: Variables): [string, string][] | undefined {
  const given = Object.entries(variables).filter(([, value]) => value !== null && value !== undefined);
  // Without parameters, the question's own variables are taken.
  if (given.length === 0 && Object.keys(own).length > 0) return undefined;
  const parameters = given.map(([name, value]): [string, string] => [name, [value].flat().map(String).join()]);
  const isPlain = given.every(([, value]) => {
    const items = [value].flat();
    return (
      items.length > 0 &&
      items.every((item) => typeof item !== "object" && item !== "" && !(Array.isArray(value) && String(item).includes(",")))
    );
  });
  return isPlain ? parameters : undefined;
}
