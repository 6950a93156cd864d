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
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import { describe, expect, it } from 'vitest';
import { trueTypeFile, withoutGlyphs } from '../../../../src/fonts/truetype.js';
import { theDefault } from '../../../../src/outputs/pdf/ext/commonjs.js';
import { root } from '../../../support/edition.js';

/**
 * The parts of pdfmake and pdfkit that src/outputs/pdf/ext relies on (pdfmake-internals.d.ts), tried without Kanben's code:
 * an upgrade that changes any of it fails here, and says what.
 */

const PDFDocument = theDefault(pdfDocument);
const Renderer = theDefault(renderer);

const PAGE = { width: 200, height: 300 };
const SONG = readFileSync(`${root}fonts/NotoSerifSC-Regular.ttf`);
const CHART = readFileSync(`${root}docs/images/chart.png`);

/** A document on two virtual files. */
function open(options: object = {}) {
  const read: string[] = [];
  const document = new PDFDocument(
    {},
    { chart: 'image:chart' },
    {},
    {},
    {
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
        read.push(path);
        return path === 'font:song' ? SONG : CHART;
      },
    },
    () => false,
  );
  document.fonts.song = { normal: 'font:song' };
  return { document, read };
}

type Open = ReturnType<typeof open>;

async function finish({ document }: Pick<Open, 'document'>): Promise<Uint8Array> {
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

const sized = (items: readonly object[]) => [{ pageSize: PAGE, items }];

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
  it('is the same one each time it is asked for, opened from the virtual file', () => {
    const { document, read } = open();
    const font = document.provideFont('song', false, false);
    expect(document.provideFont('song', false, false)).toBe(font);
    expect(read).toEqual(['font:song']);
  });

  it('is the same one under another name, where the file is the same', () => {
    const { document } = open();
    const font = document.provideFont('song', false, false);
    document.fonts.again = { normal: 'font:song' };
    expect(document.provideFont('again', false, false)).toBe(font);
  });

  it('needs no glyphs for its names and measures', () => {
    const { document } = open();
    const whole = document.provideFont('song', false, false);
    const tables = trueTypeFile(SONG);
    if (tables === undefined) throw new Error('not TrueType');
    const bare = withoutGlyphs(tables);
    expect(bare.length).toBeLessThan(8000);
    const other = new PDFDocument(
      { bare: { normal: 'font:bare' } },
      {},
      {},
      {},
      { font: null, autoFirstPage: false },
      { existsSync: () => true, readFileSync: () => bare },
      () => false,
    ).provideFont('bare', false, false);
    for (const measure of ['name', 'ascender', 'descender', 'xHeight', 'capHeight', 'bbox']) {
      const of = (font: object) => (font as Readonly<Record<string, unknown>>)[measure];
      expect(of(other), measure).toEqual(of(whole));
    }
    expect(other.lineHeight(10)).toBeCloseTo(whole.lineHeight(10), 9);
  });

  it('is written at the end with what encode, toUnicodeCmap and ref give, where a page names it', async () => {
    const opened = open();
    const { document } = opened;
    const font = document.provideFont('song', false, false);
    expect(font.subset.glyphs).toEqual([0]);
    expect(font.subset.cff).toBeUndefined();
    const calls: string[] = [];
    const noting =
      <Result>(name: string, method: () => Result) =>
      () => {
        calls.push(name);
        return method();
      };
    font.subset.encode = noting('encode', font.subset.encode.bind(font.subset));
    font.toUnicodeCmap = noting('toUnicodeCmap', font.toUnicodeCmap.bind(font));
    font.embed = noting('embed', font.embed.bind(font));
    const ref = document.ref.bind(document);
    document.ref = (data) => {
      if (data !== undefined && 'CIDSystemInfo' in data) calls.push(Object.keys(data).join(' '));
      return ref(data);
    };
    document.addPage();
    document.page.fonts[font.id] = font.ref();
    const loaded = await Loaded.load(await finish(opened), { updateMetadata: false });
    expect(calls).toEqual([
      'embed',
      'encode',
      'Type Subtype BaseFont CIDSystemInfo FontDescriptor W CIDToGIDMap',
      'toUnicodeCmap',
    ]);
    const resources = loaded.getPage(0).node.Resources();
    expect(resources?.lookup(PDFName.of('Font'), PDFDict).has(PDFName.of(font.id))).toBe(true);
  });

  it('that no page names is not written', async () => {
    const opened = open();
    const font = opened.document.provideFont('song', false, false);
    let embedded = 0;
    font.embed = () => {
      embedded++;
    };
    opened.document.addPage();
    await finish(opened);
    expect(embedded).toBe(0);
  });
});

