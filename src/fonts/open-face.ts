import type * as fontkit from 'fontkit';
import { diagnose, InputError, type Place } from '../messages/diagnostic.js';
import type { Face, MarkPlace } from '../model/face.js';
import type { FaceMetrics } from '../model/face-metrics.js';
import { glyphIdOf } from './advances.js';
import { CodePointCache } from './code-point-cache.js';
import { type Collection, createFont, isCollection, type WithDirectory } from './create-font.js';
import { type FontTables, fontTables } from './font-tables.js';
import { GETA } from './geta.js';
import { markPlaces } from './mark-places.js';
import type { GlyphOutline } from './outline.js';
import { OutlineCache } from './outline-cache.js';
import { readOutlines } from './outline-reader.js';
import { shapedWidths } from './shaped-widths.js';
import { variantGlyph } from './variants.js';

/** A face with the names that its file gives it. */
export interface OpenFace extends Face {
  readonly postscriptName: string;
  readonly family: string;
  /** As the font's name table has it: `Version 2.003`. */
  readonly version: string;
  /** Where the file is a collection: the PostScript name that picks the face out of it. */
  readonly nameInCollection: string | undefined;
  readonly glyphs: number;
  /** The number of characters that the font has a glyph for. */
  readonly characters: number;
  /** The checksum that the file holds (head.checkSumAdjustment): it distinguishes one cut of a font from another. */
  readonly checksum: string;
  /** The font's licence bits (OS/2 fsType) forbid embedding. */
  readonly forbidsEmbedding: boolean;
  /** The number of a character's glyph in the font, by its cmap; 0 where it has none. */
  glyph(codePoint: number): number;
  /** The glyph of a character in the form that a variation selector asks for; 0 where the font has none. */
  variant(codePoint: number, selector: number): number;
  /** The shapes of characters' glyphs. */
  outlines(codePoints: readonly number[]): readonly GlyphOutline[];
}

export interface FaceOptions {
  /** In a collection: the PostScript name, or the number from 0. */
  readonly face?: string | number | undefined;
  /** The results of shaping that were measured beforehand, by the face's checksum; used if `tables` contain none. */
  readonly metrics?: (() => Readonly<Record<string, FaceMetrics>>) | undefined;
  /** The known tables of the file, which is not a collection. With them fontkit reads the file only for shaping. */
  readonly tables?: FontTables | undefined;
  /** Where diagnostics point: the catalogue's entry. */
  readonly place?: (() => Place) | undefined;
}

/**
 * Opens a font file (TTF, OTF, TTC) as the face `id`. Tables are read when first asked for,
 * each character's metrics once. Throws InputError where the bytes are no font or lack the face.
 */
export function openFace(id: string, bytes: Uint8Array, options: FaceOptions = {}): OpenFace {
  let opened: ChosenFont | undefined;
  const chosen = (): ChosenFont => {
    opened ??= chooseFont(id, bytes, options);
    return opened;
  };
  const tables = options.tables ?? readTables(id, chosen().font, options);
  const em = tables.unitsPerEm;
  // Negative: no glyph.
  const advances = new CodePointCache((codePoint) => {
    const glyph = tables.glyphOf(codePoint);
    return glyph === 0 ? -1 : tables.advanceOf(glyph) / em;
  });
  const checksum = String(tables.checksum);
  const known = tables.metrics ?? options.metrics?.()[checksum];
  // A character that the face lacks is as wide as what is printed in its place.
  const missingAdvance = () => {
    const geta = advances.get(GETA);
    return geta >= 0 ? geta : tables.advanceOf(0) / em;
  };
  const has = (codePoint: number) => advances.get(codePoint) >= 0;
  const shaped = shapedWidths(has, known, () => chosen().font);
  const shapes = new OutlineCache();
  const standing = new Map<string, readonly MarkPlace[]>();
  let cmap: DataView | undefined;
  return {
    id,
    ascent: tables.ascent / em,
    descent: tables.descent / em,
    postscriptName: tables.postscriptName,
    family: tables.family,
    checksum,
    version: tables.version,
    nameInCollection: options.tables === undefined ? chosen().nameInCollection : undefined,
    glyphs: tables.glyphs,
    get characters() {
      return tables.characters;
    },
    forbidsEmbedding: tables.forbidsEmbedding,
    glyph: tables.glyphOf,
    variant(codePoint, selector) {
      cmap ??= cmapOf(bytes, chosen().font);
      return cmap === undefined ? 0 : variantGlyph(cmap, codePoint, selector);
    },
    outlines: (codePoints) =>
      shapes.get(codePoints.map(tables.glyphOf), (glyphs) =>
        readOutlines(bytes, em, glyphs, () => chosen().font),
      ),
    has,
    advance(codePoint) {
      const advance = advances.get(codePoint);
      return advance >= 0 ? advance : missingAdvance();
    },
    half: shaped.half,
    kerning: shaped.kerning,
    marks(base, marks) {
      const key = String.fromCodePoint(base, ...marks);
      const places = standing.get(key) ?? markPlaces(chosen().font, base, marks);
      standing.set(key, places);
      return places;
    },
  };
}

