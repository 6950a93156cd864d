import type { Place } from '../../messages/diagnostic.js';
import type { PdfPage } from './pdf-text.js';
import { readPdf } from './read-pdf.js';

/** Largest distance of two baselines of one line, in parts of the glyph's size, since note marks and ruby are off the line. */
const SAME_LINE = 0.1;

/**
 * The text of a PDF, one string a page, in the order of the pages' content; a line feed where the
 * baseline changes. It adds nothing: a space is a space of the text layer.
 */
export async function extractText(
  bytes: Uint8Array,
  place: Place = {},
): Promise<readonly string[]> {
  const { pages } = await readPdf(bytes, place);
  return pages.map(pageText);
}

/** The text of one page, in the form of `extractText`. */
export function pageText(page: PdfPage): string {
  let text = '';
  let baseline: number | undefined;
  for (const glyph of page.glyphs) {
    if (baseline !== undefined && Math.abs(glyph.y - baseline) > SAME_LINE * glyph.size) {
      text += '\n';
    }
    baseline = glyph.y;
    text += String.fromCodePoint(glyph.codePoint);
  }
  return text;
}
