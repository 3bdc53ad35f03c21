// The site map as data, for the server and the page alike. It needs no browser.

/** A page: where it is, what its address may hold, and which table has its rows. */
export interface PageDeclaration {
  /** The first part of its path: the name of what it asks, or the sort of record that it shows. The home page has none. */
  readonly path: string;
  /** Whether the id of a record follows in the path. */
  readonly record?: true;
  /** The arguments of the API that it takes, in the order of its addresses. */
  readonly arguments: readonly string[];
  /** What the page alone knows, such as the claim that is open. Addresses of rows do without it. */
  readonly view: readonly string[];
  /** Where its rows are: a table by URL has the same path and takes the same arguments, or they are the claims or the records that the page shows. */
  readonly rows: boolean | "claims" | "records";
  /** The file in `pages` that shows it, where that has another name. */
  readonly file?: string;
  /** Arguments that the API needs, for an address that gives none of them: the page then goes on to them. */
  readonly needed?: Readonly<Record<string, string>>;
}

/** The claims that count, as all questions choose them. */
const choice = ["assertions", "modalities", "statuses", "claim"];
/** The claim that is open beside a list. */
const look = "look";

const question = (path: string, args: readonly string[], view: readonly string[] = []): PageDeclaration => ({
  path,
  arguments: [...args, ...choice],
  view: [look, ...view],
  rows: true,
});
const record = (
  path: string,
  { view = [], file }: { readonly view?: readonly string[]; readonly file?: string } = {},
): PageDeclaration => ({
  path,
  ...(file && { file }),
  record: true,
  arguments: ["assertions"],
  view: [look, ...view],
  rows: "claims",
});
const page = (path: string, args: readonly string[] = [], view: readonly string[] = []): PageDeclaration => ({
  path,
  arguments: args,
  view,
  rows: false,
});
/** A list of records by name. */
const list = (path: string): PageDeclaration => ({ ...page(path, [], ["query"]), file: "records-list", rows: "records" });

const scopes = ["scopes", "issueScopes"];

/** Every page. A new one is a line here, a file in `pages`, a document, and words in each language. */
export const pages = {
  home: page("", [], ["issue", "place"]),
  answer: { ...question("responses", ["issue", "place", ...scopes, "effects"]), file: "responses" },
  harm: question("harmful-responses", ["issue", "place", ...scopes, "effects"]),
  community: record("community"),
  place: record("place"),
  issue: record("issue"),
  practice: record("practice"),
  programme: record("programme", { file: "practice" }),
  right: record("right"),
  source: record("source", { view: ["passage"] }),
  claim: record("claim"),
  record: record("record"),
  /** Leads to the page of any record. */
  id: { ...page("id"), file: "any-record" },
  communities: list("communities"),
  places: list("places"),
  issues: list("issues"),
  practices: list("practices"),
  rights: list("rights"),
  sources: list("sources"),
  search: { ...page("search", ["query", "types"]), rows: true },
  matrix: {
    ...question("evidence-matrix", ["rows", "columns", "measure", "place", "filter"], ["cell", "shows", "sort"]),
    needed: { rows: "ISSUE", columns: "PRACTICE_TYPE", filter: JSON.stringify({ predicate: { eq: "ADDRESSES" } }) },
  },
  gaps: question("response-gaps", ["place", "issue", "kinds"]),
  transfer: question(
    "transfer-candidates",
    ["community", "issue", "weights", "issueRelations", "excludeSameCountry", "includeAlreadyHere"],
    ["practice"],
  ),
  similar: question("similar-communities", ["community", "otherCountriesOnly"]),
  neighbourhood: question("neighbourhood", ["id", "depth", "predicates", "first"]),
  paths: question("paths", ["from", "to", "maxClaims", "via", "excludePredicates", "first"]),
  map: { ...page("map", ["issue", "shows"], ["near"]), rows: "claims" },
  compare: question("compare", ["ids"]),
  data: page("data"),
  about: page("about", [], [look]),
  methods: page("methods"),
} as const satisfies Readonly<Record<string, PageDeclaration>>;

