import { compareUnits } from '../model/order.js';
import { postscriptNames } from './name-table.js';

/** Where a file of one TrueType font has its tables. */
export interface TrueTypeFile {
  readonly file: Buffer;
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
}

/** The beginning of a file of one TrueType font: its version, or Apple's word in its place. */
const TRUETYPE = new Set([0x00010000, 0x74727565]);

/** A table by its tag. */
type NamedTable = readonly [string, Buffer];

/** The tables of a file of one TrueType font; undefined where it is anything else (CFF, a collection, WOFF). */
export function trueTypeFile(bytes: Uint8Array): TrueTypeFile | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!TRUETYPE.has(file.readUInt32BE(0))) return undefined;
  const tables = new Map<string, { offset: number; length: number }>();
  const count = file.readUInt16BE(4);
  for (let row = 12; row < 12 + count * 16; row += 16) {
    tables.set(file.toString('latin1', row, row + 4), {
      offset: file.readUInt32BE(row + 8),
      length: file.readUInt32BE(row + 12),
    });
  }
  return tables.has('glyf') ? { file, tables } : undefined;
}

/** The tables that a PDF requires of an embedded TrueType font (ISO 32000-1 9.9): the first six, and hints if there are any. */
const HINTS = ['cvt ', 'fpgm', 'prep'];

/** The tables with a font's measures and class. */
const DESCRIPTION = ['OS/2', 'post'];

/** The places, in their tables, of the values that change in a subset (OpenType). */
const INDEX_TO_LOC_FORMAT = 50;
const NUMBER_OF_METRICS = 34;
const NUM_GLYPHS = 4;

/** Half of the largest offset in a short `loca`. */
const SHORT_REACH = 1 << 17;

/** A font that is described as the file's is, but draws nothing; of its names it has the PostScript name. */
export function withoutGlyphs(font: TrueTypeFile): Buffer {
  const tables = copiesOf(font, DESCRIPTION);
  const names = copiesOf(font, ['name']).map(
    ([tag, table]) => [tag, postscriptNames(table)] as const,
  );
  return subsetFile(font, [0], [...tables, ...names]);
}

/**
 * A TrueType font of `glyphs` alone, in that order, and of what composite ones among them are made of. Outlines are
 * copied as the file has them.
 */
export function trueTypeSubset(font: TrueTypeFile, glyphs: readonly number[]): Buffer {
  return subsetFile(font, glyphs, copiesOf(font, HINTS));
}

/** Those tables that the font has. */
function copiesOf(font: TrueTypeFile, tags: readonly string[]): readonly NamedTable[] {
  return tags.filter((tag) => font.tables.has(tag)).map((tag) => [tag, copyOf(font, tag)]);
}

/** `copied`: tables that stay as they are, where the font has them. */
function subsetFile(
  font: TrueTypeFile,
  glyphs: readonly number[],
  copied: readonly NamedTable[],
): Buffer {
  const outlines = outlinesOf(font, glyphs);
  const places = [0];
  let length = 0;
  // An outline begins at an even place, so that a short index can hold its place.
  for (const { outline } of outlines) {
    length += outline.length + (outline.length & 1);
    places.push(length);
  }
  const short = length < SHORT_REACH;
  const metrics = metricsOf(
    font,
    outlines.map(({ glyph }) => glyph),
  );

  const head = copyOf(font, 'head');
  head.writeInt16BE(short ? 0 : 1, INDEX_TO_LOC_FORMAT);
  const hhea = copyOf(font, 'hhea');
  hhea.writeUInt16BE(metrics.advances, NUMBER_OF_METRICS);
  const maxp = copyOf(font, 'maxp');
  maxp.writeUInt16BE(outlines.length, NUM_GLYPHS);
  const glyf = Buffer.alloc(length);
  outlines.forEach(({ outline }, index) => {
    glyf.set(outline, places[index] as number);
  });
  return fontFile([
    ...copied,
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', metrics.rows],
    ['loca', offsetTable(places, short)],
    ['maxp', maxp],
  ]);
}

interface GlyphOutline {
  readonly glyph: number;
  readonly outline: Buffer;
}

/** Gives the description of a glyph's outline (OpenType, glyf); it is empty where the glyph draws nothing. */
export function outlineReader(font: TrueTypeFile): (glyph: number) => Buffer {
  const { file } = font;
  const loca = start(font, 'loca');
  const glyf = start(font, 'glyf');
  const long = file.readInt16BE(start(font, 'head') + INDEX_TO_LOC_FORMAT) !== 0;
  const at = (glyph: number) =>
    glyf + (long ? file.readUInt32BE(loca + glyph * 4) : file.readUInt16BE(loca + glyph * 2) * 2);
  return (glyph) => file.subarray(at(glyph), at(glyph + 1));
}

function outlinesOf(font: TrueTypeFile, glyphs: readonly number[]): readonly GlyphOutline[] {
  const read = outlineReader(font);
  const outlines: GlyphOutline[] = [];
  const ids = [...glyphs];
  const places = new Map(glyphs.map((glyph, place) => [glyph, place]));
  // What a composite glyph is made of is put behind all others, and may be composite again.
  for (const glyph of ids) {
    let outline = read(glyph);
    if (isComposite(outline)) {
      outline = Buffer.from(outline);
      for (const { at, glyph: component } of componentsOf(outline)) {
        let place = places.get(component);
        if (place === undefined) {
          place = ids.push(component) - 1;
          places.set(component, place);
        }
        outline.writeUInt16BE(place, at);
      }
    }
    outlines.push({ glyph, outline });
  }
  return outlines;
}

