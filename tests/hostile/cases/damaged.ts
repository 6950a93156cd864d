import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { kanben, root } from '../../e2e/kanben.js';
import { PNG } from '../../support/edition.js';
import { archive, type HostileCase, lay, layBook } from '../case.js';

const build = ['build', 'book', '--to', 'dist'];

/** An edition whose edition.yaml reads so. */
function yaml(name: string, text: string, status: 0 | 1, says: RegExp): HostileCase {
  return {
    name: `edition.yaml: ${name}`,
    lay(folder) {
      layBook(folder, { 'edition.yaml': text });
      return build;
    },
    status,
    says,
  };
}

/** An edition that was imported, and whose file at `path` is then spoiled. */
function spoilt(
  name: string,
  path: string,
  spoil: (file: string) => void,
  args: readonly string[],
  says: RegExp,
): HostileCase {
  return {
    name,
    lay(folder) {
      lay(folder, { 's.txt': '标题\n\n第一章　甲\n\n正文。\n\n第二章　乙\n\n正文二。\n' });
      kanben(['make', 's.txt', '--id', 'x'], { cwd: folder });
      spoil(join(folder, path));
      return args;
    },
    status: 1,
    says,
  };
}

/** Four pixels by two. */
const WEBP = Buffer.from('UklGRiAAAABXRUJQVlA4TBMAAAAvA0AAAA8Q87//8x8OfvAQ0f8IAA==', 'base64');
/** One pixel. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A PNG whose only row says that it has the filter 9, with the sums of its chunks as they should be. */
function unfiltered(): Buffer {
  const bytes = Buffer.from(PNG);
  const at = bytes.indexOf('IDAT');
  const end = at + 4 + bytes.readUInt32BE(at - 4);
  const rows = inflateSync(bytes.subarray(at + 4, end));
  rows[0] = 9;
  const body = Buffer.concat([Buffer.from('IDAT'), deflateSync(rows)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4, 0);
  ends.writeUInt32BE(crc32(body), 4);
  const chunk = [ends.subarray(0, 4), body, ends.subarray(4)];
  return Buffer.concat([bytes.subarray(0, at - 4), ...chunk, bytes.subarray(end + 4)]);
}

const half = (file: string) => truncateSync(file, readFileSync(file).length >> 1);

const ALIASES = Array.from({ length: 12 }, (_, n) =>
  n === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
    : `a${n}: &a${n} [${`*a${n - 1}, `.repeat(8)}*a${n - 1}]`,
).join('\n');

export const damaged: readonly HostileCase[] = [
  yaml('a title that begins with *', 'title: *工作要点*\n', 1, /edition\.yaml:1:\d+ +error/),
  yaml(
    'aliases that grow without end',
    `title: 书\n${ALIASES}\n`,
    1,
    /edition\.yaml:\d+:\d+ +error/,
  ),
  yaml('a date that is none', 'title: 书\ndate: 2024-06-31\n', 1, /edition\.yaml:2:\d+ +error/),
  yaml(
    'a key of every object',
    'title: 书\nconstructor: x\ntoString: y\n',
    1,
    /edition\.yaml:2:\d+ +error/,
  ),
  yaml('a key that stands twice', 'title: 书\ntitle: 书\n', 1, /edition\.yaml:\d+:\d+ +error/),
  yaml('a list', '- a\n- b\n', 1, /edition\.yaml:\d+:\d+ +error/),
  yaml('nothing', '', 1, /edition\.yaml.* error/),
  yaml('cut in a text', 'title: "书', 1, /edition\.yaml:\d+:\d+ +error/),
  yaml('a tag that makes code', 'title: !!js/function "function () {}"\n', 0, /^/),
  yaml(
    'a template named constructor',
    'title: 书\ntemplate: constructor\n',
    1,
    /template\/no-such-template/,
  ),
  spoilt(
    'a cut ledger.json, checked',
    'content/x/ledger.json',
    half,
    ['check', 'content/x'],
    /ledger\.json:\d+:\d+ +error .*io\/bad-json/,
  ),
  spoilt(
    'a cut ledger.json, imported again',
    'content/x/ledger.json',
    half,
    ['import', 's.txt', '--id', 'x'],
    /ledger\.json:\d+:\d+ +error .*io\/bad-json/,
  ),
  spoilt(
    'a ledger.json of another form',
    'content/x/ledger.json',
    (file) => writeFileSync(file, '{"version":1,"source":{}}'),
    ['check', 'content/x'],
    /ledger\.json:1:1 +error .*io\/other-json/,
  ),
  spoilt(
    'a ledger.json that is null',
    'content/x/ledger.json',
    (file) => writeFileSync(file, 'null'),
    ['check', 'content/x'],
    /io\/other-json/,
  ),
  spoilt(
    'a ledger.json with an expression that is none, imported again',
    'content/x/ledger.json',
    (file) => {
      const ledger = JSON.parse(readFileSync(file, 'utf8')) as { options?: object };
      const options = { ...ledger.options, drop: [{ source: '(', flags: 'u' }] };
      writeFileSync(file, JSON.stringify({ ...ledger, options }));
    },
    ['import', 's.txt', '--id', 'x'],
    /ledger\.json:1:1 +error .*options\.drop.*io\/other-json/,
  ),
  spoilt(
    'a cut edition.yaml',
    'content/x/edition.yaml',
    (file) => writeFileSync(file, 'title: "'),
    ['build', 'content/x'],
    /edition\.yaml:\d+:\d+ +error/,
  ),
  {
    name: 'a cut build.json beside a sound one keeps no other out of the catalogue',
    lay(folder) {
      layBook(folder);
      kanben(build, { cwd: folder });
      kanben([...build.slice(0, 3), 'dist'], { cwd: folder });
      lay(folder, {
        'dist/bad/build.json': '{"tool":',
        'dist/odd/build.json': '{"outputs":[null]}',
      });
      return ['catalog', '--to', 'dist'];
    },
    status: 0,
    says: [/bad\/build\.json +warning .*catalog\/old-record/, /odd\/build\.json +warning/],
    after(folder) {
      if (!readFileSync(join(folder, 'dist/catalog.json'), 'utf8').includes('书名'))
        throw new Error('lost');
    },
  },
  {
    name: 'an EPUB in dist that is none keeps the catalogue from nothing',
    lay(folder) {
      layBook(folder);
      kanben(build, { cwd: folder });
      writeFileSync(join(folder, 'dist/book/book.epub'), 'no zip');
      return ['catalog', '--to', 'dist'];
    },
    status: 0,
    says: /^(?![\s\S]*kanben: )/,
    after(folder) {
      readFileSync(join(folder, 'dist/index.html'));
    },
  },
  {
    name: 'one damaged object in an archive keeps no other from being listed',
    lay(folder) {
      layBook(folder);
      layBook(join(folder, 'more'), { 'edition.yaml': 'id: 乙\ntitle: 乙\n' });
      const add = (path: string) => archive(folder, path);
      add('book');
      const before = kanben(['archive', 'list', '--store', 'store', '--json'], { cwd: folder });
      if (before.status !== 0) throw new Error(before.stderr);
      add('more/book');
      spoilFirst(folder);
      return ['archive', 'list', '--store', 'store'];
    },
    status: 1,
    says: /error .*archive\/unreadable/,
  },
  {
    name: 'an archive action named toString',
    lay: () => ['archive', 'toString', '--store', 'constructor'],
    status: 2,
    says: /toString/,
  },
  {
    name: 'an archive named constructor that is not there',
    lay: () => ['archive', 'list', '--store', 'constructor'],
    status: 1,
    says: /archive\/no-store/,
  },
  {
    name: 'an encoding named constructor',
    lay(folder) {
      lay(folder, { 's.txt': '正文。\n' });
      return ['import', 's.txt', '--encoding', 'constructor'];
    },
    status: 1,
    says: /error .*constructor/,
  },
  {
    name: 'a template whose page size is constructor',
    lay(folder) {
      layBook(folder);
      lay(folder, { 't/template.yaml': 'extends: booklet\npage: {size: constructor}\n' });
      return [...build, '--template', 't'];
    },
    status: 1,
    says: /template\.yaml:2:\d+ +error/,
  },
  {
    name: 'a fonts.yaml that is no catalogue',
    lay(folder) {
      layBook(folder);
      lay(folder, { 'fonts/fonts.yaml': '- 1\n- *x\n' });
      return build;
    },
    status: 1,
    says: /fonts\.yaml:\d+:\d+ +error/,
  },
  {
    name: 'a fonts.yaml whose font is no font',
    lay(folder) {
      layBook(folder);
      lay(folder, {
        'fonts/fonts.yaml':
          'faces:\n  song: {file: x.ttf, family: X, weight: 400, licence: OFL-1.1, covers: x}\n',
        'fonts/x.ttf': 'no font',
      });
      return build;
    },
    status: 1,
    says: / error .*font\//,
  },
  {
    name: 'a font without its table post',
    lay(folder) {
      layBook(folder, { '01-a.md': '# Letters\n\nA text in this font.\n' });
      const font = readFileSync(join(root, 'fonts/JetBrainsMono-Regular.ttf'));
      const entry = font.indexOf('post', 0, 'latin1');
      font.write('pXst', entry, 'latin1');
      lay(folder, {
        'fonts/fonts.yaml':
          'faces:\n  latin: {file: x.ttf, family: X, weight: 400, licence: OFL-1.1, covers: x}\n',
        'fonts/x.ttf': font,
      });
      return build;
    },
    status: 1,
    says: /fonts\.yaml:\d+:\d+ +error .*table post.*font\/unreadable/,
  },
  {
    name: 'a cut PNG',
    lay(folder) {
      layBook(folder, { '01-a.md': '# 一\n\n![图](p.png)\n', 'p.png': PNG.subarray(0, 50) });
      return build;
    },
    status: 1,
    says: /01-a\.md:3:1 +error/,
  },
  ...(
    [
      ['a cut WebP', 'p.webp', WEBP.subarray(0, 34)],
      ['a WebP of a head alone', 'p.webp', WEBP.subarray(0, 24)],
      ['a cut GIF', 'p.gif', GIF.subarray(0, 38)],
      ['a GIF of other bytes', 'p.gif', Buffer.concat([GIF.subarray(0, 13), Buffer.alloc(50, 7)])],
      ['a PNG whose filter is none', 'p.png', unfiltered()],
    ] as const
  ).map(
    ([name, file, bytes]): HostileCase => ({
      name,
      lay(folder) {
        layBook(folder, { '01-a.md': `# 一\n\n![图](${file})\n`, [file]: bytes });
        return [...build, '--format', 'epub'];
      },
      status: 1,
      says: /01-a\.md:3:1 +error .*edition\/bad-picture/,
    }),
  ),
  {
    name: 'a TIFF whose entry is longer than any file',
    lay(folder) {
      const tiff = Buffer.alloc(64);
      tiff.write('MM\0*', 'latin1');
      tiff.writeUInt32BE(8, 4);
      tiff.writeUInt16BE(1, 8);
      // The resolution, a billion times.
      tiff.writeUInt16BE(286, 10);
      tiff.writeUInt16BE(5, 12);
      tiff.writeUInt32BE(1_056_964_608, 14);
      tiff.writeUInt32BE(26, 18);
      layBook(folder, { '01-a.md': '# 一\n\n![图](p.tif)\n', 'p.tif': tiff });
      return build;
    },
    status: 1,
    says: /01-a\.md:3:1 +error/,
  },
  {
    name: 'a page that is empty',
    lay(folder) {
      lay(folder, { 's.html': '<html></html>' });
      return ['import', 's.html'];
    },
    status: 1,
    says: / error /,
  },
  {
    name: 'a title with escape sequences and marks of direction',
    lay(folder) {
      layBook(folder, { 'edition.yaml': '"ti\\u001b[2Jtle\\u202e": 书\ntitle: 书\n' });
      return build;
    },
    status: 1,
    says: [/\\u001b\[2J/, /^[\n\P{Cc}]*$/u, /^[^\u202e]*$/u],
  },
  {
    name: 'control characters in a title, in the plain text and in a PDF’s information',
    lay(folder) {
      layBook(folder, {
        'edition.yaml': 'title: "书\\u001b[2J名\\u0007"\ncreators: ["甲\\u001b[31m"]\n',
        '01-a.md': '# 第一章\u001b[2J\n\n正文\u0007。\n',
      });
      return [...build, '--format', 'txt,pdf'];
    },
    status: 0,
    says: /^/,
    async after(folder) {
      const pdf = await PDFDocument.load(readFileSync(join(folder, 'dist/book/book.pdf')), {
        updateMetadata: false,
      });
      const texts = [
        readFileSync(join(folder, 'dist/book/book.txt'), 'utf8'),
        pdf.getTitle() ?? '\0',
        pdf.getAuthor() ?? '\0',
      ];
      for (const text of texts)
        if (/(?!\n)\p{Cc}/u.test(text)) throw new Error(JSON.stringify(text));
    },
  },
  {
    name: 'a missing TMPDIR',
    lay(folder) {
      layBook(folder);
      return build;
    },
    environment: { TMPDIR: '/nonexistent/folder' },
    status: 0,
    says: /^/,
    after(folder) {
      readFileSync(join(folder, 'dist/book/book.pdf'));
    },
  },
];

/** Takes a content file out of the archive's first object. */
function spoilFirst(folder: string): void {
  const { stdout } = kanben(['archive', 'list', '--store', 'store', '--json'], { cwd: folder });
  const text = JSON.parse(stdout) as { objects: { id: string }[] };
  if (text.objects.length !== 2) throw new Error(stdout);
  const file = findFile(join(folder, 'store'), '01-a.md');
  writeFileSync(file, '# 改\n');
}

function findFile(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${name}`))
    .sort();
  return join(folder, found[0] ?? '');
}
