/**
 * npm run compare:epub: the sample edition's Markdown as an EPUB by Kanben, pandoc and calibre, measured in one run;
 * `--write` puts the table into docs/comparison.md and its Chinese form. It runs the compiled command line: npm run build comes first.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import JSZip from 'jszip';
import { checkers } from './epub/checkers.js';
import { tableInChinese } from './epub/chinese-table.js';

const EDITION = 'content/market-regulation-2020';
const RUNS = 5;

const work = mkdtempSync(join(tmpdir(), 'kanben-compare-'));
const yaml = readFileSync(join(EDITION, 'edition.yaml'), 'utf8');
const title = /^title: (.*)$/m.exec(yaml)?.[1] ?? '';
const chapters = readdirSync(EDITION)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(join(EDITION, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
const markdown = join(work, 'book.md');
writeFileSync(markdown, chapters.join('\n'));
const solid = (text: string) => text.replace(/[\s\u200b]/g, '');
/** The edition's text as its readers see it: headings' and paragraphs' characters. */
const wanted = solid(chapters.join('\n').replace(/^#+ /gm, ''));

interface Maker {
  readonly name: string;
  readonly version: () => string | undefined;
  /** Makes the EPUB; its path. */
  readonly make: (to: string) => string;
}

const run = (command: string, args: readonly string[], env: Record<string, string> = {}) => {
  const made = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (made.status !== 0) throw new Error(`${command}: ${made.stderr}`);
  return made.stdout;
};
const versionOf = (command: string) => {
  const { stdout, status } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
};

const MAKERS: readonly Maker[] = [
  {
    name: 'Kanben',
    version: () =>
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    make(to) {
      run(process.execPath, ['lib/cli/kanben.js', 'build', EDITION, '--to', to, '--quiet']);
      return join(to, 'market-regulation-2020/market-regulation-2020.epub');
    },
  },
  {
    name: 'pandoc',
    version: () => versionOf('pandoc'),
    make(to) {
      const out = join(to, 'pandoc.epub');
      const metadata = ['--metadata', `title=${title}`, '--metadata', 'lang=zh-CN'];
      run('pandoc', [markdown, '--toc', ...metadata, '-o', out]);
      return out;
    },
  },
  {
    name: 'calibre',
    version: () => versionOf('ebook-convert'),
    make(to) {
      const out = join(to, 'calibre.epub');
      const flags = ['--epub-version', '3', '--title', title, '--language', 'zh-CN'];
      run('ebook-convert', [markdown, out, ...flags, '--chapter', '//h:h1'], {
        QT_QPA_PLATFORM: 'offscreen',
        QTWEBENGINE_CHROMIUM_FLAGS: '--no-sandbox',
      });
      return out;
    },
  },
];

type Row = readonly [string, string];

async function measured({ make }: Maker): Promise<readonly Row[]> {
  const times: number[] = [];
  let epub = '';
  let first: Buffer | undefined;
  let same = true;
  for (let round = 0; round < RUNS; round++) {
    const to = mkdtempSync(join(work, 'run-'));
    const started = performance.now();
    epub = make(to);
    times.push(performance.now() - started);
    const bytes = readFileSync(epub);
    first ??= bytes;
    same &&= bytes.equals(first);
  }
  const rows: Row[] = [];
  for (const { name, check } of checkers()) {
    if (check === undefined) {
      rows.push([name, 'not measured: not here']);
      continue;
    }
    const { errors, warnings } = await check(epub);
    const what =
      name === 'DAISY Ace' ? `${errors} violations` : `${errors} errors, ${warnings} warnings`;
    rows.push([name, what]);
  }
  const book = await opened(epub);
  const seconds = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
  return [
    ...rows,
    ...(await facts(book)),
    ['the same bytes each time', same ? 'yes' : 'no'],
    ['size', `${Math.round(statSync(epub).size / 1024)} KB`],
    ['time, median of 5 (Kanben: with the PDF)', `${(seconds / 1000).toFixed(2)} s`],
  ];
}

interface Opened {
  readonly names: readonly string[];
  readonly text: (name: string) => Promise<string>;
  readonly bytes: (name: string) => Promise<Uint8Array>;
}

async function opened(epub: string): Promise<Opened> {
  const zip = await JSZip.loadAsync(readFileSync(epub));
  return {
    names: Object.keys(zip.files),
    text: async (name) => (await zip.file(name)?.async('string')) ?? '',
    bytes: async (name) => (await zip.file(name)?.async('uint8array')) ?? new Uint8Array(),
  };
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

/** Kinds of accessibility metadata (EPUB Accessibility 1.1, 2.1). */
const ACCESSIBLE = [
  'accessMode',
  'accessModeSufficient',
  'accessibilityFeature',
  'accessibilityHazard',
  'accessibilitySummary',
];

/** Elements of Dublin Core that a book may have. */
const DUBLIN_CORE = [
  'identifier',
  'title',
  'language',
  'creator',
  'publisher',
  'date',
  'source',
  'subject',
  'description',
  'rights',
];

/** What the CSS of a Chinese book may set. */
const CHINESE_CSS = [
  'text-indent: 2em',
  'text-align: justify',
  'line-break',
  'text-autospace',
  'text-spacing-trim',
  'text-emphasis',
  'prefers-color-scheme',
];

/** What can be read off the book itself. */
async function facts({ names, text, bytes }: Opened): Promise<readonly Row[]> {
  const opfName = names.find((name) => name.endsWith('.opf')) ?? '';
  const opf = await text(opfName);
  const base = opfName.replace(/[^/]*$/, '');
  const items = [...opf.matchAll(/<item\b[^>]*>/g)].map(([item]) => ({
    id: attribute(item, 'id'),
    file: decodeURIComponent(base + attribute(item, 'href')),
    properties: attribute(item, 'properties'),
  }));
  const navFile = items.find(({ properties }) => properties.split(' ').includes('nav'))?.file ?? '';
  const nav = await text(navFile);
  const part = (type: string) =>
    new RegExp(`<nav\\b[^>]*epub:type="${type}"[^>]*>[\\s\\S]*?</nav>`).exec(nav)?.[0] ?? '';
  const spine = [...opf.matchAll(/<itemref\b[^>]*>/g)].map(([reference]) => ({
    file: items.find(({ id }) => id === attribute(reference, 'idref'))?.file ?? '',
    linear: attribute(reference, 'linear') !== 'no',
  }));
  const documents = await Promise.all(
    spine.map(async ({ file, linear }) => ({ file, linear, text: await text(file) })),
  );
  const all = documents.map((document) => document.text).join('\n');
  const seen = solid(
    documents
      .map((document) => document.text.replace(/^[\s\S]*<body[^>]*>/, ''))
      .join('')
      .replace(/<[^>]+>/g, '')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  );
  const paragraphs = wanted.match(/.{1,60}/gsu) ?? [];
  const kept = paragraphs.filter((piece) => seen.includes(piece)).length;
  const said = ACCESSIBLE.filter((name) => opf.includes(`schema:${name}"`));
  const named = DUBLIN_CORE.filter((name) => opf.includes(`<dc:${name}`));
  const coverId = /<meta\b[^>]*name="cover"[^>]*>/.exec(opf)?.[0];
  const cover =
    items.find(({ properties }) => properties.split(' ').includes('cover-image')) ??
    items.find(({ id }) => coverId !== undefined && id === attribute(coverId, 'content'));
  const css = (await Promise.all(names.filter((name) => name.endsWith('.css')).map(text))).join(
    '\n',
  );
  const styled = CHINESE_CSS.filter((one) => css.includes(one));
  const toc = part('toc');
  return [
    ['accessibility metadata (of 5 kinds)', String(said.length)],
    ['Dublin Core elements', named.join(', ')],
    [
      'documents that say their language',
      `${documents.filter((one) => /<html[^>]*\blang="zh/.test(one.text)).length} of ${documents.length}`,
    ],
    [
      'DPUB-ARIA roles used',
      String(new Set([...all.matchAll(/role="(doc-[a-z]+)"/g)].map(([, role]) => role)).size),
    ],
    ['contents: entries, levels', toc === '' ? 'none' : `${count(toc, /<a\b/g)}, ${levels(toc)}`],
    ['landmarks', String(count(part('landmarks'), /<a\b/g))],
    ['page-list: pages of the PDF', String(count(part('page-list'), /<a\b/g))],
    ['EPUB 2 contents (NCX)', names.some((name) => name.endsWith('.ncx')) ? 'yes' : 'no'],
    ['cover image', cover === undefined ? 'none' : await sizeOf(cover.file)],
    ['colophon', /doc-colophon|epub:type="colophon"/.test(all) ? 'yes' : 'no'],
    ['Chinese typography in the CSS (of 7)', String(styled.length)],
    ['the edition’s text in the spine', `${Math.round((kept * 1000) / paragraphs.length) / 10} %`],
  ];

  async function sizeOf(file: string): Promise<string> {
    try {
      const { width, height, type } = imageSize(await bytes(file));
      return `${type?.toUpperCase()}, ${width} × ${height}`;
    } catch {
      return file.split('.').pop() ?? '?';
    }
  }
}

function levels(list: string): number {
  let depth = 0;
  let most = 0;
  for (const [tag] of list.matchAll(/<\/?ol\b/g)) {
    depth += tag === '<ol' ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function writeTable(file: string, table: string): void {
  const begin = '<!-- epub -->\n';
  const [before, rest] = readFileSync(file, 'utf8').split(begin, 2) as [string, string];
  writeFileSync(file, `${before}${begin}\n${table}\n\n${rest.slice(rest.indexOf('<!-- end -->'))}`);
}

try {
  const columns: {
    readonly head: string;
    readonly rows: ReadonlyMap<string, string> | undefined;
  }[] = [];
  for (const maker of MAKERS) {
    const version = maker.version();
    const rows = version === undefined ? undefined : new Map(await measured(maker));
    columns.push({ head: version === undefined ? maker.name : `${maker.name} ${version}`, rows });
  }
  const names = [...(columns[0]?.rows?.keys() ?? [])];
  const head = ['', ...columns.map((column) => column.head)];
  const lines = [
    head,
    head.map(() => '---'),
    ...names.map((name) => [
      name,
      ...columns.map(({ rows }) => rows?.get(name) ?? 'not installed here'),
    ]),
  ];
  const table = lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
  console.log(table);
  if (process.argv.includes('--write')) {
    writeTable('docs/comparison.md', table);
    writeTable('docs/comparison.zh-CN.md', tableInChinese(table));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
