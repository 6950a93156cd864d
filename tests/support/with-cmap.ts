/** A font file whose table cmap is `cmap`. */
export function withCmap(file: Buffer, cmap: Buffer): Buffer {
  const font = Buffer.from(file);
  for (let record = 12; record < 12 + 16 * font.readUInt16BE(4); record += 16) {
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue;
    font.writeUInt32BE(font.length, record + 8);
    font.writeUInt32BE(cmap.length, record + 12);
  }
  return Buffer.concat([font, cmap]);
}
