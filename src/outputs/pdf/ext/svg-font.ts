import type { EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import type { FaceGlyphs } from './face-glyphs.js';

/** A face in the form of a pdfkit font, for svg-to-pdfkit: it gives the numbers of the subset for the code points of a text. */
export function svgFont({ embedded, hexOf }: FaceGlyphs): EmbeddedFont {
  return Object.create(embedded, {
    unicode: { value: undefined },
    encode: {
      value: (text: string) => {
        const glyphs = hexOf(text);
        return [
          glyphs.map(({ hex }) => hex),
          glyphs.map(({ width }) => ({
            advanceWidth: width,
            xAdvance: width,
            xOffset: 0,
            yOffset: 0,
            yAdvance: 0,
          })),
        ];
      },
    },
  }) as EmbeddedFont;
}
