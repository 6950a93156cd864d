import type { Page } from 'playwright-core';
import type { DeskProcess } from './desk-process.js';
import { least, median } from './statistics.js';

/** When what happened after a key was pressed, ms. */
interface Times {
  readonly [part: string]: number;
}

/** Keys that are not counted: the first ones meet code that no keystroke has run yet. */
const WARM_UP = 5;
/** Before the first key, ms. */
const SETTLING = 12_000;
/** Between two keys, ms: nothing of the one is left when the next is pressed. */
const PAUSE = 700;

/**
 * Presses keys in a chapter of the edition, and measures for each when the text is in its file, when the page is composed,
 * and when its picture is on the screen; least and median, and the CPU time of the desk's process for each key.
 */
export async function measureKeys(page: Page, desk: DeskProcess, id: string, count: number) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${id}/edit`);
  await page
    .getByRole('button', { name: /^黑龙江/ })
    .first()
    .click();
  await page.locator('.cm-line', { hasText: '黑龙江' }).first().waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.locator('.caret').waitFor();
  // The check of the whole edition, which begins as it is opened, has ended.
  await page.waitForTimeout(SETTLING);
  const all: Times[] = [];
  let cpu = 0;
  for (let n = 0; n < count + WARM_UP; n++) {
    if (n === WARM_UP) cpu = desk.cpu();
    // The page listens before the key is pressed.
    const timing = await page.evaluateHandle(timesAfterKey);
    await page.keyboard.insertText('字');
    all.push(await timing.evaluate(({ times }) => times));
    await page.waitForTimeout(PAUSE);
  }
  const counted = all.slice(WARM_UP);
  const parts = [...new Set(counted.flatMap((one) => Object.keys(one)))];
  const figures = parts.map((part) => {
    const values = counted.flatMap((one) => one[part] ?? []);
    return [part, { least: Math.round(least(values)), median: Math.round(median(values)) }];
  });
  return {
    pages: Number(/\d+/.exec((await page.getByText(/^\d+ 页$/).textContent()) ?? '')?.[0]),
    cpuEachKey: Math.round((desk.cpu() - cpu) / count),
    ...Object.fromEntries(figures),
  };
}

/** Runs in the page: waits for a key, then for the picture of the cursor's page to change and to be on the screen. */
function timesAfterKey(): { readonly times: Promise<Times> } {
  return { times: measured() };

  async function measured(): Promise<Times> {
    performance.clearResourceTimings();
    const began = await new Promise<number>((done) => {
      addEventListener('beforeinput', ({ timeStamp }) => done(timeStamp), {
        once: true,
        capture: true,
      });
    });
    const since = () => performance.now() - began;
    const caretPage = document.querySelector('.page:has(.caret)');
    const before = caretPage?.querySelector('img')?.src;
    const image = await new Promise<HTMLImageElement>((done) => {
      const look = () => {
        const pictures = document.querySelectorAll<HTMLImageElement>('.page:has(.caret) img');
        const changed = [...pictures].find(({ src }) => src !== before);
        if (changed === undefined) requestAnimationFrame(look);
        else done(changed);
      };
      look();
    });
    await image.decode();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const onScreen = since();
    const times: Record<string, number> = {};
    for (const { name, startTime, responseEnd } of performance.getEntriesByType(
      'resource',
    ) as PerformanceResourceTiming[]) {
      const kind = /^https?:\/\/[^/]+\/(?:api\/)?(\w+)/.exec(name)?.[1] ?? '';
      if (startTime < began || `${kind} answered` in times) continue;
      times[`${kind} asked`] = startTime - began;
      times[`${kind} answered`] = responseEnd - began;
    }
    return { ...times, 'on the screen': onScreen };
  }
}
