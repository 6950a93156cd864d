/** The family, full and PostScript names (OpenType 'name'). */
const NAMES = [1, 4, 6];

/** A copy of a font file (TTF) that calls itself by another name in all its names, without those that it `lacks`. */
export function renamedFont(file: Buffer, name: string, lacks: readonly number[] = []): Buffer {
  const font = Buffer.from(file);
  const table = nameTable(
    name,
    NAMES.filter((id) => !lacks.includes(id)),
  );
  for (let record = 12; record < 12 + 16 * font.readUInt16BE(4); record += 16) {
    if (font.toString('latin1', record, record + 4) !== 'name') continue;
    font.writeUInt32BE(font.length, record + 8);
    font.writeUInt32BE(table.length, record + 12);
  }
  return Buffer.concat([font, table]);
}

function nameTable(name: string, ids: readonly number[]): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const header = Buffer.alloc(6 + 12 * ids.length);
  header.writeUInt16BE(ids.length, 2);
  header.writeUInt16BE(header.length, 4);
  ids.forEach((id, index) => {
    const at = 6 + 12 * index;
    // Windows, Unicode, simplified Chinese.
    [3, 1, 0x0804, id, text.length, 0].forEach((value, field) => {
      header.writeUInt16BE(value, at + 2 * field);
    });
  });
  return Buffer.concat([header, text]);
}
