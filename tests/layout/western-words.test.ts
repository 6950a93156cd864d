import { describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import type { PlacedText } from '../../src/model/composition.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

function itemsOf(text: string): readonly PlacedText[] {
  const { pages } = composeBook(editionOf([text]), booklet(), fonts, () => undefined);
  return pages
    .filter(({ kind }) => kind === 'text')
    .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item] : [])));
}

describe('Western words', () => {
  it.each(['Dvořák', 'Ελλάδα', 'H₂O', 'Łódź', '10⁻³'])('%s is of one face', (word) => {
    const whole = itemsOf(`# 甲\n\n中文${word}中文。\n`).filter(({ text }) => text.includes(word));
    expect(whole).toHaveLength(1);
  });

  it('are in italics where they are emphasised, and Chinese keeps its dots', () => {
    const items = itemsOf('# 甲\n\n*emphasised 着重*文。\n');
    expect(items.find(({ text }) => text.startsWith('emphasised'))?.face.id).toBe('latin-italic');
    expect(items.find(({ text }) => text.includes('着重'))?.face.id).toBe('song');
  });

  it.each(['30°15′20″', '互联网+', '东-001'])('%s has no gap inside', (text) => {
    const wide = itemsOf(`# 甲\n\n${text}\n`).filter(
      ({ baseline, size }) => baseline > 100 && size > 10,
    );
    const advances = wide.flatMap((item) =>
      [...item.text].map(
        (one, at) =>
          (item.advances[at] as number) / item.size -
          item.face.advance(one.codePointAt(0) as number),
      ),
    );
    expect(Math.max(...advances)).toBeLessThan(0.05);
  });

  it('zero-width characters and variation selectors take no room', () => {
    const wideOf = (text: string) =>
      itemsOf(`# 甲\n\n甲${text}乙。\n`)
        .filter(({ text: one }) => /[甲乙]/.test(one))
        .at(-1);
    const [plain, odd] = [wideOf(''), wideOf('\u200b\u2060\ufeff\ufe00')];
    const sum = (item: PlacedText | undefined) =>
      (item?.x ?? 0) + (item?.advances ?? []).reduce((a, b) => a + b, 0);
    expect(sum(odd)).toBeCloseTo(sum(plain), 3);
  });
});

describe('headings of several lines', () => {
  it('break between words, never inside a name', () => {
    const title = '柳湾镇集市志稿支持出口产品转内销与三十年来集市变迁纪事';
    const lines = new Map<number, string>();
    for (const { text, size, baseline } of itemsOf(`# ${title}\n\n文。\n`)) {
      if (size > 12) lines.set(baseline, (lines.get(baseline) ?? '') + text);
    }
    const set = [...lines.values()];
    expect(set.join('')).toBe(title);
    expect(set.length).toBeGreaterThan(1);
    for (const word of ['出口', '产品', '三十年', '集市', '变迁']) {
      expect(
        set.some((line) => line.includes(word)),
        word,
      ).toBe(true);
    }
  });
});
