import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../src/messages/diagnostic.js';
import { checkPdf } from '../../../src/proof/index.js';
import { extractText, readPdf } from '../../../src/proof/read/index.js';

const fonts = fileURLToPath(new URL('../../../fonts/', import.meta.url));

async function make(definition: Partial<TDocumentDefinitions>): Promise<Uint8Array> {
  return new Uint8Array(
    await pdfmake
      .createPdf({
        pageSize: { width: 200, height: 300 },
        pageMargins: 20,
        defaultStyle: { font: 'Kai', fontSize: 10 },
        content: [],
        ...definition,
      })
      .getBuffer(),
  );
}

async function fault(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes, { file: 'book.pdf' });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map((d) => `${d.file} ${d.ruleId}`).join();
  }
  return 'no fault';
}

beforeAll(() => {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  pdfmake.setFonts({
    Kai: { normal: `${fonts}KanbenKai-Regular.ttf` },
    Latin: { normal: `${fonts}KanbenLatin-Regular.ttf` },
  });
});

describe('readPdf', () => {
  test('gives each glyph its place from the top left, its size and its own width', async () => {
    const { pages, fonts, title } = await readPdf(
      await make({
        info: { title: '刊本' },
        content: [
          { text: '中，', absolutePosition: { x: 30, y: 40 } },
          { text: 'A', font: 'Latin', fontSize: 20, absolutePosition: { x: 50, y: 100 } },
        ],
      }),
    );
    expect(title).toBe('刊本');
    expect(fonts).toEqual([
      { name: 'KanbenKai-Regular', embedded: true, subset: true },
      { name: 'KanbenLatin-Regular', embedded: true, subset: true },
    ]);
    const [page] = pages;
    expect(page).toMatchObject({ number: 1, width: 200, height: 300 });
    const glyph = { upright: true, unmapped: false, stretch: 1 };
    expect(page?.glyphs).toEqual([
      {
        ...glyph,
        codePoint: 0x4e2d,
        x: 30,
        y: expect.closeTo(40 + 9.28, 1),
        size: 10,
        width: expect.closeTo(10, 3),
        font: 0,
      },
      {
        ...glyph,
        codePoint: 0xff0c,
        x: 40,
        y: expect.closeTo(40 + 9.28, 1),
        size: 10,
        width: expect.closeTo(10, 3),
        font: 0,
      },
      {
        ...glyph,
        codePoint: 0x41,
        x: 50,
        y: expect.closeTo(100 + 23.02, 1),
        size: 20,
        width: expect.closeTo(14.36, 2),
        font: 1,
      },
    ]);
  });

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['no bytes', async () => new Uint8Array(), 'book.pdf pdf/unreadable'],
    ['a text file', async () => new TextEncoder().encode('编者按'), 'book.pdf pdf/unreadable'],
    [
      'a file cut short',
      async () => (await make({ content: ['中'] })).subarray(0, 300),
      'book.pdf pdf/unreadable',
    ],
    [
      'an encrypted file',
      () => make({ content: ['中'], userPassword: 'secret' }),
      'book.pdf pdf/encrypted',
    ],
  ])('%s is the input’s fault', async (_, bytes, expected) => {
    expect(await fault(await bytes())).toBe(expected);
  });

  test('a fault leaves the next file readable', async () => {
    expect(await fault(new Uint8Array(10))).toBe('book.pdf pdf/unreadable');
    expect(await extractText(await make({ content: ['可读'] }))).toEqual(['可读']);
  });
});

describe('extractText', () => {
  test('gives each page’s text in order, a line feed between lines, and nothing that is not there', async () => {
    const bytes = await make({
      content: ['第一行，𬭎与镕。', '12.5% of 5', { text: '第二页', pageBreak: 'before' }],
    });
    expect(await extractText(bytes)).toEqual(['第一行，𬭎与镕。\n12.5% of 5', '第二页']);
  });

  test('keeps code points as they are: ideographs, radicals, compatibility forms', async () => {
    expect(await extractText(await make({ content: ['一⼀神神'] }))).toEqual(['一⼀神神']);
  });
});

describe('checkPdf', () => {
  test('a file without pages of Chinese is reported as such', async () => {
    const { report, diagnostics } = await checkPdf(
      await make({ content: [{ text: 'Only English', font: 'Latin' }] }),
      'book.pdf',
    );
    expect(diagnostics.map((d) => `${d.file} ${d.ruleId}`)).toEqual(['book.pdf pdf/no-chinese']);
    expect(report).toMatchObject({ pages: 1, tagged: false, faults: {} });
  });

  test('a paragraph as a general layouter sets it has its faults named', async () => {
    const text = readFileSync(
      new URL(
        '../../../content/market-regulation-2020/source/market-regulation-2020.txt',
        import.meta.url,
      ),
      'utf8',
    )
      .split('\n')[1]
      ?.replaceAll(',', '，');
    const { report } = await checkPdf(
      await make({ content: [{ text: `　　${text}`, preserveLeadingSpaces: true }] }),
    );
    expect(report.text).toMatchObject({ bodySize: 10, paragraphs: 1 });
    expect(report.faults).toMatchObject({ 'pdf/ragged-edge': expect.any(Number) });
  });
});
