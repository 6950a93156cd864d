import type { FaceMetrics } from '../model/face-metrics.js';
import { advanceReader, glyphIdOf } from './advances.js';
import type { FontProgram } from './font-program.js';

/**
 * The data of a font file that composing asks for. Lengths are in the font's units, `unitsPerEm` to the em; glyphs are numbered as
 * in the file, 0 the one for what it lacks.
 */
export interface FontTables {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Below the baseline, negative. */
  readonly descent: number;
  /** The number of glyphs. */
  readonly glyphs: number;
  /** The number of characters that it has a glyph for. */
  readonly characters: number;
  /** The sum over the file that it holds itself (head.checkSumAdjustment); 0 where it holds none. */
  readonly checksum: number;
  readonly forbidsEmbedding: boolean;
  readonly postscriptName: string;
  readonly family: string;
  readonly version: string;
  /** The results of shaping it, where they were measured beforehand. */
  readonly metrics?: FaceMetrics;
  /** The glyph of a character by the font's cmap; 0 where it has none. */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
}

interface WithChecksum {
  readonly head?: { readonly checkSumAdjustment: number };
}

/** By fontkit, from the file. */
export function fontTables(font: FontProgram): FontTables {
  return {
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    glyphs: font.numGlyphs,
    get characters() {
      return font.characterSet.length;
    },
    checksum: (font as FontProgram & WithChecksum).head?.checkSumAdjustment ?? 0,
    forbidsEmbedding: font['OS/2']?.fsType.noEmbedding ?? false,
    postscriptName: postscriptNameOf(font),
    family: font.familyName ?? '',
    version: String(font.version ?? ''),
    glyphOf: (codePoint) => glyphIdOf(font, codePoint),
    advanceOf: advanceReader(font),
  };
}

/**
 * The name by which a PDF, an OFD and build.json call the font. A font without one, or with one that PostScript would
 * not read (OpenType 'name', ID 6: at most 63 printable ASCII characters but brackets, % and /), goes by the ASCII of
 * its full or family name; one that has none of those is `Unnamed`.
 */
function postscriptNameOf({ postscriptName, fullName, familyName }: FontProgram): string {
  const names = [postscriptName, fullName, familyName].map((name) =>
    (name ?? '').replace(/[^!-~]|[[\](){}<>/%]/g, '').slice(0, 63),
  );
  return names.find((name) => name !== '') ?? 'Unnamed';
}

const BMP = 0x10000;
/** Of the header's length. */
const LENGTH_BYTES = 4;

interface Header extends Omit<FontTables, 'glyphOf' | 'advanceOf'> {
  /** The glyph numbers that stand in the file's first row: those of the code points below this. */
  readonly row: number;
  /** Code points beyond the basic plane and their glyphs. */
  readonly beyond: readonly (readonly [number, number])[];
}

/**
 * Tables as bytes that are looked up as they stand: fontkit decodes a Chinese font's map whole before it gives one
 * glyph, which takes longer than composing a booklet. A header (its length first, then JSON), the glyph of each code
 * point of the basic plane, the advance of each glyph; numbers in 16 bits, the low byte first.
 */
export function packTables(tables: FontTables, characters: readonly number[]): Uint8Array {
  const { glyphOf, advanceOf, ...values } = { ...tables, characters: characters.length };
  const inRow = characters.filter((codePoint) => codePoint < BMP);
  const header: Header = {
    ...values,
    row: Math.max(0, ...inRow.slice(-1)) + 1,
    beyond: characters
      .filter((codePoint) => codePoint >= BMP)
      .map((codePoint) => [codePoint, glyphOf(codePoint)] as const),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = LENGTH_BYTES + text.length;
  const packed = new Uint8Array(start + 2 * (header.row + tables.glyphs));
  const view = new DataView(packed.buffer);
  view.setUint32(0, text.length, true);
  packed.set(text, LENGTH_BYTES);
  for (const codePoint of inRow) view.setUint16(start + 2 * codePoint, glyphOf(codePoint), true);
  const advances = start + 2 * header.row;
  for (let glyph = 0; glyph < tables.glyphs; glyph++) {
    view.setUint16(advances + 2 * glyph, advanceOf(glyph), true);
  }
  return packed;
}

/** Reads the bytes that `packTables` packed. */
export function unpackTables(packed: Uint8Array): FontTables {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const length = view.getUint32(0, true);
  const text = new TextDecoder().decode(packed.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const { row, beyond, ...values } = JSON.parse(text) as Header;
  const start = LENGTH_BYTES + length;
  const advances = start + 2 * row;
  const others = new Map(beyond);
  return {
    ...values,
    glyphOf: (codePoint) =>
      codePoint < row ? view.getUint16(start + 2 * codePoint, true) : (others.get(codePoint) ?? 0),
    advanceOf: (glyph) => (glyph < values.glyphs ? view.getUint16(advances + 2 * glyph, true) : 0),
  };
}
