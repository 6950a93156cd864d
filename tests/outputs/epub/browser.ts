import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems put Chromium; KANBEN_CHROMIUM names another place. */
const PLACES = [
  process.env.KANBEN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium that is here; undefined, and said aloud, where there is none. */
export const browserPath = PLACES.find((path) => path !== undefined && existsSync(path));
if (browserPath === undefined) {
  console.warn(
    'SKIPPED: no Chromium is here (KANBEN_CHROMIUM may name one): nothing was read in a browser',
  );
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: ['--no-sandbox'],
  });
}
