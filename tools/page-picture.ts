import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';

/** A page as pixels, RGBA. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const POINTS_PER_INCH = 72;

/** Pages of a PDF (numbers from 1, all where none are named) as PDFium draws them, at `dpi`. */
export async function pagePictures(
  pdf: Uint8Array,
  dpi: number,
  numbers?: readonly number[],
): Promise<readonly PagePicture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = numbers ?? Array.from({ length: document.getPageCount() }, (_, n) => n + 1);
  const pictures: PagePicture[] = [];
  for (const number of pages) {
    const drawn = await document
      .getPage(number - 1)
      .render({ scale: dpi / POINTS_PER_INCH, render: 'bitmap' });
    pictures.push({ width: drawn.width, height: drawn.height, data: drawn.data });
  }
  document.destroy();
  library.destroy();
  return pictures;
}

export function encodePng({ width, height, data }: PagePicture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png, { colorType: isGrey(data) ? 0 : 2, deflateLevel: 9 });
}

function isGrey(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}

/** What is not white, with a margin of `margin` pixels. */
export function cropped({ width, height, data }: PagePicture, margin: number): PagePicture {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isWhite(data, (y * width + x) * 4)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const x0 = Math.max(0, left - margin);
  const y0 = Math.max(0, top - margin);
  const wide = Math.min(width, right + margin + 1) - x0;
  const high = Math.min(height, bottom + margin + 1) - y0;
  const cut = new Uint8Array(wide * high * 4);
  for (let y = 0; y < high; y++) {
    const from = ((y0 + y) * width + x0) * 4;
    cut.set(data.subarray(from, from + wide * 4), y * wide * 4);
  }
  return { width: wide, height: high, data: cut };
}

function isWhite(data: Uint8Array, at: number): boolean {
  return data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255;
}
