import { type TermOf, vocabulary } from "../declare.js";

export const ChangeAction = vocabulary("ChangeAction", "What has happened to a record, as you may see it.", {
  LOADED: "The data set was loaded, and nothing could be seen before: all that it holds is new, and is not listed.",
  ADDED: "It can be seen now, and could not before.",
  CHANGED: "Its values have changed, or what it is linked to.",
  RETRACTED: "The claim has been taken back: its status is RETRACTED now.",
  REMOVED: "It can no longer be seen.",
});
export type ChangeAction = TermOf<typeof ChangeAction>;
