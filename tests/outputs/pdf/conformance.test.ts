import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { booklet, EVERYTHING, editionOf, fonts, PNG } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

const OPTIONS = { date: '2020-09-17T00:00:00Z', tool: 'Kanben' };
const assets = new Map([['pic.png', PNG]]);

async function pdfOf(text: string, options: object = {}) {
  const edition = editionOf([text], { assets });
  const { bytes } = await renderPdf(edition, booklet(), fonts, { ...OPTIONS, ...options });
  return PDFDocument.load(bytes, { updateMetadata: false });
}

/** The structure as nested kinds, content left out: `['Document', ['Sect', ['P']]]`. */
type Kinds = readonly [string, ...Kinds[]] | readonly [string];

function structureOf(document: PDFDocument): Kinds[] {
  const resolve = (node: unknown) =>
    node instanceof PDFRef ? document.context.lookup(node) : node;
  const walk = (node: unknown): Kinds[] => {
    const own = resolve(node);
    if (own instanceof PDFArray) return own.asArray().flatMap(walk);
    if (!(own instanceof PDFDict)) return [];
    const kind = own.get(PDFName.of('S'));
    if (!(kind instanceof PDFName)) return [];
    return [[kind.decodeText(), ...walk(own.get(PDFName.of('K')))] as unknown as Kinds];
  };
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  return walk(root.get(PDFName.of('K')));
}

const flat = (kinds: readonly unknown[]): string[] =>
  kinds.flatMap((one) => (Array.isArray(one) ? flat(one) : [String(one)]));

/** The nodes of a kind below one, in order. */
function kindsNamed(kind: string, [own, ...below]: Kinds): Kinds[] {
  const further = (below as Kinds[]).flatMap((one) => kindsNamed(kind, one));
  return own === kind ? [[own, ...below] as unknown as Kinds, ...further] : further;
}

/** A stream's bytes, unpacked. */
function contentOf(document: PDFDocument, node: unknown): Buffer {
  const own = node instanceof PDFRef ? document.context.lookup(node) : node;
  if (!(own instanceof PDFRawStream)) throw new Error('no stream');
  const bytes = Buffer.from(own.contents);
  return own.dict.has(PDFName.of('Filter')) ? inflateSync(bytes) : bytes;
}

function xmpOf(document: PDFDocument): string {
  return contentOf(document, document.catalog.get(PDFName.of('Metadata'))).toString('utf8');
}

describe('PDF/A-2a (ISO 19005-2)', async () => {
  const document = await pdfOf(EVERYTHING);
  const { catalog, context } = document;

  it('names itself in its XMP', () => {
    expect(xmpOf(document)).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</);
  });

  it('claims level u alone where a character has no name that Unicode knows', async () => {
    const named = await pdfOf('# 甲\n\n此字\ue000为自造。\n');
    expect(xmpOf(named)).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>U</);
  });

  it('says in XML what is markup to XML', async () => {
    const edition = editionOf(['# 甲\n'], { yaml: 'title: 研&发 <A>\ndate: 2020-09-17\n' });
    const { bytes } = await renderPdf(edition, booklet(), fonts, OPTIONS);
    const titled = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(xmpOf(titled)).toContain('>研&amp;发 &lt;A></rdf:li>');
    expect(titled.getTitle()).toBe('研&发 <A>');
  });

  it('has one output intent, of an RGB profile in the file', () => {
    const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    expect(intents.size()).toBe(1);
    const intent = intents.lookup(0, PDFDict);
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'));
    const bytes = contentOf(document, intent.get(PDFName.of('DestOutputProfile')));
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
  });

  it('embeds every font, each with its text', () => {
    const dictionaries = context.enumerateIndirectObjects().map(([, object]) => object);
    const all = dictionaries.filter((one): one is PDFDict => one instanceof PDFDict);
    const descriptors = all.filter(
      (one) => one.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'),
    );
    expect(descriptors.length).toBeGreaterThan(2);
    for (const one of descriptors) expect(one.has(PDFName.of('FontFile2'))).toBe(true);
    const composite = all.filter((one) => one.get(PDFName.of('Subtype')) === PDFName.of('Type0'));
    expect(composite.length).toBe(descriptors.length);
    for (const one of composite) expect(one.has(PDFName.of('ToUnicode'))).toBe(true);
  });

  it('has a file identifier, and neither scripts nor encryption', () => {
    expect(context.trailerInfo.ID).toBeDefined();
    expect(context.trailerInfo.Encrypt).toBeUndefined();
    expect(catalog.has(PDFName.of('OpenAction'))).toBe(false);
    expect(catalog.has(PDFName.of('AA'))).toBe(false);
  });
});

