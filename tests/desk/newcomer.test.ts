import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerDiagnostics } from '../../src/app/check-path.js';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { PNG, root } from '../support/edition.js';
import { endStoryAtFailure } from '../support/story.js';
import { type DeskWindow, openDesk, PATIENCE, violations } from './desk-browser.js';

/** A digest as a person copies it from a page of a site: with the site's own lines, and one report twice. */
const DIGEST = `首页 > 新闻中心 > 地方动态
全国秋收现场会地方发言摘编
2023年10月12日 09:15　来源：农民日报　作者：李明
分享到：微信 微博 QQ空间
编者按:10月10日,全国秋收现场会在山东潍坊召开,三省区的负责同志介绍了经验。本报摘编如下,供各地参考。
河北:把种子送到田间地头
今年春天,河北省农业农村厅组织八百多名农技员下乡,推广节水小麦品种,面积达到3200万亩。
江苏:用数据管好每一滴水
江苏省把灌区信息化作为重点,在苏北建起了36处自动测水站,站点每十五分钟报一次数。
江苏:用数据管好每一滴水
江苏省把灌区信息化作为重点,在苏北建起了36处自动测水站,站点每十五分钟报一次数。
四川:丘陵地区也用上了农机
四川丘陵多、田块小,省里引导企业研制小型收割机,整机重量不到200公斤。
【打印本页】 【关闭窗口】
版权所有：农民日报社　京ICP备05012345号
`;
const ID = '全国秋收现场会地方发言摘编';

