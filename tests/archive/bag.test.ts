import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bagFiles } from '../../src/archive/bag.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (files: ReturnType<typeof bagFiles>, path: string) =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

const payload = [
  { path: 'content/甲/01 a.md', bytes: bytes('# 甲\n') },
  { path: '100%\nodd\rname.txt', bytes: bytes('x') },
];
const bag = bagFiles(payload, [['External-Description', '第一行\n第二行']]);

describe('a bag (RFC 8493)', () => {
  it('declares itself', () => {
    expect(text(bag, 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  it('states its size, and values on several lines go on after a space', () => {
    expect(text(bag, 'bag-info.txt')).toBe(
      'External-Description: 第一行\n 第二行\nPayload-Oxum: 7.2\n',
    );
  });

  it('lists each payload file once in each manifest, line ends and percent signs encoded', () => {
    for (const algorithm of ['sha512', 'sha256']) {
      const lines = text(bag, `manifest-${algorithm}.txt`).trimEnd().split('\n');
      const digest = (one: Uint8Array) => createHash(algorithm).update(one).digest('hex');
      expect(lines).toEqual([
        `${digest(bytes('x'))}  data/100%25%0Aodd%0Dname.txt`,
        `${digest(bytes('# 甲\n'))}  data/content/甲/01 a.md`,
      ]);
    }
  });

  it('lists every other tag file in each tag manifest', () => {
    const named = text(bag, 'tagmanifest-sha512.txt').trimEnd().split('\n');
    expect(named.map((line) => line.split('  ')[1])).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha512.txt',
      'manifest-sha256.txt',
    ]);
  });

  it('takes no path that leads out of it', () => {
    expect(() => bagFiles([{ path: '../x', bytes: bytes('') }], [])).toThrow(RangeError);
  });
});
