/** A collection of fonts that share no table: their files one after another behind a TTC header. */
export function collection(...files: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * files.length);
  header.write('ttcf');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(files.length, 8);
  let at = header.length;
  const moved = files.map((file, i) => {
    const font = Buffer.from(file);
    header.writeUInt32BE(at, 12 + 4 * i);
    for (let table = 0; table < font.readUInt16BE(4); table += 1) {
      const record = 12 + 16 * table;
      font.writeUInt32BE(font.readUInt32BE(record + 8) + at, record + 8);
    }
    at += font.length;
    return font;
  });
  return Buffer.concat([header, ...moved]);
}
