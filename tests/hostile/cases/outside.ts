import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { kanben } from '../../e2e/kanben.js';
import { archive, type HostileCase, lay, layBook } from '../case.js';

/** What must never be read or replaced. */
function laySecret(folder: string): void {
  lay(folder, { 'secret.txt': '绝密的内容，绝密的内容。\n' });
}

function secretStands(folder: string): void {
  const text = readFileSync(join(folder, 'secret.txt'), 'utf8');
  if (text !== '绝密的内容，绝密的内容。\n')
    throw new Error(`the file outside has changed: ${text}`);
}

const link = (folder: string, to: string, path: string) => symlinkSync(to, join(folder, path));
const build = ['build', 'book', '--to', 'dist'];
const OUTSIDE = /error +this link leads out of the folder and was not read.*io\/outside-file/;

/** An archive with one object. */
function layStore(folder: string): void {
  layBook(folder);
  archive(folder, 'book');
}

/** A leftover of a process that is no longer there. */
function layLeftover(folder: string, workspace: string, key: string, commit: unknown): void {
  const owner = { pid: 2 ** 31 - 2, host: hostname(), started: '', token: 'x' };
  lay(folder, {
    [`${workspace}/${key}/owner.json`]: JSON.stringify(owner),
    [`${workspace}/${key}/stage/commit.json`]: JSON.stringify(commit),
    [`${workspace}/${key}/stage/version/x`]: '改写',
    [`${workspace}/${key}/stage/inventory.json`]: '改写',
    [`${workspace}/${key}/stage/new-0`]: '改写',
  });
}

const reading: readonly HostileCase[] = [
  ...['edition.yaml', '01-a.md'].map(
    (name): HostileCase => ({
      name: `${name} is a link to a file elsewhere`,
      lay(folder) {
        laySecret(folder);
        layBook(folder);
        execFileSync('rm', [join(folder, 'book', name)]);
        link(folder, '../secret.txt', `book/${name}`);
        return build;
      },
      status: 1,
      says: [OUTSIDE, /^(?![\s\S]*绝密)/],
    }),
  ),
  ...['content/x/style.yaml', 'content/style.yaml'].map(
    (path): HostileCase => ({
      name: `${path} is a link to a file elsewhere`,
      lay(folder) {
        laySecret(folder);
        lay(folder, { 's.txt': '第一章　甲\n\n正文。\n' });
        mkdirSync(join(folder, 'content/x'), { recursive: true });
        link(folder, join(folder, 'secret.txt'), path);
        return ['import', 's.txt', '--id', 'x'];
      },
      status: 1,
      says: [OUTSIDE, /^(?![\s\S]*绝密)/],
    }),
  ),
  {
    name: 'a chapter is a link to /proc/self/environ',
    lay(folder) {
      layBook(folder);
      link(folder, '/proc/self/environ', 'book/02-b.md');
      return build;
    },
    status: 1,
    says: OUTSIDE,
  },
  {
    name: 'a chapter is a pipe',
    lay(folder) {
      layBook(folder);
      execFileSync('mkfifo', [join(folder, 'book/02-b.md')]);
      return build;
    },
    status: 1,
    says: /02-b\.md.*not an ordinary file.*io\/odd-file/,
  },
  {
    name: 'a picture is a pipe',
    lay(folder) {
      layBook(folder, { '01-a.md': '# 一\n\n![图](p.png)\n' });
      execFileSync('mkfifo', [join(folder, 'book/p.png')]);
      return build;
    },
    status: 1,
    says: /edition\/no-image/,
  },
  {
    name: 'a picture is a link to a file elsewhere',
    lay(folder) {
      laySecret(folder);
      layBook(folder, { '01-a.md': '# 一\n\n![图](p.png)\n' });
      link(folder, '../secret.txt', 'book/p.png');
      return build;
    },
    status: 1,
    says: /edition\/outside-image/,
  },
  {
    name: 'the edition names a template elsewhere',
    lay(folder) {
      lay(folder, { 'house/template.yaml': 'extends: booklet\n' });
      layBook(folder, { 'edition.yaml': 'title: 书\ntemplate: ../house\n' });
      mkdirSync(join(folder, 'in'));
      execFileSync('mv', [join(folder, 'book'), join(folder, 'in/book')]);
      return ['build', 'in/book', '--to', 'dist'];
    },
    status: 1,
    says: /template/,
  },
  {
    name: 'a template’s file is a link to a file elsewhere',
    lay(folder) {
      laySecret(folder);
      lay(folder, { 'house/template.yaml': 'extends: booklet\n' });
      link(folder, '../secret.txt', 'house/epub.css');
      layBook(folder);
      return [...build, '--template', 'house'];
    },
    status: 1,
    says: [OUTSIDE, /^(?![\s\S]*绝密)/],
  },
  ...['/dev/zero', '/dev/null', '/dev/stdin'].map(
    (source): HostileCase => ({
      name: `the source is ${source}`,
      lay: () => ['import', source, '--id', 'x'],
      status: 1,
      says: /io\/odd-file/,
    }),
  ),
  {
    name: 'a source is a pipe that nobody writes to',
    lay(folder) {
      execFileSync('mkfifo', [join(folder, 'source.txt')]);
      return ['import', 'source.txt'];
    },
    status: 1,
    says: /io\/odd-file/,
  },
  {
    name: 'a template’s epub.css is a pipe',
    lay(folder) {
      lay(folder, { 'house/template.yaml': 'extends: booklet\n' });
      execFileSync('mkfifo', [join(folder, 'house/epub.css')]);
      layBook(folder);
      return [...build, '--template', 'house'];
    },
    status: 1,
    says: /epub\.css +error .*io\/odd-file/,
  },
  ...['book/sign-offs.yaml', 'sign-offs.yaml'].map(
    (path): HostileCase => ({
      name: `${path} is a pipe where the project archives only what is signed`,
      lay(folder) {
        layBook(folder);
        lay(folder, { 'sign-offs.yaml': 'required: true\n' });
        rmSync(join(folder, path), { force: true });
        execFileSync('mkfifo', [join(folder, path)]);
        return ['archive', 'add', 'book', '--store', 'store'];
      },
      status: 1,
      says: /sign-offs\.yaml +error .*io\/odd-file/,
    }),
  ),
  {
    name: 'the ledger is a link to a file elsewhere',
    lay(folder) {
      laySecret(folder);
      layBook(folder);
      link(folder, '../secret.txt', 'book/ledger.json');
      return ['check', 'book'];
    },
    status: 1,
    says: OUTSIDE,
  },
];

