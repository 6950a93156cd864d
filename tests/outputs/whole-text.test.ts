import { beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../../src/edition/read-edition.js';
import { ALL, generatedEdition, QUICK, renderer } from '../../tools/texts/render.js';
import { editionOf, root } from '../support/edition.js';

/** Of a table of many columns, whose rows are higher than a page: a note stands in the first of its parts alone. */
const WIDE = (() => {
  const cells = (text: (column: number) => string) =>
    `| ${Array.from({ length: 14 }, (_, column) => text(column)).join(' | ')} |`;
  const long = cells(
    (column) => `${'甲乙丙丁'.repeat(3 + column * 2)}${column === 0 ? '[^1]' : ''}`,
  );
  return `# 表\n\n${cells((column) => `列名第${column}`)}\n${cells(() => '---')}\n${Array(8).fill(long).join('\n')}\n\n[^1]: 注文\n`;
})();

const READINGS = `# 注音

<ruby>𠮷野家<rt>よしのや</rt></ruby>，<ruby>葛A<rt>mixed 汉</rt></ruby>，[](https://example.org/a)。

- ![图](pic.png "图的题目")

词<ruby>術<rt>shù</rt></ruby>
: 释义，\`<i class="x">\`。
`;

let forms: Awaited<ReturnType<typeof renderer>>;

beforeAll(async () => {
  forms = await renderer(root);
});

const template = (name: string) => {
  const found = forms.templates.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('the text of each form of a book is the edition’s', () => {
  it.each(['everything', 'hostile'])('of the edition %s', async (name) => {
    const { edition } = await readEdition(`${root}tests/fixtures/editions/${name}`);
    expect(await forms.compare(edition, template('booklet'), ALL)).toEqual([]);
  });

  it.each(['booklet', 'large-print'])('of a table divided by its columns, %s', async (name) => {
    expect(await forms.compare(editionOf([WIDE]), template(name), QUICK)).toEqual([]);
  });

  it('of readings, links without text, captions in lists, and text that looks like attributes', async () => {
    const { assets } = generatedEdition(1);
    const edition = editionOf([READINGS], { assets });
    expect(await forms.compare(edition, template('booklet'), ALL)).toEqual([]);
  });

  it('of generated editions', async () => {
    for (let seed = 1; seed <= 16; seed++) {
      const faults = await forms.compare(generatedEdition(seed), template('classic'), QUICK);
      expect(faults, `npm run texts -- --case ${seed}`).toEqual([]);
    }
  });
});
