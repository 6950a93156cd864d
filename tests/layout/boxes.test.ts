import { describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

const LINES = 40;

/** The strokes of the text's pages, upright and level, without those of an empty box. */
function strokes(markdown: string) {
  const { pages } = composeBook(editionOf([`# 渡口\n\n${markdown}\n`]), booklet(), fonts, () => ({
    width: 1,
    height: 1,
  }));
  const rules = pages.flatMap(({ items }, page) =>
    items.flatMap((item) => (item.kind === 'rule' ? [{ ...item, page }] : [])),
  );
  return {
    upright: rules.filter(({ x1, x2 }) => x1 === x2),
    level: rules.filter(({ y1, y2 }) => y1 === y2),
  };
}

describe('a boxed note has a frame in print', () => {
  const plain = strokes('> 夜里停航。');
  const boxed = strokes('> [!NOTE]\n> 夜里停航。');

  it('at both sides of its lines, above the first and below the last; a quotation has none', () => {
    expect(plain.upright).toEqual([]);
    // Its name and its text: two lines.
    expect(boxed.upright).toHaveLength(4);
    expect(boxed.level).toHaveLength(plain.level.length + 2);
    const xs = new Set(boxed.upright.map(({ x1 }) => x1));
    expect(xs.size).toBe(2);
    const ys = boxed.upright.flatMap(({ y1, y2 }) => [y1, y2]);
    const edges = boxed.level.filter(({ y1 }) => ys.some((y) => Math.abs(y - y1) < 0.01));
    expect(edges.map(({ y1 }) => y1)).toEqual([Math.min(...ys), Math.max(...ys)]);
  });

  it('that stays open where a page ends inside it', () => {
    const text = Array.from({ length: LINES }, (_, index) => `> ${index}、夜里停航。\n>`).join(
      '\n',
    );
    const { upright, level } = strokes(`> [!WARNING]\n>\n${text}`);
    expect(new Set(upright.map(({ page }) => page)).size).toBeGreaterThan(1);
    // Heads of pages have strokes of their own.
    const left = Math.min(...upright.map(({ x1 }) => x1));
    expect(level.filter(({ x1 }) => Math.abs(x1 - left) < 0.01)).toHaveLength(2);
  });
});
