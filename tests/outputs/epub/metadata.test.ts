import { describe, expect, it } from 'vitest';
import { editionIdentifier, parseEdition, readIdentifier } from '../../../src/edition/index.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { bookOf, filesOf, fixture, OPTIONS } from './everything.js';

const TEXT = ['# 甲\n\n乙\n'];
const filesWith = async (yaml: string, texts = TEXT) => {
  const { bytes } = await buildEpub(editionOf(texts, { yaml }), booklet(), OPTIONS);
  expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  return filesOf(bytes);
};

describe('the package document', () => {
  it('says what edition.yaml says, each in its place', async () => {
    const { files } = await bookOf(fixture('editions/everything'));
    const opf = files.get('content.opf') ?? '';
    for (const line of [
      '<dc:title id="subtitle">全国市场监管工作座谈会发言摘编</dc:title>',
      '<dc:creator id="creator-1">张三</dc:creator>',
      '<meta refines="#creator-1" property="role" scheme="marc:relators">edt</meta>',
      '<dc:creator id="creator-3">王五</dc:creator>',
      '<dc:publisher>中国质量报社</dc:publisher>',
      '<dc:date>2020-09-17</dc:date>',
      '<dc:description>十省市发言摘编</dc:description>',
      '<dc:subject>市场监管</dc:subject>',
      '<dc:subject>营商环境</dc:subject>',
      '<dc:rights>版权归原作者所有</dc:rights>',
      '<dc:source id="source">https://www.cqn.com.cn/zgzlb/2020-09/17.htm</dc:source>',
      '<meta refines="#source" property="dcterms:title">中国质量报</meta>',
      '<meta refines="#source" property="dcterms:issued">2020-09-17</meta>',
      '<dc:identifier>urn:issn:1000-1239</dc:identifier>',
      '<meta property="belongs-to-collection" id="series">市场监管简报</meta>',
      '<meta refines="#series" property="group-position">2020.12</meta>',
      '<meta property="dcterms:accessRights">内部资料</meta>',
    ])
      expect(opf).toContain(line);
    expect(opf).not.toContain('refines="#creator-3"');
  });

  it('has a colophon with the same facts', async () => {
    const { files } = await bookOf(fixture('editions/everything'));
    const text = (files.get('colophon.xhtml') ?? '').replace(/\n/g, '');
    for (const row of [
      '<dt>编者</dt><dd>张三</dd>',
      '<dt>作者</dt><dd>李四</dd>',
      '<dt>责任者</dt><dd>王五</dd>',
      '<dt>期号</dt><dd>2020年第12期　总第345期</dd>',
      '<dt>标识</dt><dd>ISSN 1000-1239</dd>',
      '<dt>制作</dt><dd>Kanben 0.0.0，版式“汇编”</dd>',
      '发布于2020年9月17日',
    ])
      expect(text).toContain(row);
    expect(text).toContain('<a href="https://www.cqn.com.cn/zgzlb/2020-09/17.htm">');
  });

  it('leaves the colophon to an edition that has its own', async () => {
    const files = await filesWith('title: 书\n', [
      ...TEXT,
      '---\nrole: colophon\n---\n# 版权页\n\n自拟。\n',
    ]);
    expect(files.has('colophon.xhtml')).toBe(false);
    expect(files.get('02-b.xhtml')).toContain('role="doc-colophon"');
  });

  it('speaks the edition’s language', async () => {
    const english = await filesWith('title: Book\nlanguage: en\n');
    expect(english.get('colophon.xhtml')).toContain('<h1 id="heading-1">Colophon</h1>');
    expect(english.get('content.opf')).toContain('All text can be read aloud');
    const traditional = await filesWith('title: 書\nlanguage: zh-TW\n');
    expect(traditional.get('colophon.xhtml')).toContain('版權頁');
  });
});

describe('identifiers', () => {
  it.each([
    ['ISBN 978-7-5066-9999-0', 'isbn', '9787506699990'],
    ['9787506699990', 'isbn', '9787506699990'],
    ['ISSN 1000-1239 第12期', 'issn', '1000-1239'],
    ['CN 11-0086', 'cn', '11-0086'],
    ['CN11-1111/F 2020年第3期', 'cn', '11-1111/F'],
    ['urn:uuid:0f3c', 'other', 'urn:uuid:0f3c'],
  ])('%s is read as %s %s', (written, kind, key) => {
    expect(readIdentifier(written)).toMatchObject({ kind, key });
  });

  const of = (yaml: string, texts = TEXT) => editionIdentifier(editionOf(texts, { yaml }));
  it('of a book is its ISBN', () => {
    expect(of('title: 书\nidentifier: ISBN 978-7-5066-9999-0\n')).toBe('urn:isbn:9787506699990');
  });

  it('of an issue hangs on serial and issue, not on the text', () => {
    const twelve = of('title: 书\nidentifier: CN 11-0086 第12期\n');
    expect(twelve).toMatch(/^urn:uuid:/);
    expect(of('title: 书\nidentifier: CN 11-0086 第12期\n', ['# 改\n\n过\n'])).toBe(twelve);
    expect(of('title: 书\nidentifier: CN 11-0086 第13期\n')).not.toBe(twelve);
    expect(
      of('title: 书\nidentifier: CN 11-0086\nmasthead: { name: 报, issue: 第12期 }\n'),
    ).not.toBe(of('title: 书\nidentifier: CN 11-0086\nmasthead: { name: 报, issue: 第13期 }\n'));
  });

  it('with a wrong check digit are reported at their place', () => {
    const { diagnostics } = parseEdition(
      { path: 'edition.yaml', text: 'title: 书\nidentifier: ISBN 978-7-5066-9999-1\n' },
      [{ path: '01.md', text: TEXT[0] as string }],
      'x',
    );
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['edition/bad-identifier', 2],
    ]);
  });
});