describe('pdfmake’s renderer', () => {
  it('adds each page in its size, and hands over its items as they are, in their order', async () => {
    const calls: unknown[] = [];
    class Telling extends Renderer {
      override renderLine(line: object): void {
        calls.push(line);
      }
      override renderVector(vector: object): void {
        calls.push(vector);
        super.renderVector(vector);
      }
      override renderImage(image: object): void {
        calls.push(image);
        this.pdfDocument.provideImage('chart');
        super.renderImage(image);
      }
    }
    const opened = open();
    const telling = new Telling(opened.document);
    expect(telling.pdfDocument).toBe(opened.document);
    const line = { x: 1, y: 2, any: 'thing' };
    const rule = { type: 'line', x1: 0, y1: 0, x2: 9, y2: 9, lineWidth: 1, lineColor: '#000000' };
    const box = { type: 'rect', x: 0, y: 0, w: 5, h: 5, color: '#ff0000' };
    const dot = { type: 'ellipse', x: 5, y: 5, r1: 1, r2: 1, color: '#ff0000' };
    const image = { image: 'chart', x: 10, y: 20, _width: 60, _height: 26 };
    telling.renderPages(
      sized([
        { type: 'vector', item: rule },
        { type: 'line', item: line },
        { type: 'vector', item: box },
        { type: 'vector', item: dot },
        { type: 'image', item: image },
      ]),
    );
    telling.renderPages(sized([]));
    const loaded = await Loaded.load(await finish(opened), { updateMetadata: false });
    expect(calls).toEqual([rule, line, box, dot, image]);
    expect(calls[1]).toBe(line);
    expect(loaded.getPages().map((page) => page.getSize())).toEqual([PAGE, PAGE]);
    expect(opened.read).toEqual(['image:chart']);
  });

  it('sets the state of each vector anew, by operators that end in their names', () => {
    const { document } = open();
    const operators: string[] = [];
    document.addContent = (operator) => {
      operators.push(operator);
      return document;
    };
    const box = { type: 'rect', x: 0, y: 0, w: 5, h: 5, color: '#ff0000' };
    new Renderer(document).renderPages(sized([{ type: 'vector', item: box }]));
    expect(operators).toEqual([
      '1 0 0 -1 0 300 cm',
      '1 w',
      '[] 0 d',
      '0 j',
      '0 J',
      '0 0 5 5 re',
      '/DeviceRGB cs',
      '1 0 0 scn',
      '/Gs1 gs',
      'f',
    ]);
    operators.length = 0;
    document._setColorCore('#0000ff', true);
    expect(operators).toEqual(['/DeviceRGB CS', '0 0 1 SCN']);
  });
});

describe('files', () => {
  it('a file of the disk that is named is not read', () => {
    const { document } = open();
    document.addPage();
    expect(() => document.provideImage(`${root}docs/images/chart.png`)).toThrow();
  });
});

