import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEdition } from '../../src/edition/index.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import { EVERYTHING, editionOf, fonts, root } from '../support/edition.js';
import { renderPdf } from '../support/render.js';

/** A book that golden pages are taken from. */
export interface Book {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** The page on which a division begins, from 1. */
  readonly opens: (division: string) => number;
}

const SAMPLE = join(root, 'content/market-regulation-2020');

function sample() {
  const read = (name: string) => ({ path: name, text: readFileSync(join(SAMPLE, name), 'utf8') });
  const names = readdirSync(SAMPLE)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const { edition } = parseEdition(read('edition.yaml'), names.map(read), 'market-regulation-2020');
  return { ...edition, assets: new Map() };
}

const chapter = (name: string) => readFileSync(join(SAMPLE, name), 'utf8');

const BRIEFING = `title: 市场监管工作简报
date: 2020-09-17
masthead: { name: 市场监管简报, issue: 12, totalIssue: 345, unit: 总局办公厅, secrecy: 内部资料 }
tail: { report: 国务院办公厅, send: 各省、自治区、直辖市市场监管局, distribute: 总局各司局, copies: 150 }
`;

/** What the ordinary text of a book doesn't have, on few pages. */
const KINDS = EVERYTHING.replace('pic.png', 'chart.png');

/** The books by name: each is made once. */
const MAKERS: Readonly<Record<string, () => Promise<Book>>> = {
  sample: () => make(sample(), 'booklet'),
  briefing: () =>
    make(
      editionOf([chapter('01-beijing.md'), chapter('02-heilongjiang.md')], { yaml: BRIEFING }),
      'briefing',
    ),
  gongwen: () =>
    make(
      editionOf([chapter('01-beijing.md')], { yaml: BRIEFING.replace(/^tail.*$/m, '') }),
      'gongwen',
    ),
  largePrint: () => make(editionOf([chapter('01-beijing.md')]), 'large-print'),
  classic: () =>
    make(
      editionOf(['# 第一辑　各地经验\n', chapter('01-beijing.md'), chapter('02-heilongjiang.md')], {
        yaml: 'title: 研究新形势\ndate: 2020-09-17\n',
      }),
      'classic',
    ),
  hard: () =>
    make(
      editionOf([readFileSync(join(root, 'tests/fixtures/compose/hard.md'), 'utf8')]),
      'booklet',
    ),
  kinds: () =>
    make(
      editionOf([KINDS], {
        assets: new Map([['chart.png', readFileSync(join(root, 'docs/images/chart.png'))]]),
      }),
      'booklet',
    ),
};

const made = new Map<string, Promise<Book>>();

export function book(name: string): Promise<Book> {
  let found = made.get(name);
  if (found === undefined) {
    const maker = MAKERS[name];
    if (maker === undefined) throw new Error(`no book ${name}`);
    found = maker();
    made.set(name, found);
  }
  return found;
}

async function make(edition: ReturnType<typeof editionOf>, template: string): Promise<Book> {
  const { bytes, pages, pageMap, diagnostics } = await renderPdf(
    edition,
    await readTemplate(template, { packageRoot: root }),
    fonts,
    { date: '2020-09-17T00:00:00Z', tool: 'Kanben' },
  );
  if (bytes.length === 0) throw new Error(diagnostics.map(String).join('\n'));
  const opens = (division: string) =>
    pageMap.starts.find((start) => start.division === division)?.page ?? 0;
  return { bytes, pages, opens };
}
