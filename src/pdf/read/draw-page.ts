import { diagnose, InputError, type Place } from '../../kernel/diagnostic.js';
import { Memory } from './memory.js';
import { loadPdfium, type Pdfium } from './pdfium.js';

/** A picture: four bytes a pixel (red, green, blue, opaque), row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const WHITE = 0xffffffff;
const BYTES = 4;

/**
 * Draws the first page of a PDF on white, once for each of `heights` (in pixels). `place` names the file
 * in diagnostics. Throws InputError where the bytes are no PDF that can be opened.
 */
export async function drawFirstPage(
  bytes: Uint8Array,
  heights: readonly number[],
  place: Place = {},
): Promise<readonly Pixels[]> {
  const pdfium = await loadPdfium();
  const memory = new Memory(pdfium);
  const data = memory.copy(bytes);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  const page = document === 0 ? 0 : pdfium._FPDF_LoadPage(document, 0);
  try {
    if (page === 0) throw new InputError([diagnose('pdf/unreadable', place)]);
    return heights.map((height) => draw(pdfium, page, height));
  } finally {
    if (page !== 0) pdfium._FPDF_ClosePage(page);
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    memory.release();
  }
}

function draw(pdfium: Pdfium, page: number, height: number): Pixels {
  const ratio = pdfium._FPDF_GetPageWidthF(page) / pdfium._FPDF_GetPageHeightF(page);
  const width = Math.max(1, Math.round(height * ratio));
  const bitmap = pdfium._FPDFBitmap_Create(width, height, 0);
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const buffer = pdfium._FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium._FPDFBitmap_GetStride(bitmap);
    const rgba = new Uint8Array(width * height * BYTES);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        // PDFium's order is blue, green, red, and a byte without meaning.
        const from = buffer + y * stride + x * BYTES;
        const to = (y * width + x) * BYTES;
        rgba[to] = pdfium.HEAPU8[from + 2] as number;
        rgba[to + 1] = pdfium.HEAPU8[from + 1] as number;
        rgba[to + 2] = pdfium.HEAPU8[from] as number;
        rgba[to + 3] = 0xff;
      }
    }
    return { width, height, rgba };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}
