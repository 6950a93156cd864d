import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { afterAll, describe, expect, it } from 'vitest';
import { isCmykJpeg, rgbJpeg } from '../../src/edition/cmyk-jpeg.js';
import { readEdition } from '../../src/edition/read-edition.js';
import { booklet, fonts, root } from '../support/edition.js';
import { renderPdf } from '../support/render.js';

const PICTURES = join(root, 'tests/fixtures/pictures');
const picture = (name: string) => readFileSync(join(PICTURES, `${name}.jpg`));

/** 48 × 32 pixels: six stripes of full cyan, magenta, yellow, black, bare paper, and some of each ink, all made by libjpeg. */
const NAMES = ['cmyk', 'cmyk-progressive', 'ycck', 'cmyk-without-adobe-mark'] as const;
const ON_COATED_PAPER = [
  [0, 174, 239],
  [237, 2, 140],
  [255, 241, 1],
  [35, 31, 32],
  [255, 255, 255],
  [130, 135, 139],
];

function stripes(bytes: Uint8Array): readonly (readonly number[])[] {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true });
  expect({ width, height }).toEqual({ width: 48, height: 32 });
  return ON_COATED_PAPER.map((_, index) => {
    const at = (16 * width + 8 * index + 4) * 4;
    return [...data.subarray(at, at + 3)];
  });
}

function expectNear(colours: readonly (readonly number[])[], wanted: readonly number[][]): void {
  for (const [index, colour] of colours.entries()) {
    for (const [channel, value] of colour.entries()) {
      expect(Math.abs(value - (wanted[index]?.[channel] ?? -999)), `stripe ${index}`).toBeLessThan(
        8,
      );
    }
  }
}

/** A segment of a JPEG. */
function segment(marker: number, content: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** An ICC profile (ICC.1:2010, lut8Type) by which every mixture of four inks is the same grey. */
function greyProfile(): Uint8Array {
  const table = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
  const identity = Buffer.alloc(36);
  for (const at of [0, 16, 32]) identity.writeInt32BE(65536, at);
  const lut = Buffer.concat([
    Buffer.from('mft1\0\0\0\0', 'latin1'),
    Buffer.from([4, 3, 2, 0]),
    identity,
    ...Array.from({ length: 4 }, () => table),
    Buffer.alloc(16 * 3, Buffer.from([128, 128, 128])),
    ...Array.from({ length: 3 }, () => table),
  ]);
  const white = Buffer.from('XYZ \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1');
  [0.9642, 1, 0.8249].forEach((value, at) => {
    white.writeInt32BE(Math.round(value * 65536), 8 + 4 * at);
  });
  const text = Buffer.from('text\0\0\0\0grey\0\0\0\0', 'latin1');
  const description = Buffer.alloc(100);
  description.write('desc', 0, 'latin1');
  description.writeUInt32BE(5, 8);
  description.write('grey\0', 12, 'latin1');
  const tags = [
    ['A2B0', lut],
    ['wtpt', white],
    ['desc', description],
    ['cprt', text],
  ] as const;
  const head = Buffer.alloc(132 + 12 * tags.length);
  let at = head.length;
  const bodies = tags.map(([name, body], index) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    head.write(name, 132 + 12 * index, 'latin1');
    head.writeUInt32BE(at, 136 + 12 * index);
    head.writeUInt32BE(body.length, 140 + 12 * index);
    at += padded.length;
    return padded;
  });
  head.writeUInt32BE(at, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write('prtrCMYKLab ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  white.copy(head, 68, 8);
  head.writeUInt32BE(tags.length, 128);
  return Buffer.concat([head, ...bodies]);
}

describe('a JPEG in four inks', () => {
  it.each(NAMES)('%s has its colours in RGB as inks on coated paper have', async (name) => {
    const bytes = picture(name);
    expect(isCmykJpeg(bytes)).toBe(true);
    const converted = await rgbJpeg(bytes);
    expect(isCmykJpeg(converted)).toBe(false);
    expectNear(stripes(converted), ON_COATED_PAPER);
  });

  it('takes its colours from the profile that it carries, in however many pieces', async () => {
    const bytes = picture('cmyk');
    const profile = greyProfile();
    const name = Buffer.from('ICC_PROFILE\0', 'latin1');
    const piece = (number: number, part: Uint8Array) =>
      segment(0xe2, Buffer.concat([name, Buffer.from([number, 2]), part]));
    const carrying = Buffer.concat([
      bytes.subarray(0, 2),
      piece(2, profile.subarray(900)),
      piece(1, profile.subarray(0, 900)),
      bytes.subarray(2),
    ]);
    expectNear(
      stripes(await rgbJpeg(carrying)),
      Array.from({ length: 6 }, () => [119, 119, 119]),
    );
  });

  it('keeps what it says of the camera', async () => {
    const bytes = picture('cmyk');
    const exif = segment(0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0', 'latin1'));
    const turned = Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
    expect(Buffer.from(await rgbJpeg(turned)).indexOf(exif)).toBe(2);
  });

  it('is an error where it is damaged', async () => {
    await expect(rgbJpeg(picture('cmyk').subarray(0, 60))).rejects.toThrow();
  });

  it('is reported with its place, and no book has ink colours in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-cmyk-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'edition.yaml'), 'title: 书\n');
    writeFileSync(join(folder, '01-a.md'), '# 甲\n\n![图](cmyk.jpg)\n\n![图](ycck.jpg)\n');
    for (const name of NAMES) cpSync(join(PICTURES, `${name}.jpg`), join(folder, `${name}.jpg`));
    const { edition, diagnostics } = await readEdition(folder);
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['edition/cmyk-picture', 3],
      ['edition/cmyk-picture', 5],
    ]);
    const { bytes } = await renderPdf(edition, booklet(), fonts, { date: '2020-01-01', tool: 'x' });
    const pdf = Buffer.from(bytes).toString('latin1');
    expect(pdf).toContain('/DCTDecode');
    expect(pdf).not.toContain('DeviceCMYK');
  });
});
