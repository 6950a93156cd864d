import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { orientationOf, uprightJpeg } from '../../src/edition/upright-jpeg.js';

const [WIDE, HIGH] = [32, 16];

/** A picture whose upper left quarter is red, stored as a camera held in that way stores it. */
function photograph(orientation: number): Uint8Array {
  const turned = orientation > 4;
  const [width, height] = turned ? [HIGH, WIDE] : [WIDE, HIGH];
  const data = Buffer.alloc(width * height * 4, 255);
  const mirrored = [2, 3, 7, 8].includes(orientation);
  const upsideDown = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const left = mirrored ? x >= width / 2 : x < width / 2;
      const top = upsideDown ? y >= height / 2 : y < height / 2;
      if (left && top) data.set([200, 0, 0, 255], (y * width + x) * 4);
    }
  }
  const { data: bytes } = jpeg.encode({ width, height, data }, 95);
  const exif = Buffer.from(
    `ffe100224578696600004d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`,
    'hex',
  );
  return Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
}

describe('a photograph is turned as its EXIF says', () => {
  it.each([2, 3, 4, 5, 6, 7, 8])('orientation %i', async (orientation) => {
    const bytes = photograph(orientation);
    expect(orientationOf(bytes)).toBe(orientation);
    const upright = await uprightJpeg(bytes);
    expect(orientationOf(upright)).toBe(1);
    const { width, height, data } = jpeg.decode(upright);
    expect([width, height]).toEqual([WIDE, HIGH]);
    const greenAt = (x: number, y: number) => data[(y * width + x) * 4 + 1] ?? 0;
    const corners = [greenAt(3, 3), greenAt(28, 3), greenAt(3, 12), greenAt(28, 12)];
    expect(corners.map((green) => green < 100)).toEqual([true, false, false, false]);
  });
});
