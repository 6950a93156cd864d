import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/edition/index.js';
import { openFontLibrary } from '../../../src/fonts/font-library.js';
import { checkPdf } from '../../../src/proof/index.js';
import { extractText, readPdf } from '../../../src/proof/read/index.js';
import { collection } from '../../support/collection.js';
import { booklet, EVERYTHING, editionOf, fonts, PNG, root } from '../../support/edition.js';
import { renamedFont } from '../../support/renamed-font.js';
import { renderPdf } from '../../support/render.js';

const OPTIONS = { date: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
const render = (
  edition = editionOf([EVERYTHING], { assets: new Map([['pic.png', PNG]]) }),
  template = booklet(),
) => renderPdf(edition, template, fonts, OPTIONS);
const solid = (text: string) => text.replace(/\s/g, '');
/** The text of the pages from the first chapter on, heads and folios and all. */
const textPages = async (bytes: Uint8Array, from: number) =>
  (await extractText(bytes)).slice(from).map(solid);

const PROSE =
  '今年以来，全市新设企业1.77万户，同比增长19.83%，“证照分离”改革试点全覆盖；成效显著。'.repeat(8);

describe('a PDF', () => {
  it('has the text of every division, code point by code point and in order', async () => {
    const edition = editionOf([
      `# 甲：乙　丙\n\n${PROSE}\n\n${PROSE}\n`,
      '# 丁\n\n戊己庚辛𬱖〇·……——？！\n',
    ]);
    const { bytes, diagnostics } = await render(edition);
    expect(diagnostics).toEqual([]);
    const found = (await textPages(bytes, 4)).join('');
    for (const { tree } of edition.divisions) {
      for (const node of tree.children) {
        const wants = solid(plainText(node));
        expect(found.includes(wants), wants).toBe(true);
      }
    }
  });

  it('keeps apart code points that share a glyph', async () => {
    const { bytes } = await render(editionOf(['# 甲\n\n一⼀二⼆·・\n']));
    expect((await textPages(bytes, 0)).join('')).toContain('一⼀二⼆·・');
  });

  it('sets every kind of node, and the proof finds no rule broken', async () => {
    const assets = new Map([['pic.png', PNG]]);
    const { bytes, diagnostics } = await render(
      editionOf([`${EVERYTHING}\n\n${PROSE}\n`], { assets }),
    );
    expect(diagnostics.map(String)).toEqual([]);
    const text = (await textPages(bytes, 0)).join('');
    for (const part of [
      '二级标题',
      '引文一段',
      '条目二',
      '乙项',
      '1.77万',
      'codeline<&"',
      '图一：示意',
      '三级标题',
      '注文，见上',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      (await checkPdf(bytes, 'a.pdf')).diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(String),
    ).toEqual([]);
  });

  it('has cover, contents with true folios, and each chapter on a new page', async () => {
    const { bytes, pages, pageMap } = await render(
      editionOf(['甲', '乙', '丙'].map((name) => `# ${name}篇\n\n${PROSE.repeat(12)}\n`)),
    );
    const text = await textPages(bytes, 0);
    expect(pages).toBe(text.length);
    const opens = (name: string) =>
      pageMap.starts.find(
        ({ division, block, offset }) => division === name && block === 0 && offset === 0,
      );
    for (const [name, heading] of [
      ['01-a', '甲篇'],
      ['02-b', '乙篇'],
      ['03-c', '丙篇'],
    ] as const) {
      const start = opens(name);
      expect(text[(start?.page ?? 0) - 1]).toContain(heading);
      expect(text[2]).toMatch(new RegExp(`${heading}·+${start?.folio}`));
    }
    expect(opens('02-b')?.page).toBeGreaterThan((opens('01-a')?.page ?? 0) + 1);
  });

  it('is the same bytes each time', async () => {
    expect((await render()).bytes).toEqual((await render()).bytes);
  });

  it('is made where a character has no glyph: 〓 is printed, and the place is named', async () => {
    const { bytes, diagnostics } = await render(editionOf(['# 甲\n\n乙\u{2ebf0}丙\n']));
    const glyphs = (await readPdf(bytes)).pages.flatMap((page) => page.glyphs);
    expect(String.fromCodePoint(...glyphs.map(({ codePoint }) => codePoint))).toContain(
      '乙\u{2ebf0}丙',
    );
    expect(diagnostics[0]).toMatchObject({
      ruleId: 'compose/missing-glyph',
      severity: 'warning',
      file: '01-a.md',
      line: 3,
      column: 2,
    });
  });

  it('says who made it and when, by the edition’s date', async () => {
    const document = await PDFDocument.load((await render()).bytes, { updateMetadata: false });
    const { catalog } = document;
    expect(document.getCreationDate()).toEqual(new Date('2020-09-17T00:00:00Z'));
    expect(document.getCreator()).toBe('Kanben 0.0.0');
    expect(String(catalog.get(PDFName.of('Lang')))).toBe('(zh-CN)');
    const view = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(view.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(catalog.has(PDFName.of('Outlines'))).toBe(true);
    expect(catalog.has(PDFName.of('PageLabels'))).toBe(true);
  });

  it('embeds a face of a collection as it embeds one of a file of its own', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'kanben-collection-'));
    try {
      mkdirSync(join(cwd, 'fonts'));
      const [latin, song] = ['KanbenLatin', 'NotoSerifSC'].map((name) =>
        readFileSync(`${root}fonts/${name}-Regular.ttf`),
      ) as [Buffer, Buffer];
      writeFileSync(join(cwd, 'fonts/two.ttc'), collection(latin, song));
      writeFileSync(join(cwd, 'fonts/fonts.yaml'), 'faces:\n  song: {file: two.ttc, face: 1}\n');
      const edition = editionOf(['# 甲é\n\n一⼀二⼆·・\n']);
      const library = openFontLibrary({ packageRoot: root, cwd });
      const [own, shared] = await Promise.all(
        [fonts, library].map(async (used) => {
          const { bytes } = await renderPdf(edition, booklet(), used, OPTIONS);
          return readPdf(bytes);
        }),
      );
      expect(shared).toEqual(own);
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });

  it.each([
    ['all names', [1, 4, 6], '名', 'Unnamed'],
    ['the PostScript name', [6], 'Old Song', 'OldSong'],
  ])('calls a font that lacks %s by what it has', async (_, lacks, name, expected) => {
    const cwd = mkdtempSync(join(tmpdir(), 'kanben-nameless-'));
    try {
      mkdirSync(join(cwd, 'fonts'));
      const file = readFileSync(`${root}fonts/NotoSerifSC-Regular.ttf`);
      writeFileSync(join(cwd, 'fonts/old.ttf'), renamedFont(file, name, lacks));
      writeFileSync(join(cwd, 'fonts/fonts.yaml'), 'faces:\n  song: {file: old.ttf}\n');
      const library = openFontLibrary({ packageRoot: root, cwd });
      const { bytes } = await renderPdf(editionOf(['# 甲\n\n一二\n']), booklet(), library, OPTIONS);
      const used = (await readPdf(bytes)).fonts.map((font) => font.name);
      expect(used).toContain(expected);
      expect(used).not.toContain('undefined');
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});
