/**
 * npm run pictures:desk: the desk's views for docs/desk.md. With a folder as argument: every view, in both languages, by day
 * and by night, as wide as a phone, a laptop and a large screen, to be looked at; and what axe says of each.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../tests/outputs/epub/browser.js';
import { DeskProcess } from './desk/desk-process.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = 'market-regulation-2020';
const VIEWS = ['start', 'review', 'edit', 'form', 'search', 'phone', 'finish'] as const;
const WIDTHS = [320, 1280, 3840];
const [folder] = process.argv.slice(2);

const project = mkdtempSync(join(tmpdir(), 'kanben-pictures-'));
const browser = await launch();
const desk = await DeskProcess.start(project, ['--demo']);
try {
  const cookies = await admitted(browser, desk.address);
  if (folder === undefined) {
    const page = await opened(1440, 'zh-CN', 'light');
    for (const view of ['review', 'edit', 'finish'] as const) {
      await show(page, view);
      const path = `docs/images/desk-${view}.jpg`;
      await page.screenshot({ path, type: 'jpeg', quality: 80 });
    }
  } else {
    mkdirSync(folder, { recursive: true });
    for (const width of WIDTHS) {
      for (const language of ['zh-CN', 'en'] as const) {
        for (const light of ['light', 'dark'] as const) {
          if (width !== WIDTHS[0] && (language === 'en') !== (light === 'dark')) continue;
          const page = await opened(width, language, light);
          for (const view of VIEWS) {
            await show(page, view);
            const name = `${view}-${width}-${language}-${light}`;
            await page.screenshot({ path: join(folder, `${name}.png`) });
            console.log(name, await faults(page));
          }
          await page.context().close();
        }
      }
    }
  }

  async function opened(width: number, locale: string, colorScheme: 'light' | 'dark') {
    const height = width < 600 ? 720 : Math.round(width * 0.625);
    const context = await browser.newContext({
      locale,
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    await context.addCookies(cookies);
    return context.newPage();
  }
} finally {
  await desk.end();
  await browser.close();
  rmSync(project, { recursive: true, force: true });
}

/** The address works once: its cookie opens the other windows. */
async function admitted(one: Browser, address: string) {
  const context = await one.newContext();
  await (await context.newPage()).goto(address);
  return context.cookies();
}

async function show(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  const { origin } = new URL(desk.address);
  const part = ['form', 'search', 'phone'].includes(view) ? 'edit' : view;
  await page.goto(`${origin}/#/${part === 'start' ? '' : `${SAMPLE}/${part}`}`);
  const ready = { start: '.book', review: '.dock .row', edit: '.chapter-list', finish: 'main h2' };
  await page
    .locator(ready[part as keyof typeof ready])
    .first()
    .waitFor();
  if (view === 'form') await page.getByRole('button', { name: /^(?:书目信息|Metadata)$/ }).click();
  if (view === 'search') {
    await page
      .getByRole('button', { name: /^(?:全书查找|Find in all)$/ })
      .first()
      .click();
    await page.getByRole('searchbox').fill('市场');
  }
  if (view === 'phone') await page.getByRole('button', { name: /^(?:手机|Phone)$/ }).click();
  await page.waitForTimeout(view === 'edit' || view === 'review' || view === 'phone' ? 3500 : 1200);
}

/** The rules of axe that the view breaks, and by how much it is wider than the window. */
async function faults(page: Page): Promise<string> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    const wide = document.documentElement.scrollWidth - innerWidth;
    const broken = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 100)}`);
    return [...broken, ...(wide > 0 ? [`${wide} px too wide`] : [])].join('; ') || 'none';
  });
}
