import type { GlyphOutline } from './outline.js';

/** The number of shapes that are kept: covers of one publisher share their letters, and a shape takes some kilobytes. */
const MOST = 1000;

/** The shapes of a face's glyphs, read once while the face is open. */
export class OutlineCache {
  readonly #known = new Map<number, GlyphOutline>();

  /** The shapes of `glyphs`; `read` gives those that are not known, in the order in which it is asked for them. */
  get(
    glyphs: readonly number[],
    read: (glyphs: readonly number[]) => readonly GlyphOutline[],
  ): readonly GlyphOutline[] {
    const missing = [...new Set(glyphs)].filter((glyph) => !this.#known.has(glyph));
    if (this.#known.size + missing.length > MOST) {
      this.#known.clear();
      return read(glyphs);
    }
    if (missing.length > 0) {
      read(missing).forEach((outline, index) => {
        this.#known.set(missing[index] as number, outline);
      });
    }
    return glyphs.map((glyph) => this.#known.get(glyph) as GlyphOutline);
  }
}
