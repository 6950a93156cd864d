import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  PDFDocument as Loaded,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
} from '@cantoo/pdf-lib';
import * as layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import type { EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/pdf/read/index.js';
import { root } from '../support/edition.js';

/**
 * What src/pdf/engine relies on inside pdfmake and pdfkit (pdfmake-internals.d.ts), tried without Kanben's own engine:
 * an upgrade that changes any of it fails here, and says what.
 */

/** CommonJS modules seen from ES modules keep their default export one level down. */
function theDefault<Value>(module: { readonly default: Value }): Value {
  const inner = module.default as Value | { readonly default: Value };
  return typeof inner === 'object' && inner !== null && 'default' in inner
    ? inner.default
    : (inner as Value);
}

const PDFDocument = theDefault(pdfDocument);
const LayoutBuilder = theDefault(layoutBuilder);
const Renderer = theDefault(renderer);

const PAGE = { width: 200, height: 300 };
const SONG = readFileSync(`${root}fonts/NotoSerifSC-Regular.ttf`);
const CHART = readFileSync(`${root}docs/images/chart.png`);

interface Seen {
  readonly layout: unknown[];
  readonly encode: unknown[];
  readonly asked: string[];
  readonly read: string[];
}

/** A document on two virtual files, with a font that notes what it is handed. */
function open(options: object = {}) {
  const seen: Seen = { layout: [], encode: [], asked: [], read: [] };
  class Watched extends PDFDocument {
    private watched: EmbeddedFont | undefined;
    override provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont {
      if (this.watched !== undefined) return this.watched;
      seen.asked.push(family);
      const font = super.provideFont(family, bold, italics);
      const layout = font.layout.bind(font);
      const encode = font.encode.bind(font);
      font.layout = (text, features, onlyWidth) => {
        seen.layout.push(features);
        return layout(text, undefined, onlyWidth);
      };
      font.encode = (text, features) => {
        seen.encode.push(features);
        const laidOut = seen.layout.length;
        const encoded = encode(text, undefined);
        // What encode itself lays out is its own business.
        seen.layout.length = laidOut;
        return encoded;
      };
      this.watched = font;
      return font;
    }
  }
  const document = new Watched(
    { song: { normal: 'font:song' } },
    { chart: 'image:chart' },
    {},
    {},
    {
      size: [PAGE.width, PAGE.height],
      pdfVersion: '1.7',
      displayTitle: true,
      lang: 'zh-CN',
      autoFirstPage: false,
      font: null,
      info: { Title: '题', CreationDate: new Date(0), ModDate: new Date(0) },
      ...options,
    },
    {
      existsSync: (path) => path === 'font:song' || path === 'image:chart',
      readFileSync: (path) => {
        seen.read.push(path);
        return path === 'font:song' ? SONG : CHART;
      },
    },
    () => false,
  );
  return { document, seen };
}

type Open = ReturnType<typeof open>;

async function finish({ document }: Open): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.end();
  await done;
  return Buffer.concat(chunks);
}

/** Lays out and renders pdfmake nodes as src/pdf/engine/print.ts does. */
async function draw(content: readonly object[], options: object = {}) {
  const opened = open(options);
  const builder = new LayoutBuilder(
    { ...PAGE, orientation: 'portrait' },
    { left: 0, right: 0, top: 0, bottom: 0 },
    undefined,
  );
  builder.registerTableLayouts({});
  const pages = builder.layoutDocument(content, opened.document, {}, { font: 'song', fontSize: 1 });
  const shares: number[] = [];
  new Renderer(opened.document, (share) => shares.push(share)).renderPages(pages);
  const bytes = await finish(opened);
  return { ...opened, bytes, shares };
}

const at = (text: string, more: object = {}) => ({
  text,
  font: 'song',
  fontSize: 10,
  absolutePosition: { x: 20, y: 30 },
  ...more,
});

const textOf = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

