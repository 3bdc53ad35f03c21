import { MaxLength } from "class-validator";
import { ArgsType, Field, ID } from "type-graphql";
import { changesMethod } from "../../analysis/changes.js";
import { historyTag } from "../../graph/statements/questions/changes.js";
import { ChangeAction } from "../../model/annotations/change.js";
import { RemovalReason } from "../../model/annotations/removal.js";
import { Claim } from "../../model/claim.js";
import { Entity } from "../../model/entity.js";
import { dataVersionField, methodField } from "../answers/envelope.js";
import { recordField, valueField } from "../answers/fields.js";
import type { RowType } from "../answers/lists.js";
import type { Question } from "../answers/question.js";
import { sentenceField } from "../answers/sentence-field.js";
import { assertSince, type ChangesQuery, changesFrom, type ReadChange, readChanges, readTally } from "../reading/history/changes.js";
import { enumOf } from "../schema/types.js";
import { changesWords } from "../words/changes.js";

/** The records that a change may be of. */
const entityIdOf = ({ kind, id }: ReadChange) => (kind === "Claim" || kind === "Dataset" ? null : id);
const claimIdOf = ({ kind, id }: ReadChange) => (kind === "Claim" || kind === "FormerId" ? id : null);

const change: RowType<ReadChange> = {
  name: "Change",
  description: "One change of what you may see.",
  fields: [
    valueField("at", () => String, "When it was written here, as an instant of UTC."),
    valueField(
      "version",
      () => String,
      "The version of all that you may see, from this change on: give it as `since` to go on from there.",
    ),
    valueField("action", () => enumOf(ChangeAction), "What has happened."),
    valueField(
      "kind",
      () => String,
      "The class of the record, such as `Place` or `Claim`; `FormerId` for an id that leads on, `Dataset` for a data set.",
    ),
    valueField("id", () => ID, "The id of the record, the id that leads on, or the name of the data set."),
    recordField(
      "record",
      Entity,
      "The record as it is now, or the one that takes its place; null for a claim, and if you may see none.",
      entityIdOf,
      {
        nullable: true,
        columns: ["name"],
      },
    ),
    recordField(
      "claim",
      Claim,
      "The claim as it is now, or the one that takes its place; null for other records, and if you may see none.",
      claimIdOf,
      {
        nullable: true,
        columns: [],
      },
    ),
    valueField("reason", () => enumOf(RemovalReason), "Why it can no longer be seen, if it is a record that was removed.", {
      nullable: true,
    }),
    valueField("successor", () => ID, "The id that takes the place of this one now; null if there is none that you may see.", {
      nullable: true,
    }),
  ],
};

@ArgsType()
class ChangesArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "What you saw last: a version, as `dataVersion { version }` gives it, or a day such as 2026-01-31 or an instant such as 2026-01-31T12:00:00Z, which count themselves. Null: all that is recorded.",
  })
  @MaxLength(100, { message: "since: at most 100 characters." })
  since?: string;
}

/** What has changed in what the viewer may see. */
export const changes: Question<ChangesArgs, ChangesQuery> = {
  name: "changes",
  description:
    "What has changed since a version or a day, as you may see it: records and claims that were added, changed, retracted or removed, and ids that lead to others now.",
  args: () => ChangesArgs,
  example: { since: "2026-01-01" },
  cost: 50,
  answer: {
    name: "Changes",
    description: "A page of the changes of what you may see: the oldest first, and those of one write by id.",
    fields: [
      methodField(changesMethod, ({ since }) => [{ name: "since", value: since ?? "" }]),
      dataVersionField,
      valueField(
        "complete",
        () => Boolean,
        "Whether all changes since then are recorded; what happened before the history begins is not.",
        {
          value: async (query, reader) => (await changesFrom(reader, query)).complete,
        },
      ),
      sentenceField<ChangesQuery, keyof typeof changesWords>(
        "summary",
        "How much has changed, in a sentence.",
        changesWords,
        async (query, reader) => {
          const { LOADED, ADDED, CHANGED, RETRACTED, REMOVED } = await readTally(reader, query);
          const { complete } = await changesFrom(reader, query);
          const values = {
            loaded: LOADED,
            added: ADDED,
            changed: CHANGED,
            retracted: RETRACTED,
            removed: REMOVED,
            complete: complete ? "yes" : "no",
          };
          const isNothing = LOADED + ADDED + CHANGED + RETRACTED + REMOVED === 0;
          return { template: isNothing ? (complete ? "NOTHING_CHANGED" : "NOTHING_RECORDED") : "CHANGED", values };
        },
      ),
    ],
    connection: {
      row: change,
      description: "The changes.",
      counts: "How many changes there are, on all pages.",
      table: true,
      key: ["number", "string", "string"],
      identifiedBy: ["at", "kind", "id"],
      page: readChanges,
      count: async (reader, query) => Object.values(await readTally(reader, query)).reduce((a, b) => a + b, 0),
      // Each page sorts all that its writes have changed.
      tablePage: 2000,
    },
  },
  tag: historyTag,
  check: ({ since }) => assertSince(since),
  async toQuery(reader, { since }) {
    const query = { since: since ?? null };
    await changesFrom(reader, query);
    return query;
  },
};
