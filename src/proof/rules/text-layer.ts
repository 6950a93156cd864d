import { isWrongCodePoint } from '../characters.js';
import type { Finding } from '../finding.js';
import type { Glyph, PdfText } from '../read/index.js';

/** A glyph is scaled when its width and height differ by more than this part. */
const SCALE_TOLERANCE = 1e-3;

/** docs/typography.md, rule 21: radicals, compatibility forms and invisible characters of the text layer. */
export function wrongCharacters(pdf: PdfText): readonly Finding[] {
  return glyphFindings(
    pdf,
    'pdf/wrong-character',
    (glyph, next) => isWrongCodePoint(glyph.codePoint) && !dividesWord(glyph, next),
  );
}

const SOFT_HYPHEN = 0xad;

/** The hyphen that a line's end adds to a word: readers leave it out when they join the lines. */
function dividesWord({ codePoint, width, y }: Glyph, next: Glyph | undefined): boolean {
  return codePoint === SOFT_HYPHEN && width > 0 && next?.y !== y;
}

/** Glyphs that a search does not find. */
export function unmappedGlyphs(pdf: PdfText): readonly Finding[] {
  return glyphFindings(pdf, 'pdf/unmapped-glyph', ({ unmapped }) => unmapped);
}

/** docs/typography.md, rule 9: glyphs made narrower or wider by scaling. */
export function scaledGlyphs(pdf: PdfText): readonly Finding[] {
  return glyphFindings(
    pdf,
    'pdf/scaled-glyph',
    ({ upright, stretch }) => upright && Math.abs(stretch - 1) > SCALE_TOLERANCE,
  );
}

function glyphFindings(
  pdf: PdfText,
  rule: Finding['rule'],
  isFault: (glyph: Glyph, next: Glyph | undefined) => boolean,
): readonly Finding[] {
  return pdf.pages.flatMap(({ number, glyphs }) =>
    glyphs
      .filter((glyph, at) => isFault(glyph, glyphs[at + 1]))
      .map((glyph) => ({ rule, page: number, example: named(glyph.codePoint) })),
  );
}

/** `⼀ (U+2F00)` */
function named(codePoint: number): string {
  const number = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return `${String.fromCodePoint(codePoint)} (U+${number})`;
}
