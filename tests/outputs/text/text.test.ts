import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../../src/edition/index.js';
import { plainText } from '../../../src/model/markdown/plain-text.js';
import { treeMarkdown } from '../../../src/outputs/text/markdown.js';
import { plainBook } from '../../../src/outputs/text/plain.js';
import { editionOf } from '../../support/edition.js';
import { EDITIONS, filesOf, textOf } from '../rows.js';

const bare = (text: string) => text.replace(/\s/gu, '');

describe('plain text', () => {
  it('writes each kind of node as a reader sees it', () => {
    const edition = editionOf([
      '# 标题\n\n正文[^1]，**强调**，[刊本](https://example.org/)，<ruby>漢<rt>hàn</rt></ruby>。\n\n- [x] 已办\n- [ ] 未办\n\n2. 甲\n3. 乙\n\n| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n\n[^1]: 注文。\n',
    ]);
    expect(plainBook(edition)).toBe(
      '书名\n2020年9月17日\n\n\n标题\n\n正文[1]，强调，刊本（https://example.org/），漢（hàn）。\n· ☑ 已办\n· ☐ 未办\n2. 甲\n3. 乙\n甲\t乙\n1\t2\n\n[1] 注文。\n',
    );
  });

  it('has the marks of captions in their places, no mark of merged cells, and no address inside the book', () => {
    const edition = editionOf([
      '# 标题\n\n![各地[^1]新设企业](chart.png)\n\n见[下文](#xia)，写信到a@example.org。\n\n| 站 | 甲 ||\n| -- | -- | -- |\n| ^^ | 1 | 2 |\n\n[^1]: 注文。\n',
    ]);
    expect(plainBook(edition)).toContain(
      '各地[1]新设企业\n见下文，写信到a@example.org。\n站\t甲\t\n\t1\t2\n',
    );
  });

  it('never makes another number of one with an index', () => {
    const edition = editionOf([
      '# 标题\n\n3.6×10<sup>4</sup> t，10<sup>−3</sup>，H<sub>2</sub>O，x<sup>2n</sup>，1<sup>st</sup>。\n',
    ]);
    expect(plainBook(edition)).toContain('3.6×10⁴ t，10⁻³，H₂O，x^(2n)，1st。');
  });

  it.each(EDITIONS)('holds every paragraph of %s', async (path) => {
    const { edition, files } = await filesOf(path, 'txt');
    const text = bare(textOf(files[0]?.bytes as Uint8Array));
    for (const { tree } of edition.divisions) {
      for (const node of tree.children) {
        if (node.type !== 'paragraph' || /footnoteRef|ruby|image|"link"/.test(JSON.stringify(node)))
          continue;
        expect(text).toContain(bare(plainText(node)));
      }
    }
  });
});

describe('one file of Markdown', () => {
  it('has the marks of a caption where they stand in it', () => {
    const text = '# 标题\n\n![各地[^1]新设企业[^2]](chart.png)\n\n[^1]: 甲。\n\n[^2]: 乙。\n';
    const tree = editionOf([text]).divisions[0]?.tree;
    expect(tree && treeMarkdown(tree)).toContain('![各地[^1]新设企业](chart.png)[^2]');
  });

  it('has merged cells as they are written: beside and below', () => {
    const text = '# 标题\n\n| 站 | 甲<sup>a</sup> ||\n| -- | -- | -- |\n| ^^ | 1 | |\n';
    const tree = editionOf([text]).divisions[0]?.tree;
    expect(tree && treeMarkdown(tree)).toContain(
      '| 站  | 甲<sup>a</sup> ||\n| -- | ------------- | - |\n| ^^ | 1             |   |\n',
    );
  });

  it.each(EDITIONS)('reads back as the text of %s', async (path) => {
    const { edition, files } = await filesOf(path, 'md');
    const text = textOf(files[0]?.bytes as Uint8Array);
    const again = parseEdition(
      { path: 'edition.yaml', text: 'title: 书名\n' },
      [{ path: '01-a.md', text: text.replace(/^---\n[\s\S]*?\n---\n/, '') }],
      'test',
    ).edition;
    const all = (one: typeof edition) =>
      bare(one.divisions.map(({ tree }) => plainText(tree)).join(''));
    expect(all(again)).toBe(all(edition));
  });
});
