import type { Paragraph, PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { partedAtPictures } from '../../src/layout/pictures.js';
import { parseMarkdown } from '../../src/model/markdown/parse-markdown.js';

/** A paragraph's parts, written shortly: text as it is wrapped, pictures by their words and the link that they lead to. */
function parts(markdown: string): readonly string[] {
  const [paragraph] = parseMarkdown(markdown).children;
  return partedAtPictures((paragraph as Paragraph).children).map((part) =>
    'text' in part
      ? part.text.map(written).join('')
      : `[${part.picture.alt}]${part.link ? `→${part.link.url}` : ''}`,
  );
}

function written(node: PhrasingContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? `${node.type}(${node.children.map(written).join('')})` : node.type;
}

describe('a paragraph is parted at its pictures', () => {
  it.each<[string, string, readonly string[]]>([
    ['without any', '甲**乙**丙', ['甲strong(乙)丙']],
    ['between text', '甲![图](a.png)乙', ['甲', '[图]', '乙']],
    ['alone', '![图](a.png)', ['[图]']],
    [
      'inside emphasis, which goes round the text on both sides',
      '**甲![图](a.png)乙**丙',
      ['strong(甲)', '[图]', 'strong(乙)丙'],
    ],
    [
      'inside a link, where they lead to the same place',
      '见[甲![图](a.png)乙](b)。',
      ['见link(甲)', '[图]→b', 'link(乙)。'],
    ],
    ['inside emphasis within a link', '[**![图](a.png)**甲](b)', ['[图]→b', 'link(甲)']],
    [
      'alone in a link, whose address may still be printed',
      '甲[![图](a.png)](b)乙',
      ['甲', '[图]→b', 'link()乙'],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(parts(markdown)).toEqual(expected);
  });
});
