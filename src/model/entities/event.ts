import { date, derived, entity, optional, type TermOf, term, vocabulary } from "../declare.js";
import { Undertaking } from "../entity.js";

export const EventFormat = vocabulary("EventFormat", "How people met.", {
  IN_PERSON: "In one room.",
  ONLINE: "Over the internet.",
  HYBRID: "Some in a room, some online.",
});
export type EventFormat = TermOf<typeof EventFormat>;

export const ChathamHouseRule = vocabulary(
  "ChathamHouseRule",
  "Whether an event was held under the Chatham House rule, by which nobody who took part is named.",
  {
    APPLIED: "A source says that it was held under the rule: no link to participants can be added.",
    NOT_APPLIED: "A source says that it was not held under the rule.",
    NOT_SAID: "No source says whether it was.",
  },
);
export type ChathamHouseRule = TermOf<typeof ChathamHouseRule>;

@entity("Something that happened at a time: a dialogue, a workshop, a launch.")
export class Event extends Undertaking {
  @date("When: EDTF, such as 2021 or 2023-07-03/2023-07-06.", optional) period?: string;
  @term(EventFormat, "How people met.", optional) format?: EventFormat;
  @term(ChathamHouseRule, "Whether it was held under the Chatham House rule, as far as its sources say.")
  chathamHouseRule!: ChathamHouseRule;

  @derived("Whether it is known to have been held under the Chatham House rule.", ["chathamHouseRule"], {
    yes: "APPLIED",
    no: "NOT_SAID",
    deprecated: "Ask for `chathamHouseRule`: false does not tell an event without the rule from one of which no source says it.",
  })
  get chathamHouse(): boolean {
    return this.chathamHouseRule === "APPLIED";
  }
}
