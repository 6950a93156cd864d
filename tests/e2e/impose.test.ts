import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/proof/read/index.js';
import { numberedPdf } from '../outputs/sheets/numbered-pdf.js';
import { filesBelow, kanben, sample, scratch } from './kanben.js';

const folder = scratch();
const at = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const pages = (count: number) => numberedPdf(Array.from({ length: count }, () => ({})));

describe('kanben impose', () => {
  it('writes <name>.<scheme>.pdf beside the input, without further ado', () => {
    const book = at('内部简报.pdf', pages(8));
    const run = kanben(['impose', book]);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^saddle .*内部简报\.saddle\.pdf: 8 pages on 2 sheets/);
    expect(existsSync(join(folder, '内部简报.saddle.pdf'))).toBe(true);
  });

  it('--json names the place of each page, and the output that was written', () => {
    const book = at('json.pdf', pages(22));
    const to = join(folder, 'out', 'sheets.pdf');
    const args = ['--scheme', 'perfect', '--signature', '12', '--flip', 'long', '--sheet', 'A3'];
    const run = kanben(['impose', book, ...args, '--marks', '--to', to, '--json']);
    expect(run.status, run.stderr).toBe(0);
    const value = JSON.parse(run.stdout);
    const written = readFileSync(to);
    expect(value).toMatchObject({
      scheme: 'perfect',
      binding: 'left',
      pages: 22,
      blanks: 2,
      signatures: [3, 3],
      scale: 1,
      warnings: 0,
      outputs: [
        {
          format: 'perfect',
          path: to,
          pages: 12,
          bytes: written.byteLength,
          sha256: createHash('sha256').update(written).digest('hex'),
        },
      ],
    });
    expect(value.sheets[0]).toEqual({ sheet: 1, signature: 1, front: [12, 1], back: [11, 2] });
    expect(value.sheets[3]).toEqual({
      sheet: 4,
      signature: 2,
      front: [null, 13],
      back: [null, 14],
    });
  });

  it('gives the same bytes on another day and from another folder', () => {
    const book = at('again.pdf', pages(9));
    const run = (to: string, cwd: string) =>
      kanben(['impose', book, '--to', join(folder, to)], { cwd }).status;
    expect([run('one.pdf', folder), run('two.pdf', '/')]).toEqual([0, 0]);
    expect(readFileSync(join(folder, 'one.pdf'))).toEqual(readFileSync(join(folder, 'two.pdf')));
  });

  it.each([
    [
      'a broken file',
      'broken.pdf',
      '%PDF-1.7\nnothing follows',
      /broken\.pdf {2}error {2}.*damaged/,
    ],
    ['a text', 'text.pdf', '不是 PDF', /text\.pdf {2}error/],
    ['an empty file', 'empty.pdf', '', /empty\.pdf {2}error/],
  ])('%s is one clear line and exit status 1, and nothing is written', (_, name, bytes, line) => {
    const run = kanben(['impose', at(name, bytes)]);
    expect(run.status).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toMatch(line);
    expect(filesBelow(folder).filter((file) => file.includes(`${name.slice(0, -4)}.`))).toEqual([
      name,
    ]);
  });

  it('speaks Chinese too', () => {
    const run = kanben(['impose', at('坏.pdf', 'x'), '--lang', 'zh']);
    expect(run.stderr).toMatch(/坏\.pdf {2}error {2}这不是能读取的 PDF.*pdf\/unreadable/);
  });

  it('a missing file, a folder, its own input as output: exit status 1', () => {
    const book = at('self.pdf', pages(4));
    const before = readFileSync(book);
    for (const args of [[join(folder, 'none.pdf')], [folder], [book, '--to', book]]) {
      const run = kanben(['impose', ...args]);
      expect(run.status).toBe(1);
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(readFileSync(book)).toEqual(before);
  });

  it('--strict refuses pages that would be scaled', () => {
    const book = at('large.pdf', numberedPdf([{ media: [0, 0, 595, 842] }]));
    const run = kanben(['impose', book, '--strict']);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/scaled to 70\.7%; use --sheet A3 to print them at full size/);
    expect(existsSync(join(folder, 'large.saddle.pdf'))).toBe(false);
  });

  it.each([
    ['--scheme', 'spiral'],
    ['--sheet', 'A4x'],
    ['--sheet', '0x100mm'],
    ['--scheme', 'perfect', '--signature', '6'],
    ['--scheme', 'saddle', '--signature', '16'],
    ['--scheme', '2up', '--creep', '1'],
    ['--creep', '-1'],
    ['--creep', 'much'],
    ['--flip', 'both'],
    ['--binding', 'top'],
  ])('%s %s is wrong usage: exit status 2', (...args) => {
    const run = kanben(['impose', at('usage.pdf', pages(4)), ...args]);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/--/);
  });
});

