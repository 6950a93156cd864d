import { expect, it } from 'vitest';
import { pictureBlock, picturePlace } from '../../src/desk/browser/editor/picture-block.js';

const PICTURE = { name: 'a_b.png', path: 'images/a b.png' };

function put(text: string, at: number): string {
  const place = picturePlace(text, at);
  const [before, after] = [text.slice(0, place), text.slice(place)];
  return before + pictureBlock(PICTURE, before, after) + after;
}

it('puts a picture behind the paragraph at which it is dropped, as a paragraph of its own', () => {
  const block = '![a\\_b](images/a%20b.png)';
  const text = '---\nrole: chapter\n---\n\n# 一\n\n甲\n乙\n\n丙\n';
  expect(put(text, text.indexOf('甲'))).toBe(text.replace('乙\n', `乙\n\n${block}\n`));
  expect(put(text, text.length)).toBe(`${text}\n${block}`);
  expect(put(text, text.indexOf('丙'))).toBe(text.replace('丙\n', `丙\n\n${block}\n\n`));
  const settled = text.replace('---\n\n#', `---\n\n${block}\n\n#`);
  for (const at of [0, 6, 21]) expect(put(text, at), String(at)).toBe(settled);
  expect(put('', 0)).toBe(block);
  // A blank line takes the picture at once.
  expect(put('甲\n\n\n\n乙', 3)).toBe(`甲\n\n${block}\n\n乙`);
});
