import type { EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import type { FaceGlyphs } from './face-glyphs.js';

/** A face as svg-to-pdfkit asks a font of pdfkit for its glyphs: the text's code points in the numbers of the subset. */
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
