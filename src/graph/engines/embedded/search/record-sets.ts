/** Sets of records, as sorted lists of their numbers. */
export type RecordSet = Uint32Array;

/** The records of lists that are in no order and may repeat some. @param size how many records there are */
export function unionOf(lists: readonly Uint32Array[], size: number): RecordSet {
  const total = lists.reduce((n, { length }) => n + length, 0);
  // A few are sorted; of many, a mark is set for each record.
  if (total * 16 < size) return new Uint32Array(new Set(lists.flatMap((list) => [...list]))).sort();
  const marks = new Uint8Array(size);
  let count = 0;
  for (const list of lists)
    for (const record of list) {
      if (marks[record] === 0) count++;
      marks[record] = 1;
    }
  const records = new Uint32Array(count);
  for (let [record, at] = [0, 0]; at < count; record++) if (marks[record] === 1) records[at++] = record;
  return records;
}

/** The records of the first that the second has as well, or that it has not. */
export function filtered(first: RecordSet, second: RecordSet, isIn: boolean): RecordSet {
  const records = new Uint32Array(first.length);
  let count = 0;
  let at = 0;
  for (const record of first) {
    while (at < second.length && (second[at] as number) < record) at++;
    if ((second[at] === record) === isIn) records[count++] = record;
  }
  return records.subarray(0, count);
}
