import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pagePictures } from '../../tools/page-picture.js';
import { root } from '../support/edition.js';
import { type Book, book } from './books.js';
import { decodeGrey, encodeGrey, type GreyPicture, toGrey, toRgba } from './picture.js';

/** `npm run golden -- --write` sets it: the pictures are written anew. Look at each before you commit it. */
const WRITE = process.env.KANBEN_GOLDEN === 'write';
const REVIEWED = join(root, 'tests/golden/pages');
const FAILED = join(tmpdir(), 'kanben-golden');
/** Of an A4 page fewer, so that all pictures are as wide: its type is larger. */
const DPI = { book: 60, a4: 42 };
const A4 = new Set(['briefing', 'gongwen', 'largePrint']);
/** pixelmatch's: two greys of eight apart is a difference, one is the drawing program's rounding. */
const THRESHOLD = 0.25;
/** Pixels that may differ: fewer than a comma has. */
const MOST = 3;

/** The page of a book that a picture shows. */
type Which = (of: Book) => number;

/** What each picture is there for. */
const PAGES: readonly (readonly [name: string, from: string, which: Which, shows: string])[] = [
  ['sample-cover', 'sample', () => 1, 'title, subtitle and imprint of a cover'],
  ['sample-contents', 'sample', () => 3, 'leaders, folios, entries that turn over'],
  ['sample-editors-note', 'sample', ({ opens }) => opens('00-editors-note'), 'a page shared'],
  ['sample-chapter', 'sample', ({ opens }) => opens('05-shandong'), 'a heading, no running head'],
  ['sample-second', 'sample', ({ opens }) => opens('05-shandong') + 1, 'running head and folio'],
  ['briefing-first', 'briefing', () => 1, 'masthead, red rule, contents'],
  ['briefing-last', 'briefing', ({ pages }) => pages, 'tail at the foot'],
  ['gongwen', 'gongwen', () => 1, '28 × 22 characters on a grid'],
  ['large-print', 'largePrint', ({ opens }) => opens('01-a'), '18 pt hei'],
  ['classic-part', 'classic', ({ opens }) => opens('01-a'), 'a part’s opener'],
  ['classic-chapter', 'classic', ({ opens }) => opens('02-b'), 'a chapter’s sunk heading'],
  ['hard', 'hard', ({ opens }) => opens('01-a'), 'marks that meet, an address, nested quotes'],
  ['hard-second', 'hard', ({ opens }) => opens('01-a') + 1, 'names, units, a mail address'],
  ['kinds', 'kinds', ({ opens }) => opens('01-a'), 'ruby, quotation, lists, table, code, note'],
  ['kinds-second', 'kinds', ({ opens }) => opens('01-a') + 1, 'a picture with its caption'],
];

describe('golden pages', () => {
  it.each(PAGES)('%s (of %s)', async (name, from, which) => {
    const source = await book(from);
    const [drawn] = await pagePictures(source.bytes, A4.has(from) ? DPI.a4 : DPI.book, [
      which(source),
    ]);
    if (drawn === undefined) throw new Error(`${name}: no such page`);
    const actual = toGrey(drawn);
    const file = join(REVIEWED, `${name}.png`);
    if (WRITE) writeFileSync(file, encodeGrey(actual));
    if (!existsSync(file)) throw new Error(`${file} is missing: npm run golden -- --write`);
    const reviewed = decodeGrey(readFileSync(file));
    const { differing, picture } = compare(reviewed, actual);
    if (differing > MOST) {
      mkdirSync(FAILED, { recursive: true });
      writeFileSync(join(FAILED, `${name}.actual.png`), encodeGrey(actual));
      if (picture) writeFileSync(join(FAILED, `${name}.diff.png`), picture);
    }
    expect(
      differing,
      `${name}: ${differing} pixels differ from tests/golden/pages/${name}.png; see ${FAILED}/${name}.*.png`,
    ).toBeLessThanOrEqual(MOST);
  });

  it('are small enough to live in the repository', () => {
    for (const [name] of PAGES) {
      expect(readFileSync(join(REVIEWED, `${name}.png`)).length, name).toBeLessThan(20_000);
    }
  });
});

/** Pixels that differ, and a picture of them; pages of another size differ wholly. */
function compare(
  reviewed: GreyPicture,
  actual: GreyPicture,
): { readonly differing: number; readonly picture?: Buffer } {
  const { width, height } = reviewed;
  if (width !== actual.width || height !== actual.height) return { differing: width * height };
  const diff = new PNG({ width, height });
  const differing = pixelmatch(toRgba(reviewed), toRgba(actual), diff.data, width, height, {
    threshold: THRESHOLD,
  });
  return { differing, picture: PNG.sync.write(diff) };
}
