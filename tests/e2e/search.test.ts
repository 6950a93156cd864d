import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch } from '../outputs/epub/browser.js';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const run = (...args: string[]) =>
  kanben(args, { cwd: folder, env: { XDG_CACHE_HOME: join(folder, 'caches') } });

beforeAll(() => {
  const name = 'market-regulation-2020';
  cpSync(join(root, 'content', name), join(folder, 'content', name), { recursive: true });
  const built = run('build', '--all', '--format', 'epub,pdf,web');
  expect(built.status, built.stderr).toBe(0);
  const made = run('catalog');
  expect(made.status, made.stderr).toBe(0);
}, 300_000);

describe('kanben search', () => {
  it('lists each place with its edition, division, page and file, and counts them', () => {
    const { status, stdout, stderr } = run('search', '證照分離', '--lang', 'zh');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [edition, division, hit, ...others] = stdout.split('\n');
    expect(edition).toBe('market-regulation-2020  研究新形势 谋划新思路 开创新局面');
    expect(division).toBe('  北京：抓牢疫情防控　深化改革创新');
    expect(hit).toMatch(
      /^ {4}第 \d+ 页 {2}.*【证照分离】.* dist\/market-regulation-2020\/.*\.pdf#page=\d+$/,
    );
    expect(others.at(-2)).toMatch(/^查找 {2}\d+ 处，见于 1 种刊本（共 1 种）$/);
  });

  it('gives one JSON value, at most so many hits, and 0 where there is none', () => {
    const limited = run('search', '市场', '--limit', '3', '--json');
    const value = JSON.parse(limited.stdout);
    expect([value.hits.length, value.more, value.editions]).toEqual([3, true, 1]);
    expect(value.hits[0]).toMatchObject({
      id: 'market-regulation-2020',
      match: '市场',
      links: { pdf: expect.stringMatching(/^dist\/.*#page=\d+$/) },
    });
    const none = run('search', '此句绝无', '--json');
    expect([none.status, JSON.parse(none.stdout).hits]).toEqual([0, []]);
    expect(run('search', ' ').status).toBe(1);
    expect(run('search', '市场', '--limit', '0').status).toBe(2);
    expect(run('search', '市场', '--content', 'nowhere').status).toBe(1);
  });
});

describe.skipIf(browserPath === undefined)('the shelf in a browser, read from the disk', () => {
  it('finds a phrase of the other script, leads to it, and fetches little and nothing from elsewhere', async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const requests: string[] = [];
      const faults: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      const dist = join(folder, 'dist');
      await page.goto(pathToFileURL(join(dist, 'index.html')).href);
      await page.fill('input[type=search]', '證照分離');
      await page.waitForSelector('#results [role=status]');
      const texts = await page.locator('#results mark').allTextContents();
      expect(texts.length).toBeGreaterThan(0);
      expect(new Set(texts)).toEqual(new Set(['证照分离']));
      expect(await page.locator('#shelf').isVisible()).toBe(false);
      const scripts = requests.filter((url) => url.endsWith('.js'));
      const bytes = scripts.map((url) => readFileSync(new URL(url)).length);
      expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(150_000);
      expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
      await page.locator('#results a', { hasText: 'WEB' }).first().click();
      await page.waitForURL(/web\/01-beijing\.html/);
      expect(await page.textContent('main')).toContain('证照分离');
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
