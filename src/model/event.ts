import { date, entity, flag, optional, type TermOf, term, vocabulary } from "./declare.js";
import { Undertaking } from "./entity.js";

export const EventFormat = vocabulary("EventFormat", "How people met.", {
  IN_PERSON: "In one room.",
  ONLINE: "Over the internet.",
  HYBRID: "Some in a room, some online.",
});
export type EventFormat = TermOf<typeof EventFormat>;

@entity("Something that happened at a time: a dialogue, a workshop, a launch.")
export class Event extends Undertaking {
  @date("When: EDTF, such as 2021 or 2023-07-03/2023-07-06.", optional) period?: string;
  @term(EventFormat, "How people met.", optional) format?: EventFormat;
  @flag("Held under the Chatham House rule: nobody who took part is named, and no link to participants can be added.")
  chathamHouse!: boolean;
}
