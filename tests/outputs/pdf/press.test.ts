import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { printBook } from '../../../src/outputs/pdf/index.js';
import { EVERYTHING, editionOf, fonts, PNG, root } from '../../support/edition.js';
import { bookOf } from '../../support/render.js';

const OFFICIAL = `title: 关于试行的通知
template: gongwen
date: 2026-03-05
official: { issuers: [江川市文件], number: 江〔2026〕1号, date: 2026-03-05 }
`;

const RED = '#d7000f';

async function printed(
  text: string,
  template: 'booklet' | 'gongwen',
  { spots = {}, pdfx = false }: { spots?: Record<string, string>; pdfx?: boolean } = {},
): Promise<PDFDocument> {
  const base = await readTemplate(template, { packageRoot: root });
  const chosen = { ...base, press: { ...base.press, spots } };
  const edition = editionOf([text], {
    ...(template === 'gongwen' && { yaml: OFFICIAL }),
    assets: new Map([['pic.png', PNG]]),
  });
  const book = await bookOf(edition, chosen, fonts, {
    date: '2026-03-05T00:00:00Z',
    tool: 'Kanben',
  });
  const { bytes } = await printBook(book, { pdfx });
  return PDFDocument.load(bytes, { updateMetadata: false });
}

function bytesOf(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream');
  const bytes = Buffer.from(stream.contents);
  const plain = stream.dict.has(PDFName.of('Filter')) ? inflateSync(bytes) : bytes;
  return plain.toString('latin1');
}

/** The operators that set colours, on all pages. */
function inksOf(document: PDFDocument): ReadonlySet<string> {
  const operators = document.getPages().flatMap((page) => {
    const contents = page.node.lookup(PDFName.of('Contents'));
    return bytesOf(contents).split('\n');
  });
  return new Set(operators.filter((one) => / (?:g|G|rg|RG|k|K|sc|SC|scn|SCN)$/.test(one)));
}

function boxOf(document: PDFDocument, name: string): readonly number[] {
  const box = document.getPage(0).node.lookup(PDFName.of(name), PDFArray);
  return box.asArray().map((one) => Number(one.toString()));
}

describe('the inks of a printed book', async () => {
  it('are black alone where the template has no other colour: K100 for text, greys as its tints', async () => {
    const inks = inksOf(await printed(EVERYTHING, 'booklet'));
    expect(inks).toContain('0 g');
    expect([...inks].filter((one) => !/ [gG]$/.test(one))).toEqual([]);
  });

  it('are black and a process red', async () => {
    const inks = inksOf(await printed('# 关于试行的通知\n\n请遵照执行。\n', 'gongwen'));
    expect(inks).toContain('0.843 0 0.059 rg');
    expect(inks).toContain('0.843 0 0.059 RG');
    expect(inks).toContain('0 g');
  });

  it('are black and a spot red where the template names the ink', async () => {
    const document = await printed('# 关于试行的通知\n\n请遵照执行。\n', 'gongwen', {
      spots: { [RED]: '专色 红' },
    });
    expect([...inksOf(document)].filter((one) => !/ [gG]$/.test(one)).sort()).toEqual([
      '/Spot1 CS 1 SCN',
      '/Spot1 cs 1 scn',
    ]);
    const resources = document.getPage(0).node.lookup(PDFName.of('Resources'), PDFDict);
    const spaces = resources.lookup(PDFName.of('ColorSpace'), PDFDict);
    const [kind, name] = spaces.lookup(PDFName.of('Spot1'), PDFArray).asArray();
    expect(kind).toBe(PDFName.of('Separation'));
    expect(Buffer.from((name as PDFName).decodeText(), 'latin1').toString('utf8')).toBe('专色 红');
  });
});

describe('the boxes of a page', async () => {
  it('are the page itself for a reader', async () => {
    const document = await printed('# 甲\n\n乙。\n', 'booklet');
    for (const name of ['TrimBox', 'BleedBox'])
      expect(boxOf(document, name)).toEqual(boxOf(document, 'MediaBox'));
  });
});

describe('PDF/X-4 (ISO 15930-7)', async () => {
  const document = await printed(EVERYTHING, 'booklet', { pdfx: true });
  const { catalog, context } = document;

  it('one printing condition with its profile in the file, of an output device', () => {
    const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    const kinds = intents.asArray().map((_, at) => intents.lookup(at, PDFDict));
    expect(kinds.map((one) => one.get(PDFName.of('S')))).toContain(PDFName.of('GTS_PDFX'));
    const profiles = kinds.map((one) => one.get(PDFName.of('DestOutputProfile')));
    expect(new Set(profiles).size).toBe(1);
    const profile = context.lookup(profiles[0]);
    expect(bytesOf(profile).slice(12, 24)).toBe('prtrGRAYXYZ ');
  });

  it('no colour of a screen without a profile', () => {
    for (const page of document.getPages()) {
      const resources = page.node.lookup(PDFName.of('Resources'), PDFDict);
      const spaces = resources.lookup(PDFName.of('ColorSpace'), PDFDict);
      const [kind] = spaces.lookup(PDFName.of('DefaultRGB'), PDFArray).asArray();
      expect(kind).toBe(PDFName.of('ICCBased'));
    }
  });

  it('the version, the names and the trapping stand in the file', () => {
    const xmp = bytesOf(catalog.lookup(PDFName.of('Metadata')));
    for (const part of [
      '<pdfxid:GTS_PDFXVersion>PDF/X-4<',
      '<pdf:Trapped>False<',
      '<xmpMM:DocumentID>uuid:',
      '<xmpMM:VersionID>',
      '<xmpMM:RenditionClass>default<',
      '<xmp:ModifyDate>2026-03-05T00:00:00Z<',
    ])
      expect(xmp).toContain(part);
    const info = context.lookup(context.trailerInfo.Info, PDFDict);
    expect(info.lookup(PDFName.of('Trapped'))).toBe(PDFName.of('False'));
  });

  it('the finished page within the bleed, 3 mm all around', () => {
    const bleed = (3 * 72) / 25.4;
    const media = boxOf(document, 'MediaBox');
    expect(boxOf(document, 'BleedBox')).toEqual(media);
    const [left, bottom, right, top] = boxOf(document, 'TrimBox') as [
      number,
      number,
      number,
      number,
    ];
    expect(left).toBeCloseTo(bleed, 4);
    expect(bottom).toBeCloseTo(bleed, 4);
    expect((media[2] as number) - right).toBeCloseTo(bleed, 4);
    expect(((right - left) * 25.4) / 72).toBeCloseTo(148, 1);
    expect(((top - bottom) * 25.4) / 72).toBeCloseTo(210, 1);
  });

  it('neither annotations nor actions, files nor encryption', () => {
    for (const page of document.getPages()) expect(page.node.has(PDFName.of('Annots'))).toBe(false);
    for (const key of ['OpenAction', 'AA', 'AF', 'AcroForm'])
      expect(catalog.has(PDFName.of(key))).toBe(false);
    expect(context.trailerInfo.Encrypt).toBeUndefined();
  });
});
