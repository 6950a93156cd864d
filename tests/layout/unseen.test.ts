import { expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import type { PlacedText } from '../../src/model/composition.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

it('no face draws a box for a variation selector, and the text keeps it', () => {
  const text = '作𠮷\u{e0100}。葛\u{e0101}。㐂\u{e0100}。';
  const { pages } = composeBook(
    editionOf([`# 甲\n\n${text}\n`]),
    booklet(),
    fonts,
    () => undefined,
  );
  const items = pages
    .flatMap((page) => page.items)
    .filter((item): item is PlacedText => item.kind === 'text');
  expect(items.map((item) => item.text).join('')).toContain(text);
  for (const { text: run, advances, face } of items) {
    if ([...run].some((_, at) => advances[at] === 0)) expect(face.has(0x20), run).toBe(true);
  }
});