const writing: readonly HostileCase[] = [
  {
    name: 'an import into a folder whose source folder is a link',
    lay(folder) {
      lay(folder, { 'elsewhere/s.txt': '原有', 's.txt': '第一章　甲\n\n正文。\n' });
      mkdirSync(join(folder, 'content/x'), { recursive: true });
      link(folder, '../../elsewhere', 'content/x/source');
      return ['import', 's.txt', '--id', 'x', '--force'];
    },
    status: 1,
    says: /io\/outside-path/,
    after(folder) {
      if (readFileSync(join(folder, 'elsewhere/s.txt'), 'utf8') !== '原有')
        throw new Error('replaced');
    },
  },
  {
    name: 'sheets are to be written into a device',
    lay(folder) {
      layBook(folder);
      kanben([...build, '--format', 'pdf'], { cwd: folder });
      return ['impose', 'dist/book/book.pdf', '--to', '/dev/full'];
    },
    status: 1,
    says: /io\/not-a-file/,
    after() {
      if (!existsSync('/dev/full')) throw new Error('the device is gone');
    },
  },
  ...(
    [
      ['a catalogue is to be written into a pipe', ['catalog', '--to', 'pipe'], /not-a-folder/],
      [
        'a batch is to keep its cache in a pipe',
        ['batch', 'book', '--cache', 'pipe'],
        /not-a-folder/,
      ],
      [
        'a batch is to report into a pipe',
        ['batch', 'book', '--no-cache', '--report', 'pipe'],
        /io\/not-a-file/,
      ],
      [
        'a batch is to go on with a report that is a pipe',
        ['batch', 'book', '--no-cache', '--report', 'pipe', '--resume'],
        /io\/odd-file/,
      ],
    ] as const
  ).map(
    ([name, args, says]): HostileCase => ({
      name,
      lay(folder) {
        layBook(folder);
        execFileSync('mkfifo', [join(folder, 'pipe')]);
        return args;
      },
      status: 1,
      says: [/^pipe +error/, says],
    }),
  ),
  ...(
    [
      'import s.txt --id x --to',
      'build book --to',
      'make s.txt --to',
      'catalog --to',
      'archive add book --store',
    ] as const
  ).map(
    (command): HostileCase => ({
      name: `${command.split(' ')[0]} is to write where the system makes no folder`,
      lay(folder) {
        lay(folder, { 's.txt': '标题\n\n正文。\n' });
        layBook(folder);
        return [...command.split(' '), '/proc/kanben/out'];
      },
      status: 1,
      says: / error .*(?:io\/unwritable|catalog\/no-editions)/,
    }),
  ),
  {
    name: 'a foreign archive whose leftover leads to a file elsewhere',
    lay(folder) {
      layStore(folder);
      laySecret(folder);
      const commit = { path: ['..'], version: 'secret.txt' };
      layLeftover(folder, 'store/extensions/kanben-workspace', 'a'.repeat(32), commit);
      return ['archive', 'list', '--store', 'store'];
    },
    status: 0,
    says: /^$/,
    after: secretStands,
  },
  {
    name: 'an archive whose workspace is a link to another folder',
    lay(folder) {
      layStore(folder);
      lay(folder, { 'precious/gone-1/x': '要紧', 'precious/prep-99999999-x/y': '要紧' });
      link(folder, '../../precious', 'store/extensions/kanben-workspace');
      return ['archive', 'list', '--store', 'store'];
    },
    status: 0,
    says: /^$/,
    after(folder) {
      for (const path of ['gone-1/x', 'prep-99999999-x/y'])
        readFileSync(join(folder, 'precious', path));
    },
  },
  {
    name: 'junk in the archive’s workspace',
    lay(folder) {
      layStore(folder);
      const workspace = 'store/extensions/kanben-workspace';
      lay(folder, { [`${workspace}/junk`]: 'x', [`${workspace}/folder/x`]: 'y' });
      return ['archive', 'verify', '--store', 'store'];
    },
    status: 0,
    says: /^/,
  },
  {
    name: 'restoring through a link in the target',
    lay(folder) {
      layStore(folder);
      mkdirSync(join(folder, 'elsewhere'));
      mkdirSync(join(folder, 'to'));
      link(folder, '../elsewhere', 'to/content');
      return ['archive', 'restore', 'book', '--store', 'store', '--to', 'to'];
    },
    status: 1,
    says: /io\/outside-path/,
    after(folder) {
      if (existsSync(join(folder, 'elsewhere/book'))) throw new Error('written through the link');
    },
  },
  {
    name: 'restoring from content that is a link',
    lay(folder) {
      layStore(folder);
      laySecret(folder);
      const found = execFileSync('find', [join(folder, 'store'), '-name', '01-a.md'], {
        encoding: 'utf8',
      });
      const [file = ''] = found.trim().split('\n');
      execFileSync('rm', [file]);
      symlinkSync(join(folder, 'secret.txt'), file);
      return ['archive', 'restore', 'book', '--store', 'store', '--to', 'to'];
    },
    status: 1,
    says: [OUTSIDE, /^(?![\s\S]*绝密)/],
  },
  {
    name: 'an archive inside the edition',
    lay(folder) {
      layBook(folder);
      return ['archive', 'add', 'book', '--store', 'book/store'];
    },
    status: 1,
    says: /archive\/store-inside/,
    after(folder) {
      if (existsSync(join(folder, 'book/store'))) throw new Error('a store was made');
    },
  },
  {
    name: 'a catalogue where somebody’s own page stands',
    lay(folder) {
      layBook(folder);
      kanben(build, { cwd: folder });
      lay(folder, { 'dist/index.html': '<h1>自己的主页</h1>' });
      return ['catalog', '--to', 'dist'];
    },
    status: 1,
    says: /index\.html.*catalog\/foreign-file/,
    after(folder) {
      if (!readFileSync(join(folder, 'dist/index.html'), 'utf8').includes('自己的主页')) {
        throw new Error('the page was replaced');
      }
    },
  },
  {
    name: 'a catalogue where somebody’s own cover stands',
    lay(folder) {
      layBook(folder);
      kanben(build, { cwd: folder });
      lay(folder, { 'dist/book/cover.png': '自己的封面' });
      return ['catalog', '--to', 'dist'];
    },
    status: 0,
    says: /cover\.png.*catalog\/foreign-cover/,
    after(folder) {
      if (readFileSync(join(folder, 'dist/book/cover.png'), 'utf8') !== '自己的封面') {
        throw new Error('the cover was replaced');
      }
    },
  },
  {
    name: 'a build.json whose outputs lead elsewhere',
    lay(folder) {
      layBook(folder);
      laySecret(folder);
      kanben(build, { cwd: folder });
      const file = join(folder, 'dist/book/build.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"book.pdf"', '"../../secret.txt"'));
      return ['catalog', '--to', 'dist'];
    },
    status: 1,
    says: [/catalog\/old-record/, /catalog\/no-editions/],
  },
  ...(['clear', 'show'] as const).map(
    (action): HostileCase => ({
      name: `a folder that is no cache, ${action}`,
      lay(folder) {
        lay(folder, { 'project/notes.txt': '要紧' });
        return ['cache', action, '--cache', 'project'];
      },
      status: 1,
      says: /^project +error .*io\/not-a-cache/,
      after: (folder) => void readFileSync(join(folder, 'project/notes.txt')),
    }),
  ),
  {
    name: 'sheets are to be written over a file that is no PDF',
    lay(folder) {
      layBook(folder);
      kanben([...build, '--format', 'pdf'], { cwd: folder });
      lay(folder, { 'notes.txt': '要紧' });
      return ['impose', 'dist/book/book.pdf', '--to', 'notes.txt'];
    },
    status: 1,
    says: /^notes\.txt +error .*io\/exists/,
    after(folder) {
      if (readFileSync(join(folder, 'notes.txt'), 'utf8') !== '要紧') throw new Error('replaced');
    },
  },
  ...(
    [
      ['sheets', 'mine.pdf', ['impose', 'dist/book/book.pdf', '--to', 'mine.pdf']],
      ['sheets of the usual name', 'dist/book/book.saddle.pdf', ['impose', 'dist/book/book.pdf']],
      ['a report', 'mine.jsonl', ['batch', 'book', '--to', 'other', '--report', 'mine.jsonl']],
      [
        'a report that goes on',
        'mine.jsonl',
        ['batch', 'book', '--to', 'other', '--report', 'mine.jsonl', '--resume'],
      ],
      ['a book', 'other/book/book.pdf', ['build', 'book', '--to', 'other']],
      ['a book of a batch', 'other/book/book.epub', ['batch', 'book', '--to', 'other']],
    ] as const
  ).map(
    ([name, file, args]): HostileCase => ({
      name: `${name} over a file that Kanben did not write`,
      lay(folder) {
        layBook(folder);
        kanben([...build, '--format', 'pdf'], { cwd: folder });
        // A PDF of somebody's own, with no word of Kanben.
        lay(folder, { [file]: '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< >>\nendobj\n' });
        return args;
      },
      status: 1,
      says: new RegExp(`^${file.replaceAll('.', '\\.')} +error .*io/exists`, 'm'),
      after(folder) {
        if (!readFileSync(join(folder, file), 'utf8').startsWith('%PDF-1.4'))
          throw new Error('replaced');
      },
    }),
  ),
  ...(
    [
      ['outputs', 'dist/book', build],
      ['an edition', 'content/x', ['import', 's.txt', '--id', 'x', '--force']],
    ] as const
  ).map(
    ([name, link, args]): HostileCase => ({
      name: `the folder of ${name} is a link that leads elsewhere`,
      lay(folder) {
        layBook(folder);
        lay(folder, { 's.txt': '标题\n\n正文。\n', 'elsewhere/notes.txt': '要紧' });
        mkdirSync(join(folder, dirname(link)));
        symlinkSync('../elsewhere', join(folder, link));
        return args;
      },
      status: 1,
      says: new RegExp(`^${link} +error .*io/outside-path`, 'm'),
      after(folder) {
        if (readdirSync(join(folder, 'elsewhere')).length !== 1) throw new Error('written');
      },
    }),
  ),
  {
    name: 'sheets and a report over those of an earlier run',
    lay(folder) {
      layBook(folder);
      const report = ['batch', 'book', '--to', 'other', '--report', 'r.jsonl'];
      kanben([...build, '--format', 'pdf'], { cwd: folder });
      kanben(['impose', 'dist/book/book.pdf'], { cwd: folder });
      kanben(report, { cwd: folder });
      const again = kanben(report, { cwd: folder });
      if (again.status !== 0) throw new Error(again.stderr);
      return ['impose', 'dist/book/book.pdf'];
    },
    status: 0,
    says: /^/,
  },
  {
    name: 'a report whose name is a link to a file that is not there',
    lay(folder) {
      layBook(folder);
      symlinkSync('elsewhere', join(folder, 'r.jsonl'));
      return ['batch', 'book', '--to', 'dist', '--report', 'r.jsonl'];
    },
    status: 1,
    says: /r\.jsonl +error .*io\/not-a-file/,
    after(folder) {
      if (existsSync(join(folder, 'elsewhere'))) throw new Error('written');
    },
  },
  {
    name: 'a desk where the system makes no folder',
    lay: () => ['desk', '/proc/kanben', '--no-open'],
    status: 1,
    says: /^\/proc\/kanben +error .*io\/unwritable.*$/m,
  },
  {
    name: 'a desk on a file',
    lay(folder) {
      lay(folder, { 'notes.txt': '要紧' });
      return ['desk', 'notes.txt', '--no-open'];
    },
    status: 1,
    says: /^notes\.txt.* error .*io\/not-a-folder/,
  },
  {
    name: 'a cache in a folder that holds editions of the user’s own',
    lay(folder) {
      lay(folder, {
        'project/editions/mine/edition.yaml': 'title: 要紧\n',
        'project/search-indexes/notes/x': '要紧',
        [`project/editions/${'a'.repeat(64)}/entry.json`]: '{}',
      });
      return ['cache', 'clear', '--cache', 'project'];
    },
    status: 0,
    says: /^/,
    after(folder) {
      for (const path of ['editions/mine/edition.yaml', 'search-indexes/notes/x'])
        readFileSync(join(folder, 'project', path));
      if (existsSync(join(folder, 'project/editions', 'a'.repeat(64)))) throw new Error('kept');
    },
  },
  ...(
    [
      ['that still stands', () => {}, /other\/book.*\bbook\b.*io\/other-origin/],
      [
        'that is gone',
        (folder) => rmSync(join(folder, 'book'), { recursive: true }),
        /other\/book.*io\/other-edition/,
      ],
    ] as readonly (readonly [string, (folder: string) => void, RegExp])[]
  ).map(
    ([name, before, says]): HostileCase => ({
      name: `another edition of the id of one ${name}`,
      lay(folder) {
        layBook(folder, { 'edition.yaml': 'title: 甲书\n', '01-a.md': '# 甲\n\n甲文。\n' });
        kanben(build, { cwd: folder });
        layBook(join(folder, 'other'), {
          'edition.yaml': 'title: 乙书\n',
          '01-a.md': '# 乙\n\n乙文。\n',
        });
        before(folder);
        return ['build', 'other/book', '--to', 'dist'];
      },
      status: 1,
      says,
      after(folder) {
        if (!readFileSync(join(folder, 'dist/book/build.json'), 'utf8').includes('甲书'))
          throw new Error('replaced');
      },
    }),
  ),
  {
    name: 'a copy of an edition, with other words, of the same title',
    lay(folder) {
      layBook(folder);
      kanben(build, { cwd: folder });
      layBook(join(folder, 'other'), { '01-a.md': '# 第一章\n\n改过的正文。\n' });
      return ['build', 'other/book', '--to', 'dist'];
    },
    status: 1,
    says: /io\/other-origin/,
  },
  {
    name: 'two editions of one id',
    lay(folder) {
      layBook(folder, { 'edition.yaml': 'id: same\ntitle: 甲\n' });
      cpSync(join(folder, 'book'), join(folder, 'other'), { recursive: true });
      return ['build', 'book', 'other', '--to', 'dist'];
    },
    status: 1,
    says: /other.*book.*io\/same-id/,
  },
];

export const outside: readonly HostileCase[] = [...reading, ...writing];
