import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/inputs/decode.js';
import { splitLines } from '../../src/inputs/split-lines.js';
import { InputError, messageText } from '../../src/messages/diagnostic.js';
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
  ])('recognises %s by its bytes', (encoding, text, name) => {
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

  it('goes on over a few broken bytes and names each place', () => {
    const text = `${sample}\n`;
    for (const encoding of ['utf8', 'gb18030']) {
      const sound = iconv.encode(text, encoding);
      const broken = Buffer.concat([sound, Buffer.from([0xff]), sound]);
      const { text: decoded, diagnostics } = decode(broken, 'a.txt');
      expect(decoded).toBe(`${text}\ufffd${text}`);
      expect(diagnostics).toMatchObject([
        { ruleId: 'encoding/broken-bytes', line: text.split('\n').length, column: 1 },
      ]);
    }
  });

  it('refuses a text of which more than one character in a thousand is broken', () => {
    const broken = Buffer.concat([
      Buffer.from(sample.slice(0, 900)),
      Buffer.from([0xff]),
      Buffer.from(sample.slice(900, 950)),
    ]);
    expect(() => decode(broken, 'a.txt')).toThrow(InputError);
  });

  it('reads a text with a NUL in its own encoding and reports it', () => {
    const bytes = iconv.encode(`${sample.slice(0, 300)}\0${sample.slice(300)}`, 'gb18030');
    const { encoding, diagnostics } = decode(bytes, 'a.txt');
    expect(encoding).toBe('gb18030');
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['encoding/nul']);
  });

  it('reads UTF-16 without a mark, and says how to name it', () => {
    const bytes = iconv.encode(sample, 'utf16le', { addBOM: false });
    const { encoding, diagnostics } = decode(bytes, 'a.txt');
    expect(encoding).toBe('utf-16le');
    expect(diagnostics.map((one) => messageText(one, 'en')).join()).toContain(
      '--encoding utf-16le',
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'koi8-r'])(
    'refuses the encoding %s and names those that it knows',
    (name) => {
      expect(() => decode(Buffer.from(sample), 'a.txt', name)).toThrow(
        expect.objectContaining({
          diagnostics: [expect.objectContaining({ ruleId: 'source/unknown-encoding' })],
        }),
      );
    },
  );

  it('ends a line at U+2028 and U+2029 too', () => {
    expect(splitLines('甲\u2028乙\u2029丙\r\n丁\n')).toEqual(['甲', '乙', '丙', '丁']);
  });

  it('takes linear time over a long line with many breaks', () => {
    const line = Buffer.from('的'.repeat(2000));
    const bytes = Buffer.concat(
      Array.from({ length: 300 }, () => Buffer.concat([line, Buffer.from([0xff])])),
    );
    expect(decode(bytes, 'a.txt').diagnostics).toHaveLength(21);
  });
});
