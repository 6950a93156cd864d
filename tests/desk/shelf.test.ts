import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { root } from '../support/edition.js';
import { endStoryAtFailure } from '../support/story.js';
import { type DeskWindow, openDesk, PATIENCE, violations } from './desk-browser.js';

const COUNT = 200;

/** 200 editions, small ones. */
function fill(folder: string): void {
  for (let n = 1; n <= COUNT; n++) {
    const edition = join(folder, 'content', `issue-${n}`);
    mkdirSync(edition, { recursive: true });
    const title = n === 7 ? '<b>春耕</b>专刊' : `简报第${n}期`;
    writeFileSync(
      join(edition, 'edition.yaml'),
      `id: issue-${n}\ntitle: '${title}'\ndate: 2026-03-05\n`,
    );
    writeFileSync(
      join(edition, '01-a.md'),
      `---\nrole: chapter\n---\n\n# 要闻\n\n第${n}期的一段。\n`,
    );
  }
  writeFileSync(join(folder, 'content', 'issue-9', 'edition.yaml'), 'titel: 错\n');
}

describe.skipIf(browserPath === undefined)('the shelf', PATIENCE, () => {
  let browser: Browser;
  let window: DeskWindow;
  endStoryAtFailure();
  beforeAll(async () => {
    browser = await launch();
    window = await openDesk(browser, fill, { viewport: { width: 320, height: 700 } });
  }, 120_000);
  afterAll(async () => {
    await window?.close();
    await browser?.close();
  });

  it('shows 200 editions in a window of 320 px, and finds one', async () => {
    const { page } = window;
    await page.getByText('200 种').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await page.getByRole('searchbox').fill('春耕');
    const titles = () => page.locator('.book .title').allTextContents();
    await expect.poll(titles).toEqual(['<b>春耕</b>专刊']);
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('按状态').selectOption('faulty');
    await expect.poll(titles).toEqual(['issue-9']);
    expect(await violations(page)).toEqual([]);
  });

  it('is used by the keyboard alone, from the shelf to the text, and takes a dropped Word file', async () => {
    const { page, complaints } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByLabel('按状态').selectOption('');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('第12期');
    await expect.poll(() => page.locator('.book').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '编辑' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.cm-content').waitFor();
    const outline = () =>
      page.evaluate(() => getComputedStyle(document.activeElement as HTMLElement).outlineStyle);
    await expect.poll(outline).toBe('solid');
    await page.goto(new URL('/#/', window.desk.address).href);
    const word = readFileSync(join(root, 'tests/fixtures/manuscripts/42-word-styles.docx'));
    const dropped = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      data.items.add(
        new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], '通知.docx'),
      );
      return data;
    }, word.toString('base64'));
    await page.dispatchEvent('.import', 'drop', { dataTransfer: dropped });
    await page.locator('.page img').first().waitFor();
    expect(page.url()).toContain(encodeURIComponent('通知'));
    expect(complaints).toEqual([]);
  });

  it('draws a page of a book after many others were opened', async () => {
    const { page } = window;
    const status = await page.evaluate(async () => {
      const pagesOf = async (id: string) => {
        const answer = await fetch('/api/pages', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ id, from: 1, to: 1 }),
        });
        return (await answer.json()) as { shown: { key: string }[] };
      };
      const { shown } = await pagesOf('issue-1');
      for (const n of [2, 3, 4, 5, 6]) await pagesOf(`issue-${n}`);
      return (await fetch(`/page/issue-1/1/200/${shown[0]?.key}.png`)).status;
    });
    expect(status).toBe(200);
  });
});
