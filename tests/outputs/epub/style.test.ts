import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { styleSheet } from '../../../src/outputs/epub/style.js';
import { booklet } from '../../support/edition.js';
import { browserPath, launch } from './browser.js';
import { bookOf, fixture } from './everything.js';

describe('the style sheet', () => {
  it('sets no size that a reader can’t change, and no colour', () => {
    const css = styleSheet(booklet(), []);
    expect(css).not.toMatch(/font-size:\s*[\d.]+(?:px|pt|mm|cm)/);
    expect(css).not.toMatch(/\bcolor:(?!\s*inherit)|background/);
  });

  it('follows the template’s marks, emphasis and hanging', () => {
    const template = booklet();
    expect(styleSheet(template, [])).toContain('text-spacing-trim: trim-start');
    expect(styleSheet(template, [])).toContain('hanging-punctuation: none');
    const other = styleSheet({ ...template, marks: 'full', hanging: true, emphasis: 'kai' }, []);
    expect(other).toContain('text-spacing-trim: space-all');
    expect(other).toContain('hanging-punctuation: allow-end');
    expect(other).not.toContain('filled dot');
  });
});

describe.skipIf(browserPath === undefined)('a document in a browser', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanben-style-'));
    for (const [name, template] of [
      ['horizontal', 'booklet'],
      ['vertical', fixture('templates/vertical')],
    ] as const) {
      const { files } = await bookOf(fixture('editions/everything'), template);
      const document = files.get('02-b.xhtml') ?? '';
      const css = `<style>${files.get('style.css')}</style>`;
      await writeFile(join(folder, `${name}.xhtml`), document.replace('</head>', `${css}</head>`));
      await writeFile(join(folder, `${name}.opf`), files.get('content.opf') ?? '');
    }
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const seen = async (name: string, colorScheme: 'light' | 'dark' = 'light') => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
    await page.goto(pathToFileURL(join(folder, `${name}.xhtml`)).href);
    const measured = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const style = (selector: string) =>
        getComputedStyle(document.querySelector(selector) as Element);
      return {
        writing: style('html').writingMode,
        scheme: style('html').colorScheme,
        indent: style('p').textIndent,
        autospace: style('p').getPropertyValue('text-autospace'),
        size: Number.parseFloat(style('p').fontSize),
        heading: box('h1'),
        paragraph: box('p'),
        upright: style('.upright, p').getPropertyValue('text-combine-upright'),
        wide: document.documentElement.scrollWidth,
      };
    });
    await page.close();
    return measured;
  };

  it('is set across, two characters indented, and no wider than a telephone', async () => {
    const { writing, indent, size, wide, autospace, scheme } = await seen('horizontal');
    expect(writing).toBe('horizontal-tb');
    expect(Number.parseFloat(indent)).toBeCloseTo(2 * size);
    expect(wide).toBeLessThanOrEqual(390);
    expect(autospace).toBe('normal');
    expect(scheme).toBe('light dark');
  });

  it('is set downwards from the right after a vertical template', async () => {
    const { writing, heading, paragraph } = await seen('vertical');
    expect(writing).toBe('vertical-rl');
    expect(heading?.left ?? 0).toBeGreaterThan(paragraph?.left ?? 0);
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(join(folder, 'vertical.opf'), 'utf8')).toContain(
      'page-progression-direction="rtl"',
    );
    expect(await readFile(join(folder, 'vertical.xhtml'), 'utf8')).toContain(
      '<span class="upright">12</span>月<span class="upright">31</span>日',
    );
  });
});
