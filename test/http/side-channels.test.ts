import type { Graph } from "../../src/graph/graph.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { recorded } from "../recorded.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/**
 * Two servers, of a graph with hidden records and of the same graph without them: an attacker who looks at all that comes back, and at how
 * much work it was, cannot tell which is which.
 */
const names = { en: "Zopo plan", es: "Plan zopo", fr: "Plan zopo" };
const hidden = [
  record(Issue, "zopo-plan", { roles: ["HARM"], name: names, sensitivity: "AMBER" }, { BROADER: ["crime"] }),
  record(Place, "zopo-camp", { kind: "COUNTRY", iso: "ZP", m49: "998", name: { en: "Zopo camp" }, sensitivity: "AMBER" }, { PART_OF: "world" }),
  claim("zopo-camp", "FACES", "zopo-plan"),
  claim("zopo-camp", "FACES", "extortion"),
  claim("town-meetings", "ADDRESSES", "zopo-plan", { effect: "MIXED" }, { at: "river" }),
]; // biome-ignore format: one line a record
const dataset = datasetOf([...world.entities, ...world.claims, ...hidden]);

interface Observed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The statements that were sent for it, with the rows that came back: what takes time. */
  readonly work: readonly string[];
  /** What the log says of it. */
  readonly logged: unknown;
}
interface Init {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
interface Target {
  readonly server: Served;
  observe(path: string, init?: Init): Promise<Observed>;
}

async function targetOf(graph: Graph): Promise<Target> {
  const { graph: watched, taken } = recorded(graph);
  const server = await served(watched, {
    identify: async ({ headers }) => ({ level: Number(headers["x-level"] ?? 0) as Level, roles: [] }),
    logLevel: "info",
    server: { costPerMinute: 50_000_000 },
  });
  return {
    server,
    async observe(path, { body, headers = {} } = {}) {
      server.log.length = 0;
      const sent = { "x-request-id": "the-same-for-both", "accept-encoding": "identity", ...headers };
      const response = body === undefined ? await server.get(path, sent) : await server.post(body, sent);
      const text = await response.text();
      while (!server.log.some(({ msg }) => msg === "answered")) await new Promise(setImmediate);
      const { route, status, bytes, cost, statements, cacheHit, errors } = server.log.find(({ msg }) => msg === "answered");
      const kept = [...response.headers].filter(([name]) => !["date", "ratelimit"].includes(name));
      // How long until the budget is full again depends on the clock.
      const limit = response.headers.get("ratelimit")?.replace(/;t=\d+/, "");
      return {
        status: response.status,
        headers: Object.fromEntries([...kept, ["ratelimit", limit ?? ""]]),
        body: text,
        work: taken(),
        logged: { route, status, bytes, cost, statements, cacheHit, errors },
      };
    },
  };
}

let graphs: readonly Graph[];
let full: Target;
let seen: Target;
beforeAll(async () => {
  graphs = [await graphOf(dataset), await graphOf(seenBy(0, dataset))];
  [full, seen] = (await Promise.all(graphs.map(targetOf))) as [Target, Target];
});
afterAll(async () => {
  for (const { server } of [full, seen]) await server.close();
  for (const graph of graphs) await graph.close();
});

const ask = (query: string, variables: object = {}) => ({ body: { query, variables } });
/** @param more further arguments, or other text that makes it a request of its own */
const search = (query: string, more = "") =>
  ask(`query ($query: String!) { search(query: $query${more}) { totalCount nodes { match node { id name } } } }`, { query });
/** Everything that names, finds, counts or follows something hidden. */
const requests: (readonly [what: string, path: string, init?: Init])[] = [
  ...["zopo", "z", "zopo plan", "plan zopo camp", "zp", "998", "camp", "nothing at all", ""].flatMap((words) => [
    [`search for ${words}`, "/graphql", search(words)] as const,
    [`search for ${words} among issues`, "/graphql", search(words, ", types: [ISSUE]")] as const,
    [`search for ${words} among places, one`, "/graphql", search(words, ", types: [PLACE], first: 1")] as const,
    [`rows of a search for ${words}`, `/search.csv?query=${encodeURIComponent(words)}`] as const,
  ]),
  ...["zopo-plan", "zopo-pla", "zopo-camp", "iso:ZP", "iso:zp", "m49:998", "iso:ZX", "nothing-like-it"].flatMap((name) => [
    [`responses of the issue ${name}`, "/graphql", ask(`{ responses(issue: "${name}") { totalCount nodes { practice { id } } } }`)] as const,
    [`responses in ${name}`, "/graphql", ask(`{ responses(issue: "extortion", place: "${name}") { totalCount nodes { scope } } }`)] as const,
    [`harmful responses in ${name}`, "/graphql", ask(`{ harmfulResponses(issue: "crime", place: "${name}") { totalCount nodes { scope } } }`)] as const,
    [`rows of responses in ${name}`, `/responses.csv?issue=extortion&place=${name}`] as const,
    [`the record ${name}`, "/graphql", ask(`{ node(id: "${name}") { id } issue(id: "${name}") { name } nodes(ids: ["${name}", "crime"]) { id } }`)] as const,
    [`a filter by ${name}`, "/graphql", ask(`{ issues(filter: {id: {in: ["${name}", "crime"]}}) { totalCount nodes { id } } }`)] as const,
  ]),
  ["names that start so", "/graphql", ask(`{ issues(filter: {name: {startsWith: "Z"}}) { totalCount nodes { id } } }`)],
  ["codes that start so", "/graphql", ask(`{ places(filter: {iso: {gte: "Z"}}) { totalCount nodes { id } } }`)],
  ["lists by name", "/graphql", ask("{ issues(orderBy: [name_DESC]) { totalCount nodes { id } } places(first: 3) { nodes { id } pageInfo { endCursor } } }")],
  ["relations", "/graphql", ask(`{ issue(id: "crime") { narrower { totalCount nodes { id } } } place(id: "world") { parts { totalCount nodes { id faces { totalCount } } } } }`)],
  ["relations by filter", "/graphql", ask(`{ practices(filter: {addresses: {some: {name: {containsIgnoreCase: "zopo"}}}}) { totalCount } }`)],
  ["claims of a record", "/graphql", ask(`{ practice(id: "town-meetings") { addresses(statuses: [ACCEPTED, PROPOSED]) { totalCount edges { claimCount node { id } } } } }`)],
  ["responses to what is above it", "/graphql", ask(`{ responses(issue: "crime") { totalCount practiceCount leftOut { reason count } nodes { issue { id } } } }`)],
  ["harmful responses to what is above it", "/graphql", ask(`{ harmfulResponses(issue: "crime") { totalCount nodes { issue { id } } } }`)],
  ["what responses leave out", "/graphql", ask(`{ responses(issue: "extortion", place: "freedonia") { leftOut { reason count arguments { name value } } } harmfulResponses(issue: "extortion", statuses: [ACCEPTED, PROPOSED]) { leftOut { reason count } } }`)],
  ["the data set", "/graphql", ask("{ dataset { version sets { name } records { list count } claims { predicate claims } } }")],
  ["the data set by URL", "/dataset.csv"],
  ["all claims", "/claims.csv"],
  ["all of the graph", "/graph.ndjson"],
  ["a ready question", "/questions/responses.csv?issue=extortion&place=freedonia"],
  ["whether it is ready", "/readyz"],
]; // biome-ignore format: one line a request

test.each(requests.map(([what, path, init = {}]) => ({ what, path, init })))(
  "$what looks the same, and is the same work",
  async ({ path, init }) => {
    // A second time for the answers that are cached.
    for (const round of ["first", "again"]) {
      const [one, other] = [await full.observe(path, init), await seen.observe(path, init)];
      expect({ round, ...one }).toEqual({ round, ...other });
    }
  },
);

test("among the requests are those that find what is hidden, for those who see it", async () => {
  const found = (await full.observe("/graphql", { ...search("zopo"), headers: { "x-level": "2" } })).body;
  expect(JSON.parse(found).data.search.totalCount).toBe(2);
  expect((await full.observe("/graphql", search("zopo"))).body).not.toContain("zopo-");
});

/**
 * The attacker spells hidden words: a letter that looks other than one that leads to nothing is the next one.
 * @param maxRequests after which they give up
 */
async function spell(target: Target, level: Level, requestOf: (prefix: string) => Parameters<Target["observe"]>, maxRequests = 200) {
  let sent = 0;
  const look = async (prefix: string) => {
    sent++;
    const [path, init] = requestOf(prefix);
    const { body, headers, work, logged, status } = await target.observe(path, { ...init, headers: { "x-level": `${level}` } });
    // The words that they send stand in the statements, and in the address that the tag of rows is made of; what is left of their budget
    // falls with each request.
    const { ratelimit: _, etag: __, ...others } = headers;
    return JSON.stringify([status, body, others, work.map((sent) => sent.replaceAll(new RegExp(`"${prefix}"`, "gi"), "")), logged]);
  };
  for (let spelled = "z"; ; ) {
    const nothing = await look(`${spelled}7`);
    let next: string | undefined;
    for (const letter of "abcdefghijklmnopqrstuvwxyz")
      if (next === undefined && sent < maxRequests && (await look(spelled + letter)) !== nothing) next = letter;
    if (next === undefined) return { spelled, sent };
    spelled += next;
  }
}
const ways: readonly (readonly [way: string, requestOf: (prefix: string) => Parameters<Target["observe"]>])[] = [
  ["search", (prefix) => ["/graphql", search(prefix, ", first: 9")]],
  ["search by class", (prefix) => ["/graphql", search(prefix, ", types: [ISSUE], first: 9")]],
  ["rows of a search", (prefix) => [`/search.csv?query=${prefix}`]],
  ["a filter by the start of names", (prefix) => ["/graphql", ask("query ($name: String) { issues(filter: {name: {startsWith: $name}}) { totalCount } }", { name: `Z${prefix.slice(1)}` })]],
]; // biome-ignore format: one line a way
test.each(ways)("%s spells hidden words for those who see them, and no letter of them for others", async (_, requestOf) => {
  expect((await spell(full, 2, requestOf)).spelled).toBe("zopo");
  expect(await spell(full, 0, requestOf)).toEqual({ spelled: "z", sent: 27 });
});
