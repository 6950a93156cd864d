import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, kanben, sample, scratch } from './kanben.js';

const folder = scratch();
const text = readFileSync(sample, 'utf8');
const crlf = text.replaceAll('\n', '\r\n');

/** The same text in other bytes: each gives the same edition as plain UTF-8. */
const CASES: readonly (readonly [string, string, Uint8Array])[] = [
  ['UTF-8 with BOM', 'utf-8', iconv.encode(text, 'utf8', { addBOM: true })],
  ['UTF-8 with CRLF', 'utf-8', Buffer.from(crlf)],
  ['GB18030', 'gb18030', iconv.encode(text, 'gb18030')],
  ['GB18030 with CRLF', 'gb18030', iconv.encode(crlf, 'gb18030')],
  ['UTF-16LE with BOM', 'utf-16le', iconv.encode(text, 'utf16le', { addBOM: true })],
  ['UTF-16BE with BOM', 'utf-16be', iconv.encode(text, 'utf16-be', { addBOM: true })],
  ['UTF-16LE with CRLF', 'utf-16le', iconv.encode(crlf, 'utf16le', { addBOM: true })],
];

const edition = (content: string) => {
  const at = join(content, 'market-regulation-2020');
  return Object.fromEntries(
    filesBelow(at)
      .filter((name) => name.endsWith('.md') || name === 'edition.yaml')
      .map((name) => [name, readFileSync(join(at, name), 'utf8')]),
  );
};

describe('the same text in another encoding gives the same edition', () => {
  let plain: Record<string, string>;
  beforeAll(() => {
    kanben(['import', sample, '--to', join(folder, 'plain')]);
    plain = edition(join(folder, 'plain'));
  });

  it.each(CASES)('%s', (name, encoding, bytes) => {
    const source = join(folder, 'market-regulation-2020.txt');
    writeFileSync(source, bytes);
    const content = join(folder, name);
    const run = kanben(['import', source, '--to', content, '--json']);
    expect(run.status, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout).encoding).toBe(encoding);
    expect(Object.keys(plain)).toHaveLength(12);
    expect(edition(content)).toEqual(plain);
  });

  it('standard input gives the same edition too', () => {
    const run = kanben(
      ['import', '-', '--id', 'market-regulation-2020', '--to', join(folder, 'stdin')],
      { input: readFileSync(sample) },
    );
    expect(run.status, run.stderr).toBe(0);
    expect(edition(join(folder, 'stdin'))).toEqual(plain);
  });
});
