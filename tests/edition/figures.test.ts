import { describe, expect, it } from 'vitest';
import { parseEdition, plainText } from '../../src/edition/index.js';
import { eachNode } from '../../src/model/markdown/each-node.js';

function parsed(...texts: readonly string[]) {
  const files = texts.map((text, index) => ({ path: `0${index + 1}-a.md`, text }));
  return parseEdition({ path: 'edition.yaml', text: 'title: 书\n' }, files, 'x');
}

function captionsIn(texts: readonly string[]): readonly (string | null | undefined)[] {
  const captions: (string | null | undefined)[] = [];
  for (const { tree } of parsed(...texts).edition.divisions) {
    eachNode(tree, (node) => {
      if (node.type === 'image') captions.push(node.title ?? node.alt);
    });
  }
  return captions;
}

const MAP = '![平面图](map.png){#fig-map width=60% fig-pos="t"}';
const YARD = '![院落](yard.png){#fig-yard}';

describe('pictures with an id', () => {
  it('are numbered in the order of the text, and references follow them when they change places', () => {
    const text = '见@fig-map，又见[@fig-yard]。';
    const [first, second] = [
      [`# 甲\n\n${text}\n\n${MAP}\n\n${YARD}\n`],
      [`# 甲\n\n${text}\n\n${YARD}\n`, `# 乙\n\n${MAP}\n`],
    ];
    expect(captionsIn(first)).toEqual(['图1　平面图', '图2　院落']);
    expect(captionsIn(second)).toEqual(['图1　院落', '图2　平面图']);
    const read = (texts: readonly string[]) =>
      plainText(
        parsed(...texts).edition.divisions[0]?.tree.children[1] ?? { type: 'root', children: [] },
      );
    expect(read(first)).toBe('见图1，又见图2。');
    expect(read(second)).toBe('见图2，又见图1。');
  });

  it('take width and place from their attributes; what is no attribute stays text', () => {
    const { edition } = parsed(`# 甲\n\n${MAP}\n\n![丙](c.png){见附录}。\n`);
    const images: unknown[] = [];
    const texts: string[] = [];
    for (const { tree } of edition.divisions) {
      eachNode(tree, (node) => {
        if (node.type === 'image') images.push(node.data);
        if (node.type === 'text') texts.push(node.value);
      });
    }
    expect(images[0]).toMatchObject({ id: 'fig-map', width: { share: 0.6 }, place: 'top' });
    expect(texts).toContain('{见附录}。');
  });

  it('a reference to none is a warning with its place, and stays as it is written', () => {
    const { edition, diagnostics } = parsed('# 甲\n\n见@fig-none。\n');
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['edition/no-such-figure', 3],
    ]);
    expect(
      plainText(edition.divisions[0]?.tree.children[1] ?? { type: 'root', children: [] }),
    ).toBe('见@fig-none。');
  });
});
