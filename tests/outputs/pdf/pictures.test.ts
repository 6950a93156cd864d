import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { printedPictures } from '../../../src/layout/printed-pictures.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { checkPdf } from '../../../src/proof/index.js';
import { extractText } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Four pixels by two, red, the last one blue. */
const WEBP = Buffer.from('UklGRiAAAABXRUJQVlA4TBMAAAAvA0AAAA8Q87//8x8OfvAQ0f8IAA==', 'base64');
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><script>x()</script>' +
    '<g opacity=".5"><circle cx="50" cy="50" r="40" fill="#36c"/></g><text x="20" y="40">集市 Market</text></svg>',
);

describe('pictures that no PDF takes', () => {
  it('a WebP is printed as a PNG of the same pixels, a damaged one is left out', async () => {
    const printed = await printedPictures(
      new Map([
        ['a.webp', WEBP],
        ['b.webp', WEBP.subarray(0, 24)],
      ]),
    );
    const { width, height, data } = PNG.sync.read(Buffer.from(printed.get('a.webp') ?? []));
    expect([width, height, [...data.subarray(0, 4)], [...data.subarray(-4)]]).toEqual([
      4,
      2,
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ]);
    expect(printed.has('b.webp')).toBe(false);
  });

  it('an SVG is printed as shapes, its text in the text layer, without its scripts', async () => {
    const assets = new Map<string, Uint8Array>([['s.svg', SVG]]);
    expect(String(Buffer.from((await printedPictures(assets)).get('s.svg') ?? []))).not.toContain(
      'script',
    );
    const { bytes, diagnostics } = await renderPdf(
      editionOf(['# 甲\n\n文。\n\n![图](s.svg)\n'], { assets }),
      await readTemplate('booklet', { packageRoot: root }),
      fonts,
      { date: '2020-09-17T00:00:00Z', tool: 'Kanben' },
    );
    expect(diagnostics.map(String)).toEqual([]);
    expect((await extractText(bytes)).join('')).toMatch(/集市\s*Market/);
    const { diagnostics: checked } = await checkPdf(bytes, 'a.pdf');
    expect(checked.filter(({ severity }) => severity === 'error').map(String)).toEqual([]);
  });
});
