/**
 * npm run measure:desk [-- --quick]: how soon the desk opens, and how soon a page shows what is typed, in Chromium, on the
 * sample and on a book of some 500 pages. docs/performance.md has its table.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../tests/outputs/epub/browser.js';
import { DeskProcess } from './desk/desk-process.js';
import { measureKeys } from './desk/keystrokes.js';
import { longBook } from './desk/long-book.js';
import { least, median } from './desk/statistics.js';

const SAMPLE = 'market-regulation-2020';
/** How many copies of the sample's chapters make some 500 pages. */
const COPIES = 28;
const quick = process.argv.includes('--quick');
const starts = quick ? 2 : 7;
const keys = quick ? 6 : 25;

const folder = mkdtempSync(join(tmpdir(), 'kanben-measure-'));
const rounded = (value: number) => Math.round(value * 10) / 10;
const browser = await launch();
try {
  const begun: { readonly wall: number; readonly cpu: number }[] = [];
  for (let n = 0; n < starts; n++) {
    const empty = join(folder, `empty-${n}`);
    mkdirSync(empty);
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    const began = performance.now();
    const desk = await DeskProcess.start(empty);
    await page.goto(desk.address);
    await page.locator('textarea').waitFor();
    begun.push({ wall: performance.now() - began, cpu: desk.cpu() });
    await page.context().close();
    await desk.end();
  }
  const start = {
    wall: rounded(least(begun.map(({ wall }) => wall))),
    medianWall: rounded(median(begun.map(({ wall }) => wall))),
    cpu: rounded(least(begun.map(({ cpu }) => cpu))),
  };
  const content = join(folder, 'books/content');
  mkdirSync(content, { recursive: true });
  cpSync(`content/${SAMPLE}`, join(content, SAMPLE), { recursive: true });
  longBook(join(content, SAMPLE), join(content, 'long'), COPIES);
  const desk = await DeskProcess.start(join(folder, 'books'));
  const page = await (
    await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  ).newPage();
  await page.goto(desk.address);
  const books: Record<string, unknown> = {};
  for (const id of [SAMPLE, 'long']) books[id] = await measureKeys(page, desk, id, keys);
  await desk.end();
  console.log(JSON.stringify({ start, keystrokes: books }, undefined, 2));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