describe('the versions that this is written for', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(path, 'utf8')) as {
      readonly version?: string;
      readonly dependencies?: Readonly<Record<string, string>>;
    };
  const wanted = read(`${root}package.json`).dependencies ?? {};
  const require = createRequire(`${root}package.json`);

  it.each(['pdfmake', 'fontkit'])('%s is pinned exactly, and installed as pinned', (name) => {
    expect(wanted[name]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read(`${root}node_modules/${name}/package.json`).version).toBe(wanted[name]);
  });

  it('pdfkit embeds with the fontkit that measures', () => {
    const inner = createRequire(require.resolve('pdfkit'));
    expect(inner.resolve('fontkit')).toBe(require.resolve('fontkit'));
  });
});

describe('pdfkit’s font in a document', () => {
  const { document } = open();
  const font = document.provideFont('song', false, false);

  it('is the same one each time it is asked for', () => {
    expect(document.provideFont('song', false, false)).toBe(font);
  });

  it('has the file’s tables, its scale and its ascent', () => {
    expect(font.font.unitsPerEm).toBe(1000);
    expect(font.scale).toBeCloseTo(1000 / font.font.unitsPerEm, 9);
    expect(font.ascender).toBeGreaterThan(800);
    expect(font.font.loca?.offsets.length).toBeGreaterThan(1000);
    expect(font.font.hmtx?.metrics.get(0)).toMatchObject({
      advance: expect.any(Number) as number,
      bearing: expect.any(Number) as number,
    });
    expect(font.font.hmtx?.metrics.length).toBeGreaterThan(1);
    const glyf = font.font._getTableStream('glyf');
    glyf.pos += font.font.loca?.offsets[1] ?? 0;
    expect(glyf.readBuffer(4)).toHaveLength(4);
  });

  it('fills a subset: a glyph has the number of its turn, and keeps it', () => {
    const before = font.subset.glyphs.length;
    const id = font.subset.includeGlyph(100);
    expect(id).toBe(before);
    expect(font.subset.includeGlyph(100)).toBe(id);
    expect(font.subset.glyphs[id]).toBe(100);
    expect(font.subset._addGlyph).toBeTypeOf('function');
  });

  it('tells the subset’s widths and code points by the glyph’s number', () => {
    const [codes, positions] = font.encode('字', undefined);
    const id = Number.parseInt(codes[0] as string, 16);
    expect(codes[0]).toMatch(/^[0-9a-f]{4}$/);
    expect(font.widths[id]).toBe(1000);
    expect(font.unicode[id]).toEqual(['字'.codePointAt(0)]);
    expect(positions[0]).toMatchObject({ xAdvance: 1000, advanceWidth: 1000, xOffset: 0 });
  });

  it('measures in thousandths of an em', () => {
    expect(font.layout('字字', undefined, true).advanceWidth).toBe(2000);
  });
});

describe('fontFeatures', () => {
  const carried = { any: 'object' };
  it('goes unread from the node to the font’s layout and encode, the same object', async () => {
    const { seen } = await draw([at('甲乙 丙', { fontFeatures: carried, noWrap: true })]);
    expect(seen.layout.length).toBeGreaterThan(0);
    expect(seen.encode.length).toBe(1);
    expect(seen.layout.every((features) => features === carried)).toBe(true);
    expect(seen.encode[0]).toBe(carried);
  });
});

