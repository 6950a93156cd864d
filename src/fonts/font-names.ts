/** A face of a font file as its name table calls it. */
export interface NamedFace {
  /** Its number in a collection; 0 in a file of one font. */
  readonly index: number;
  readonly inCollection: boolean;
  /** Family, full and PostScript names in every language, as they stand. */
  readonly names: readonly string[];
}

/** Reads `length` bytes at `offset` of a file; fewer where it ends. */
export type ReadAt = (offset: number, length: number) => Uint8Array;

const COLLECTION = 'ttcf';
const FONTS = new Set(['\0\x01\0\0', 'OTTO', 'true']);
/** A collection or a font with more is damaged. */
const MOST_FACES = 256;
const MOST_TABLES = 512;
const MOST_RECORDS = 4096;
const LARGEST_NAMES = 2 ** 20;
/** Family, full name, PostScript name, typographic family, compatible full name. */
const NAME_IDS = new Set([1, 4, 6, 16, 18]);
const MACINTOSH = 1;
/** Mac encodings of names that are read: Roman, as ASCII, and simplified Chinese. */
const MAC_ENCODINGS: ReadonlyMap<number, string> = new Map([
  [0, 'latin1'],
  [25, 'gb18030'],
]);

/** The faces of a font file by their name tables (OpenType 'name'); none where it is not a font. Little of the file is read. */
export function namedFaces(readAt: ReadAt): readonly NamedFace[] {
  const head = view(readAt(0, 12));
  if (head.byteLength < 12) return [];
  if (tag(head, 0) !== COLLECTION) {
    const names = FONTS.has(tag(head, 0)) ? namesAt(readAt, 0) : [];
    return names.length === 0 ? [] : [{ index: 0, inCollection: false, names }];
  }
  const count = Math.min(MOST_FACES, head.getUint32(8));
  const offsets = view(readAt(12, count * 4));
  return Array.from({ length: Math.floor(offsets.byteLength / 4) }, (_, index) => ({
    index,
    inCollection: true,
    names: namesAt(readAt, offsets.getUint32(index * 4)),
  })).filter(({ names }) => names.length > 0);
}

function namesAt(readAt: ReadAt, font: number): readonly string[] {
  const head = view(readAt(font, 12));
  if (head.byteLength < 12) return [];
  const count = Math.min(MOST_TABLES, head.getUint16(4));
  const tables = view(readAt(font + 12, count * 16));
  for (let at = 0; at + 16 <= tables.byteLength; at += 16) {
    if (tag(tables, at) !== 'name') continue;
    const length = Math.min(LARGEST_NAMES, tables.getUint32(at + 12));
    return recordNames(view(readAt(tables.getUint32(at + 8), length)));
  }
  return [];
}

function recordNames(table: DataView): readonly string[] {
  if (table.byteLength < 6) return [];
  const count = Math.min(MOST_RECORDS, table.getUint16(2));
  const storage = table.getUint16(4);
  const names = new Set<string>();
  for (let at = 6; at + 12 <= table.byteLength && at < 6 + count * 12; at += 12) {
    const [platform, encoding, id] = [0, 2, 6].map((field) => table.getUint16(at + field)) as [
      number,
      number,
      number,
    ];
    const length = table.getUint16(at + 8);
    const from = storage + table.getUint16(at + 10);
    const decoding = platform === MACINTOSH ? MAC_ENCODINGS.get(encoding) : 'utf-16be';
    if (!NAME_IDS.has(id) || decoding === undefined || from + length > table.byteLength) continue;
    const bytes = new Uint8Array(table.buffer, table.byteOffset + from, length);
    names.add(new TextDecoder(decoding).decode(bytes).replaceAll('\0', '').trim());
  }
  names.delete('');
  return [...names];
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tag(table: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => table.getUint8(at + byte)));
}
