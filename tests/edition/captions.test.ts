import type { Image, Nodes } from 'mdast';
import { expect, it } from 'vitest';
import { captionOf } from '../../src/edition/captions.js';
import { parseDivision } from '../../src/edition/index.js';
import { figuresAlone } from '../../src/edition/pictures-alone.js';

/** The captions of a text's figures with the marks of notes in brackets, and the names of what was reported. */
function captionsIn(text: string) {
  const { division, diagnostics } = parseDivision({ path: 'a.md', text: `# 甲\n\n${text}\n` });
  const captions = division.tree.children.flatMap((node) =>
    node.type === 'paragraph'
      ? (figuresAlone(node.children) ?? []).map(({ picture, notes }) => ({
          alt: picture.alt,
          caption: written(picture, notes),
        }))
      : [],
  );
  return { captions, rules: diagnostics.map(({ ruleId }) => ruleId) };
}

function written(picture: Image, notes: Parameters<typeof captionOf>[1]): string {
  return captionOf(picture, notes)
    .map((part: Nodes) =>
      part.type === 'text' ? part.value : `<${'identifier' in part ? part.identifier : ''}>`,
    )
    .join('');
}

const NOTE = '\n\n[^c]: 注文。\n\n[^d]: 又一注。';

it.each([
  ['in the brackets', '![图题[^c]](pic.png)', '图题<c>'],
  ['in the middle of the brackets', '![图题[^c]（2020年）[^d]](pic.png)', '图题<c>（2020年）<d>'],
  ['in the title', '![图](pic.png "图题[^c]（2020年）")', '图题<c>（2020年）'],
  ['behind the picture', '![图题](pic.png)[^c]', '图题<c>'],
  ['behind the attributes', '![图题](pic.png){width=60%}[^c]', '图题<c>'],
  ['in the brackets with attributes', '![图题[^c]](pic.png){fig-alt="一幅图"}', '图题<c>'],
  ['in a picture by reference', '![图题[^c]][p]\n\n[p]: pic.png', '图题<c>'],
  ['of another case', '![图题[^C]](pic.png)', '图题<c>'],
  ['behind a backslash', '![图题\\[^c\\]](pic.png)', '图题[^c]'],
  ['of no note', '![图题](pic.png "图题[^e]")', '图题[^e]'],
])('a mark %s stands where it is written', (_, text, caption) => {
  expect(captionsIn(text + NOTE).captions.map((one) => one.caption)).toEqual([caption]);
});

it('what a screen reader reads has no mark', () => {
  const { captions } = captionsIn(`![图题[^c]](pic.png){fig-alt="一幅图"}${NOTE}`);
  expect(captions).toEqual([{ alt: '一幅图', caption: '图题<c>' }]);
});

it('a caption of very many marks is read in no time', () => {
  const marks = '[^c]'.repeat(9000);
  const { captions } = captionsIn(`![图](pic.png "题${marks}")${NOTE}`);
  expect(captions[0]?.caption.length).toBe(1 + 3 * 9000);
});
