import type { Link, Paragraph, PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { markedTree } from '../../../src/model/markdown/marked-tree.js';
import { plainText } from '../../../src/model/markdown/plain-text.js';

const linksIn = (text: string) => {
  const [paragraph] = markedTree(text).children as [Paragraph];
  expect(plainText(paragraph)).toBe(text);
  for (const { position, ...node } of paragraph.children) {
    const { start, end } = position as NonNullable<typeof position>;
    expect(text.slice(start.offset, end.offset)).toBe(plainText(node as Link));
    expect(start.column).toBe((start.offset as number) + 1);
  }
  return paragraph.children.filter((one): one is Link => one.type === 'link').map(({ url }) => url);
};

describe('an address in running text', () => {
  it.each([
    [
      '全文见 https://example.org/a）。另见（https://example.org/b）后面的说明，或 https://example.org/c。再说。',
      ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'],
    ],
    ['已完成与 www.example.cn）的对接。', ['http://www.example.cn']],
    ['见 https://example.org/a?b=1&c=2，另见附录。', ['https://example.org/a?b=1&c=2']],
    ['见 https://example.org/早市 一文。', ['https://example.org/']],
    ['见 https://example.org/a_(b) 一文。', ['https://example.org/a_(b)']],
  ])('ends at the first character that is no ASCII: %s', (text, urls) => {
    expect(linksIn(text)).toEqual(urls);
  });

  it.each([
    [
      '其网站（www.a-house.example.cn）上传播；网址：www.b.example/a；另www.c.example。',
      ['http://www.a-house.example.cn', 'http://www.b.example/a', 'http://www.c.example'],
    ],
    ['见“www.d.example”，再见www.e.example上', ['http://www.d.example', 'http://www.e.example']],
  ])('ends there behind a Chinese mark too, where its scheme is left out: %s', (text, urls) => {
    const [paragraph] = markedTree(text).children as [Paragraph];
    expect(plainText(paragraph)).toBe(text);
    const links = paragraph.children.filter((one): one is Link => one.type === 'link');
    expect(links.map(({ url }) => url)).toEqual(urls);
    expect(links.map((link) => `http://${plainText(link)}`)).toEqual(urls);
  });

  it.each([
    [
      '见https://a.example/x，另见**https://b.example/y**。*着重*',
      '见[https://a.example/x]，另见**[https://b.example/y]**。*着重*',
    ],
    ['**见https://a.example，重要**后', '**见[https://a.example]，重要**后'],
    [
      'https://a.example（`代码`）https://b.example；~~删~~',
      '[https://a.example]（`代码`）[https://b.example]；~~删~~',
    ],
  ])('leaves the markup behind it to the text: %s', (text, wanted) => {
    const [paragraph] = markedTree(text).children as [Paragraph];
    const written = (node: PhrasingContent): string => {
      const { start, end } = node.position as NonNullable<typeof node.position>;
      if ('children' in node) {
        const inner = node.children.map(written).join('');
        const mark = { strong: '**', emphasis: '*', delete: '~~' }[node.type as string];
        if (mark === undefined) return `[${inner}]`;
        expect(text.slice(start.offset, end.offset).startsWith(mark)).toBe(true);
        return mark + inner + mark;
      }
      if (node.type === 'inlineCode') return `\`${node.value}\``;
      if (node.type !== 'text') return '';
      expect(text.slice(start.offset, end.offset)).toBe(node.value);
      return node.value;
    };
    expect(paragraph.children.map(written).join('')).toBe(wanted);
  });

  it('written as a link keeps its own target and text', () => {
    const [paragraph] = markedTree('[早市](https://example.org/早市)与<https://example.org/a>')
      .children as [Paragraph];
    const links = paragraph.children.filter((one): one is Link => one.type === 'link');
    expect(links.map((one) => [one.url, plainText(one)])).toEqual([
      ['https://example.org/早市', '早市'],
      ['https://example.org/a', 'https://example.org/a'],
    ]);
  });
});
