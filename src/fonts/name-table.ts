/** A record of the `name` table (OpenType, name): where its words stand. */
const RECORD = 12;
const HEAD = 6;
const NAME_ID = 6;
const LENGTH = 8;
const OFFSET = 10;

/** The number of a font's PostScript name. */
const POSTSCRIPT_NAME = 6;

/**
 * A `name` table with the records of the PostScript name alone. The others may be licences and descriptions in twenty
 * languages, long to decode. A damaged table stays as it is.
 */
export function postscriptNames(table: Buffer): Buffer {
  if (table.length < HEAD) return table;
  const count = table.readUInt16BE(2);
  const words = table.readUInt16BE(4);
  if (HEAD + count * RECORD > table.length) return table;
  const records = Array.from({ length: count }, (_, at) =>
    table.subarray(HEAD + at * RECORD, HEAD + (at + 1) * RECORD),
  ).filter((record) => record.readUInt16BE(NAME_ID) === POSTSCRIPT_NAME);
  const head = Buffer.alloc(HEAD);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(HEAD + records.length * RECORD, 4);
  const texts: Buffer[] = [];
  let end = 0;
  const moved = records.map((record) => {
    const from = words + record.readUInt16BE(OFFSET);
    const text = table.subarray(from, from + record.readUInt16BE(LENGTH));
    const row = Buffer.from(record);
    row.writeUInt16BE(text.length, LENGTH);
    row.writeUInt16BE(end, OFFSET);
    end += text.length;
    texts.push(text);
    return row;
  });
  return Buffer.concat([head, ...moved, ...texts]);
}
