import { expect, it } from 'vitest';
import { parseDivision } from '../../src/edition/index.js';
import { plainText } from '../../src/model/markdown/plain-text.js';

const blocks = (text: string) =>
  parseDivision({ path: 'a.md', text: `# 题\n\n${text}\n` }).division.tree.children.slice(1);

it('ends an address at the first character that is no ASCII', () => {
  const [paragraph] = blocks(
    '见https://example.org/a）。另见（https://example.org/b）后，www.example.org/c。完',
  );
  const urls = paragraph?.type === 'paragraph' ? paragraph.children : [];
  expect(urls.flatMap((node) => (node.type === 'link' ? [node.url] : []))).toEqual([
    'https://example.org/a',
    'https://example.org/b',
    'http://www.example.org/c',
  ]);
});

it('reads paragraphs of HTML as paragraphs, without character references', () => {
  expect(blocks('<p>甲。&nbsp;</p><p><b>乙</b></p><p>丙 &amp; 丁</p>').map(plainText)).toEqual([
    '甲。',
    '乙',
    '丙 & 丁',
  ]);
});

it.each(['> [!WARNING]\n> 小心。', '::: warning\n小心。\n:::', '!!! warning\n    小心。'])(
  'makes a named quotation of the box %j',
  (box) => {
    const [quote] = blocks(box);
    expect(quote?.type).toBe('blockquote');
    expect(quote && plainText(quote)).toBe('注意小心。');
  },
);

it('leaves a box in code as it is written', () => {
  expect(blocks('```\n::: note\n```').map(plainText)).toEqual(['::: note']);
});

it('leaves a picture on the network out, with a warning that names it', () => {
  const { division, diagnostics } = parseDivision({
    path: 'a.md',
    text: '# 题\n\n文。\n\n![图](https://example.org/a.png)\n',
  });
  expect(division.tree.children).toHaveLength(2);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['edition/remote-image']);
});
