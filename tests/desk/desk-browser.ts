import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { type RunningDesk, startDesk } from '../../src/desk/server/start.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * How long a step of a test in a browser may take, ms: a busy machine draws its pages late. A step that fails is not tried
 * again, for the steps share the files of one desk: another try would begin from what the first one left behind.
 */
export const PATIENCE = { timeout: 240_000 };

/** How long a step waits for one thing, ms. */
const WAIT = 90_000;

/** A desk on an empty folder, and a window on it. */
export interface DeskWindow {
  readonly folder: string;
  readonly desk: RunningDesk;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: errors of scripts, refused requests, the browser's own. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function openDesk(
  browser: Browser,
  prepare: (folder: string) => Promise<void> | void = () => {},
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<DeskWindow> {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(memory, 'kanben-desk-'));
  await prepare(folder);
  const complaints: string[] = [];
  const desk = await startDesk({ folder, onBug: (error) => complaints.push(String(error)) });
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A page that changed while it was asked for, an input that is at fault, and what a test cuts off are no faults of the desk.
    const isMeant = /status of 4(?:10|22)|net::ERR_FAILED/.test(message.text());
    if (message.type() === 'error' && !isMeant) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== `127.0.0.1:${desk.port}`)
      complaints.push(request.url());
  });
  await page.goto(desk.address);
  return {
    folder,
    desk,
    context,
    page,
    complaints,
    async close() {
      await context.close();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The rules of axe that the present view breaks. */
export async function violations(page: Page): Promise<readonly string[]> {
  // What the page's policy forbids, the browser's own tools may: axe is no script of the page.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: broken } = await axe.run();
    return broken.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}

/** Waits until the window has taken an answer of the server, and has drawn what follows from it. */
export async function taken(page: Page, answer: Promise<Response>): Promise<void> {
  await (await answer).finished();
  await drawn(page);
}

/** Waits until the window has done what it had to do, and has drawn it. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done())));
      }),
  );
}
