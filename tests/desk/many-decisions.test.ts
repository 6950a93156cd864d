import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerDiagnostics } from '../../src/app/check-path.js';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { type DeskWindow, drawn, openDesk } from './desk-browser.js';

/** Decisions that are tried: two fifths of the five hundred for which a person has ten minutes. */
const DECISIONS = 200;
/** How long they may take on any machine, ms. */
const TEN_MINUTES = 600_000;

/** A text with some five hundred decisions: chapters, and marks that are half width in each paragraph. */
const NUMBERS = [...'一二三四五六七八九十'];
const TEXT = [
  '秋收工作情况汇编',
  ...Array.from({ length: 20 }, (_, chapter) => [
    `${chapter < 10 ? '' : '十'}${NUMBERS[chapter % 10]}、第${chapter + 1}组的工作`,
    ...NUMBERS.map(
      (number, at) =>
        `第${chapter + 1}组第${number}户,收割的是东边的地;各户都要"抢收",不得拖到${at + 1}月以后.`,
    ),
  ]).flat(),
].join('\n');

describe.skipIf(browserPath === undefined)('two hundred decisions', () => {
  let browser: Browser;
  let window: DeskWindow;
  beforeAll(async () => {
    browser = await launch();
    window = await openDesk(browser);
  }, 120_000);
  afterAll(async () => {
    await window?.close();
    await browser?.close();
  });

  it(
    'are made by single keys, until the last of them is in the files',
    async () => {
      const { page, folder } = window;
      await page.locator('textarea').fill(TEXT);
      await page.getByRole('button', { name: '做成刊本' }).click();
      await page.locator('.page img').first().waitFor();
      await page.getByRole('link', { name: '审校', exact: true }).click();
      await page.locator('.dock header').waitFor();
      for (let n = 0; n < DECISIONS; n++) {
        // One of ten is reversed. Each key comes when the window shows what the one before did.
        await page.keyboard.press(n % 10 === 9 ? 'r' : 'a');
        await drawn(page);
      }
      await page.getByText(new RegExp(`^已看 ${DECISIONS} / \\d+$`)).waitFor();
      await page.locator('.saved', { hasText: '已保存' }).waitFor({ timeout: TEN_MINUTES });
      const [id = ''] = readdirSync(join(folder, 'content'));
      const edition = join(folder, 'content', id);
      const { steps } = JSON.parse(readFileSync(join(edition, 'review.json'), 'utf8')) as {
        steps: unknown[];
      };
      expect(steps).toHaveLength(DECISIONS);
      const faults = (await ledgerDiagnostics(edition)).filter(
        ({ severity }) => severity === 'error',
      );
      expect(faults.map(String)).toEqual([]);
      expect(window.complaints).toEqual([]);
    },
    TEN_MINUTES,
  );
});