describe('what the document says of itself', async () => {
  const opened = open();
  const { document } = opened;
  document.addPage({ size: [PAGE.width, PAGE.height] });
  const one = document.outline.addItem('一篇', { expanded: true });
  one.addItem('一节', { expanded: true });
  document.addNamedDestination('one', 'XYZ', 20, 30, null);
  document.goTo(20, 30, 40, 10, 'two');
  document.link(20, 50, 40, 10, 'https://example.org/');
  document.addPage({ size: [PAGE.width, PAGE.height] });
  document.outline.addItem('二篇', { expanded: true });
  document.addNamedDestination('two', 'XYZ', 20, 30, null);
  const loaded = await Loaded.load(await finish(opened), { updateMetadata: false });
  const { catalog } = loaded;

  it('outlines are nested as they are added', () => {
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

  it('a link leads to a named destination or outside, from where it stands', () => {
    const annotations = loaded.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
    const links = annotations.asArray().map((one) => loaded.context.lookup(one, PDFDict));
    const actions = links.map((annotation) => annotation.lookup(PDFName.of('A'), PDFDict));
    expect(textOf(actions[0]?.get(PDFName.of('D')))).toBe('two');
    expect(textOf(actions[1]?.get(PDFName.of('URI')))).toBe('https://example.org/');
    expect(String(links[0]?.get(PDFName.of('Rect')))).toBe('[ 20 260 60 270 ]');
    const names = catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict);
    const listed = names.lookup(PDFName.of('Names'), PDFArray).asArray();
    expect(listed.map(textOf)).toEqual(['one', undefined, 'two', undefined]);
    expect(String(listed[1])).toMatch(/XYZ 20 270 null/);
  });

  it('language, title and that it is shown', () => {
    expect(textOf(catalog.get(PDFName.of('Lang')))).toBe('zh-CN');
    const view = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(view.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
    expect(loaded.getTitle()).toBe('题');
  });
});

describe('pdfkit’s objects', () => {
  it('ref asks of a document nothing but how many there are', () => {
    const Reference = PDFDocument.prototype.ref.call({
      _offsets: [],
    } as unknown as InstanceType<typeof PDFDocument>).constructor;
    expect(open().document.ref()).toBeInstanceOf(Reference);
  });

  it('have a number, data and what was written to them, and are written by finalize', () => {
    const { document } = open();
    const plain = document.ref({ Type: 'Any' });
    expect(plain).toMatchObject({ gen: 0, data: { Type: 'Any' }, buffer: [], compress: true });
    expect(plain.document).toBe(document);
    expect(document._offsets).toHaveLength(plain.id);
    const stream = document.ref({ Filter: 'DCTDecode' });
    expect(stream.compress).toBe(false);
    let finalized = 0;
    stream.finalize = () => {
      finalized++;
    };
    stream.end(Buffer.from('abc'));
    expect(finalized).toBe(1);
    expect(Buffer.concat(stream.buffer).toString()).toBe('abc');
  });

  it('say that their stream is deflated as soon as they have one', () => {
    const { document } = open();
    const stream = document.ref();
    stream.write(Buffer.from('abc'));
    expect(stream.data.Filter).toBe('FlateDecode');
  });

  it('are counted, and when all are written the end of the file is', async () => {
    const opened = open();
    const { document } = opened;
    const waiting = document._waiting;
    const one = document.ref({});
    expect(document._waiting).toBe(waiting + 1);
    document._refEnd(one);
    expect(document._waiting).toBe(waiting);
    let finalized = 0;
    const finalize = document._finalize.bind(document);
    document._finalize = () => {
      finalized++;
      expect(document._waiting).toBe(0);
      expect(document._root.id).toBeGreaterThan(0);
      expect(document._info.id).toBeGreaterThan(0);
      expect(document._id).toHaveLength(16);
      finalize();
    };
    document.addPage();
    await finish(opened);
    expect(finalized).toBe(1);
  });

  it('keep names and numbers in trees of one object each', () => {
    const { document } = open({ tagged: true });
    document.addPage();
    document.addNamedDestination('one', 'XYZ', 0, 0, null);
    document.markStructureContent('P');
    const names = (document._root.data.Names as { data: { Dests: object } }).data.Dests;
    expect(names).toHaveProperty('_items.one');
    expect((names as { _keysName(): string })._keysName()).toBe('Names');
    const numbers = document.getStructTreeRoot().data.ParentTree as object;
    expect(numbers).toHaveProperty('_items.0');
    expect((numbers as { _keysName(): string })._keysName()).toBe('Nums');
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

  it('takes what it puts into the XMP from info', async () => {
    const opened = open({ subset: 'PDF/A-2b' });
    const { document } = opened;
    document._addColorOutputIntent = () => {};
    const add = document._addInfo.bind(document);
    document._addInfo = () => {
      document.info = { ...document.info, Title: 'another' };
      add();
    };
    document.addPage();
    expect(Buffer.from(await finish(opened)).toString('latin1')).toContain('>another</rdf:li>');
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
