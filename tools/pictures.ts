/**
 * npm run pictures: pages of the sample for the README, a page of each template for docs/templates.md, and what docs/markdown.md's examples print, as PNGs in docs/images/markdown, one for each heading
 * of the page. The page's links to them are written anew.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEdition } from '../src/edition/index.js';
import { openFontLibrary } from '../src/fonts/font-library.js';
import { readTemplate } from '../src/layout/template/read-template.js';
import { renderPdf } from '../tests/support/render.js';
import { cropped, encodePng, pagePictures } from './page-picture.js';

const DPI = 110;
const MARGIN = 14;
const EXAMPLE = /^## (.+)$|^```markdown\n([\s\S]*?)^```\n(?:\n!\[[^\n]*\n)?/gm;

const root = process.cwd();
const page = join(root, 'docs/markdown.md');
const images = join(root, 'docs/images/markdown');
const fonts = openFontLibrary({ packageRoot: root, cwd: root });
const booklet = await readTemplate('booklet', { packageRoot: root });
// The examples alone: no cover, no contents, no heads or folios round them.
const template = {
  ...booklet,
  cover: false,
  // A low page, so that a footnote stands near its mark.
  typeArea: { ...booklet.typeArea, lines: 8 },
  contents: { ...booklet.contents, show: false },
  runningHeads: { ...booklet.runningHeads, verso: 'none', recto: 'none' },
  folios: { ...booklet.folios, place: 'none' },
} as const;

rmSync(images, { recursive: true, force: true });
mkdirSync(images, { recursive: true });
let heading = '';
const examples: { readonly name: string; readonly heading: string; readonly markdown: string }[] =
  [];
const text = readFileSync(page, 'utf8').replace(
  EXAMPLE,
  (found, title?: string, markdown?: string) => {
    if (title !== undefined) heading = title;
    if (markdown === undefined) return found;
    const name = heading
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
    examples.push({ name, heading, markdown });
    return `\`\`\`markdown\n${markdown}\`\`\`\n\n![${heading}](images/markdown/${name}.png)\n`;
  },
);
for (const { name, markdown } of examples) {
  const { edition } = parseEdition(
    { path: 'edition.yaml', text: 'title: 例\ndate: 2026-01-01\n' },
    [{ path: '01-example.md', text: markdown }],
    'example',
  );
  const assets = new Map([['images/chart.png', readFileSync(join(root, 'docs/images/chart.png'))]]);
  const { bytes } = await renderPdf({ ...edition, assets }, template, fonts, {
    date: '2026-01-01T00:00:00Z',
    tool: 'Kanben',
  });
  const [first] = await pagePictures(bytes, DPI, [1]);
  if (first === undefined) throw new Error(`${name}: no page`);
  writeFileSync(join(images, `${name}.png`), encodePng(cropped(first, MARGIN)));
}
writeFileSync(page, text);

/** A page that shows what each template is like: of the sample, with a masthead and a tail of nobody's. */
const SHOWN: Readonly<Record<string, number>> = {
  booklet: 6,
  briefing: 1,
  gongwen: 2,
  'large-print': 6,
  classic: 7,
};
const NOBODY = `title: 研究新形势 谋划新思路 开创新局面
date: 2020-09-17
masthead: { name: 工作简报, issue: 12, totalIssue: 345, unit: 办公厅 }
tail: { send: 各处室, copies: 50 }
`;
const sample = join(root, 'content/market-regulation-2020');
const files = readdirSync(sample)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ path: name, text: readFileSync(join(sample, name), 'utf8') }));
const { edition: whole } = parseEdition({ path: 'edition.yaml', text: NOBODY }, files, 'sample');
for (const [name, number] of Object.entries(SHOWN)) {
  const { bytes } = await renderPdf(whole, await readTemplate(name, { packageRoot: root }), fonts, {
    date: '2020-09-17T00:00:00Z',
    tool: 'Kanben',
  });
  const [shown] = await pagePictures(bytes, name === 'booklet' || name === 'classic' ? 64 : 46, [
    number,
  ]);
  if (shown !== undefined)
    writeFileSync(join(root, `docs/images/template-${name}.png`), encodePng(shown));
}

/** The first screen of the README: pages of the sample as the newcomer's command makes them. */
const README = { cover: 1, contents: 3, 'editors-note': 5, chapter: 6 } as const;
const yaml = readFileSync(join(sample, 'edition.yaml'), 'utf8');
const { edition: own } = parseEdition({ path: 'edition.yaml', text: yaml }, files, 'sample');
const { bytes } = await renderPdf(own, booklet, fonts, {
  date: '2020-01-01T00:00:00Z',
  tool: 'Kanben',
});
for (const [name, number] of Object.entries(README)) {
  const [shown] = await pagePictures(bytes, 100, [number]);
  if (shown !== undefined) writeFileSync(join(root, `docs/images/${name}.png`), encodePng(shown));
}