/** Whether an outline is made of other glyphs. */
export function isComposite(outline: Buffer): boolean {
  return outline.length > 0 && outline.readInt16BE(0) < 0;
}

/** Flags of a composite glyph's part (OpenType, glyf): they say how long it is, and whether another follows. */
const WORDS = 0x1;
const OFFSETS = 0x2;
const SCALE = 0x8;
const MORE = 0x20;
const SCALE_X_Y = 0x40;
const TWO_BY_TWO = 0x80;

/** The number 1, as a scale of 14 binary places. */
const WHOLE = 1 << 14;

/** A glyph of which a composite one is made, and how it is placed there. */
export interface Component {
  /** Where the composite glyph names it. */
  readonly at: number;
  readonly glyph: number;
  /** Font units. */
  readonly dx: number;
  readonly dy: number;
  /** The transformation of x and y: `[x from x, y from x, x from y, y from y]`. */
  readonly scales: readonly [number, number, number, number];
}

/** The glyphs of which a composite one is made. One that is placed by the numbers of points is not moved. */
export function* componentsOf(outline: Buffer): Generator<Component> {
  let flags = MORE;
  for (let at = 10; flags & MORE; ) {
    flags = outline.readUInt16BE(at);
    const words = (flags & WORDS) !== 0;
    const offset = (place: number) => {
      if ((flags & OFFSETS) === 0) return 0;
      return words ? outline.readInt16BE(at + 4 + place * 2) : outline.readInt8(at + 4 + place);
    };
    const count = flags & SCALE ? 1 : flags & SCALE_X_Y ? 2 : flags & TWO_BY_TWO ? 4 : 0;
    const behind = at + (words ? 8 : 6);
    const scale = (place: number) => outline.readInt16BE(behind + place * 2) / WHOLE;
    yield {
      at: at + 2,
      glyph: outline.readUInt16BE(at + 2),
      dx: offset(0),
      dy: offset(1),
      scales:
        count === 4
          ? [scale(0), scale(1), scale(2), scale(3)]
          : [count > 0 ? scale(0) : 1, 0, 0, count > 0 ? scale(count - 1) : 1],
    };
    at = behind + count * 2;
  }
}

/** The `hmtx` table: glyphs at the end that share an advance have it once, as `advances` says of the table. */
function metricsOf(font: TrueTypeFile, glyphs: readonly number[]) {
  const { file } = font;
  const hmtx = start(font, 'hmtx');
  const count = file.readUInt16BE(start(font, 'hhea') + NUMBER_OF_METRICS);
  const advanceOf = (glyph: number) => file.readUInt16BE(hmtx + Math.min(glyph, count - 1) * 4);
  const bearingOf = (glyph: number) =>
    file.readInt16BE(hmtx + (glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2));
  const shared = advanceOf(glyphs.at(-1) as number);
  let advances = glyphs.length;
  while (advances > 1 && advanceOf(glyphs[advances - 2] as number) === shared) advances--;
  const rows = Buffer.alloc(advances * 2 + glyphs.length * 2);
  let at = 0;
  glyphs.forEach((glyph, index) => {
    if (index < advances) at = rows.writeUInt16BE(advanceOf(glyph), at);
    at = rows.writeInt16BE(bearingOf(glyph), at);
  });
  return { rows, advances };
}

function offsetTable(places: readonly number[], short: boolean): Buffer {
  const index = Buffer.alloc(places.length * (short ? 2 : 4));
  places.forEach((place, at) => {
    if (short) index.writeUInt16BE(place / 2, at * 2);
    else index.writeUInt32BE(place, at * 4);
  });
  return index;
}

/** The file of the tables; their check sums are noughts: no reader of a PDF looks. */
function fontFile(unsorted: readonly NamedTable[]): Buffer {
  const tables = [...unsorted].sort(([a], [b]) => compareUnits(a, b));
  const header = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((tables.length << 4) - (16 << power), 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  tables.forEach(([tag, table], index) => {
    const row = 12 + index * 16;
    header.write(tag, row, 'latin1');
    header.writeUInt32BE(offset, row + 8);
    header.writeUInt32BE(table.length, row + 12);
    const padding = -table.length & 3;
    parts.push(table, Buffer.alloc(padding));
    offset += table.length + padding;
  });
  return Buffer.concat(parts);
}

function start(font: TrueTypeFile, tag: string): number {
  return table(font, tag).offset;
}

function copyOf(font: TrueTypeFile, tag: string): Buffer {
  const { offset, length } = table(font, tag);
  return Buffer.from(font.file.subarray(offset, offset + length));
}

function table({ tables }: TrueTypeFile, tag: string): { offset: number; length: number } {
  const entry = tables.get(tag);
  if (entry === undefined) throw new Error(`the font has no table ${tag}`);
  return entry;
}
