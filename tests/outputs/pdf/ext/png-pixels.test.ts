import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readPng } from '../../../../src/edition/png.js';
import { pngPixels, sampleAt } from '../../../../src/outputs/pdf/ext/png-pixels.js';

const [WIDTH, HEIGHT] = [13, 11];
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
/** Samples by the colour type. */
const SAMPLES = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

function chunk(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A filtered sample: each differs from its neighbours. */
const valueAt = (x: number, y: number, sample: number, depth: number) =>
  (x * 37 + y * 101 + sample * 59 + ((x * y) >> 1)) & ((1 << Math.min(depth, 8)) - 1);

/** A PNG whose rows have the filters 0 to 4 by turns; what is chosen is the bytes as they are filtered. */
function png(type: keyof typeof SAMPLES, depth: number, interlaced: boolean): Buffer {
  const samples = SAMPLES[type];
  const rows: Buffer[] = [];
  for (const [x0, y0, dx, dy] of interlaced ? PASSES : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((WIDTH - x0) / dx);
    for (let y = y0, row = 0; y < HEIGHT && columns > 0; y += dy, row++) {
      const line = Buffer.alloc(1 + Math.ceil((columns * samples * depth) / 8));
      line[0] = row % 5;
      for (let at = 0; at < columns * samples; at++) {
        const value = valueAt(x0 + Math.floor(at / samples) * dx, y, at % samples, depth);
        if (depth >= 8) line[1 + (at * depth) / 8] = value;
        else {
          const bit = at * depth;
          line[1 + (bit >> 3)] = (line[1 + (bit >> 3)] ?? 0) | (value << (8 - depth - (bit & 7)));
        }
      }
      rows.push(line);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  // Red says which colour of the palette it is.
  const palette = Buffer.from(Array.from({ length: 256 }, (_, index) => [index, 0, 0]).flat());
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...(type === 3 ? [chunk('PLTE', palette.subarray(0, 3 << depth))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('the pixels of a PNG are those that another reader finds', () => {
  it.each([
    [0, 1],
    [0, 2],
    [0, 4],
    [0, 8],
    [2, 8],
    [2, 16],
    [3, 1],
    [3, 2],
    [3, 4],
    [3, 8],
    [4, 8],
    [4, 16],
    [6, 8],
    [6, 16],
  ] as const)('colour type %i, %i bits, as it is and interlaced', (type, depth) => {
    for (const interlaced of [false, true]) {
      const bytes = png(type, depth, interlaced);
      const parts = readPng(bytes);
      if (parts === undefined) throw new Error('not read');
      const rows = pngPixels(parts);
      const { data } = PNG.sync.read(bytes);
      const rowBytes = Math.ceil((WIDTH * parts.samples * depth) / 8);
      const most = (1 << Math.min(depth, 8)) - 1;
      for (let y = 0; y < HEIGHT; y++) {
        expect(rows[y * (1 + rowBytes)]).toBe(0);
        const line = rows.subarray(y * (1 + rowBytes) + 1, (y + 1) * (1 + rowBytes));
        for (let x = 0; x < WIDTH; x++) {
          const pixel = data.subarray((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 4);
          const found = Array.from({ length: parts.samples }, (_, sample) =>
            sampleAt(line, x * parts.samples + sample, depth),
          );
          const wanted = { 0: [0], 2: [0, 1, 2], 3: [0], 4: [0, 3], 6: [0, 1, 2, 3] }[type].map(
            (index) => pixel[index] ?? 0,
          );
          const scaled =
            type === 3 ? found : found.map((value) => Math.floor((value * 255) / most));
          // The other reader rounds the lower byte of two into the value.
          const off = scaled.map((value, index) => Math.abs(value - (wanted[index] ?? 0)));
          expect(Math.max(...off), `${x}, ${y}, ${interlaced}`).toBeLessThanOrEqual(
            depth === 16 ? 1 : 0,
          );
        }
      }
    }
  });
});
