import { describe, expect, it } from 'vitest';
import { checkEdition, plainText } from '../../../src/edition/index.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, EVERYTHING, editionOf, PNG } from '../../support/edition.js';
import { seenText, unzip } from './unzip.js';

const OPTIONS = { modified: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
const build = (
  edition = editionOf([EVERYTHING, '# 第二篇\n\n正文。\n'], {
    assets: new Map([['pic.png', PNG]]),
  }),
  more = {},
) => buildEpub(edition, booklet(), { ...OPTIONS, ...more });
const solid = (text: string) => text.replace(/\s/g, '');

describe('an EPUB', () => {
  it('of every kind of node passes EPUBCheck without an error or a warning', async () => {
    const { bytes, diagnostics } = await build();
    expect(diagnostics).toEqual([]);
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  });

  it('begins with its mimetype, stored, and holds no folders', async () => {
    const entries = await unzip((await build()).bytes);
    expect(entries[0]).toMatchObject({
      name: 'mimetype',
      stored: true,
      text: 'application/epub+zip',
    });
    expect(entries.map(({ name }) => name).filter((name) => name.endsWith('/'))).toEqual([]);
  });

  it('has the text of every division, each character, as characters', async () => {
    const texts = ['# 甲“乙”\n\n丙<丁>&戊 "己" 𠮷 — a < b\n', '# 庚\n\n辛；壬：癸！\n'];
    const edition = editionOf(texts);
    const entries = await unzip((await build(edition)).bytes);
    for (const { name, tree } of edition.divisions) {
      const document = entries.find((entry) => entry.name === `OEBPS/${name}.xhtml`)?.text ?? '';
      expect(solid(seenText(document))).toBe(
        solid(tree.children.map((node) => plainText(node)).join('')),
      );
      expect(document).not.toMatch(/&#/);
    }
  });

  it('says of itself what edition.yaml says, and nothing invented', async () => {
    const entries = await unzip((await build()).bytes);
    const opf = entries.find(({ name }) => name.endsWith('content.opf'))?.text ?? '';
    expect(opf).toContain('<dc:language>zh-CN</dc:language>');
    expect(opf).toContain('<dc:date>2020-09-17</dc:date>');
    expect(opf).toContain('<meta property="dcterms:modified">2020-09-17T00:00:00Z</meta>');
    for (const invented of [
      'dc:rights',
      'dc:publisher',
      'dc:description',
      'dc:creator',
      'xml:lang="en"',
      'anonymous',
    ]) {
      expect(opf).not.toContain(invented);
    }
  });

  it('is the same bytes each time, and its identifier changes with its text', async () => {
    const identifier = async (text: string) =>
      /urn:uuid:[0-9a-f-]+/.exec(
        (await unzip((await build(editionOf([text]))).bytes)).find(({ name }) =>
          name.endsWith('.opf'),
        )?.text ?? '',
      )?.[0];
    expect((await build()).bytes).toEqual((await build()).bytes);
    expect(await identifier('# 甲\n\n乙\n')).toBe(await identifier('# 甲\n\n乙\n'));
    expect(await identifier('# 甲\n\n乙\n')).not.toBe(await identifier('# 甲\n\n丙\n'));
  });

  it('marks the printed book’s pages in the text and lists them', async () => {
    const edition = editionOf(['# 甲\n\n一二三四五六\n']);
    const starts = [
      { folio: '1', page: 3, division: '01-a', block: 0, source: 0, offset: 0 },
      { folio: '2', page: 4, division: '01-a', block: 1, source: 5, offset: 4 },
    ];
    const { bytes } = await build(edition, { pageMap: { pages: 4, starts } });
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
    const entries = await unzip(bytes);
    expect(entries.find(({ name }) => name.endsWith('01-a.xhtml'))?.text).toMatch(
      /一二三四<span [^>]*id="page-2"[^>]*><\/span>五六/,
    );
    expect(entries.find(({ name }) => name.endsWith('toc.xhtml'))?.text).toContain(
      '<a href="01-a.xhtml#page-2">2</a>',
    );
  });

  it('keeps the box of a task in the line of its text', async () => {
    const { bytes } = await build(editionOf(['# 甲\n\n- [x] 完成\n\n  第二段\n- [ ] 未完成\n']));
    const text = (await unzip(bytes)).find(({ name }) => name.endsWith('01-a.xhtml'))?.text;
    expect(text).toContain('<li><p>☑ 完成</p><p>第二段</p></li>');
  });

  it('reports a link that leads nowhere, and keeps its text', async () => {
    const edition = editionOf(['# 甲\n\n见[乙](#无此标题)和[甲](#甲)\n']);
    const { bytes } = await build(edition);
    expect(checkEdition(edition).map(({ ruleId }) => ruleId)).toEqual(['edition/dead-link']);
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  });

  it.each([
    [
      'raw HTML and scripts',
      '# 甲\n\n<script>alert(1)</script>\n\n<img src="http://x/y.png" onerror="z">乙\n',
    ],
    ['headings alike', '# 甲\n\n## 乙\n\n丙\n\n## 乙\n\n丁\n'],
    ['a heading alone', '# 甲\n'],
    ['characters that XML can’t hold', '# 甲\n\n乙\u0001丙\uffff丁\n'],
    ['a heading of digits and marks', '# 2020 <&> "年"\n\n乙\n'],
    ['a list in a quotation in a list', '# 甲\n\n- 乙\n  > 丙\n  > - 丁\n'],
    ['a note used twice', '# 甲\n\n乙[^a]丙[^a]\n\n[^a]: 丁\n\n    戊\n'],
  ])('of %s is valid', async (_, text) => {
    const { bytes } = await build(editionOf([text]));
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  });
});

describe('checking an EPUB', () => {
  it('finds what is wrong with one', async () => {
    const broken = Uint8Array.from(Buffer.from('PK not an archive'));
    expect((await checkEpub(broken, 'a.epub'))[0]).toMatchObject({
      ruleId: 'epub/check-error',
      severity: 'error',
    });
  });
});
