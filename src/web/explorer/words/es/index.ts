import type { Words } from "../en/index.js";
import { aboutEs } from "./about.js";
import { answerEs } from "./answer.js";
import { commonEs } from "./common.js";
import { evidenceEs } from "./evidence.js";
import { marksEs } from "./marks.js";
import { networkEs } from "./network.js";
import { placesEs } from "./places.js";
import { predicatesEs } from "./predicates.js";
import { recordsEs } from "./records.js";
import { transferEs } from "./transfer.js";

export const es: Words = {
  ...commonEs,
  about: aboutEs,
  answer: answerEs,
  evidence: evidenceEs,
  marks: marksEs,
  network: networkEs,
  places: placesEs,
  predicates: predicatesEs,
  records: recordsEs,
  transfer: transferEs,
};