/** The file from the font's cmap on. */
function cmapOf(bytes: Uint8Array, font: fontkit.Font): DataView | undefined {
  const table = (font as fontkit.Font & WithDirectory).directory.tables.cmap;
  if (table === undefined || table.offset >= bytes.byteLength) return undefined;
  return new DataView(
    bytes.buffer,
    bytes.byteOffset + table.offset,
    bytes.byteLength - table.offset,
  );
}

interface ChosenFont {
  readonly font: fontkit.Font;
  /** The PostScript name by which a collection gives the font out, to the letter. */
  readonly nameInCollection?: string;
}

function chooseFont(id: string, bytes: Uint8Array, { face, place }: FaceOptions): ChosenFont {
  const opened = readFont(id, bytes, place);
  if (!isCollection(opened)) return { font: opened };
  const known = opened.fonts.map((font) => font.postscriptName ?? '—');
  if (face === undefined) {
    throw new InputError([diagnose('font/face-wanted', place?.(), { id, known })]);
  }
  const font =
    typeof face === 'number'
      ? opened.fonts[face]
      : opened.fonts.find((candidate) => candidate.postscriptName === face);
  if (font === undefined) {
    throw new InputError([diagnose('font/no-such-face', place?.(), { id, face, known })]);
  }
  // fontkit's types promise a name, which a damaged name table lacks.
  const nameInCollection: string | null = font.postscriptName;
  if (nameInCollection === null) {
    const problem = 'a face of a collection needs a PostScript name, and this one has none';
    throw new InputError([diagnose('font/unreadable', place?.(), { id, problem })]);
  }
  return { font, nameInCollection };
}

function readFont(id: string, bytes: Uint8Array, place?: () => Place): fontkit.Font | Collection {
  try {
    const font = createFont(bytes);
    for (const one of isCollection(font) ? font.fonts : [font]) checkTables(one, bytes.length);
    return font;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([diagnose('font/unreadable', place?.(), { id, problem })]);
  }
}

/** fontkit leaves a table out that it cannot read; its published types leave out this one. */
interface WithPost {
  readonly post?: object;
}

const SPACE = 0x20;

/** The tables of a font. A damaged one shows itself only when they are read: throws InputError then. */
function readTables(id: string, font: ChosenFont['font'], { place }: FaceOptions): FontTables {
  try {
    if ((font as WithPost).post === undefined) throw new RangeError('its table post is damaged');
    glyphIdOf(font, SPACE);
    return fontTables(font);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([diagnose('font/unreadable', place?.(), { id, problem })]);
  }
}

/** Whoever measures, draws or embeds a face reads these tables (ISO/IEC 14496-22, 4.4). */
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'post'];

/** A file that was cut short shows itself only when the table that is missing is read. */
function checkTables(font: fontkit.Font, size: number): void {
  const { tables } = (font as fontkit.Font & WithDirectory).directory;
  for (const tag of NEEDED) {
    if (!Object.hasOwn(tables, tag)) throw new RangeError(`it has no table ${tag}`);
  }
  for (const { tag, offset, length } of Object.values(tables)) {
    if (offset + length > size) throw new RangeError(`the table ${tag.trim()} is cut off`);
  }
}