describe('text nodes', () => {
  it('absolutePosition is the line’s top left corner: the baseline is the ascent below', async () => {
    const { bytes, document } = await draw([at('甲')]);
    const ascent = (document.provideFont('song', false, false).ascender / 1000) * 10;
    const [glyph] = (await readPdf(bytes)).pages[0]?.glyphs ?? [];
    expect(glyph?.x).toBeCloseTo(20, 2);
    expect(glyph?.y).toBeCloseTo(30 + ascent, 2);
  });

  it('noWrap keeps a text on one line though it is wider than the page', async () => {
    const { bytes } = await draw([at('甲乙丙丁 戊己庚辛'.repeat(6), { noWrap: true })]);
    const glyphs = (await readPdf(bytes)).pages[0]?.glyphs ?? [];
    expect(new Set(glyphs.map(({ y }) => y.toFixed(2))).size).toBe(1);
  });

  it('spaces at both ends are kept where asked for', async () => {
    const { bytes } = await draw([
      at(' 甲 ', { noWrap: true, preserveLeadingSpaces: true, preserveTrailingSpaces: true }),
    ]);
    const glyphs = (await readPdf(bytes)).pages[0]?.glyphs ?? [];
    expect(glyphs.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('')).toBe(' 甲 ');
  });

  it('pageBreak before begins a page, and an empty text draws nothing', async () => {
    const { bytes, shares } = await draw([
      { text: '', absolutePosition: { x: 0, y: 0 } },
      at('甲'),
      { text: '', pageBreak: 'before', absolutePosition: { x: 0, y: 0 } },
      at('乙'),
    ]);
    const { pages } = await readPdf(bytes);
    expect(pages.map(({ glyphs }) => glyphs.length)).toEqual([1, 1]);
    expect(pages[0]).toMatchObject(PAGE);
    // Progress runs to 1.
    expect(shares.at(-1)).toBe(1);
  });

  it('text and vectors are handed to renderLine and renderVector, images to renderImage', async () => {
    const calls: string[] = [];
    class Telling extends Renderer {
      override renderLine(...of: Parameters<InstanceType<typeof Renderer>['renderLine']>): void {
        calls.push(
          `line ${of[0].inlines.map(({ text }) => text).join('')} ${String(of[0].inlines[0]?.fontFeatures)}`,
        );
        super.renderLine(...of);
      }
      override renderVector(vector: object): void {
        calls.push('vector');
        super.renderVector(vector);
      }
      override renderImage(image: object): void {
        calls.push(`image ${String((image as { structure?: unknown }).structure)}`);
        super.renderImage(image);
      }
    }
    const opened = open();
    const builder = new LayoutBuilder(
      { ...PAGE, orientation: 'portrait' },
      { left: 0, right: 0, top: 0, bottom: 0 },
      undefined,
    );
    builder.registerTableLayouts({});
    const pages = builder.layoutDocument(
      [
        at('甲', { fontFeatures: 'carried' }),
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: 9, y2: 9, lineWidth: 1 }],
          absolutePosition: { x: 0, y: 0 },
        },
        {
          image: 'chart',
          width: 60,
          height: 26,
          structure: 'figure',
          absolutePosition: { x: 0, y: 0 },
        },
      ],
      opened.document,
      {},
      { font: 'song', fontSize: 1 },
    );
    const telling = new Telling(opened.document);
    telling.renderPages(pages);
    expect(telling.pdfDocument).toBe(opened.document);
    await finish(opened);
    expect(calls.filter((call) => !call.startsWith('line  '))).toEqual([
      'line 甲 carried',
      'vector',
      'image figure',
    ]);
  });
});

describe('files', () => {
  it('only those of the job are read, through the virtual files', async () => {
    const { seen } = await draw([at('甲'), { image: 'chart', width: 60, height: 26 }]);
    expect(new Set(seen.read)).toEqual(new Set(['font:song', 'image:chart']));
    expect(seen.asked).toEqual(['song']);
  });

  it('a file of the disk that a node names is not read', async () => {
    await expect(draw([{ image: `${root}docs/images/chart.png`, width: 60 }])).rejects.toThrow();
  });
});

