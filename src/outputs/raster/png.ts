import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { COLOUR_TYPE, pngFile } from '../../edition/png-file.js';
import type { Picture } from '../../model/picture.js';
import { type ByteSpans, packLetters } from './pack-letters.js';

/** Flat areas and letters pack best unfiltered (PNG, Third Edition, 9.2). */
const NO_FILTER = 0;
const WHITE = 0xff;

/** A PNG's rows before they are packed. */
export interface PngRows extends RowShape {
  /** Each row is a filter's byte, then the samples, the first in the highest bits (7.2). */
  readonly rows: Uint8Array;
  /** The bytes of each row that may differ from white; absent if they are unknown. */
  readonly inked?: ByteSpans;
}

interface RowShape {
  readonly width: number;
  readonly height: number;
  /** The number of samples of a pixel: grey, or red, green and blue. */
  readonly samples: 1 | 3;
  /** The bits of a sample. */
  readonly depth: 4 | 8;
}

/** White rows, unfiltered. */
export function blankRows({ width, height, samples, depth }: RowShape): Uint8Array {
  const length = 1 + Math.ceil((width * samples * depth) / 8);
  const rows = new Uint8Array(length * height).fill(WHITE);
  for (let at = 0; at < rows.length; at += length) rows[at] = NO_FILTER;
  return rows;
}

/** A picture without transparency as a PNG. With `isLetters` it is packed at once, in the way that is best for letters on white. */
export async function encodePng(picture: Picture, isLetters = false): Promise<Uint8Array> {
  const { width, height, samples, pixels } = picture;
  const shape = { width, height, samples, depth: 8 } as const;
  const rows = blankRows(shape);
  const length = width * samples;
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  }
  return packPng({ ...shape, rows }, isLetters);
}

/** Rows as a PNG, packed in another thread unless they are letters on white. */
export async function packPng(picture: PngRows, isLetters = false): Promise<Uint8Array> {
  const { width, height, samples, depth, rows } = picture;
  const packed = isLetters
    ? packLetters(rows, rows.length / height, changesOf(picture))
    : await promisify(deflate)(rows);
  const type = samples === 1 ? COLOUR_TYPE.greyscale : COLOUR_TYPE.truecolour;
  return pngFile({ width, height, depth, type }, [['IDAT', packed]]);
}

/** The bytes of each row that may differ from the row above. */
function changesOf({ rows, height, inked }: PngRows): ByteSpans {
  const length = rows.length / height;
  const from = new Int32Array(height).fill(1);
  const to = new Int32Array(height);
  const buffer = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
  for (let row = 1; row < height; row++) {
    if (inked !== undefined) {
      from[row] = Math.min(inked.from[row - 1] as number, inked.from[row] as number);
      to[row] = Math.max(inked.to[row - 1] as number, inked.to[row] as number);
      continue;
    }
    const at = row * length;
    if (buffer.compare(buffer, at - length, at, at, at + length) !== 0) to[row] = length;
  }
  return { from, to };
}
