import { type Address, type PageName, pathOf } from "../../../src/web/explorer/address.js";

/** Addresses of every page of the explorer, on the shipped seed: a new page has its line here, or nothing compiles. */
const addresses: Readonly<Record<PageName, Omit<Address, "page">>> = {
  home: {},
  answer: { parameters: { issue: "corruption", place: "western-balkans" } },
  harm: { parameters: { place: "world", scopes: "EXACT,WITHIN,UNPLACED" } },
  community: { id: "tumaco" },
  place: { id: "western-balkans" },
  issue: { id: "extortion" },
  practice: { id: "war-on-drugs" },
  programme: { id: "gi-toc-western-balkans-resilience" },
  right: { id: "right-to-due-process" },
  source: { id: "somos-comunidad-page" },
  claim: { id: "claim-pnsmsyo7jo4aq5oag2o2" },
  record: { id: "youth" },
  id: { id: "tumaco" },
  communities: {},
  places: {},
  issues: {},
  practices: {},
  rights: {},
  sources: {},
  search: { parameters: { query: "recl" } },
  matrix: {},
  gaps: { parameters: { place: "western-balkans" } },
  transfer: { parameters: { community: "san-jacinto", issue: "extortion" } },
  similar: { parameters: { community: "tumaco" } },
  neighbourhood: { parameters: { id: "extortion" } },
  paths: { parameters: { from: "extortion", to: "san-jacinto" } },
  map: {},
  compare: { parameters: { ids: "tumaco,tierralta" } },
  data: {},
  about: {},
  methods: {},
};

/** The pages in other states than those above. */
const states: readonly Address[] = [
  { page: "answer", parameters: { issue: "extortion", place: "el-guamo" } },
  { page: "answer", parameters: { issue: "no-such-issue", place: "colombia" } },
  { page: "answer", parameters: { issue: "corruption", scopes: "NEAR" } },
];

export const everyPage: readonly Address[] = [
  ...(Object.entries(addresses) as [PageName, Omit<Address, "page">][]).map(([page, rest]) => ({ page, ...rest })),
  ...states,
];

/** The path of an address in a language. */
export const pathIn = (address: Address, lang: string) => `/${pathOf({ ...address, parameters: { ...address.parameters, lang } })}`;
