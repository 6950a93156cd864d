import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { ofdDocument } from '../../../src/outputs/ofd/document.js';
import { readOfd } from '../../../src/outputs/ofd/read.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { bookOf, renderPdf } from '../../support/render.js';

const MM = 25.4 / 72;
const svg = (body: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${body}</svg>`);

/** Labels of a chart: on its paper, on a bar, in two colours and two faces. */
const PLAIN = svg(
  '<rect width="300" height="200" fill="#eee"/><rect x="30" y="60" width="60" height="120" fill="#a3262a"/>' +
    '<text x="60" y="50" font-size="14" text-anchor="middle" fill="#006600">120个</text>' +
    '<text x="60" y="120" font-size="16" text-anchor="middle" fill="#fff" font-family="sans-serif">东城区</text>',
);
/** Letters that turn, letters that a shape covers in part, and letters that let the paper through. */
const ODD = svg(
  '<text x="40" y="120" font-size="20" transform="rotate(-45 40 120)">斜写</text>' +
    '<text x="120" y="80" font-size="30">遮住</text><rect x="150" y="50" width="20" height="40" fill="#fff"/>' +
    '<text x="200" y="80" font-size="30" opacity="0.4">半透</text>',
);

async function both(picture: Uint8Array) {
  const edition = editionOf(['# 甲\n\n前文。\n\n![图](s.svg)\n'], {
    assets: new Map([['s.svg', picture]]),
  });
  const template = await readTemplate('booklet', { packageRoot: root });
  const about = { date: '2020-09-17T00:00:00Z', tool: 'Kanben' };
  const { bytes: pdf } = await renderPdf(edition, template, fonts, about);
  const book = await bookOf(edition, template, fonts, about);
  const { bytes: ofd } = await ofdDocument(
    { ...book, cover: async () => undefined, rendered: new Map(), onProgress: () => {} },
    [],
  );
  const [printed, read] = [await readPdf(pdf), await readOfd(ofd, 'a.ofd')];
  const zip = await JSZip.loadAsync(ofd);
  const [image] = zip.file(/\.png$/);
  const pages = await Promise.all(zip.file(/Content\.xml$/).map((file) => file.async('string')));
  const drawn = PNG.sync.read(Buffer.from((await image?.async('uint8array')) ?? []));
  return { printed, read, drawn, content: pages.join('') };
}

/** The share of the drawing's pixels in a stretch of its natural size that are (nearly) of this colour. */
function share(drawn: PNG, color: readonly number[], [x, y, w, h]: readonly number[] = []) {
  const scale = drawn.width / 300;
  let of = 0;
  let all = 0;
  const [left = 0, top = 0, width = 0, height = 0] = [x, y, w, h].map((n) =>
    Math.round((n ?? 0) * scale),
  );
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++) {
      const at = 4 * (row * drawn.width + column);
      all++;
      if (color.every((part, n) => Math.abs((drawn.data[at + n] ?? 0) - part) < 30)) of++;
    }
  }
  return of / all;
}

describe('the letters of an SVG in an OFD', () => {
  it.each([
    ['plain ones', PLAIN],
    ['turned, covered and transparent ones', ODD],
  ])('%s are text within 0.01 mm of their places in the PDF', async (_, picture) => {
    const { printed, read } = await both(picture);
    let compared = 0;
    read.pages.forEach(({ texts }, index) => {
      const glyphs = printed.pages[index]?.glyphs ?? [];
      const own = texts.flatMap(({ text, places }) =>
        [...text].map((character, at) => ({
          character,
          ...(places[at] as { x: number; y: number }),
        })),
      );
      const sorted = (all: readonly string[]) => all.filter((one) => one.trim() !== '').sort();
      expect(sorted(own.map(({ character }) => character))).toEqual(
        sorted(glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint))),
      );
      for (const { character, x, y } of own) {
        const near = glyphs.some(
          (glyph) =>
            String.fromCodePoint(glyph.codePoint) === character &&
            Math.abs(glyph.x * MM - x) < 0.01 &&
            Math.abs(glyph.y * MM - y) < 0.01,
        );
        expect(near, character).toBe(true);
        compared++;
      }
    });
    expect(compared).toBeGreaterThan(6);
  });

  it('stand above the drawing in their colours, and the drawing has none, where that looks as in the PDF', async () => {
    const { drawn, content } = await both(PLAIN);
    expect(content).toMatch(/Value="0 102 0"\/><ofd:TextCode[^>]*><!\[CDATA\[120个/);
    expect(content).toMatch(/Value="255 255 255"\/><ofd:TextCode[^>]*><!\[CDATA\[东城区/);
    expect(content.indexOf('ImageObject')).toBeLessThan(content.indexOf('120个'));
    expect(share(drawn, [0xa3, 0x26, 0x2a], [32, 100, 56, 30])).toBeGreaterThan(0.99);
  });

  it('lie unseen below the drawing where the pixels show them', async () => {
    const { drawn, content } = await both(ODD);
    expect(content).toMatch(/Alpha="0"\/><ofd:TextCode[^>]*><!\[CDATA\[遮住/);
    expect(content.indexOf('遮住')).toBeLessThan(content.indexOf('ImageObject'));
    expect(share(drawn, [0, 0, 0], [120, 50, 60, 35])).toBeGreaterThan(0.05);
  });
});
