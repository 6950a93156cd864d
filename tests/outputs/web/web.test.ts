import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../../src/model/markdown/plain-text.js';
import { checkHtml } from '../../../src/outputs/web/check-html.js';
import { browserPath, launch } from '../epub/browser.js';
import { EDITIONS, filesOf, textOf } from '../rows.js';

const bare = (text: string) => text.replace(/\s/gu, '');

/** What a page says, without its tags. */
function saidBy(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

describe.each(EDITIONS)('the web pages of %s', (path) => {
  it('hold the text of each division, with links that lead somewhere and nothing that runs', async () => {
    const { edition, files } = await filesOf(path, 'web');
    const pages = files.filter(({ path: name }) => name.endsWith('.html'));
    expect(pages).toHaveLength(edition.divisions.length + 1);
    for (const { path: name, bytes } of pages) expect(checkHtml(bytes, name)).toEqual([]);
    const paths = new Set(files.map(({ path: name }) => name));
    for (const { bytes } of pages) {
      for (const [, address = ''] of textOf(bytes).matchAll(/ (?:href|src)="([^"#]+)/g)) {
        if (!/^[a-z]+:/i.test(address)) expect(paths, address).toContain(`web/${address}`);
      }
    }
    edition.divisions.forEach(({ tree }, index) => {
      const page = bare(saidBy(textOf(pages[index + 1]?.bytes as Uint8Array)));
      for (const node of tree.children) {
        if (
          node.type === 'paragraph' &&
          !JSON.stringify(node).match(/footnoteReference|ruby|image/)
        )
          expect(page).toContain(bare(plainText(node)));
      }
    });
  });

  it('mark where each printed page begins', async () => {
    const { files } = await filesOf(path, 'web');
    const all = files.map(({ bytes }) => textOf(bytes)).join('');
    expect(all).toMatch(/ id="p1"/);
    expect(all).not.toMatch(/epub:type|id="page-| style="/);
  });

  it('are one file as well, with every picture inside and each id once', async () => {
    const { files } = await filesOf(path, 'html');
    expect(files).toHaveLength(1);
    expect(checkHtml(files[0]?.bytes as Uint8Array, 'book.html')).toEqual([]);
    expect(textOf(files[0]?.bytes as Uint8Array)).not.toMatch(/<img src="(?!data:)/);
  });

  it('are the same bytes each time', async () => {
    const [one, two] = [await filesOf(path, 'web'), await filesOf(path, 'web')];
    expect(one.files).toEqual(two.files);
  });
});

describe('a page that is checked', () => {
  it.each([
    ['<p>坏', 'missing-doctype'],
    ['<!DOCTYPE html><a href="#x">甲</a>', '#x'],
    ['<!DOCTYPE html><p id="a"></p><p id="a"></p>', 'id="a"'],
    ['<!DOCTYPE html><img src="https://example.org/a.png" alt="">', 'https://example.org/a.png'],
    ['<!DOCTYPE html><script>1</script>', 'script'],
    ['<!DOCTYPE html><p onclick="a()">甲</p>', 'onclick'],
    ['<!DOCTYPE html><p>甲</p><p>乙', 'eof-before-</html>'],
  ])('%s reports its fault', (html, problem) => {
    const reports = checkHtml(Buffer.from(html), 'a.html');
    expect(reports.map((one) => String(one.message)).join('\n')).toContain(problem);
  });
});

describe.skipIf(browserPath === undefined)('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben web '));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['light', 'dark'] as const)(
    'every page keeps its own policy and has no fault of access, %s',
    async (colorScheme) => {
      const { files } = await filesOf(EDITIONS[1] as string, 'web');
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), bytes);
      }
      const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
      const context = await browser.newContext({ bypassCSP: true, colorScheme });
      for (const { path } of files.filter((one) => one.path.endsWith('.html'))) {
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('console', (message) => faults.push(message.text()));
        await page.goto(pathToFileURL(join(folder, path)).href);
        await page.addScriptTag({ path: axe });
        const violations = await page.evaluate(async () => {
          const { axe: checker } = window as unknown as {
            axe: {
              run(
                options: object,
              ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          };
          const { violations: list } = await checker.run({ preload: false });
          return list.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(violations, path).toEqual([]);
        expect(faults, path).toEqual([]);
        await page.close();
      }
    },
  );

  it('shows a note over the page when its mark is followed, without a script', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'web/01-a.html')).href);
    await page.click('[role="doc-noteref"]');
    const note = page.locator('aside:target');
    expect(await note.isVisible()).toBe(true);
    expect(await note.evaluate((one) => getComputedStyle(one).position)).toBe('fixed');
  });
});
