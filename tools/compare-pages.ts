/**
 * npm run compare:pages: the rich edition of the tests as a PDF by Kanben, Typst, XeLaTeX with ctex and Vivliostyle, on
 * the same page with the same faces, each measured by the same reader. `--write` puts the table and the pages into
 * docs/comparison.md and its Chinese form. Programs that are not here are left out. TYPST, XELATEX, VIVLIOSTYLE and
 * KANBEN_CHROMIUM name programs that are not on the path. npm run build comes first.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEdition } from '../src/edition/read-edition.js';
import { readTemplate } from '../src/layout/template/read-template.js';
import { encodePng } from '../src/outputs/raster/png.js';
import { tableInChinese } from './epub/chinese-table.js';
import { pagePicture } from './pages/draw.js';
import { figuresOf, type PageFigures } from './pages/figures.js';
import { latexOf } from './pages/latex.js';
import { typstOf } from './pages/typst.js';
import { pageOf } from './pages/vivliostyle.js';

const EDITION = 'tests/fixtures/editions/rich';
/** The divisions that all four programs can take: pictures are set apart from the comparison. */
const DIVISIONS = ['01-tables.md', '02-notes.md', '03-western.md', '05-prose.md'];
const PICTURES = 'docs/images/compared';
/** Words of the pages that are shown. */
const SHOWN = ['统计截止日', '集市始于明代', '路径'] as const;

const work = mkdtempSync(join(tmpdir(), 'kanben-compare-'));
const folder = join(work, 'rich');
mkdirSync(folder);
for (const name of [...DIVISIONS, 'edition.yaml', 'pic.png']) {
  cpSync(join(EDITION, name), join(folder, name));
}
const { edition } = await readEdition(folder);
const fonts = resolve('fonts');

function run(command: string, args: readonly string[], cwd = work): boolean {
  const { status, stderr, stdout, error } = spawnSync(command, args, { encoding: 'utf8', cwd });
  if (error !== undefined) return false;
  if (status !== 0) console.error(`${command} ${args.join(' ')}: ${status}\n${stdout}\n${stderr}`);
  return status === 0;
}

function versionOf(command: string): string {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)+/.exec(stdout ?? '')?.[0] ?? '';
}

interface Maker {
  readonly name: string;
  /** Makes the PDF and returns its path; undefined where the program is not here. */
  readonly make: () => Promise<string | undefined>;
}

const MAKERS: readonly Maker[] = [
  {
    name: 'Kanben',
    async make() {
      const to = join(work, 'kanben');
      run(
        process.execPath,
        [resolve('lib/cli/kanben.js'), 'build', folder, '--to', to, '--format', 'pdf', '--quiet'],
        resolve('.'),
      );
      return join(to, 'rich/rich.pdf');
    },
  },
  {
    name: `Typst ${versionOf(process.env.TYPST ?? 'typst')}`,
    async make() {
      writeFileSync(join(work, 'book.typ'), typstOf(edition));
      const args = ['compile', '--font-path', fonts, 'book.typ', 'typst.pdf'];
      return run(process.env.TYPST ?? 'typst', args) ? join(work, 'typst.pdf') : undefined;
    },
  },
  {
    name: 'XeLaTeX, ctex',
    async make() {
      writeFileSync(join(work, 'ctex.tex'), latexOf(edition, fonts));
      const args = ['-interaction=nonstopmode', 'ctex.tex'];
      const twice = [0, 1, 2].map(() =>
        spawnSync(process.env.XELATEX ?? 'xelatex', args, { cwd: work }),
      );
      return twice.every(({ error }) => error === undefined) ? join(work, 'ctex.pdf') : undefined;
    },
  },
  {
    name: `Vivliostyle ${versionOf(process.env.VIVLIOSTYLE ?? 'vivliostyle')}`,
    async make() {
      const template = await readTemplate('booklet', { packageRoot: resolve('.') });
      writeFileSync(join(work, 'book.html'), pageOf(edition, template));
      cpSync(fonts, join(work, 'fonts'), { recursive: true });
      const browser = process.env.KANBEN_CHROMIUM ?? '/usr/bin/chromium';
      const args = ['build', 'book.html', '-o', 'vivliostyle.pdf', '--executable-browser', browser];
      const made = run(process.env.VIVLIOSTYLE ?? 'vivliostyle', args);
      return made ? join(work, 'vivliostyle.pdf') : undefined;
    },
  },
];

const ROWS: readonly (readonly [string, (figures: PageFigures) => string])[] = [
  ['pages', ({ pages }) => `${pages}`],
  ['marks where none may stand', ({ forbidden }) => `${forbidden}`],
  ['pairs of marks not squeezed', ({ unsqueezed, pairs }) => `${unsqueezed} of ${pairs}`],
  ['spacing of lines, standard deviation', ({ spread }) => `${spread.toFixed(3)} em`],
  ['widest line', ({ widest }) => `${widest.toFixed(3)} em`],
  ['single marks below ¾ em', ({ narrow, marks }) => `${narrow} of ${marks}`],
  ['numbers and dates broken in cells', ({ broken, cells }) => `${broken} of ${cells}`],
];

const columns: {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly figures: PageFigures;
}[] = [];
for (const { name, make } of MAKERS) {
  const path = await make();
  if (path === undefined) {
    console.warn(`${name} is not here, or failed: left out`);
    continue;
  }
  const bytes = new Uint8Array(readFileSync(path));
  columns.push({ name, bytes, figures: await figuresOf(bytes, edition) });
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const head = [
  line(['', ...columns.map(({ name }) => name)]),
  line(['---', ...columns.map(() => '---')]),
];
const table = [
  ...head,
  ...ROWS.map(([title, of]) => line([title, ...columns.map(({ figures }) => of(figures))])),
].join('\n');
console.log(table);

async function shownPages(): Promise<string> {
  mkdirSync(PICTURES, { recursive: true });
  const rows: string[] = [];
  for (const [at, words] of SHOWN.entries()) {
    const cells: string[] = [];
    for (const [column, { name, bytes }] of columns.entries()) {
      const picture = await pagePicture(bytes, words, 420);
      const file = `${['kanben', 'typst', 'ctex', 'vivliostyle'][column]}-${at + 1}.png`;
      writeFileSync(join(PICTURES, file), await encodePng(picture));
      cells.push(`![${name}](images/compared/${file})`);
    }
    rows.push(line(['', ...cells]));
  }
  return [...head, ...rows].join('\n');
}

if (process.argv.includes('--write')) {
  const pages = await shownPages();
  for (const [file, measured] of [
    ['docs/comparison.md', table],
    ['docs/comparison.zh-CN.md', tableInChinese(table)],
  ] as const) {
    const text = readFileSync(file, 'utf8');
    const block = /(<!-- pages -->\n)[\s\S]*?(<!-- end of pages -->)/;
    writeFileSync(
      file,
      text.replace(block, (_, from, to) => `${from}\n${measured}\n\n${pages}\n\n${to}`),
    );
  }
}
rmSync(work, { recursive: true, force: true });
