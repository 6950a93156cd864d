import { describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import type { PlacedItem } from '../../src/model/composition.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

const { code } = booklet().styles;

/** The lines of code, each as its characters with the column in which they stand. */
function lines(text: string) {
  const edition = editionOf([`# 甲\n\n文。\n\n\`\`\`\n${text}\n\`\`\`\n`]);
  const { pages, diagnostics } = composeBook(edition, booklet(), fonts, () => undefined);
  expect(diagnostics.map(String)).toEqual([]);
  const items: PlacedItem[] = pages.flatMap((page) => page.items);
  const found = new Map<number, Map<number, string>>();
  let left = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (item.kind !== 'text' || item.structure?.kind !== 'Code') continue;
    left = Math.min(left, item.x);
    let { x } = item;
    const line = found.get(item.baseline) ?? new Map<number, string>();
    [...item.text].forEach((character, index) => {
      line.set(x, character);
      x += item.advances[index] ?? 0;
    });
    found.set(item.baseline, line);
  }
  const column = code.size / 2;
  return [...found.values()].map((line) =>
    [...line].map(([x, character]) => [character, (x - left) / column] as const),
  );
}

describe('code', () => {
  it('stands in columns of half an em, Han in two of them, a tab goes on to the next fourth', () => {
    const [first = [], second = []] = lines('ab中c\n\td中');
    expect(first.map(([character]) => character).join('')).toBe('ab中c');
    const at = (line: typeof first) => line.map(([, column]) => Math.round(column * 1000) / 1000);
    expect(at(first)).toEqual([0, 1, 2, 4]);
    expect(at(second.filter(([character]) => character !== ' '))).toEqual([4, 5]);
  });

  it('is broken before a name, behind a bracket or a point, where it has no space', () => {
    const long = `call_number_one(call_number_two(${'inner_name.part_of.'.repeat(4)}last))`;
    const [first = []] = lines(long);
    expect(first.map(([character]) => character).join('')).toMatch(/[(.]$/);
  });

  it('is broken at a space where it is too long, goes on further in, and loses no character', () => {
    const long = `${'name_of_a_thing '.repeat(6)}end${'0123456789'.repeat(8)}`;
    const set = lines(long);
    expect(set.length).toBeGreaterThan(2);
    expect(set.map((line) => line.map(([character]) => character).join('')).join('')).toBe(long);
    for (const line of set.slice(1)) expect(line[0]?.[1]).toBeCloseTo(3, 5);
    expect(set[0]?.at(-1)?.[0]).toBe(' ');
  });

  it.each([
    ['a short program stands on one page', 4, [4]],
    ['of a longer one no page has a single line', 9, [2, 3, 4, 5, 6, 7, 9]],
  ])('%s', (_, count, parts) => {
    const program = Array.from({ length: count }, (_, at) => `line ${at}`).join('\n');
    for (let before = 14; before <= 25; before++) {
      const prose = Array.from({ length: before }, () => '文。\n\n').join('');
      const edition = editionOf([`# 甲\n\n${prose}\`\`\`\n${program}\n\`\`\`\n`]);
      const { pages } = composeBook(edition, booklet(), fonts, () => undefined);
      const counts = pages.map(
        ({ items }) =>
          new Set(
            items.flatMap((item) =>
              item.kind === 'text' && item.structure?.kind === 'Code' ? [item.baseline] : [],
            ),
          ).size,
      );
      for (const on of counts.filter((on) => on > 0)) expect(parts).toContain(on);
    }
  });
});
