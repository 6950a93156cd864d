import { PNG } from 'pngjs';
import type { PagePicture } from '../../tools/page-picture.js';

/** Few greys make small files, and say as much of a page as a reader sees at arm's length. */
const GREYS = 8;
const STEP = 255 / (GREYS - 1);

/** A page in `GREYS` greys: one byte a pixel. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** Rec. 601 luma, rounded to the next of the greys. */
export function toGrey({ width, height, data }: PagePicture): GreyPicture {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    grey[at] = Math.round(Math.round(luma / STEP) * STEP);
  }
  return { width, height, grey };
}

export function encodeGrey({ width, height, grey }: GreyPicture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(toRgba({ width, height, grey }));
  return PNG.sync.write(png, { colorType: 0, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

export function decodeGrey(bytes: Uint8Array): GreyPicture {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * 4] as number;
  return { width, height, grey };
}

export function toRgba({ grey }: GreyPicture): Uint8Array {
  const data = new Uint8Array(grey.length * 4).fill(255);
  grey.forEach((value, at) => {
    data.fill(value, at * 4, at * 4 + 3);
  });
  return data;
}
