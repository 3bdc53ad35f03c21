import { Locality } from "../../src/model/entity.js";
import { Issue } from "../../src/model/issue.js";
import { type Pair, pairs, Twins } from "../twins.js";
import { type Served, served } from "./served.js";

/** Rows by URL hide what the API hides: the same bytes, status and headers, whatever is asked and in whatever format. */
describe.each(pairs)("level $level of the graph of seed $seed", (pair: Pair) => {
  const twins = new Twins(pair);
  const { dataset, hidden } = twins;
  let servers: Served[];
  beforeAll(async () => {
    await twins.open();
    servers = await Promise.all(twins.both.map((graph) => served(graph, { level: pair.level })));
  });
  afterAll(async () => {
    await Promise.all(servers.map((s) => s.close()));
    await twins.close();
  });

  async function alike(path: string): Promise<{ status: number; text: string }> {
    const [one, other] = await Promise.all(
      servers.map(async ({ get }) => {
        const response = await get(path, { "accept-language": "fr, es;q=0.5", "x-request-id": "the-same-for-both" });
        const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
        return { ...pair, path, status: response.status, headers, text: await response.text() };
      }),
    );
    expect(one).toEqual(other);
    expect(servers.flatMap((s) => s.log)).toEqual([]);
    return one!;
  }

  test.each(["csv", "json", "ndjson"])("all claims as %s", async (format) => {
    const { status, text } = await alike(`/claims.${format}`);
    expect(status).toBe(200);
    const shown = dataset.claims.filter((k) => !twins.hides(k.values.id));
    for (const { values } of hidden.claims) expect(text).not.toContain(values.id);
    expect(shown.filter((k) => k.values.status === "ACCEPTED" && k.values.assertion === "STATED" && !text.includes(k.values.id))).toEqual(
      [],
    );
  });

  test("answers to questions, and errors for what is hidden", async () => {
    const { random, names } = twins.tools(1);
    const issues = dataset.entities.filter((e) => e.values instanceof Issue).map((e) => e.values.id);
    const places = dataset.entities.filter((e) => e.values instanceof Locality).map((e) => e.values.id);
    const statuses = new Map<number, number>();
    for (const issue of issues) {
      const query = new URLSearchParams({ issue });
      if (random.chance(0.7)) query.set("place", random.chance(0.8) ? random.pick(places) : String(names.of("place")));
      if (query.has("place") && random.chance(0.5))
        query.set("scopes", random.pick(["EXACT,WITHIN,BROADER,UNPLACED", "BROADER", "UNPLACED,EXACT"]));
      if (random.chance(0.5)) query.set("issueScopes", random.pick(["EXACT,NARROWER,BROADER", "BROADER"]));
      if (random.chance(0.3)) query.set("statuses", "ACCEPTED,PROPOSED,REJECTED,RETRACTED");
      if (random.chance(0.3)) query.set("lang", random.pick(["es", "en", "de"]));
      const { status } = await alike(
        `/${random.pick(["responses", "harmful-responses"])}.${random.pick(["csv", "json", "ndjson"])}?${query}`,
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].sort()).toEqual([200, 404]);
  });
});
