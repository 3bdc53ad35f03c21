import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { Issue, Passage, Place, Practice, Source } from "../../../src/model/entities/index.js";
import { model } from "../../../src/model/index.js";
import { asker, graphOf } from "../../harness.js";
import { claim, datasetOf, record } from "../../records.js";
import { taken, verified } from "./taken.js";

/** What changes in one row of an answer changes no other row of its receipt, neither its key nor its digest. */
const status = (retracted: boolean) => ({ status: retracted ? ("RETRACTED" as const) : ("ACCEPTED" as const) });
const dataset = (retracted: boolean) =>
  datasetOf([
    record(Place, "freedonia", { kind: "COUNTRY", iso: "FD" }),
    ...["north", "south"].map((id) => record(Place, id, { kind: "ADMIN1" }, { PART_OF: "freedonia" })),
    record(Source, "report", { title: "A report", availability: "HELD", language: "en" }),
    record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
    ...["corruption", "crime", "extortion", "arson", "theft"].map((id) => record(Issue, id, { roles: ["THREAT"] })),
    ...["circles", "radio"].map((id) => record(Practice, id, { intent: "SUPPORTIVE" })),
    // Two claims between the same records, of two predicates.
    claim("crime", "DRIVES", "corruption", { id: "crime-drives", ...status(retracted) }),
    claim("crime", "KIND_OF", "corruption", { id: "crime-kind" }),
    claim("theft", "DRIVES", "corruption", { id: "theft-drives" }),
    // Two paths from extortion to theft: over arson, and over crime, of which more claims speak.
    claim("extortion", "DRIVES", "arson", { id: "over-arson", ...status(retracted) }),
    claim("arson", "DRIVES", "theft", { id: "from-arson" }),
    claim("extortion", "DRIVES", "crime", { id: "over-crime" }),
    claim("crime", "DRIVES", "theft", { id: "from-crime" }),
    // Steps of a practice, two of them in one place.
    claim("circles", "CARRIED_OUT_IN", "north", { id: "circles-2001", period: "2001", ...status(retracted) }),
    claim("circles", "CARRIED_OUT_IN", "north", { id: "circles-2003", period: "2003" }),
    claim("circles", "CARRIED_OUT_IN", "south", { id: "circles-south", period: "2001/2005" }),
  ]);

test.each([
  ["compare", { ids: ["corruption", "extortion"] }, ["DRIVES | SUBJECT | arson | ", "DRIVES | OBJECT | crime | "], 3],
  ["questions/compare", { ids: ["corruption", "extortion"] }, ["DRIVES | SUBJECT | arson | ", "DRIVES | OBJECT | crime | "], 3],
  ["paths", { from: "extortion", to: "theft" }, [/arson/, /arson/], 2],
  ["practice-lineage", { practice: "circles" }, ["north | 2001"], 2],
  ["questions/practice-lineage", { practice: "circles" }, ["north | 2001"], 2],
])("of %s", async (question, given, gone, same) => {
  const graph = await graphOf(dataset(false));
  try {
    const receipt = await taken(graph, 0, question, given);
    const about = { title: "A test", licence: "none", version: "2" };
    await syncDataset(graph, model, { name: "test", about, digest: "2" }, dataset(true));
    const ask = await asker(graph);
    const { data } = await ask(verified, { variables: { receipt } });
    const { rows, dataVersion } = data.verifyReceipt;
    expect(dataVersion.changed).toBe(true);
    expect(rows.changes.map(({ change, id }: { change: string; id: string }) => [change, id])).toEqual(
      gone.map((id) => ["GONE", typeof id === "string" ? id : expect.stringMatching(id)]),
    );
    expect(rows.same).toBe(same);
  } finally {
    await graph.close();
  }
});
