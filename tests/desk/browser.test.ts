import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ledgerDiagnostics } from '../../src/app/check-path.js';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { root } from '../support/edition.js';
import { endStoryAtFailure } from '../support/story.js';
import { type DeskWindow, drawn, openDesk, PATIENCE, taken, violations } from './desk-browser.js';

const SOURCE = readFileSync(
  join(root, 'content/market-regulation-2020/source/market-regulation-2020.txt'),
  'utf8',
);
const SAMPLE = 'market-regulation-2020';

describe.skipIf(browserPath === undefined)('the desk in a browser', PATIENCE, () => {
  let browser: Browser;
  let window: DeskWindow;
  let page: Page;
  const content = (name: string) => join(window.folder, 'content', SAMPLE, name);
  const read = (name: string) => readFileSync(content(name), 'utf8');
  const faults = async () =>
    (await ledgerDiagnostics(join(window.folder, 'content', SAMPLE)))
      .filter(({ severity }) => severity === 'error')
      .map(String);

  endStoryAtFailure();
  beforeAll(async () => {
    browser = await launch();
    window = await openDesk(browser);
    ({ page } = window);
  }, 120_000);
  afterAll(async () => {
    await window?.close();
    await browser?.close();
  });

  // What a step has held or cut off holds up no later one.
  afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));

  /** The first chapter in the editor, its cursor at the end and shown on its page, all of it saved. */
  async function openEnd(): Promise<void> {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${SAMPLE}/edit`);
    await page.getByRole('button', { name: /^北京/ }).click();
    await page.locator('.cm-line', { hasText: '北京' }).first().waitFor();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    await page.locator('.caret').waitFor();
  }

  /** Clicks on the page a little before the cursor; the page may be drawn anew, and moved, meanwhile. */
  async function clickBeforeCursor(): Promise<void> {
    const clicked = async () => {
      const box = await page.locator('.caret').boundingBox();
      if (box === null) return false;
      const asked = page.waitForRequest('**/api/source', { timeout: 3000 }).catch(() => undefined);
      await page.mouse.click(box.x - 30, box.y + box.height / 2);
      return (await asked) !== undefined;
    };
    await expect.poll(clicked).toBe(true);
  }

  function lettersAfterCursor(): Promise<number> {
    return page.evaluate(() => {
      const { anchorNode, anchorOffset } = getSelection() ?? {};
      const line = anchorNode?.parentElement?.closest('.cm-line');
      if (!anchorNode || !line) return 0;
      const rest = document.createRange();
      rest.setStart(anchorNode, anchorOffset ?? 0);
      rest.setEnd(line, line.childNodes.length);
      return rest.toString().length;
    });
  }

  /** Holds back the server's next answer at `address` until `answer` is called. */
  async function held(address: string) {
    let ask = () => {};
    let answer = () => {};
    const isAsked = new Promise<void>((done) => {
      ask = done;
    });
    const isWanted = new Promise<void>((done) => {
      answer = done;
    });
    const hold = async (route: Route) => {
      const response = await route.fetch();
      ask();
      await isWanted;
      // The window may have given the request up meanwhile.
      await route.fulfill({ response }).catch(() => {});
    };
    await page.route(address, hold, { times: 1 });
    return { isAsked, answer };
  }

  it('makes a book of a pasted text, and shows its pages', async () => {
    await page
      .getByRole('textbox', { name: '在此粘贴原稿' })
      .fill(`春播简报\n${SOURCE.split('\n').slice(2, 8).join('\n')}`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '做成刊本' }).click();
    await page.locator('.page img').first().waitFor();
    expect(readdirSync(join(window.folder, 'content'))).toEqual(['春播简报']);
    await page.getByRole('link', { name: '回到书架' }).click();
    await page.getByRole('button', { name: '打开示例' }).click();
    await page.locator('.page img').first().waitFor();
    await page.getByText(/^\d\d 页$/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('saves what is typed, and shows it on the page that holds the cursor', async () => {
    await page.getByRole('button', { name: /^北京/ }).click();
    await page.locator('.cm-line', { hasText: '北京' }).first().waitFor();
    const before = read('01-beijing.md');
    const caret = page.locator('.caret');
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('试排一句。');
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    await expect.poll(() => read('01-beijing.md')).toBe(`${before}试排一句。`);
    await caret.waitFor();
    const placed = async () => Number(await caret.locator('xpath=..').getAttribute('data-page'));
    await expect.poll(placed).toBeGreaterThan(5);
    const keysOf = () =>
      page
        .locator('.page[data-key]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-key')));
    const keys = new Set(await keysOf());
    await page.keyboard.type('再加一句。');
    // Only the pages that changed are drawn again, under another name.
    await expect
      .poll(async () => (await keysOf()).filter((key) => !keys.has(key)).length)
      .toBeGreaterThan(0);
  });

  it('puts the cursor at the character that is clicked on the page', async () => {
    await openEnd();
    const clicked = async () => {
      const answered = page.waitForResponse('**/api/source');
      await clickBeforeCursor();
      await taken(page, answered);
      const letters = await lettersAfterCursor();
      return letters > 0 && letters <= 9;
    };
    await expect.poll(clicked).toBe(true);
    await page.keyboard.insertText('〔此〕');
    await expect.poll(() => read('01-beijing.md')).toMatch(/〔此〕.{1,9}$/);
  });

  it('leaves the cursor to whoever types on before the answer to a click comes', async () => {
    await openEnd();
    const { answer, isAsked } = await held('**/api/source');
    await clickBeforeCursor();
    await isAsked;
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('接着');
    const answered = page.waitForResponse('**/api/source');
    answer();
    await taken(page, answered);
    await page.keyboard.insertText('写。');
    await expect.poll(() => read('01-beijing.md')).toMatch(/接着写。$/);
  });

  it('saves by itself what could not be saved at once', async () => {
    await openEnd();
    await page.route('**/api/save', (route) => route.abort(), { times: 2 });
    await page.keyboard.insertText('断线时写的。');
    await page.getByRole('link', { name: '回到书架' }).click();
    await expect.poll(() => read('01-beijing.md')).toMatch(/断线时写的。$/);
    // Each save that failed may have left a note.
    const close = page.locator('.note.fault').getByRole('button', { name: '关闭' });
    while ((await close.count()) > 0) await close.first().click();
  });

  it('keeps what was saved after the texts were read that come now', async () => {
    await openEnd();
    const { answer, isAsked } = await held('**/api/open');
    writeFileSync(content('02-heilongjiang.md'), `${read('02-heilongjiang.md')}\n另一章。\n`);
    await isAsked;
    await page.keyboard.insertText('读后写的。');
    await expect.poll(() => read('01-beijing.md')).toMatch(/读后写的。$/);
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    const answered = page.waitForResponse('**/api/open');
    answer();
    await taken(page, answered);
    await page.keyboard.insertText('再写。');
    await expect.poll(() => read('01-beijing.md')).toMatch(/读后写的。再写。$/);
  });

  it('takes no character while an input method composes it', async () => {
    await openEnd();
    const before = read('01-beijing.md');
    const client = await window.context.newCDPSession(page);
    await client.send('Input.imeSetComposition', {
      text: 'zhong',
      selectionStart: 5,
      selectionEnd: 5,
    });
    await page.locator('.cm-content', { hasText: 'zhong' }).waitFor();
    await drawn(page);
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    expect(read('01-beijing.md')).toBe(before);
    await client.send('Input.insertText', { text: '中' });
    await expect.poll(() => read('01-beijing.md')).toBe(`${before}中`);
    await expect.poll(() => page.locator('.cm-content').textContent()).not.toContain('zhong');
  });

  it('shows both versions where a file changed elsewhere meanwhile, and overwrites neither', async () => {
    await openEnd();
    const mine = read('01-beijing.md');
    // The window does not hear of the change before it saves: the change comes with the save.
    await page.route(
      '**/api/save',
      async (route) => {
        writeFileSync(content('01-beijing.md'), `${mine}\n\n外面加的一段。\n`);
        await route.continue();
      },
      { times: 1 },
    );
    await page.keyboard.insertText('里面加的。');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(read('01-beijing.md')).toContain('外面加的一段。');
    await dialog.locator('.cm-content', { hasText: '里面加的。' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '用文件里的' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.cm-content', { hasText: '外面加的一段' }).waitFor();
    expect(read('01-beijing.md')).not.toContain('里面加的。');
  });

  it('shows both versions where a file changed while a character was being composed', async () => {
    await openEnd();
    const client = await window.context.newCDPSession(page);
    const composed = { text: 'zhong', selectionStart: 5, selectionEnd: 5 };
    await client.send('Input.imeSetComposition', composed);
    const heard = page.waitForResponse('**/api/open');
    writeFileSync(content('01-beijing.md'), `${read('01-beijing.md')}\n组字时外面加的。\n`);
    await heard;
    await client.send('Input.insertText', { text: '中' });
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(read('01-beijing.md')).toMatch(/组字时外面加的。\n$/);
    await dialog.getByRole('button', { name: '用文件里的' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows what changed while the events of the server did not come', async () => {
    await page.route('**/events', (route) => route.abort(), { times: 1 });
    const opened = page.waitForResponse('**/api/open');
    await page.reload();
    await opened;
    writeFileSync(
      content('01-beijing.md'),
      `${read('01-beijing.md').trimEnd()}\n\n断线时外面加的。`,
    );
    await openEnd();
    await page.locator('.cm-content', { hasText: '断线时外面加的' }).waitFor();
  });

  it('shows at once what a text editor writes', async () => {
    await openEnd();
    writeFileSync(content('02-heilongjiang.md'), `${read('02-heilongjiang.md')}\n编辑器里加的。\n`);
    await page.getByRole('button', { name: /^黑龙江/ }).click();
    await page.locator('.cm-content', { hasText: '编辑器里加的' }).waitFor();
  });

  it('has a card for each decision: reversed by a key, kept in decisions.yaml, taken back later', async () => {
    await page.getByRole('link', { name: '审校', exact: true }).click();
    await page.locator('.dock .row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^重复/ }).click();
    const line = page.locator('.line.current');
    await expect.poll(() => line.getAttribute('class')).toContain('duplicate');
    const number = Number(((await line.getAttribute('data-line')) ?? '').split(':')[1]);
    const fateOf = () =>
      (JSON.parse(read('ledger.json')) as { lines: { fate: string }[] }).lines[number - 1]?.fate;
    const steps = page.locator('.history li', { hasText: `第 ${number} 行` });
    const doneOf = async () =>
      Number(/已看 (\d+)/.exec((await page.locator('.strip').textContent()) ?? '')?.[1]);
    // The list of steps comes with the server's answer: by then every file is written.
    const stepCount = () => page.locator('.history li').count();
    await page.keyboard.press('r');
    await expect.poll(stepCount).toBe(1);
    expect(read('decisions.yaml')).toContain(`number: ${number}`);
    expect(fateOf()).toBe('kept');
    expect(await faults()).toEqual([]);
    // What a key comes to is read out: the focus does not move.
    const spoken = () => page.locator('.dock [role=status]').textContent();
    const before = await spoken();
    expect(before).toMatch(/^第 \d+ 处，共 \d+ 处：重复，待定。第 \d+ 行：/);
    await page.keyboard.press('a');
    await expect.poll(spoken).not.toBe(before);
    await page.keyboard.press('A');
    await expect.poll(stepCount).toBe(3);
    const done = await doneOf();
    expect(done).toBeGreaterThan(2);
    await steps.last().getByRole('button', { name: '撤回' }).click();
    await page.locator('.history li.undone').waitFor();
    expect(fateOf()).toBe('duplicate');
    expect(read('decisions.yaml')).not.toContain(`number: ${number}\n`);
    expect(await faults()).toEqual([]);
    // One decision is open again, in this window and in one that is opened later.
    await expect.poll(doneOf).toBe(done - 1);
    await page.reload();
    await page.locator('.dock .row').first().waitFor();
    await expect.poll(doneOf).toBe(done - 1);
    expect(await page.locator('.history li.undone').count()).toBe(1);
  });

  it('loses no decision of quick keys, not where the server answers late or where the window is to close', async () => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${SAMPLE}/review`);
    await page.locator('.dock .row').first().waitFor();
    await page.getByLabel('只看待定').check();
    const stepsOf = () =>
      existsSync(content('review.json'))
        ? (JSON.parse(read('review.json')) as { steps: { undone: boolean }[] }).steps
        : [];
    const before = stepsOf();
    await page.route('**/api/decide', (route) => route.abort(), { times: 1 });
    for (const key of 'aaaar') await page.keyboard.press(key);
    // Takes back the reversal, which the server does not know yet, and no older step.
    await page.keyboard.press('u');
    await page.locator('.saved', { hasText: '正在保存' }).waitFor();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.locator('.saved', { hasText: '已保存' }).waitFor();
    const added = stepsOf().slice(before.length);
    expect(added.map(({ undone }) => undone)).toEqual([false, false, false, false, true]);
    expect(stepsOf().slice(0, before.length)).toEqual(before);
    expect(await faults()).toEqual([]);
    await page.getByLabel('只看待定').uncheck();
    await page.locator('.note.fault').getByRole('button', { name: '关闭' }).click();
  });

  it('shows a decision of another window, and one that the command line makes', async () => {
    const other = await window.context.newPage();
    await other.goto(new URL(`/#/${SAMPLE}/review`, window.desk.address).href);
    const counts = (one: Page) => one.locator('.history li').count();
    await other.locator('.dock .row').first().waitFor();
    const before = await counts(other);
    await page.keyboard.press('n');
    await page.keyboard.press('a');
    await expect.poll(() => counts(other)).toBe(before + 1);
    await other.close();
    const record = JSON.parse(read('review.json')) as { steps: object[] };
    writeFileSync(
      content('review.json'),
      JSON.stringify({ ...record, steps: record.steps.slice(0, -1) }),
    );
    await expect.poll(() => counts(page)).toBe(before);
  });

  it('signs, builds and downloads, archives, and shows what changed since', async () => {
    await page.getByRole('link', { name: '成书' }).click();
    for (const [stage, name] of [
      ['初审', '甲'],
      ['复审', '乙'],
      ['终审', '丙'],
    ] as const) {
      await page.getByLabel('签字人').fill(name);
      await page.getByRole('button', { name: `签${stage}` }).click();
      await page.getByText(new RegExp(`^${name}，\\d{4}`)).waitFor();
    }
    expect(await violations(page)).toEqual([]);
    const downloading = page.waitForEvent('download', { timeout: 120_000 });
    await page.getByRole('button', { name: '制作', exact: true }).click();
    await page.getByRole('link', { name: `${SAMPLE}.pdf` }).click({ timeout: 120_000 });
    const file = await (await downloading).path();
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByLabel('归档人').fill('档案员');
    await page.getByRole('button', { name: '归档这一版' }).click();
    await page.getByText('文字没有改动').waitFor({ timeout: 120_000 });
    writeFileSync(content('03-shanghai.md'), `${read('03-shanghai.md')}\n归档后加的一句。\n`);
    await page.locator('ins', { hasText: '归档后加的一句。' }).waitFor();
    await page.getByText('文字已改，失效').first().waitFor();
  });

  it('shows hostile names, titles and texts as text', async () => {
    const yaml = read('edition.yaml').replace(
      /^title: .*/m,
      "title: '<img src=x onerror=alert(1)>'",
    );
    writeFileSync(content('edition.yaml'), yaml);
    writeFileSync(
      content('04-zhejiang.md'),
      '---\nrole: chapter\n---\n\n# <script>alert(1)</script>\n\n[甲](javascript:alert(1)) <b onclick=alert(2)>乙</b>\n',
    );
    await page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
    await page.getByRole('link', { name: '编辑' }).click();
    await page
      .getByRole('button', { name: /alert\(1\)/ })
      .first()
      .waitFor();
    expect(
      await page.evaluate(
        () => document.querySelectorAll('img[onerror], script:not([src])').length,
      ),
    ).toBe(0);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
