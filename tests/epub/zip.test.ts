import { deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { zipArchive, zipEntry } from '../../src/epub/zip.js';

const DATE = new Date('2020-09-17T11:22:34Z');
const TEXT = '北京市市场监督管理局'.repeat(5000);

describe('a ZIP archive', () => {
  const files: readonly (readonly [string, Buffer, boolean])[] = [
    ['mimetype', Buffer.from('application/epub+zip'), true],
    ['a/text.txt', Buffer.from(TEXT), false],
    ['b/empty.txt', Buffer.alloc(0), false],
    ['b/许可证.txt', Buffer.from('许可'), false],
    ['c/picture.png', Buffer.from([0, 255, 137, 80]), true],
  ];
  const made = () =>
    zipArchive(
      files.map(([name, bytes, stored]) => zipEntry(name, bytes, stored)),
      DATE,
    );

  it('is read by others: names, dates, bytes, their order', async () => {
    const read = await JSZip.loadAsync(made(), { checkCRC32: true });
    expect(Object.keys(read.files)).toEqual(files.map(([name]) => name));
    for (const [name, bytes] of files) {
      expect(await read.file(name)?.async('nodebuffer')).toEqual(bytes);
      expect(read.file(name)?.date).toEqual(DATE);
    }
  });

  it('holds what Node deflates at its best', () => {
    const packed = deflateRawSync(TEXT, { level: 9 });
    expect(Buffer.from(made()).includes(packed)).toBe(true);
  });

  it('is to the byte what jszip writes', async () => {
    const archive = new JSZip();
    for (const [name, bytes] of files) {
      // Stored: jszip's own deflate packs otherwise.
      archive.file(name, bytes, { date: DATE, createFolders: false });
    }
    const stored = files.map(([name, bytes]) => zipEntry(name, bytes, true));
    expect(Buffer.from(zipArchive(stored, DATE))).toEqual(
      await archive.generateAsync({ type: 'nodebuffer', compression: 'STORE', platform: 'DOS' }),
    );
  });
});
