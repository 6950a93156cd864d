import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeEdition } from '../../../src/layout/compose-edition.js';
import { buildEpub } from '../../../src/outputs/epub/index.js';
import { drawCover } from '../../../src/outputs/raster/cover.js';
import { booklet, editionOf, fonts } from '../../support/edition.js';
import { browserPath, launch } from './browser.js';

const resolve = createRequire(import.meta.url).resolve;
const OPTIONS = { modified: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
const PROSE = '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革试点全覆盖。';

/** What a reading application does with the library: opens the book and shows a place of it. */
interface Reader {
  toc(): Promise<readonly (readonly [string, string])[]>;
  cover(): Promise<{ width: number; height: number }>;
  /** The text that stands in the frame at `place`. */
  show(place: string): Promise<string>;
  /** Turns pages until the chapter ends; how many there were. */
  turn(place: string): Promise<number>;
}

describe.skipIf(browserPath === undefined)(
  'an EPUB in a browser, by an EPUB reader library',
  () => {
    let browser: Browser;
    let page: Page;
    let faults: string[] = [];

    beforeAll(async () => {
      const edition = editionOf([
        `# 北京：抓牢疫情防控\n\n## 一、背景\n\n${PROSE}注[^1]。\n\n[^1]: 见统计公报。\n`,
        `# 上海：聚焦四个方面\n\n${`${PROSE.repeat(6)}\n\n`.repeat(30)}`,
      ]);
      const template = booklet();
      const cover = await drawCover(
        await composeEdition(edition, template, fonts),
        template,
        fonts,
      );
      if (cover === undefined) throw new Error('no cover');
      const { bytes } = await buildEpub(edition, template, { ...OPTIONS, cover });
      browser = await launch();
      page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      page.on('pageerror', (error) => faults.push(String(error)));
      // Nothing may come from outside the book.
      page.on('request', (request) => {
        if (/^(?:https?|file):/.test(request.url())) faults.push(request.url());
      });
      await page.setContent(
        '<!DOCTYPE html><div id="book" style="width:390px;height:800px"></div>',
      );
      const folder = resolve('@likecoin/epub-ts').replace(/dist[\\/].*$/, 'dist/');
      await page.addScriptTag({
        content: readFileSync(resolve('jszip/dist/jszip.min.js'), 'utf8'),
      });
      await page.addScriptTag({ content: readFileSync(`${folder}epub.umd.js`, 'utf8') });
      await page.evaluate(OPEN, Buffer.from(bytes).toString('base64'));
    });
    afterAll(() => browser?.close());

    const read = <Name extends keyof Reader>(name: Name, ...given: string[]) =>
      page.evaluate(
        ([which, args]) =>
          (globalThis as unknown as { reader: Record<string, (...a: string[]) => unknown> }).reader[
            which as string
          ]?.(...(args as string[])),
        [name, given] as const,
      ) as ReturnType<Reader[Name]>;

    it('has its contents', async () => {
      expect(await read('toc')).toEqual([
        ['北京：抓牢疫情防控', '01-a.xhtml'],
        ['一、背景', '01-a.xhtml#heading-2'],
        ['上海：聚焦四个方面', '02-b.xhtml'],
        ['版权页', 'colophon.xhtml'],
      ]);
    });

    it('has its cover, wide enough for a shop and small enough for Apple Books', async () => {
      const { width, height } = await read('cover');
      expect(width).toBeGreaterThanOrEqual(1400);
      expect(width * height).toBeLessThanOrEqual(5_600_000);
    });

    it('shows a chapter, and its note at the end of it', async () => {
      const text = await read('show', '01-a.xhtml');
      expect(text).toContain(PROSE);
      expect(await read('show', '01-a.xhtml#note-1')).toContain('见统计公报。');
    });

    it('turns the pages of a long chapter', async () => {
      expect(await read('turn', '02-b.xhtml')).toBeGreaterThan(5);
    });

    it('shows the cover’s page and the colophon', async () => {
      await read('show', 'cover.xhtml');
      expect(await read('show', 'colophon.xhtml')).toContain('书名');
    });

    it('fetches nothing and throws nothing', () => {
      expect(faults).toEqual([]);
      faults = [];
    });
  },
);

/** In the page: opens the book and puts the reader where the tests find it. */
const OPEN = async (base64: string) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  // biome-ignore lint/suspicious/noExplicitAny: the library as a script in a page has no types
  const scope = globalThis as any;
  const library = scope.ePub ?? scope.epubts ?? scope.EPub;
  const open = library.default ?? library.ePub ?? library;
  const book = open(bytes.buffer);
  await book.ready;
  const rendition = book.renderTo('book', { width: 390, height: 800, flow: 'paginated' });
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const flat = (items: any[]): [string, string][] =>
    items.flatMap((item) => [[item.label.trim(), item.href], ...flat(item.subitems ?? [])]);
  scope.reader = {
    toc: async () => flat((await book.loaded.navigation).toc),
    async cover() {
      const image = new Image();
      image.src = await book.coverUrl();
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    },
    async show(place: string) {
      await rendition.display(place);
      const [contents] = rendition.getContents();
      return contents.document.body.textContent;
    },
    async turn(place: string) {
      // The library says where it is once the page is there; word of an earlier place may still come.
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const after = (act: () => Promise<unknown>, isIt: (location: any) => boolean) =>
        // biome-ignore lint/suspicious/noExplicitAny: as above
        new Promise<any>((done) => {
          // biome-ignore lint/suspicious/noExplicitAny: as above
          const here = (location: any) => {
            if (!isIt(location)) return;
            rendition.off('relocated', here);
            done(location);
          };
          rendition.on('relocated', here);
          act();
        });
      let location = await after(
        () => rendition.display(place),
        ({ start }) => start.href === place,
      );
      let pages = 1;
      while (location.start.href === place && !location.atEnd && pages < 200) {
        const { cfi } = location.start;
        location = await after(
          () => rendition.next(),
          ({ start }) => start.cfi !== cfi,
        );
        if (location.start.href === place) pages++;
      }
      return pages;
    },
  };
};
