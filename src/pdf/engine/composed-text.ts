import type { Font } from 'fontkit';
import type { EmbeddedFont, GlyphPosition, LaidOut } from 'pdfmake/js/PDFDocument.js';
import { drawnAs } from '../../compose/clusters.js';
import type { Structure } from '../../compose/pages/structure.js';
import { advanceReader, glyphIdOf } from '../../font/advances.js';

/**
 * A run's composed advances on their way through pdfmake: it stands in `fontFeatures`, which pdfmake and pdfkit
 * hand unread from the text node to the font.
 */
export class ComposedAdvances {
  /**
   * `advances`: pt from each glyph's origin to the next one's, one number a code point; `size`: pt.
   */
  constructor(
    readonly advances: readonly number[],
    readonly size: number,
    /** What the text is in the book's structure; absent where it is the page's own. */
    readonly structure?: Structure | undefined,
  ) {}

  /** Thousandths of an em. */
  get width(): number {
    let sum = 0;
    for (const advance of this.advances) sum += advance;
    return (sum * 1000) / this.size;
  }
}

/** A hundredth of a thousandth of an em is finer than any device, and short in the file. */
const FINEST = 100;

/** Set glyphs in the font by their cmap alone, at composed advances; all other text goes the font's own way. */
export function drawComposed(font: EmbeddedFont): EmbeddedFont {
  const layout = font.layout.bind(font);
  const encode = font.encode.bind(font);
  const glyphs = new SubsetGlyphs(font);
  copySimpleGlyphs(font);
  font.layout = (text, features, onlyWidth): LaidOut =>
    features instanceof ComposedAdvances
      ? { advanceWidth: features.width, glyphs: null, positions: null }
      : layout(text, features, onlyWidth);
  font.encode = (text, features) =>
    features instanceof ComposedAdvances
      ? encodeComposed(glyphs, text, features)
      : encode(text, features);
  return font;
}

function encodeComposed(
  glyphs: SubsetGlyphs,
  text: string,
  { advances, size }: ComposedAdvances,
): readonly [string[], GlyphPosition[]] {
  const codes: string[] = [];
  const positions: GlyphPosition[] = [];
  const scale = 1000 / size;
  // Rounding is carried on, so that a line's end is where it was composed.
  let exact = 0;
  let drawn = 0;
  let index = 0;
  for (const character of text) {
    const advance = advances[index] ?? 0;
    const glyph = glyphs.of(character.codePointAt(0) as number, advance === 0);
    exact += advance * scale;
    const xAdvance = Math.round((exact - drawn) * FINEST) / FINEST;
    drawn += xAdvance;
    codes.push(glyph.code);
    const same = Math.abs(xAdvance - glyph.width) < 2 / FINEST;
    if (same) drawn += glyph.width - xAdvance;
    positions.push({
      xAdvance: same ? glyph.width : xAdvance,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
      advanceWidth: glyph.width,
    });
    index++;
  }
  return [codes, positions];
}

interface SubsetGlyph {
  /** Four hexadecimal digits, as the page's content names it. */
  readonly code: string;
  /** Thousandths of an em. */
  readonly width: number;
}

/**
 * The subset's glyph of each code point. Two code points that share a glyph get a copy each, so that the text
 * layer keeps them apart (TYPOGRAPHY 21).
 */
class SubsetGlyphs {
  private readonly known = new Map<number, SubsetGlyph>();

  private readonly advanceOf: (glyph: number) => number;

  constructor(private readonly font: EmbeddedFont) {
    this.advanceOf = advanceReader(font.font as unknown as Font);
  }

  /** `invisible`: what takes no room and is never drawn, such as a soft hyphen that divides nothing. */
  of(codePoint: number, invisible = false): SubsetGlyph {
    // A soft hyphen may be seen in one place and not in another.
    const key = invisible ? -codePoint : codePoint;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const { font } = this;
    const glyph = glyphIdOf(font.font as unknown as Font, drawnAs(codePoint, invisible));
    let id = font.subset.includeGlyph(glyph);
    const owner = font.unicode[id];
    if (owner !== undefined && (owner.length !== 1 || owner[0] !== codePoint)) {
      font.subset.glyphs.push(glyph);
      id = font.subset.glyphs.length - 1;
    }
    font.unicode[id] = [codePoint];
    font.widths[id] = this.advanceOf(glyph) * font.scale;
    const made = { code: id.toString(16).padStart(4, '0'), width: font.widths[id] as number };
    this.known.set(key, made);
    return made;
  }
}

/**
 * Lets the subset copy simple glyphs as the font file has them: fontkit decodes each one's outline only to read its
 * bearing, which stands in the table beside its advance. Composite glyphs go fontkit's own way.
 */
function copySimpleGlyphs({ font, subset }: EmbeddedFont): void {
  const decoded = subset._addGlyph?.bind(subset);
  const { loca, hmtx } = font;
  if (decoded === undefined || loca === undefined || hmtx === undefined) return;
  const count = hmtx.metrics.length;
  subset._addGlyph = (gid) => {
    const start = loca.offsets[gid] as number;
    const stream = font._getTableStream('glyf');
    stream.pos += start;
    const outline = stream.readBuffer((loca.offsets[gid + 1] as number) - start);
    // The number of contours is negative in a composite glyph (OpenType, glyf).
    if (outline.length > 0 && (outline[0] as number) >= 0x80) return decoded(gid);
    const { advance, bearing } = hmtx.metrics.get(Math.min(gid, count - 1));
    subset.glyf?.push(outline);
    subset.loca?.offsets.push(subset.offset as number);
    subset.hmtx?.metrics.push({
      advance,
      bearing: gid < count ? bearing : hmtx.bearings.get(gid - count),
    });
    subset.offset = (subset.offset as number) + outline.length;
    return (subset.glyf?.length ?? 0) - 1;
  };
}
