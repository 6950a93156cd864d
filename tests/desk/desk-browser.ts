import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type RunningDesk, startDesk } from '../../src/desk/server/start.js';

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
  page.setDefaultTimeout(45_000);
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
