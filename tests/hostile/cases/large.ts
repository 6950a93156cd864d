import { type HostileCase, lay, layBook } from '../case.js';

const build = ['build', 'book', '--to', 'dist'];

/** A chapter that reads so, in an edition that is built. */
function chapter(
  name: string,
  body: () => string,
  status: 0 | 1 = 0,
  says: RegExp = /^/,
): HostileCase {
  return {
    name: `a chapter of ${name}`,
    lay(folder) {
      layBook(folder, { '01-a.md': `# 第一章\n\n${body()}\n` });
      return [...build, '--format', 'epub'];
    },
    status,
    says,
  };
}

/** A source that reads so, imported. */
function source(
  name: string,
  file: string,
  body: () => string,
  status: 0 | 1 = 0,
  says: RegExp = /^/,
): HostileCase {
  return {
    name: `a source of ${name}`,
    lay(folder) {
      lay(folder, { [file]: body() });
      return ['import', file, '--id', 'x', '--quiet'];
    },
    status,
    says,
  };
}

const many = (text: string, count: number) => text.repeat(count);

export const large: readonly HostileCase[] = [
  source(
    'the longest run of pipes and dashes',
    's.txt',
    () => `首页|${many('首页-----', 60)}\n正文。\n`,
  ),
  source('a line of small sizes', 's.txt', () => `${many('小字号', 5000)}x\n正文。\n`),
  source('80,000 spaces in a line', 's.txt', () => `正文${many(' ', 80_000)}完。\n`),
  source('30,000 closing brackets', 's.txt', () => `正文${many('](.', 30_000)}完。\n`),
  source('40,000 commas', 's.txt', () => `正文${many('，,', 20_000)}完。\n`),
  source('one short line 40,000 times', 's.txt', () => `标题\n\n正文。\n${many('完\n', 40_000)}`),
  source(
    '2,000 nested div',
    's.html',
    () => `<html><body>${many('<div>', 2000)}<p>正文一段，讲一件事。</p>${many('</div>', 2000)}`,
  ),
  source(
    '20,000 b',
    's.html',
    () => `<html><body><p>正文${many('<b>', 20_000)}粗${many('</b>', 20_000)}</p>`,
    1,
    /s\.html:1:1 +error .*source\/too-deep/,
  ),
  source('a line of 1 MB', 's.txt', () => `标题\n\n${many('很长的一行，没有尽头。', 90_000)}\n`),
  chapter(
    '1,400 nested quotations',
    () => `${many('> ', 1400)}深`,
    1,
    /01-a\.md:3.*edition\/too-deep/,
  ),
  chapter(
    'lists 700 deep',
    () => Array.from({ length: 700 }, (_, n) => `${many('  ', n)}- 项`).join('\n'),
    1,
    /01-a\.md:\d+.*edition\/too-deep/,
  ),
  chapter(
    '3,000 asterisks',
    () => `${many('*', 3000)}强${many('*', 3000)}`,
    1,
    /edition\/too-deep/,
  ),
  {
    ...source('3,000 chapters, where a process may open 100 files', 's.txt', () =>
      Array.from({ length: 3000 }, (_, at) => `第${at + 1}章　题\n\n正文一段。\n`).join('\n'),
    ),
    environment: { OPEN_FILES: '100' },
  },
  {
    name: 'a heading of 5,000 phrases',
    lay(folder) {
      layBook(folder, {
        '01-a.md': `# ${many('标题，', 5000)}\n\n正文。\n`,
        '02-b.md': '# 第二章\n\n正文。\n',
      });
      return [...build, '--format', 'epub'];
    },
    status: 0,
    says: /^/,
  },
  chapter('20,000 open brackets', () => many('[', 20_000)),
  chapter('100,000 combining marks on one letter', () => `字a${many('\u0301', 100_000)}`),
  chapter('2,000 notes', () =>
    Array.from({ length: 2000 }, (_, at) => `文[^${at}]。\n\n[^${at}]: 注。\n\n`).join(''),
  ),
  {
    name: 'an edition.yaml of 300,000 keys',
    lay: (folder) => {
      const keys = Array.from({ length: 300_000 }, (_, at) => `k${at}: 1\n`);
      layBook(folder, { 'edition.yaml': `title: 书名\n${keys.join('')}` });
      return ['build', 'book'];
    },
    status: 1,
    says: /edition\.yaml:1:1.*more than 10,000 keys/,
  },
  chapter('200,000 letters in a row', () => many('a', 200_000)),
  chapter('9,000 tags without an end', () => many('<b>', 9000)),
  chapter('20,000 addresses in a row', () => many('a@b.c', 20_000)),
  chapter(
    'a table of 100 columns and 1,000 rows',
    () => `${many('|甲', 100)}\n${many('|-', 100)}\n${many(`${many('|乙', 100)}\n`, 1000)}`,
    1,
    /01-a\.md:3.*edition\/many-cells/,
  ),
  {
    name: 'an expression of the user that would take endless time',
    lay(folder) {
      lay(folder, { 's.txt': `标题\n\n正文。\n\n${many('a', 60)}!\n` });
      return ['import', 's.txt', '--id', 'x', '--drop', '(a+)+$', '--heading', '(b*)*c'];
    },
    status: 0,
    says: /^/,
  },
  chapter('20,000 backquotes', () => many('`a', 20_000)),
  chapter(
    '5,000 references to one long address',
    () => `${many('[链接][a] ', 5000)}\n\n[a]: https://example.org/${many('x', 50_000)}`,
    1,
    /01-a\.md:5.*edition\/long-address/,
  ),
  ...['s.txt', 's.md', 's.html'].map((file) =>
    source(
      `2,000,000 lines in ${file}`,
      file,
      () => many(file === 's.html' ? '<p>一行。\n' : '一行。\n', 2_000_000),
      1,
      /error .*300000.*source\/too-many-lines/,
    ),
  ),
  source(
    '700,000 tags in one line',
    's.html',
    () => many('<p>一段。</p>', 700_000),
    1,
    /source\/too-many-lines/,
  ),
  source(
    'a table of 30,000 rows',
    's.md',
    () => `# 表\n\n|甲|乙|\n|---|---|\n${many('|一|二|\n', 30_000)}`,
    1,
    /s\.md:3.*source\/long-block/,
  ),
  chapter('2,000,000 lines', () => many('一行。\n', 2_000_000), 1, /edition\/too-many-lines/),
  chapter(
    '30,000 lines in one paragraph',
    () => many('一行。\n', 30_000),
    1,
    /:3.*edition\/long-block/,
  ),
  chapter('50,000 paragraphs', () => many('一段。\n\n', 50_000)),
  {
    name: 'a source that is larger than is read',
    lay(folder) {
      lay(folder, { 's.txt': Buffer.alloc(257 * 2 ** 20, '字') });
      return ['import', 's.txt'];
    },
    status: 1,
    says: /too large.*--max-size.*io\/too-large/,
  },
];
