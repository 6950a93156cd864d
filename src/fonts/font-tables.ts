import type { Font } from 'fontkit';
import type { FaceMetrics } from '../model/face-metrics.js';
import { advanceReader, glyphIdOf } from './advances.js';

/**
 * What composing asks of a font file. Lengths are in the font's units, `unitsPerEm` to the em; glyphs are numbered as
 * in the file, 0 the one for what it lacks.
 */
export interface FontTables {
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Below the baseline, negative. */
  readonly descent: number;
  /** How many. */
  readonly glyphs: number;
  /** How many characters it has a glyph for. */
  readonly characters: number;
  /** The sum over the file that it holds itself (head.checkSumAdjustment); 0 where it holds none. */
  readonly checksum: number;
  readonly forbidsEmbedding: boolean;
  readonly postscriptName: string;
  readonly family: string;
  readonly version: string;
  /** What shaping it gives, where that was told beforehand. */
  readonly metrics?: FaceMetrics;
  /** The glyph of a character by the font's cmap; 0 where it has none. */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
}

interface WithChecksum {
  readonly head?: { readonly checkSumAdjustment: number };
}

/** By fontkit, from the file. */
export function fontTables(font: Font): FontTables {
  return {
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    glyphs: font.numGlyphs,
    get characters() {
      return font.characterSet.length;
    },
    checksum: (font as Font & WithChecksum).head?.checkSumAdjustment ?? 0,
    forbidsEmbedding: font['OS/2']?.fsType.noEmbedding ?? false,
    postscriptName: font.postscriptName,
    family: font.familyName,
    version: String(font.version ?? ''),
    glyphOf: (codePoint) => glyphIdOf(font, codePoint),
    advanceOf: advanceReader(font),
  };
}

const BMP = 0x10000;

interface Header extends Omit<FontTables, 'glyphOf' | 'advanceOf'> {
  /** The glyph numbers that stand in the file's first row: those of the code points below this. */
  readonly row: number;
  /** Code points beyond the basic plane and their glyphs. */
  readonly beyond: readonly (readonly [number, number])[];
}

/**
 * Tables as bytes that are looked up as they stand: fontkit decodes a Chinese font's map whole before it tells one
 * glyph, which takes longer than composing a booklet. A header (its length first, then JSON), the glyph of each code
 * point of the basic plane, the advance of each glyph, in 16 bits and this machine's byte order.
 */
export function packTables(tables: FontTables, characters: readonly number[]): Uint8Array {
  const { glyphOf, advanceOf, ...told } = { ...tables, characters: characters.length };
  const inRow = characters.filter((codePoint) => codePoint < BMP);
  const header: Header = {
    ...told,
    row: Math.max(0, ...inRow.slice(-1)) + 1,
    beyond: characters
      .filter((codePoint) => codePoint >= BMP)
      .map((codePoint) => [codePoint, glyphOf(codePoint)] as const),
  };
  const glyphs = new Uint16Array(header.row);
  for (const codePoint of inRow) glyphs[codePoint] = glyphOf(codePoint);
  const advances = Uint16Array.from({ length: tables.glyphs }, (_, glyph) => advanceOf(glyph));
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 4 + text.length + (text.length % 2);
  const packed = new Uint8Array(start + glyphs.byteLength + advances.byteLength);
  new DataView(packed.buffer).setUint32(0, text.length);
  packed.set(text, 4);
  packed.set(new Uint8Array(glyphs.buffer), start);
  packed.set(new Uint8Array(advances.buffer), start + glyphs.byteLength);
  return packed;
}

/** What `packTables` packed. */
export function unpackTables(packed: Uint8Array): FontTables {
  // Rows of 16 bits stand at even places of memory.
  const bytes = packed.byteOffset % 2 === 0 ? packed : packed.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  const { row, beyond, ...told } = JSON.parse(text) as Header;
  const start = bytes.byteOffset + 4 + length + (length % 2);
  const glyphs = new Uint16Array(bytes.buffer, start, row);
  const advances = new Uint16Array(bytes.buffer, start + glyphs.byteLength, told.glyphs);
  const others = new Map(beyond);
  return {
    ...told,
    glyphOf: (codePoint) =>
      codePoint < row ? (glyphs[codePoint] as number) : (others.get(codePoint) ?? 0),
    advanceOf: (glyph) => advances[glyph] ?? 0,
  };
}
