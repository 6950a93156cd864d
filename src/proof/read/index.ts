export { extractText, pageText } from './extract-text.js';
export type { Glyph, PdfBox, PdfFont, PdfPage, PdfText } from './pdf-text.js';
export { readPdf } from './read-pdf.js';