describe.skipIf(browserPath === undefined)('a newcomer at the desk', PATIENCE, () => {
  let browser: Browser;
  let window: DeskWindow;
  let page: Page;
  const content = (...names: readonly string[]) => join(window.folder, 'content', ...names);
  const chapters = () => page.locator('.chapter-list button').allInnerTexts();
  const openAt = (hash: string) =>
    page.evaluate((place) => {
      location.hash = place;
    }, hash);
  const faults = async () =>
    (await ledgerDiagnostics(content(ID)))
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

  it('pastes a page of a site, and the edition is named by its title', async () => {
    await page.locator('textarea').evaluate((place, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const about = { clipboardData, bubbles: true, cancelable: true };
      place.dispatchEvent(new ClipboardEvent('paste', about));
    }, DIGEST);
    await page.locator('.page img').first().waitFor();
    expect(readdirSync(content())).toEqual([ID]);
    expect(await chapters()).toEqual([
      '编者按',
      '河北：把种子送到田间地头',
      '江苏：用数据管好每一滴水',
      '四川：丘陵地区也用上了农机',
    ]);
    // The settings above the text are no heading of it.
    const settings = page.locator('.cm-line', { hasText: 'role: editors-note' });
    expect(await settings.locator('.md-h, .md-h1').count()).toBe(0);
    await settings.locator('.md-code').waitFor();
  });

  it('reads why each line is what it is, in words', async () => {
    await openAt(`#/${ID}/review`);
    const dock = page.locator('.dock header');
    await dock.getByText('页面导航路径', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await dock.getByText('path of the page', { exact: true }).waitFor();
    // What shows is English but for the source's own words.
    const shown = await page.locator('.dock header, .strip, .history').allInnerTexts();
    expect(shown.join(' ')).not.toMatch(/\p{Script=Han}/u);
    // The button that switched the language is another one now, and still has the focus.
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('中文');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('English');
    await dock.getByText('页面导航路径', { exact: true }).waitFor();
  });

  it('changes chapters faster than the files are written, right after typing', async () => {
    await openAt(`#/${ID}/edit`);
    await page.locator('.chapter-list').getByRole('button', { name: /^河北/ }).click();
    await page.locator('.cm-line', { hasText: '河北：' }).waitFor();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('又添一句。');
    await page.locator('.chapter-list').getByRole('button', { name: /^河北/ }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(chapters)
      .toEqual([
        '编者按',
        '江苏：用数据管好每一滴水',
        '四川：丘陵地区也用上了农机',
        '河北：把种子送到田间地头',
      ]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toMatch(/^河北/);
    await page.locator('.chapter-list').getByRole('button', { name: /^江苏/ }).click();
    await page.getByRole('button', { name: '下移' }).click();
    await page.getByRole('button', { name: '与下篇合并' }).click();
    await expect
      .poll(chapters)
      .toEqual(['编者按', '四川：丘陵地区也用上了农机', '江苏：用数据管好每一滴水']);
    expect(await page.locator('.note.fault').count()).toBe(0);
    const last = readFileSync(content(ID, '02-jiangsu.md'), 'utf8');
    expect(last).toMatch(/^## 河北：把种子送到田间地头$/m);
    expect(last).toContain('又添一句。');
    expect(await faults()).toEqual([]);
  });

  it('drops two pictures, which stand in their order with a blank line around each', async () => {
    await page.locator('.cm-line', { hasText: '江苏：' }).waitFor();
    const bytes = Buffer.from(PNG).toString('base64');
    await page.locator('.cm-content').evaluate((place, data) => {
      const dataTransfer = new DataTransfer();
      for (const [name, more] of [
        ['甲[1].png', ''],
        ['乙.png', ' '],
      ] as const) {
        const picture = Uint8Array.from(atob(data) + more, (one) => one.charCodeAt(0));
        dataTransfer.items.add(new File([picture], name, { type: 'image/png' }));
      }
      // Onto the settings at the top: the pictures go behind them.
      const { x, y } = place.getBoundingClientRect();
      const about = {
        dataTransfer,
        bubbles: true,
        cancelable: true,
        clientX: x + 9,
        clientY: y + 9,
      };
      place.dispatchEvent(new DragEvent('drop', about));
    }, bytes);
    const text = () => readFileSync(content(ID, '02-jiangsu.md'), 'utf8');
    await expect
      .poll(text)
      .toMatch(
        /^---\n[^#!]*\n---\n\n!\[甲\\\[1\\\]\]\(images\/甲-1-\.png\)\n\n!\[乙\]\(images\/乙\.png\)\n\n# 江苏/,
      );
  });

  it('drops a draft of an official document, which is read by its elements', async () => {
    await openAt('#/');
    await page.locator('.shelf').waitFor();
    await page.getByLabel('版式').selectOption({ label: '公文' });
    expect(await violations(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles(join(root, 'starter/gongwen.txt'));
    await page.locator('.page img').first().waitFor();
    const yaml = readFileSync(content('gongwen', 'edition.yaml'), 'utf8');
    expect(yaml).toMatch(/^template: gongwen$/m);
    expect(yaml).toMatch(/^official:$/m);
    await page.getByRole('button', { name: '书目信息' }).click();
    const form = page.getByLabel('格式', { exact: true });
    expect(await form.locator('option').allInnerTexts()).toEqual([
      '（不写）',
      '文件格式',
      '信函格式',
      '命令（令）格式',
      '纪要格式',
    ]);
  });

  it('downloads each output, one of several files as an archive, also when it comes back later', async () => {
    await openAt(`#/${ID}/finish`);
    for (const name of ['网站', '纯文本']) await page.getByLabel(name, { exact: true }).check();
    await page.getByRole('button', { name: '制作', exact: true }).click();
    const files = page.getByRole('region', { name: '成品' });
    await files.getByRole('link').nth(3).waitFor();
    await openAt(`#/${ID}/edit`);
    await page.locator('.cm-line').first().waitFor();
    await openAt(`#/${ID}/finish`);
    const names = [`${ID}.pdf`, `${ID}.epub`, `${ID}.web.zip`, `${ID}.txt`];
    await expect.poll(() => files.getByRole('link').allInnerTexts()).toEqual(names);
    for (const name of names) {
      const downloaded = page.waitForEvent('download');
      await files.getByRole('link', { name, exact: true }).click();
      const path = await (await downloaded).path();
      expect(existsSync(path), name).toBe(true);
      if (!name.endsWith('.zip')) continue;
      const { files: entries } = await JSZip.loadAsync(readFileSync(path));
      expect(Object.keys(entries)).toContain('web/index.html');
    }
    expect(await files.getByText('制作后有改动').count()).toBe(0);
    expect(window.complaints).toEqual([]);
  });
});
