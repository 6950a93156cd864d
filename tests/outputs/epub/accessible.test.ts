import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/edition/index.js';
import { buildEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf, PNG } from '../../support/edition.js';
import { bookOf, filesOf, fixture, OPTIONS } from './everything.js';
import { seenText } from './unzip.js';

const pic = { assets: new Map([['pic.png', PNG]]) };
const opfOf = async (texts: readonly string[], options = {}) => {
  const { bytes } = await buildEpub(editionOf(texts, options), booklet(), OPTIONS);
  return (await filesOf(bytes)).get('content.opf') ?? '';
};
const values = (opf: string, name: string) =>
  [...opf.matchAll(new RegExp(`property="schema:${name}">([^<]*)<`, 'g'))].map(
    ([, value]) => value,
  );
const solid = (text: string) => text.replace(/\s/g, '');

describe('what an EPUB says of its accessibility is what is inside', () => {
  it('text alone: nothing of pictures, pages, readings', async () => {
    const opf = await opfOf(['# 甲\n\n乙\n']);
    expect(values(opf, 'accessMode')).toEqual(['textual']);
    expect(values(opf, 'accessModeSufficient')).toEqual(['textual']);
    expect(values(opf, 'accessibilityFeature')).toEqual([
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
    ]);
    expect(values(opf, 'accessibilityHazard')).toEqual(['none']);
    expect(values(opf, 'accessibilitySummary')).toHaveLength(1);
  });

  it('pictures with a text each, and readings', async () => {
    const opf = await opfOf(['# 甲\n\n![图](pic.png)\n\n<ruby>漢<rt>hàn</rt></ruby>\n'], pic);
    expect(values(opf, 'accessMode')).toEqual(['textual', 'visual']);
    expect(values(opf, 'accessModeSufficient')).toEqual(['textual']);
    expect(values(opf, 'accessibilityFeature')).toContain('alternativeText');
    expect(values(opf, 'accessibilityFeature')).toContain('rubyAnnotations');
  });

  it('a picture without one: text alone is not enough', async () => {
    const opf = await opfOf(['# 甲\n\n![](pic.png)\n'], pic);
    expect(values(opf, 'accessModeSufficient')).toEqual(['textual,visual']);
    expect(values(opf, 'accessibilityFeature')).not.toContain('alternativeText');
    expect(values(opf, 'accessibilitySummary')[0]).toContain('部分图片没有文字说明');
  });
});

describe('an EPUB with everything', async () => {
  const { files, edition } = await bookOf(fixture('editions/everything'), 'booklet', {
    cover: PNG,
  });

  it('names every part by its role', () => {
    expect(files.get('00-note.xhtml')).toContain('role="doc-preface"');
    expect(files.get('01-a.xhtml')).toContain('role="doc-chapter" aria-labelledby="heading-1"');
    expect(files.get('toc.xhtml')).toContain('role="doc-toc"');
    expect(files.get('colophon.xhtml')).toContain('role="doc-colophon"');
    expect(files.get('01-a.xhtml')).toContain('role="doc-noteref"');
    expect(files.get('01-a.xhtml')).toContain('role="doc-footnote"');
  });

  it('says its language in every document', () => {
    for (const [name, text] of files) {
      if (/\.xhtml$/.test(name)) expect(text, name).toContain('lang="zh-CN" xml:lang="zh-CN"');
    }
  });

  it('has landmarks for the contents, the text, the preface, the colophon', () => {
    const nav = files.get('toc.xhtml') ?? '';
    for (const mark of [
      'epub:type="cover" href="cover.xhtml"',
      'epub:type="toc" href="toc.xhtml#toc"',
      'epub:type="bodymatter" href="01-a.xhtml"',
      'epub:type="preface" href="00-note.xhtml"',
      'epub:type="colophon" href="colophon.xhtml"',
    ])
      expect(nav).toContain(mark);
  });

  it('lists every heading, each below the one that it belongs to', () => {
    const [, list = ''] =
      /<nav epub:type="toc"[^>]*>(.*?)<\/nav>/s.exec(files.get('toc.xhtml') ?? '') ?? [];
    let depth = 0;
    const entries = [...list.matchAll(/<ol>|<\/ol>|<a [^>]*>([^<]*)<\/a>/g)].flatMap(
      ([tag, title]) => {
        if (title !== undefined) return [`${depth} ${title}`];
        depth += tag === '<ol>' ? 1 : -1;
        return [];
      },
    );
    expect(entries).toEqual([
      '1 编者按',
      '1 标题：主题　副题',
      '2 二级标题',
      '3 三级标题',
      '1 黑龙江：立足五个定位　提高监管效能',
      '2 一、工作',
      '3 （一）清单',
      '4 1.表',
      '1 版权页',
    ]);
  });

  it('skips no level of headings where the Markdown does', async () => {
    const { bytes } = await buildEpub(
      editionOf(['# 甲\n\n### 乙\n\n#### 丙\n\n### 丁\n\n## 戊\n\n###### 己\n']),
      booklet(),
      OPTIONS,
    );
    const text = (await filesOf(bytes)).get('01-a.xhtml') ?? '';
    expect([...text.matchAll(/<(h\d)/g)].map(([, name]) => name)).toEqual([
      'h1',
      'h2',
      'h3',
      'h2',
      'h2',
      'h3',
    ]);
  });

  it('has the text of the edition, no less and no more, in its spine', () => {
    const opf = files.get('content.opf') ?? '';
    const hrefs = new Map(
      [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, id, href]) => [id, href]),
    );
    const spine = [...opf.matchAll(/<itemref idref="([^"]+)"(?! linear="no")/g)].map(
      ([, id]) => hrefs.get(id) ?? '',
    );
    expect(spine[0]).toBe('toc.xhtml');
    expect(spine.at(-1)).toBe('colophon.xhtml');
    const seen = spine
      .slice(1, -1)
      .map((name) => solid(seenText(files.get(name) ?? '').replace(/[①-⑳]/gu, '')))
      .join('');
    const wanted = edition.divisions.map(({ tree }) => {
      const notes = tree.children.filter(({ type }) => type === 'footnoteDefinition');
      const rest = tree.children.filter(({ type }) => type !== 'footnoteDefinition');
      return [...rest, ...notes].map(plainText).join('');
    });
    // Boxes of a task list are drawn, captions are the pictures' own texts.
    expect(seen.replace(/[☑☐]/gu, '').replace('图一：示意', '')).toBe(solid(wanted.join('')));
  });

  it('keeps the cover out of the linear order where it is the shelf’s picture', () => {
    const opf = files.get('content.opf') ?? '';
    expect(opf).toContain('media-type="image/png" properties="cover-image"');
    expect(opf).toContain('<meta name="cover" content="cover-image"/>');
    expect(opf).toMatch(/<itemref idref="text-1" linear="no"\/>/);
    expect(files.get('cover.xhtml')).toMatch(
      /<img [^>]*alt="封面：研究新形势 [^"]*" role="doc-cover"/,
    );
  });
});
