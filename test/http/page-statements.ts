/** Whether a statement reads records by their ids, as a page of a whole list does. What the rows of a page name is read with its labels. */
export const readsPageOfList = (statement: string): boolean =>
  /^UNWIND \$\w+ AS id MATCH \(o:(Claim|Entity) \{id: id\}\) .* RETURN o\.id/s.test(statement);

/** Whether a statement reads a page of the rows of a path: of its list, or of its question, whose rows read claims by their ids too. */
export const readsPageOf =
  (path: string) =>
  (statement: string): boolean =>
    path.startsWith("/claims") ? readsPageOfList(statement) : /ORDER BY (nearness|predicate)/.test(statement);