describe('--impose on make and build', () => {
  const content = join(folder, 'content');
  const dist = join(folder, 'dist');
  const id = 'market-regulation-2020';
  beforeAll(() => {
    const args = ['--content', content, '--to', dist, '--impose', 'saddle,perfect', '--json'];
    const run = kanben(['make', sample, ...args]);
    expect(run.status, run.stderr).toBe(0);
    writeFileSync(join(folder, 'make.json'), run.stdout);
  });

  it('makes the sheets outputs of their own, in --json and in build.json', () => {
    const { outputs } = JSON.parse(readFileSync(join(folder, 'make.json'), 'utf8')).editions[0];
    const record = JSON.parse(readFileSync(join(dist, id, 'build.json'), 'utf8'));
    const formats = ['pdf', 'epub', 'saddle', 'perfect'];
    expect(outputs.map((one: { format: string }) => one.format)).toEqual(formats);
    expect(record.outputs.map((one: { path: string }) => one.path)).toEqual(
      ['pdf', 'epub', 'saddle.pdf', 'perfect.pdf'].map((end) => `${id}.${end}`),
    );
    for (const { path, sha256, bytes } of outputs) {
      const written = readFileSync(path);
      expect(written.byteLength).toBe(bytes);
      expect(createHash('sha256').update(written).digest('hex')).toBe(sha256);
    }
  });

  it('prints the book’s own text: what stands on the sheets is what stands on the pages', async () => {
    const characters = async (name: string) => {
      const { pages: read } = await readPdf(readFileSync(join(dist, id, name)));
      return read
        .flatMap(({ glyphs }) => glyphs.map(({ codePoint }) => codePoint))
        .sort((a, b) => a - b);
    };
    const book = await characters(`${id}.pdf`);
    expect(book.length).toBeGreaterThan(8000);
    expect(await characters(`${id}.saddle.pdf`)).toEqual(book);
    expect(await characters(`${id}.perfect.pdf`)).toEqual(book);
  });

  it('imposes without leaving the PDF, where that is not among the formats', () => {
    const to = join(folder, 'sheets only');
    mkdirSync(to);
    const args = ['--to', to, '--format', 'epub', '--impose', '2up'];
    const run = kanben(['build', join(content, id), ...args]);
    expect(run.status, run.stderr).toBe(0);
    expect(filesBelow(to)).toEqual(
      [`${id}/build.json`, `${id}/${id}.2up.pdf`, `${id}/${id}.epub`].sort(),
    );
  });

  it('takes A3 for a book of A4 pages, so that nothing is scaled', async () => {
    const to = join(folder, 'large');
    const args = ['--template', 'gongwen', '--format', 'pdf', '--impose', 'saddle', '--to', to];
    const run = kanben(['build', join(content, id), ...args]);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).not.toContain('press/scaled');
    const [side] = (await readPdf(readFileSync(join(to, id, `${id}.saddle.pdf`)))).pages;
    expect(side?.width).toBeCloseTo((420 * 72) / 25.4, 1);
  });

  it('an unknown scheme is wrong usage, before anything is made', () => {
    const to = join(folder, 'never');
    const run = kanben(['build', join(content, id), '--to', to, '--impose', 'spiral']);
    expect(run.status).toBe(2);
    expect(existsSync(to)).toBe(false);
  });
});
