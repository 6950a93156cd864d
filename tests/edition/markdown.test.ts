import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { checkEdition, parseEdition } from '../../src/edition/index.js';

const parse = (text: string) =>
  parseEdition({ path: 'edition.yaml', text: 'title: 书\n' }, [{ path: '01-a.md', text }], 'test');
const rules = (text: string) => {
  const { edition, diagnostics } = parse(text);
  return [...diagnostics, ...checkEdition(edition)].map(
    ({ line, column, ruleId }) => `${line}:${column} ${ruleId}`,
  );
};

describe('pictures', () => {
  const widths = (text: string) => {
    const found: unknown[] = [];
    visit(parse(text).edition.divisions[0]?.tree as never, 'image', (node: never) => {
      const { url, data } = node as { url: string; data?: { width?: unknown } };
      found.push([url, data?.width]);
    });
    return found;
  };

  it.each([
    ['a.png#width=60%', { share: 0.6 }],
    ['a.png#width=25.4mm', { pt: 72 }],
    ['a.png#width=100pt', { pt: 100 }],
    ['a.png#width=1.5in', { pt: 108 }],
    ['a.png', undefined],
  ])('%s', (url, width) => {
    expect(widths(`# 甲\n\n![图](${url})\n`)).toEqual([['a.png', width]]);
  });

  it.each(['a.png#width=120%', 'a.png#height=3', 'a.png#width=0mm'])(
    'the width in %s is an error at its place',
    (url) => {
      expect(rules(`# 甲\n\n乙![图](${url})\n`)).toEqual(['3:2 edition/picture-width']);
    },
  );

  it('named by reference are pictures like others', () => {
    expect(widths('# 甲\n\n![图][p]\n\n[p]: b.png#width=50%\n')).toEqual([
      ['b.png', { share: 0.5 }],
    ]);
  });
});

describe('formulas', () => {
  it.each(['质能方程$E=mc^2$。', '$$\\frac{1}{2}$$', '取$x_1$和$x_2$'])(
    '%s is reported',
    (text) => {
      expect(rules(`# 甲\n\n${text}\n`)).toEqual(['3:1 edition/math']);
    },
  );

  it.each(['售价$5，又$10。', '每股$1_000'])('%s is money', (text) => {
    expect(rules(`# 甲\n\n${text}\n`)).toEqual([]);
  });
});

it('definition lists are terms with what they mean', () => {
  const { edition } = parse('# 甲\n\n刊本\n: 一次编成的书。\n');
  const list = edition.divisions[0]?.tree.children[1];
  expect(list).toMatchObject({
    type: 'defList',
    children: [{ type: 'defListTerm' }, { type: 'defListDescription' }],
  });
});
