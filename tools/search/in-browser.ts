import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { SEARCH_SCRIPT } from '../../src/app/search/index-shelf.js';
import type { CatalogEntry } from '../../src/archive/catalog.js';
import type { IndexFile } from '../../src/archive/search/index-files.js';
import type { SearchText } from '../../src/archive/search/text.js';
import { shelfPage } from '../../src/archive/shelf.js';
import { searchScript } from './search-script.js';

/** How long the shelf waits for another key before it looks a phrase up, milliseconds: no part of the answer's time. */
const PAUSE = 150;

/** Milliseconds from that pause's end until the answer is drawn: in a page just opened, and in one that has answered. */
export interface BrowserTimes {
  readonly first: readonly number[];
  readonly next: readonly number[];
}

/** Looks the phrases up on a shelf of these editions in Chromium, read from the disk. */
export async function timesInBrowser(
  texts: readonly SearchText[],
  files: readonly IndexFile[],
  queries: readonly string[],
): Promise<BrowserTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-search-'));
  const browser = await chromium.launch({
    executablePath: process.env.KANBEN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const scripts = dirname(SEARCH_SCRIPT);
    const shelf = shelfPage(
      { title: '书架', language: 'zh', entries: texts.map(entryOf) },
      SEARCH_SCRIPT,
    );
    write(join(folder, 'index.html'), shelf);
    write(join(folder, SEARCH_SCRIPT), await searchScript());
    for (const { path, bytes } of files) write(join(folder, scripts, path), bytes);
    const address = pathToFileURL(join(folder, 'index.html')).href;
    const page = await browser.newPage();
    const first = [];
    for (const phrase of queries) {
      await page.goto(address);
      first.push(await timeOf(page, phrase));
    }
    await page.goto(address);
    const next = [];
    for (const phrase of queries) next.push(await timeOf(page, phrase));
    return { first, next: next.slice(1) };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function entryOf({ edition: { id, title } }: SearchText): CatalogEntry {
  return {
    id,
    title,
    language: 'zh-CN',
    updated: '2026-01-01T00:00:00Z',
    creators: [],
    files: [{ href: `${id}/${id}.pdf`, format: 'pdf', type: 'application/pdf', bytes: 1 }],
  };
}

/** Types the phrase and waits for the frame in which the answer is drawn. */
async function timeOf(page: Page, phrase: string): Promise<number> {
  const time = await page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector('input') as HTMLInputElement;
        const results = document.querySelector('#results') as HTMLElement;
        const from = performance.now();
        const seen = new MutationObserver(() => {
          if (results.querySelector('[role="status"]') === null) return;
          seen.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
        });
        input.focus();
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        seen.observe(results, { childList: true });
      }),
    phrase,
  );
  return time - PAUSE;
}