export type PageName = keyof typeof pages;

/** The file in `pages` that shows a page. */
export const fileOf = (name: PageName): string => (pages[name] as PageDeclaration).file ?? name;

/** What an address says: a page, the record that it is about, and its parameters. Parameters that are absent have their defaults. */
export interface Address {
  readonly page: PageName;
  readonly id?: string;
  readonly parameters?: Readonly<Record<string, string | undefined>>;
}

/** Parameters that every page has: the language, the version of the data that the maker of a link saw, and whether keys are off. */
const everywhere = ["lang", "seen", "keys"];

const declared = Object.entries(pages) as [PageName, PageDeclaration][];

/** The parameters of a page, in the order of its addresses. */
export const parametersOf = (name: PageName): string[] => {
  const { arguments: args, view }: PageDeclaration = pages[name];
  return [...args, ...view, ...everywhere];
};

/**
 * The address as a relative path with its query: one state has one address, since the order is fixed and what is empty is left out.
 * `responses?issue=extortion&place=colombia`
 */
export const pathOf = (address: Address): string => withQuery(stemOf(address), address, parametersOf(address.page));

/** Where the rows of a page are, in a format: the same address with its extension. Undefined if it has none. */
export function rowsPathOf(address: Address, extension: string): string | undefined {
  const { rows, arguments: args }: PageDeclaration = pages[address.page];
  return rows ? withQuery(`${stemOf(address)}.${extension}`, completed(address), [...args, "lang"]) : undefined;
}

/** The address with the arguments that its page needs, if it gives none of them; otherwise the same. */
export function completed(address: Address): Address {
  const { needed }: PageDeclaration = pages[address.page];
  const { parameters = {} } = address;
  if (!needed || Object.keys(needed).some((name) => parameters[name])) return address;
  return { ...address, parameters: { ...needed, ...parameters } };
}

function stemOf({ page: name, id }: Address): string {
  const { path, record: isRecord }: PageDeclaration = pages[name];
  return (isRecord || name === "id") && id !== undefined ? `${path}/${encodeURIComponent(id)}` : path;
}

function withQuery(stem: string, { parameters = {} }: Address, names: readonly string[]): string {
  const given = names.flatMap((name): [string, string][] => {
    const value = parameters[name];
    return value ? [[name, value]] : [];
  });
  // Lists and codes stay legible: these are allowed in a query as they are.
  const query = new URLSearchParams(given).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return query ? `${stem}?${query}` : stem;
}

/**
 * Reads an address. Parameters that the page does not have are left out.
 * @param path relative to the root, with its query
 * @returns undefined if there is no such page
 */
export function addressIn(path: string): Address | undefined {
  const [, stem = "", query = ""] = /^\/?([^?]*?)\/?(?:\?(.*))?$/s.exec(path) ?? [];
  const [first = "", id, ...more] = stem.split("/");
  const found = declared.find(([name, of]) => of.path === first && (id !== undefined) === (of.record === true || name === "id"));
  if (!found || more.length > 0 || id === "") return undefined;
  const [name] = found;
  const given = new URLSearchParams(query);
  const parameters = Object.fromEntries(
    parametersOf(name).flatMap((parameter) => {
      const value = given.getAll(parameter).filter(Boolean).join();
      return value ? [[parameter, value]] : [];
    }),
  );
  try {
    return { page: name, ...(id !== undefined && { id: decodeURIComponent(id) }), parameters };
  } catch {
    return undefined;
  }
}

/** The same page with some parameters changed; undefined and an empty text take one away. */
export const changed = (address: Address, parameters: Readonly<Record<string, string | undefined>>): Address => ({
  ...address,
  parameters: { ...address.parameters, ...parameters },
});

/** The values of a parameter that is a list. */
export const listOf = ({ parameters }: Address, name: string): string[] | undefined => parameters?.[name]?.split(",");
