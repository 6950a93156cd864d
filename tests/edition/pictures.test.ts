import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { asPng, pictureKind } from '../../src/edition/pictures.js';
import { readEdition } from '../../src/edition/read-edition.js';

/** Two pixels, red and blue, each kind written by hand. */
const BMP = Buffer.from(
  '424d3e000000000000003600000028000000020000000100000001001800000000000800000000000000000000000000000000000000' +
    '0000ffff00000000',
  'hex',
);
const GIF = Buffer.from(
  '47494638396102000100f00000ff00000000ff2c000000000200010000020244' + '0a003b',
  'hex',
);

function tiff(): Buffer {
  const entries: readonly (readonly [number, number, number, number])[] = [
    [256, 3, 1, 2],
    [257, 3, 1, 1],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, 8],
    [277, 3, 1, 3],
    [278, 3, 1, 1],
    [279, 4, 1, 6],
  ];
  const file = Buffer.alloc(14 + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(14, 4);
  Buffer.from([255, 0, 0, 0, 0, 255]).copy(file, 8);
  file.writeUInt16LE(entries.length, 14);
  entries.forEach(([tag, type, count, value], index) => {
    const at = 16 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  });
  return file;
}

const pixelsOf = (png: Uint8Array) => {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  return { width, height, data: [...data] };
};
const RED_BLUE = { width: 2, height: 1, data: [255, 0, 0, 255, 0, 0, 255, 255] };

describe('pictures that a book can’t hold become PNGs of the same pixels', () => {
  it.each([
    ['bmp', BMP],
    ['tiff', tiff()],
    ['gif', GIF],
  ] as const)('%s', async (kind, bytes) => {
    expect(pictureKind(bytes)).toBe(kind);
    expect(pixelsOf(await asPng(bytes, kind))).toEqual(RED_BLUE);
  });

  it('when an edition is read, with a word on it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanben-pictures-'));
    await writeFile(join(folder, 'edition.yaml'), 'title: 书\n');
    await writeFile(join(folder, '01-a.md'), '# 甲\n\n![图](a.bmp)\n');
    await writeFile(join(folder, 'a.bmp'), BMP);
    const { edition, diagnostics } = await readEdition(folder);
    expect(pixelsOf(edition.assets.get('a.bmp') as Uint8Array)).toEqual(RED_BLUE);
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['edition/picture-converted', 3],
    ]);
  });

  it('a damaged one is an error that names its line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kanben-pictures-'));
    await writeFile(join(folder, 'edition.yaml'), 'title: 书\n');
    await writeFile(join(folder, '01-a.md'), '# 甲\n\n![图](a.tif)\n');
    await writeFile(join(folder, 'a.tif'), Buffer.from('II*\0garbage', 'latin1'));
    const { diagnostics } = await readEdition(folder);
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['edition/bad-picture', 3],
    ]);
  });
});