describe('what the document says of itself', async () => {
  const heading = (text: string, id: string, more: object = {}) =>
    at(text, { id, outline: true, outlineText: text, outlineExpanded: true, ...more });
  const opened = await draw([
    heading('一篇', 'one'),
    heading('一节', 'one-one', { outlineParentId: 'one' }),
    at('去二篇', { linkToDestination: 'two', noWrap: true }),
    at('去网页', { link: 'https://example.org/', noWrap: true }),
    { text: '', pageBreak: 'before', absolutePosition: { x: 0, y: 0 } },
    heading('二篇', 'two'),
  ]);
  const loaded = await Loaded.load(opened.bytes, { updateMetadata: false });
  const { catalog } = loaded;

  it('outlines are nested by outlineParentId', () => {
    const outlines = catalog.lookup(PDFName.of('Outlines'), PDFDict);
    const first = outlines.lookup(PDFName.of('First'), PDFDict);
    const next = first.lookup(PDFName.of('Next'), PDFDict);
    expect([first, next].map((item) => textOf(item.get(PDFName.of('Title'))))).toEqual([
      '一篇',
      '二篇',
    ]);
    const child = first.lookup(PDFName.of('First'), PDFDict);
    expect(textOf(child.get(PDFName.of('Title')))).toBe('一节');
    expect(next.has(PDFName.of('First'))).toBe(false);
  });

  it('an id is a named destination, and linkToDestination leads there; link leads outside', () => {
    const annotations = loaded.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
    const actions = annotations.asArray().map((one) => {
      const annotation = loaded.context.lookup(one, PDFDict);
      return annotation.lookup(PDFName.of('A'), PDFDict);
    });
    expect(textOf(actions[0]?.get(PDFName.of('D')))).toBe('two');
    expect(textOf(actions[1]?.get(PDFName.of('URI')))).toBe('https://example.org/');
    const names = catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict);
    const listed = names.lookup(PDFName.of('Names'), PDFArray).asArray().map(textOf);
    expect(listed).toEqual(expect.arrayContaining(['one', 'one-one', 'two']));
  });

  it('language, title and that it is shown', () => {
    expect(textOf(catalog.get(PDFName.of('Lang')))).toBe('zh-CN');
    const view = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(view.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
    expect(loaded.getTitle()).toBe('题');
  });
});

describe('pdfkit’s document', () => {
  it('writes what is put into its catalogue', async () => {
    const opened = open();
    opened.document.addPage();
    opened.document._root.data.PageLabels = { Nums: [0, { S: 'r' }] };
    const loaded = await Loaded.load(await finish(opened), { updateMetadata: false });
    const labels = loaded.catalog.lookup(PDFName.of('PageLabels'), PDFDict);
    expect(
      labels.lookup(PDFName.of('Nums'), PDFArray).lookup(1, PDFDict).get(PDFName.of('S')),
    ).toBe(PDFName.of('r'));
  });

  it.each([
    'provideFont',
    'markContent',
    'markStructureContent',
    'endMarkedContent',
    'struct',
    'addStructure',
    'getStructTreeRoot',
    'ref',
    'annotate',
    'addPage',
    'addContent',
    'push',
    'flushPages',
    '_addColorOutputIntent',
    'file',
    'appendXML',
    'on',
    'end',
  ] as const)('has %s', (method) => {
    const { document } = open({ tagged: true, subset: 'PDF/A-2b' });
    expect(document[method]).toBeTypeOf('function');
    document.addPage();
  });

  it('asks _addColorOutputIntent for its output intent where a subset is claimed', async () => {
    const opened = open({ tagged: true, subset: 'PDF/A-2b' });
    let asked = 0;
    opened.document._addColorOutputIntent = () => {
      asked++;
    };
    opened.document.addPage();
    await finish(opened);
    expect(asked).toBe(1);
  });

  it('flushes a page before the next is added', async () => {
    let flushed = 0;
    const opened = open();
    const { document } = opened;
    const flush = document.flushPages.bind(document);
    document.flushPages = () => {
      flushed++;
      flush();
    };
    document.addPage();
    document.addPage();
    expect(flushed).toBeGreaterThan(0);
    await finish(opened);
  });
});
