import type { Words } from "../en/index.js";
import { aboutFr } from "./about.js";
import { answerFr } from "./answer.js";
import { commonFr } from "./common.js";
import { evidenceFr } from "./evidence.js";
import { marksFr } from "./marks.js";
import { networkFr } from "./network.js";
import { placesFr } from "./places.js";
import { predicatesFr } from "./predicates.js";
import { recordsFr } from "./records.js";
import { transferFr } from "./transfer.js";

export const fr: Words = {
  ...commonFr,
  about: aboutFr,
  answer: answerFr,
  evidence: evidenceFr,
  marks: marksFr,
  network: networkFr,
  places: placesFr,
  predicates: predicatesFr,
  records: recordsFr,
  transfer: transferFr,
};
