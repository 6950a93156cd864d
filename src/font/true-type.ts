/**
 * What composing and embedding ask of a font file. Lengths are in the font's units, `unitsPerEm` to the em; glyphs are
 * numbered as in the file, 0 the one for what it lacks.
 */
export interface FontTables {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** How many. */
  readonly glyphs: number;
  /** The sum over the file that it holds itself (head.checkSumAdjustment). */
  readonly checksum: number;
  readonly forbidsEmbedding: boolean;
  readonly postscriptName: string;
  readonly family: string;
  readonly version: string;
  /** The glyph of a character by the font's cmap; 0 where it has none. */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
}

/** The tables that are read here, each as it stands in the file. */
type Tables = ReadonlyMap<string, DataView>;

const TRUE_TYPE = 0x00010000;
const APPLE_TRUE_TYPE = 0x74727565;

/** Tables that have to be there, and those that make a font something that is not read here. */
const WANTED = ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'name', 'OS/2', 'loca', 'glyf'];
const FOREIGN = ['fvar', 'CFF ', 'CFF2'];

/**
 * The tables of a plain TrueType file (OpenType 1.9, “Font file”), read where they stand: a line's characters ask for a
 * few of thousands of glyphs, and decoding a table whole takes longer than composing a booklet. Undefined where the bytes
 * are anything else or hold what isn't read here; then fontkit is to look. Throws RangeError where a table is cut off.
 */
export function trueTypeTables(bytes: Uint8Array): FontTables | undefined {
  const tables = directoryOf(bytes);
  if (tables === undefined) return undefined;
  const [head, hhea, hmtx, maxp, cmap, name, os2] = WANTED.map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !maxp || !cmap || !name || !os2) return undefined;
  const glyphOf = characterMap(cmap);
  const [family, version, postscriptName] = [1, 5, 6].map((id) => englishName(name, id));
  if (glyphOf === undefined || !family || !version || !postscriptName) return undefined;
  const rows = hhea.getUint16(34);
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    glyphs: maxp.getUint16(4),
    checksum: head.getUint32(8),
    // fsType, “Restricted License embedding”.
    forbidsEmbedding: (os2.getUint16(8) & 2) !== 0,
    postscriptName,
    family,
    version,
    glyphOf,
    // Glyphs after the last row have its advance.
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, rows - 1) * 4),
  };
}

function directoryOf(bytes: Uint8Array): Tables | undefined {
  const { buffer, byteOffset, length } = bytes;
  if (length < 12) return undefined;
  const file = new DataView(buffer, byteOffset, length);
  const kind = file.getUint32(0);
  if (kind !== TRUE_TYPE && kind !== APPLE_TRUE_TYPE) return undefined;
  const count = file.getUint16(4);
  if (12 + 16 * count > length) return undefined;
  const tables = new Map<string, DataView>();
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const [offset, size] = [file.getUint32(at + 8), file.getUint32(at + 12)];
    // A file that was cut short shows itself only when the table that is missing is read.
    if (offset + size > length) throw new RangeError(`the table ${tag.trim()} is cut off`);
    tables.set(tag, new DataView(buffer, byteOffset + offset, size));
  }
  const plain = WANTED.every((tag) => tables.has(tag)) && !FOREIGN.some((tag) => tables.has(tag));
  return plain ? tables : undefined;
}

/** Platform and encoding of the tables that map Unicode, the fullest first (OpenType, cmap). */
const UNICODE = ['3 10', '0 6', '0 4', '3 1', '0 3', '0 2', '0 1', '0 0'];

/** The look-up in the best of the font's tables; undefined where that has a form that isn't read here. */
function characterMap(cmap: DataView): ((codePoint: number) => number) | undefined {
  let [best, offset] = [UNICODE.length, 0];
  const count = cmap.getUint16(2);
  for (let at = 4; at < 4 + 8 * count; at += 8) {
    const rank = UNICODE.indexOf(`${cmap.getUint16(at)} ${cmap.getUint16(at + 2)}`);
    if (rank < 0 || rank >= best) continue;
    best = rank;
    offset = cmap.getUint32(at + 4);
  }
  if (best === UNICODE.length) return undefined;
  const format = cmap.getUint16(offset);
  if (format === 12) return (codePoint) => inGroups(cmap, offset, codePoint);
  return format === 4 ? (codePoint) => inSegments(cmap, offset, codePoint) : undefined;
}

/** Format 12, “Segmented coverage”: groups of three numbers, first and last character and the first one's glyph. */
function inGroups(cmap: DataView, table: number, codePoint: number): number {
  const groups = table + 16;
  let [low, high] = [0, cmap.getUint32(table + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups + middle * 12;
    const first = cmap.getUint32(group);
    if (codePoint < first) high = middle - 1;
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

/** Format 4, “Segment mapping to delta values”: four rows of numbers, one in each a segment. */
function inSegments(cmap: DataView, table: number, codePoint: number): number {
  const row = cmap.getUint16(table + 6);
  const ends = table + 14;
  // A padding word stands behind the first row.
  const starts = ends + row + 2;
  let [low, high] = [0, row / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = cmap.getUint16(starts + middle * 2);
    if (codePoint < start) high = middle - 1;
    else if (codePoint > cmap.getUint16(ends + middle * 2)) low = middle + 1;
    else {
      const delta = cmap.getInt16(starts + row + middle * 2);
      const ranges = starts + 2 * row + middle * 2;
      const range = cmap.getUint16(ranges);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = cmap.getUint16(ranges + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}

const WINDOWS = 3;
const ENGLISH = 0x409;

/** A name of the font in English, as Windows writes it: UTF-16. */
function englishName(table: DataView, id: number): string | undefined {
  const [count, texts] = [table.getUint16(2), table.getUint16(4)];
  for (let at = 6; at < 6 + 12 * count; at += 12) {
    if (
      table.getUint16(at) !== WINDOWS ||
      table.getUint16(at + 4) !== ENGLISH ||
      table.getUint16(at + 6) !== id
    ) {
      continue;
    }
    const [length, offset] = [table.getUint16(at + 8), table.getUint16(at + 10)];
    const units = Array.from({ length: length / 2 }, (_, index) =>
      table.getUint16(texts + offset + index * 2),
    );
    return String.fromCharCode(...units);
  }
  return undefined;
}
