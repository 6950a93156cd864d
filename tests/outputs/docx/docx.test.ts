import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/model/markdown/plain-text.js';
import { checkDocx } from '../../../src/outputs/docx/check.js';
import { EDITIONS, filesOf } from '../rows.js';

const part = async (bytes: Uint8Array, path: string) =>
  (await (await JSZip.loadAsync(bytes)).file(path)?.async('string')) ?? '';

const bare = (text: string) => text.replace(/\s/gu, '');

/** The text of the runs, paragraph by paragraph, without what stands in notes. */
const said = (xml: string) =>
  bare(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => text)
      .join('')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&'),
  );

describe.each(EDITIONS)('the Word file of %s', (path) => {
  it('holds every paragraph and cell, and passes its own check', async () => {
    const { edition, files } = await filesOf(path, 'docx');
    const bytes = files[0]?.bytes as Uint8Array;
    expect((await checkDocx(bytes, 'a.docx')).diagnostics).toEqual([]);
    const text = said(await part(bytes, 'word/document.xml'));
    for (const { tree } of edition.divisions) {
      for (const node of tree.children) {
        if (node.type === 'paragraph' && !/"ruby"|"image"/.test(JSON.stringify(node)))
          expect(text).toContain(bare(plainText(node)));
        if (node.type === 'heading') expect(text).toContain(bare(plainText(node)));
      }
    }
  });

  it('is the same bytes each time', async () => {
    const [one, two] = [await filesOf(path, 'docx'), await filesOf(path, 'docx')];
    expect(one.files).toEqual(two.files);
  });
});

describe('the Word file of everything', () => {
  const path = EDITIONS[1] as string;
  const xml = async (name: string) =>
    part((await filesOf(path, 'docx')).files[0]?.bytes as Uint8Array, name);

  it('has real styles with faces by their Chinese names, and indents in characters', async () => {
    const styles = await xml('word/styles.xml');
    expect(styles).toMatch(/w:eastAsia="宋体"/);
    expect(styles).toMatch(/w:eastAsia="黑体"/);
    expect(styles).toMatch(/w:firstLineChars="200"/);
    expect(await xml('word/document.xml')).toMatch(/<w:pStyle w:val="Heading1"\/>/);
  });

  it('has the page, the grid, heads and folios on both sides, and a field of contents', async () => {
    const document = await xml('word/document.xml');
    // A5, 148 × 210 mm in twentieths of a point.
    expect(document).toMatch(/<w:pgSz w:w="8391" w:h="11906"/);
    expect(document).toMatch(/<w:docGrid w:type="lines" w:linePitch="360"/);
    expect(document).toMatch(/TOC \\/);
    expect(await xml('word/settings.xml')).toMatch(/<w:evenAndOddHeaders/);
    expect(await xml('word/footer1.xml')).toMatch(/PAGE/);
  });

  it('has footnotes, emphasis dots, ruby, a head repeated over pages, and a description of each picture', async () => {
    const document = await xml('word/document.xml');
    expect(document).toMatch(/<w:footnoteReference w:id="1"\/>/);
    expect(await xml('word/footnotes.xml')).toContain('注文');
    expect(document).toMatch(/<w:em w:val="dot"\/>/);
    expect(document).toMatch(/<w:ruby><w:rt>.*hàn.*<w:rubyBase>.*漢/);
    expect(document).toMatch(/<w:tblHeader\/>/);
    expect(document).toMatch(/descr="图一：示意"/);
  });

  it('says its language, and dates itself by the edition', async () => {
    expect(await xml('docProps/core.xml')).toMatch(/2020-09-17T00:00:00Z.*<dc:language>zh-CN/s);
    expect(await xml('word/styles.xml')).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/);
  });
});

describe('the check of a Word file', () => {
  it('reports a package that is none, and a part that is missing', async () => {
    const rules = async (bytes: Uint8Array) =>
      (await checkDocx(bytes, 'a.docx')).diagnostics.map(({ ruleId }) => ruleId);
    expect(await rules(Buffer.from('no zip'))).toEqual(['docx/unreadable']);
    const { files } = await filesOf(EDITIONS[1] as string, 'docx');
    const zip = await JSZip.loadAsync(files[0]?.bytes as Uint8Array);
    zip.remove('word/styles.xml');
    expect(await rules(await zip.generateAsync({ type: 'uint8array' }))).toContain(
      'docx/missing-part',
    );
    zip.file('word/styles.xml', '<w:styles');
    expect(await rules(await zip.generateAsync({ type: 'uint8array' }))).toContain(
      'docx/unreadable',
    );
  });
});
