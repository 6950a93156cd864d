import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { PNG } from '../support/edition.js';
import { endStoryAtFailure } from '../support/story.js';
import { type DeskWindow, openDesk, PATIENCE } from './desk-browser.js';

const ID = 'nongshi';
const CHAPTERS = {
  '01-jia.md': '# 甲篇 农资\n\n各地备足农资，公布部份价格。\n\n## 供应\n\n供销社送货到村。\n',
  '02-yi.md': '# 乙篇 水利\n\n检修水库、塘坝和渠道。农资另述。\n',
  '03-bing.md': '# 丙篇 技术\n\n农技员进村入户。\n',
};

function fill(folder: string): void {
  const edition = join(folder, 'content', ID);
  mkdirSync(edition, { recursive: true });
  writeFileSync(join(edition, 'edition.yaml'), `id: ${ID}\ntitle: 农事简报\ndate: 2026-03-05\n`);
  for (const [name, text] of Object.entries(CHAPTERS)) {
    writeFileSync(join(edition, name), `---\nrole: chapter\n---\n\n${text}`);
  }
}

describe.skipIf(browserPath === undefined)('editing at the desk', PATIENCE, () => {
  let browser: Browser;
  let window: DeskWindow;
  let page: Page;
  const names = () =>
    readdirSync(join(window.folder, 'content', ID)).filter((name) => name.endsWith('.md'));
  const read = (name: string) => readFileSync(join(window.folder, 'content', ID, name), 'utf8');
  /** The chapters as the window shows them, by the first words of their headings. */
  const order = () =>
    page
      .locator('.chapter-list button')
      .evaluateAll((all) => all.map((one) => (one.textContent ?? '').split(' ')[0]));

  const chapter = (name: RegExp, one = page) =>
    one.locator('.chapter-list').getByRole('button', { name });

  endStoryAtFailure();
  beforeAll(async () => {
    browser = await launch();
    window = await openDesk(browser, fill);
    ({ page } = window);
    await page.goto(new URL(`/#/${ID}/edit`, window.desk.address).href);
    await page.locator('.page img').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await window?.close();
    await browser?.close();
  });

  it('takes a dropped picture into the folder and the text', async () => {
    await chapter(/^甲篇/).click();
    await page.locator('.cm-line', { hasText: '供销社' }).waitFor();
    const dropped = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
      data.items.add(new File([file], '水库 图.png', { type: 'image/png' }));
      return data;
    }, Buffer.from(PNG).toString('base64'));
    await page.locator('.cm-content').dispatchEvent('drop', { dataTransfer: dropped });
    await expect.poll(() => read('01-jia.md')).toContain('](images/');
    expect(readdirSync(join(window.folder, 'content', ID, 'images'))).toHaveLength(1);
  });

  it('mends what a diagnostic reports by one click', async () => {
    const word = page.locator('.cm-lintRange', { hasText: '部份' });
    await word.waitFor();
    // The note closes where the diagnostics come anew under the pointer.
    const mended = async () => {
      const mend = page.getByRole('button', { name: '改为“部分”' }).first();
      await page.mouse.move(5, 5);
      await word.hover({ timeout: 2000 }).catch(() => {});
      await mend.click({ timeout: 3000 }).catch(() => {});
      return read('01-jia.md');
    };
    await expect.poll(mended).toContain('公布部分价格');
  });

  it('finds and replaces in all chapters', async () => {
    await page.getByRole('button', { name: '全书查找' }).click();
    await page.getByRole('searchbox', { name: '查找' }).fill('农资');
    await page.getByText('3 处').waitFor();
    await page.getByRole('textbox', { name: '替换为' }).fill('农业物资');
    await page.getByRole('button', { name: '全书替换' }).click();
    await expect.poll(() => read('02-yi.md')).toContain('农业物资另述');
    await expect.poll(() => read('01-jia.md')).toContain('# 甲篇 农业物资');
    await page.getByRole('button', { name: '正文', exact: true }).click();
  });

  it('moves chapters by drag and by keys, splits and merges them', async () => {
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    await chapter(/^丙篇/).dragTo(chapter(/^甲篇/));
    await expect.poll(names).toEqual(['01-bing.md', '02-jia.md', '03-yi.md']);
    // The window acts on the order that it shows.
    await expect.poll(order).toEqual(['丙篇', '甲篇', '乙篇']);
    await chapter(/^丙篇/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual(['01-jia.md', '02-bing.md', '03-yi.md']);
    await expect.poll(order).toEqual(['甲篇', '丙篇', '乙篇']);
    // The chapter that moved keeps the focus, so that it can be moved on.
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused).toMatch(/^丙篇/);
    await chapter(/^甲篇/).click();
    await page.locator('.cm-line', { hasText: '供应' }).click();
    await page.getByRole('button', { name: '在光标处拆分' }).click();
    await expect.poll(() => names().length).toBe(4);
    await expect.poll(order).toEqual(['甲篇', '供应', '丙篇', '乙篇']);
    await chapter(/^甲篇/).click();
    await page.getByRole('button', { name: '与下篇合并' }).click();
    await expect.poll(() => names().length).toBe(3);
    await expect.poll(() => read('01-jia.md')).toMatch(/\n## 供应\n\n供销社/);
    await expect.poll(order).toEqual(['甲篇', '丙篇', '乙篇']);
  });

  it('shows the pages in another template and in another size, and keeps what is chosen', async () => {
    const ratio = async () => {
      const box = await page.locator('.page').first().boundingBox();
      return box === null ? 0 : box.height / box.width;
    };
    await page.getByRole('combobox', { name: '版式', exact: true }).selectOption('large-print');
    await page.getByRole('combobox', { name: '开本', exact: true }).selectOption('大16开');
    await expect.poll(ratio).toBeCloseTo(285 / 210, 1);
    await page.getByRole('button', { name: '采用', exact: true }).click();
    await expect.poll(() => read('edition.yaml')).toMatch(/template: large-print/);
    await expect.poll(() => read('edition.yaml')).toMatch(/size: 大16开/);
  });

  it('reads the EPUB in a frame of a phone, by day and by night', async () => {
    const day = page.waitForResponse(/\/phone\/.*\/light\/.*\.xhtml$/);
    await page.getByRole('button', { name: '手机', exact: true }).click();
    expect((await day).status()).toBe(200);
    const night = page.waitForResponse(/\/phone\/.*\/dark\/.*\.xhtml$/);
    await page.getByRole('button', { name: '夜间' }).click();
    expect(await (await night).text()).toContain('/night.css');
    await page.getByRole('button', { name: '版面', exact: true }).click();
  });

  it('keeps nine windows on one edition up to date, and saves in each', async () => {
    const others: Page[] = [];
    for (let n = 0; n < 8; n++) {
      const other = await window.context.newPage();
      await other.goto(new URL(`/#/${ID}/edit`, window.desk.address).href);
      others.push(other);
    }
    const last = others.at(-1) as Page;
    await chapter(/^乙篇/, last).click();
    await last.locator('.cm-line', { hasText: '检修' }).click();
    await last.keyboard.press('Control+End');
    await last.keyboard.insertText('第九个窗口写的。');
    const name = names().find((one) => one.includes('yi')) ?? '';
    await expect.poll(() => read(name)).toContain('第九个窗口写的。');
    for (const one of [page, others[3] as Page]) {
      await chapter(/^乙篇/, one).click();
      await one.locator('.cm-content', { hasText: '第九个窗口写的。' }).waitFor();
    }
    // The window that heard the server for all is closed: another one takes its place.
    const first = others[0] as Page;
    await page.goto('about:blank');
    writeFileSync(join(window.folder, 'content', ID, name), `${read(name)}\n外面又加的。\n`);
    await chapter(/^乙篇/, first).click();
    await first.locator('.cm-content', { hasText: '外面又加的。' }).waitFor();
    for (const other of others) await other.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
