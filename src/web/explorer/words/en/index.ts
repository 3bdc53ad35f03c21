import { aboutEn } from "./about.js";
import { answerEn } from "./answer.js";
import { commonEn } from "./common.js";
import { evidenceEn } from "./evidence.js";
import { marksEn } from "./marks.js";
import { networkEn } from "./network.js";
import { placesEn } from "./places.js";
import { predicatesEn } from "./predicates.js";
import { recordsEn } from "./records.js";
import { transferEn } from "./transfer.js";

export const en = {
  ...commonEn,
  about: aboutEn,
  answer: answerEn,
  evidence: evidenceEn,
  marks: marksEn,
  network: networkEn,
  places: placesEn,
  predicates: predicatesEn,
  records: recordsEn,
  transfer: transferEn,
};

/** All that the page says in its own words. English declares what there is; the compiler tells what another language lacks. */
export type Words = typeof en;
