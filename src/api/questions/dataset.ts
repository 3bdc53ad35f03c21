import { Int } from "type-graphql";
import { type ClaimCount, claimCounts, countOf, visibleDigest } from "../../graph/statements/questions/dataset.js";
import { Assertion, Effect, Modality, Status } from "../../model/claim.js";
import { plural } from "../../model/declare.js";
import { valueField } from "../answers/fields.js";
import type { RowType } from "../answers/lists.js";
import type { Question } from "../answers/question.js";
import { visibleDataSets } from "../reading/data-sets.js";
import { enumOf, predicatesOf } from "../schema/types.js";

const loadedDataset: RowType<{ name: string; title: string; version: string; licence: string }> = {
  name: "LoadedDataset",
  description: "A data set as it was loaded.",
  fields: [
    valueField("name", () => String, "The name under which it is loaded."),
    valueField("title", () => String, "Its title, to cite it by."),
    valueField("version", () => String, "Its version, as its editors number it."),
    valueField("licence", () => String, "The licence of what is written in it; the documents that it cites keep their own."),
  ],
};

const recordCount: RowType<{ list: string; count: number }> = {
  name: "RecordCount",
  description: "How many records of one class there are.",
  fields: [
    valueField("list", () => String, "The class, by the name of its list, such as `places`."),
    valueField("count", () => Int, "How many of them you may see.", { unit: "records" }),
  ],
};

const claimCount: RowType<ClaimCount> = {
  name: "ClaimCount",
  description: "How many claims there are of one predicate, assertion, modality, effect and status.",
  fields: [
    valueField("predicate", predicatesOf, "Their predicate."),
    valueField("assertion", () => enumOf(Assertion), "How they come from the text of their source."),
    valueField("modality", () => enumOf(Modality), "Whether they report, intend or recommend."),
    valueField("effect", () => enumOf(Effect), "Their effect; only claims of ADDRESSES have one.", { nullable: true }),
    valueField("status", () => enumOf(Status), "Where their review stands."),
    valueField("claims", () => Int, "How many of them you may see.", { unit: "claims" }),
  ],
};

const versionDescription =
  "The version of all that you may see, of every data set: 32 hexadecimal digits. Equal content has equal versions, on every server; any change of what you may see gives another one, and no other change does. Null while it has not been computed.";

/** What the graph holds, as the viewer may see it. */
export const dataset: Question<object, object> = {
  name: "dataset",
  description: "What the graph holds, as you may see it.",
  example: {},
  citedAt: "/dataset.zip",
  // Every claim is counted, and every record.
  cost: 1000,
  answer: {
    name: "Dataset",
    description: "What the graph holds, as you may see it: counts of records and claims, not of what happens in the world.",
    fields: [
      valueField("version", () => String, versionDescription, {
        nullable: true,
        value: async (_, reader) => (await reader.read(visibleDigest(reader.viewer.level)))[0] ?? null,
      }),
    ],
    lists: {
      sets: {
        row: loadedDataset,
        description: "The data sets that were loaded: cite them by title and version.",
        rows: (reader) => visibleDataSets(reader),
      },
      records: {
        row: recordCount,
        description: "How many records there are, by class.",
        rows: (reader) =>
          Promise.all(
            [...reader.model.entities, reader.model.claim].map(async (cls) => {
              const [count = 0] = await reader.readTotal(countOf(reader.model, cls.name, reader.viewer.level));
              return { list: plural(cls), count };
            }),
          ),
      },
      claims: {
        row: claimCount,
        description: "How many claims there are, by predicate, assertion, modality, effect and status.",
        table: true,
        identifiedBy: ["predicate", "assertion", "modality", "effect", "status"],
        rows: (reader) => reader.readTotal(claimCounts(reader.model, reader.viewer.level)),
      },
    },
  },
};
