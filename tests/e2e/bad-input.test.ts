import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, kanben, sample, scratch } from './kanben.js';

const folder = scratch();
const at = (name: string, bytes?: string | Uint8Array) => {
  const path = join(folder, name);
  if (bytes !== undefined) writeFileSync(path, bytes);
  return path;
};

/** Each: what is named as the source, the exit status, and the one line that the user reads. */
const CASES: readonly (readonly [string, () => string, number, RegExp])[] = [
  ['an empty file', () => at('empty.txt', ''), 1, /empty\.txt.*error.*empty/i],
  ['only white space', () => at('blank.txt', ' \n\u3000\n'), 1, /blank\.txt.*error/],
  [
    'a binary file',
    () => at('photo.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])),
    1,
    /photo\.txt.*error/,
  ],
  [
    'only a title',
    () => at('title.txt', '全国市场监管工作座谈会发言摘编\n'),
    1,
    /title\.txt.*error/,
  ],
  [
    'undecodable bytes',
    () =>
      at(
        'broken.txt',
        Buffer.concat([
          Buffer.from('编者按:会议召开。\n正文'),
          Uint8Array.from([0xff, 0xfe, 0xff]),
          Buffer.from('之后\n'),
        ]),
      ),
    1,
    /broken\.txt:2:\d+ .*error/,
  ],
  ['a missing file', () => at('missing.txt'), 1, /missing\.txt.*error.*no such file/],
  ['a folder', () => folder, 1, /error.*folder/],
];

describe('bad input', () => {
  it.each(CASES)(
    '%s is one clear line, exit status %#, and leaves nothing behind',
    (name, source, status, line) => {
      const content = join(folder, `content of ${name}`);
      const dist = join(folder, `dist of ${name}`);
      const run = kanben(['make', source(), '--content', content, '--to', dist]);
      expect(run.stderr.trim().split('\n'), run.stderr).toHaveLength(1);
      expect(run.stderr).toMatch(line);
      expect(run.status).toBe(status);
      expect(run.stdout).toBe('');
      expect(existsSync(content) || existsSync(dist)).toBe(false);
    },
  );

  it('an unwritable target is one clear line, and nothing is half-written', () => {
    const file = at('a file, not a folder', 'x');
    const run = kanben(['import', sample, '--to', join(file, 'content')]);
    expect(run.stderr.split('\n').filter((line) => line.includes(' error '))).toHaveLength(1);
    expect(run.stderr).toMatch(/cannot be written/);
    expect(run.status).toBe(1);
  });

  it('an output that cannot take its place leaves no temporary file and the other output as it was', () => {
    const dist = join(folder, 'blocked');
    mkdirSync(join(dist, 'market-regulation-2020', 'market-regulation-2020.epub'), {
      recursive: true,
    });
    const run = kanben([
      'make',
      sample,
      '--content',
      join(folder, 'blocked-content'),
      '--to',
      dist,
    ]);
    expect(run.status).toBe(1);
    expect(filesBelow(dist)).toEqual([]);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['mkae', sample]],
    ['an unknown flag', ['make', sample, '--colour']],
    ['no source', ['make']],
    ['no edition', ['build']],
  ])('%s is wrong usage: exit status 2', (_, args) => {
    const run = kanben(args);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).not.toBe('');
  });

  it('an id that would leave the folder is refused', () => {
    const run = kanben(['import', sample, '--id', '../outside', '--to', join(folder, 'inside')]);
    expect(run.status).toBe(1);
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });

  it('an unknown format is refused before anything is written', () => {
    const run = kanben([
      'make',
      sample,
      '--format',
      'epub,mobi',
      '--content',
      join(folder, 'f'),
      '--to',
      join(folder, 'g'),
    ]);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/mobi/);
    expect(existsSync(join(folder, 'g'))).toBe(false);
  });
});
