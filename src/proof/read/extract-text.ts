import type { Place } from '../../messages/diagnostic.js';
import type { PdfPage } from './pdf-text.js';
import { readPdf } from './read-pdf.js';

/** How far apart two baselines of one line may be, in parts of the glyph's size (note marks, ruby stand off). */
const SAME_LINE = 0.1;

/**
 * The text of a PDF, one string a page, in the order of the pages' content; a line feed where the
 * baseline changes. Nothing is added: a space is a space of the text layer.
 */
export async function extractText(
  bytes: Uint8Array,
  place: Place = {},
): Promise<readonly string[]> {
  const { pages } = await readPdf(bytes, place);
  return pages.map(pageText);
}

/** The text of one page, as `extractText` gives it. */
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
