import { dataSets, type VisibleDataSet } from "../../graph/statements/questions/dataset.js";
import type { Reader } from "./reader.js";

/**
 * The data sets of which the viewer may see at least one record, by name. To find them, every record is read; answers of analysis name them
 * all, so they are kept until what the viewers of the level see changes. Hidden writes change neither the answer nor how long it takes.
 */
export const visibleDataSets = (reader: Reader): Promise<VisibleDataSet[]> => reader.readTotal(dataSets(reader.model, reader.viewer.level));
