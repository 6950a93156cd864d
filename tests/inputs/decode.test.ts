import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/inputs/decode.js';
import { root } from '../support/edition.js';

const sample = readFileSync(
  join(root, 'content/market-regulation-2020/source/market-regulation-2020.txt'),
  'utf8',
);
const traditional =
  '編者按:會議在臺北召開,各縣市負責人交流發言。這是一段繁體中文的文字,用來分辨編碼。'.repeat(4);

describe('decoding', () => {
  it.each([
    ['utf-8', sample, 'utf8'],
    ['gb18030', sample, 'gb18030'],
    ['utf-16le', sample, 'utf16le'],
    ['utf-16be', sample, 'utf16be'],
    ['big5', traditional, 'big5'],
  ])('tells %s by its bytes', (encoding, text, name) => {
    const bytes = iconv.encode(text, name, { addBOM: name.startsWith('utf16') });
    const decoded = decode(bytes, 'a.txt');
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toBe(text);
  });

  it('names the first bad byte: its offset, line and column', () => {
    const bytes = Buffer.concat([
      Buffer.from('第一行\n正文'),
      Buffer.from([0xff]),
      Buffer.from('之后'),
    ]);
    try {
      decode(bytes, 'a.txt', 'utf-8');
      expect.unreachable();
    } catch (error) {
      const [found] = (error as { diagnostics: { line: number; column: number; values: object }[] })
        .diagnostics;
      expect(found).toMatchObject({
        line: 2,
        column: 3,
        values: { offset: 16, byte: 'FF', encoding: 'utf-8' },
      });
    }
  });

  it('of two encodings in one file names where the second one begins', () => {
    const bytes = Buffer.concat([
      Buffer.from(sample.slice(0, 400)),
      Buffer.from('\n'),
      iconv.encode('市场监管', 'gb18030'),
    ]);
    try {
      decode(bytes, 'a.txt', 'utf-8');
      expect.unreachable();
    } catch (error) {
      const [found] = (error as { diagnostics: { ruleId: string; line: number }[] }).diagnostics;
      expect(found?.ruleId).toBe('source/undecodable');
      expect(found?.line).toBe(sample.slice(0, 400).split('\n').length + 1);
    }
  });
});
