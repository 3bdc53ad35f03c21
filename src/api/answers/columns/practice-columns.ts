import { Practice, PracticeType } from "../../../model/entities/index.js";
import type { Entity } from "../../../model/entity.js";
import type { Reader } from "../../reading/reader.js";
import { type ColumnGroup, nameOf } from "../cells.js";
import { idColumn, textColumn } from "../column.js";

/** The columns for the types of a practice, which other responses, such as programmes, do not have. */
export const practiceTypeColumns = <Row>(
  practice: (row: Row, reader: Reader) => Entity | null | Promise<Entity | null>,
): ColumnGroup<Row> => ({
  columns: [
    idColumn("practice_type_ids", "The types of the practice. What is no practice, such as a programme, has none.", PracticeType, true),
    textColumn("practice_type_names", "Their names, in the reader's language.", true),
  ],
  async cells(row, reader) {
    const found = await practice(row, reader);
    const types = reader.model.relation(Practice, "types");
    const records = types && found instanceof Practice ? ((await reader.unpaged(types, found)) as Entity[]) : [];
    return [records.map(({ id }) => id), records.map((r) => nameOf(r, reader))];
  },
});
