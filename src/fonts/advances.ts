import type { FontProgram } from './font-program.js';

/** fontkit's `hmtx` table, which its published types leave out. */
interface WithHorizontalMetrics {
  readonly hmtx: {
    readonly metrics: { readonly length: number; get(index: number): { readonly advance: number } };
  };
}

interface WithCharacterMap {
  readonly _cmapProcessor: { lookup(codePoint: number): number };
}

/**
 * The glyph of a character by the font's cmap, 0 where it has none. fontkit's own way makes a glyph object, which
 * keeps the first character that asked for it: where a soft hyphen did, the hyphen would be set as invisible.
 */
export function glyphIdOf(font: FontProgram, codePoint: number): number {
  return (font as FontProgram & WithCharacterMap)._cmapProcessor.lookup(codePoint);
}

/**
 * A reader of glyph advances, in the font's units. A glyph object of fontkit reads the vertical
 * metrics too, which takes five times as long as the table row that is wanted.
 */
export function advanceReader(font: FontProgram): (glyph: number) => number {
  if (Object.keys(font.variationAxes).length > 0)
    return (glyph) => font.getGlyph(glyph).advanceWidth;
  const { metrics } = (font as FontProgram & WithHorizontalMetrics).hmtx;
  // Glyphs after the last row have its advance (OpenType, hmtx).
  return (glyph) => metrics.get(Math.min(glyph, metrics.length - 1)).advance;
}