describe('tagged PDF (ISO 32000-1 14.8)', async () => {
  const document = await pdfOf(EVERYTHING);
  const kinds = structureOf(document);

  it('is marked, and says its language and title', () => {
    const { catalog } = document;
    const mark = catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
    expect(mark.get(PDFName.of('Marked'))?.toString()).toBe('true');
    const lang = catalog.get(PDFName.of('Lang'));
    expect(lang instanceof PDFString || lang instanceof PDFHexString ? lang.decodeText() : '').toBe(
      'zh-CN',
    );
    const view = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(view.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
  });

  it('is one document, of the cover and a section for each division', () => {
    expect(kinds).toHaveLength(1);
    expect(kinds[0]?.[0]).toBe('Document');
    expect((kinds[0] as readonly unknown[]).slice(1).map((one) => (one as Kinds)[0])).toEqual([
      'Sect',
      'Sect',
    ]);
  });

  it('has every cell of a table, empty ones too, and the pictures in them', async () => {
    const table = '| 名 | 图 |\n|--|--|\n| | ![鸭](pic.png) |\n| 乙 | 文![鸭](pic.png)字 |\n| 丙 |';
    const [document] = structureOf(await pdfOf(`# 表\n\n${table}\n`));
    const [found] = kindsNamed('Table', document as Kinds);
    expect(found).toEqual([
      'Table',
      ['TR', ['TH'], ['TH']],
      ['TR', ['TD'], ['TD', ['Figure']]],
      ['TR', ['TD'], ['TD', ['Figure']]],
      ['TR', ['TD'], ['TD']],
    ]);
  });

  it('has pictures inside emphasis, and those that are links', async () => {
    const [document] = structureOf(
      await pdfOf('# 图\n\n**前![一](pic.png)后**[![二](pic.png)](https://example.org/)\n'),
    );
    const [, ...blocks] = kindsNamed('Sect', document as Kinds).at(-1) ?? [''];
    expect(blocks).toEqual([['H1'], ['P', ['Figure'], ['Link', ['Figure']]]]);
  });

  it('has headings, lists, tables, quotations, pictures, notes and links in the order of the text', () => {
    const all = flat(kinds);
    for (const kind of [
      'H1',
      'H2',
      'H3',
      'P',
      'BlockQuote',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'TR',
      'TH',
      'TD',
      'Figure',
      'Caption',
      'Note',
      'Reference',
      'Link',
      'Code',
    ]) {
      expect(all, kind).toContain(kind);
    }
    const order = ['H1', 'H2', 'BlockQuote', 'L', 'Table', 'Code', 'Figure', 'H3'].map((kind) =>
      all.indexOf(kind),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(all.filter((kind) => kind === 'TH')).toHaveLength(2);
  });
});

describe('PDF/UA-1 (ISO 14289-1) is claimed only where it is true', () => {
  const claims = async (text: string) => /<pdfuaid:part>1</.test(xmpOf(await pdfOf(text)));

  it('where each picture has words and no level of headings is left out', async () => {
    expect(await claims(EVERYTHING)).toBe(true);
  });

  it.each([
    ['a picture without words', '# 甲\n\n![](pic.png)\n'],
    ['a heading of the third level below one of the first', '# 甲\n\n### 乙\n\n丙\n'],
  ])('not with %s', async (_, text) => {
    expect(await claims(text)).toBe(false);
  });
});

describe('PDF/A-3b', () => {
  it('carries files, byte for byte, and says what they are to the book', async () => {
    const bytes = new TextEncoder().encode('源稿\n');
    const attachment = { name: 'source/a.txt', bytes, type: 'text/plain', description: 'source' };
    const document = await pdfOf('# 甲\n\n乙\n', { attachments: [attachment] });
    expect(xmpOf(document)).toMatch(/<pdfaid:part>3</);
    const files = document.catalog.lookup(PDFName.of('AF'), PDFArray);
    const file = files.lookup(0, PDFDict);
    expect(file.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Source'));
    const stream = file.lookup(PDFName.of('EF'), PDFDict).get(PDFName.of('F'));
    expect(contentOf(document, stream).toString()).toBe('源稿\n');
  });
});
