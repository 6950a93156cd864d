import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../../src/edition/index.js';
import { plainText } from '../../../src/model/markdown/plain-text.js';
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
      '书名\n2020-09-17\n\n\n标题\n\n正文[1]，强调，刊本（https://example.org/），漢（hàn）。\n· ☑ 已办\n· ☐ 未办\n2. 甲\n3. 乙\n甲\t乙\n1\t2\n\n[1] 注文。\n',
    );
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
