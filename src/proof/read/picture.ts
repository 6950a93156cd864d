import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { Picture } from '../../model/picture.js';
import { Memory } from './memory.js';
import { type Pdfium, withPdfium } from './pdfium.js';

/** FPDFBitmap_CreateEx: one byte of grey, or blue, green, red and one unused byte. */
const GREY = 1;
const BGRX = 3;
const WHITE = 0xffffffff;

/** A PDF's first page, or that of another index, as a picture of `width` pixels, on white. Throws InputError if the bytes are no PDF. */
export async function firstPage(
  bytes: Uint8Array,
  width: number,
  coloured: boolean,
  index = 0,
): Promise<Picture> {
  return withPdfium(
    bytes.length,
    (pdfium) => drawnPage(pdfium, bytes, { width, coloured, index }),
    () => new InputError([diagnose('pdf/unreadable')]),
  );
}

interface Wanted {
  readonly width: number;
  readonly coloured: boolean;
  readonly index: number;
}

function drawnPage(pdfium: Pdfium, bytes: Uint8Array, { width, coloured, index }: Wanted): Picture {
  const memory = new Memory(pdfium);
  const document = pdfium._FPDF_LoadMemDocument(memory.copy(bytes), bytes.length, 0);
  const page = document === 0 ? 0 : pdfium._FPDF_LoadPage(document, index);
  try {
    if (page === 0) throw new InputError([diagnose('pdf/unreadable')]);
    const sides = pdfium._FPDF_GetPageHeightF(page) / pdfium._FPDF_GetPageWidthF(page);
    const height = Math.round(width * sides);
    const stride = width * (coloured ? 4 : 1);
    const buffer = memory.room(stride * height);
    const bitmap = pdfium._FPDFBitmap_CreateEx(
      width,
      height,
      coloured ? BGRX : GREY,
      buffer,
      stride,
    );
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const drawn = pdfium.HEAPU8.slice(buffer, buffer + stride * height);
    pdfium._FPDFBitmap_Destroy(bitmap);
    return coloured
      ? { width, height, samples: 3, pixels: redGreenBlue(drawn) }
      : { width, height, samples: 1, pixels: drawn };
  } finally {
    if (page !== 0) pdfium._FPDF_ClosePage(page);
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    memory.release();
  }
}

function redGreenBlue(drawn: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((drawn.length / 4) * 3);
  for (let from = 0, to = 0; from < drawn.length; from += 4) {
    pixels[to++] = drawn[from + 2] as number;
    pixels[to++] = drawn[from + 1] as number;
    pixels[to++] = drawn[from] as number;
  }
  return pixels;
}
